"""How the sessions of the demo went: what became of each prompt, and who came, left or moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.demo.design import demo_data, start_of
from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.domain.records import Coverage, SeatChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from facilitator_app.demo.consents import Consents
    from facilitator_app.demo.design import Day, Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.room import Room
    from facilitator_app.domain.records import Note, Prompt, Record, Session, Table

_MERGED, _SKIPPED, _SHOWN, _SAID = 0.09, 0.06, 0.94, 0.98
_SWAPS = 2
_MINUTES = 60


class Guiding:
    """What the note-takers say about the guide and the seats while people talk."""

    def __init__(self, design: Design, room: Room, consents: Consents, dice: Dice) -> None:
        self._design = design
        self._room = room
        self._consents = consents
        self._dice = dice
        self._data = demo_data("tables")
        self._coverage: dict[tuple[UUID, UUID | None], Coverage] = {}

    def records(self, day: Day) -> Iterator[Record]:
        """Return what became of a day's prompts at each table, and the changes of seats."""
        for session in day.sessions:
            for table in self._design.tables:
                yield from self._covered(day, session, table)
        yield from self._late_and_early(day)
        yield from self._swapped(day)

    def filed(self, notes: Sequence[Note], day: Day) -> Iterator[Note]:
        """Return notes as they are in the end: under what was asked, and from whom one may say."""
        sessions = {each.id: each for each in day.sessions}
        for note in notes:
            coverage = self._coverage.get((note.table_id, note.prompt_id))
            if coverage is not None and coverage.state == "skipped":
                continue
            seated = self._room.at_table(sessions[note.session_id], note.table_id)
            after = replace(note, seats=self._consents.seats(note, seated))
            if coverage is not None and coverage.merged_into is not None:
                after = replace(after, prompt_id=coverage.merged_into, first_prompt_id=None)
            yield self._typed_up(after, sessions[note.session_id])

    def _covered(self, day: Day, session: Session, table: Table) -> Iterator[Coverage]:
        before: Prompt | None = None
        for prompt in day.prompts[session.id]:
            coverage = self._of(prompt, table, before if self._can_merge(session, day) else None)
            if coverage.state == "asked":
                before = prompt
            self._coverage[table.id, prompt.id] = coverage
            if coverage.state != "asked" or self._dice.often(_SAID):
                yield coverage

    def _of(self, prompt: Prompt, table: Table, before: Prompt | None) -> Coverage:
        """Ask a prompt; what need not be asked is at times merged with the one before, or left."""
        state, merged, reason = "asked", None, ""
        if before is not None and not prompt.must_ask:
            if self._dice.often(_MERGED):
                state, merged = "merged", before.id
                reason = self._dice.choice(self._data["merged_because"])
            elif self._dice.often(_SKIPPED):
                state, reason = "skipped", self._dice.choice(self._data["skipped_because"])
        shown = bool(prompt.stimulus) and state == "asked" and self._dice.often(_SHOWN)
        return Coverage.named(
            self._design.id,
            table_id=table.id,
            prompt_id=prompt.id,
            state=state,
            merged_into=merged,
            reason=reason,
            stimulus_shown=shown,
        )

    def _can_merge(self, session: Session, day: Day) -> bool:
        return session.code.removesuffix(f"-{day.run}") not in self._data["never_merged_in"]

    def _typed_up(self, note: Note, session: Session) -> Note:
        """Return a note as one of those that were on paper at first, if it is."""
        where, codes = self._data["typed_up"], {e.id: e.code for e in self._design.tables}
        if (codes[note.table_id], session.code) != (where["table"], where["session"]):
            return note
        moment = note.noted_at and note.noted_at.replace(second=0)
        what = note.prompt_id or ""
        sheet = sheet_code(self._design.id, note.table_id, session.id, what)
        return replace(note, noted_at=moment, transcribed=True, sheet=sheet)

    def _late_and_early(self, day: Day) -> Iterator[SeatChange]:
        """Say of everybody who came late or left early where it was seen."""
        for session in day.sessions:
            if session.kind != "table":
                continue
            for table in self._design.tables:
                for seat, presence in self._room.moving(session, table.id).items():
                    for what, at in (("arrived", presence.arrived), ("left", presence.left)):
                        if at is not None and self._is_seen(day, session, at, what):
                            yield self._change(session, table, seat, what, at)

    def _is_seen(self, day: Day, session: Session, at: time, what: str) -> bool:
        """Tell whether a session at the tables is where one comes to, or leaves from."""
        tables = [each for each in day.sessions if each.kind == "table"]
        if what == "arrived":
            return session == next((each for each in tables if at < _end_of(each)), None)
        begun = [each for each in tables if start_of(each) <= at]
        return bool(begun) and session == begun[-1]

    def _swapped(self, day: Day) -> Iterator[SeatChange]:
        """Let two people change places now and then, mostly for a better look at the wall."""
        sessions = [each for each in day.sessions if each.kind == "table"]
        for _ in range(_SWAPS):
            session, table = self._dice.choice(sessions), self._dice.choice(self._design.tables)
            seated = sorted(self._room.at_table(session, table.id))
            seat, other = sorted(self._dice.sample(seated, 2))
            yield self._change(session, table, seat, "swapped", start_of(session), other)

    def _change(
        self, session: Session, table: Table, seat: str, what: str, at: time, other: str = ""
    ) -> SeatChange:
        return SeatChange.named(
            self._design.id,
            session_id=session.id,
            table_id=table.id,
            seat=seat,
            what=what,
            other=other,
            at=at,
        )


def _end_of(session: Session) -> time:
    start = start_of(session)
    return time(*divmod(start.hour * _MINUTES + start.minute + session.minutes, _MINUTES))
