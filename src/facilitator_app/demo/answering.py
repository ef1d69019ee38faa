"""What the tables of the demo make of what was said: links, stars, summaries, flipcharts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.demo.design import demo_data
from facilitator_app.domain.records import Flipchart, Link, Star, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.demo.design import Day, Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.domain.records import Note, Record, Session, Table

_LINKED, _STARRED, _STARRED_QUOTE, _HANDED_IN, _HUNG_UP = 0.035, 0.006, 0.06, 0.95, 0.55
_BACK = 6
"""So many notes back does a note answer another at most."""
_AGREEMENTS = {"": 2, "few": 1, "half": 2, "most": 4, "all": 3}
_LINES: tuple[Callable[[Note], bool], ...] = (
    lambda note: note.agreement in ("most", "all", "half") and note.kind == "point",
    lambda note: note.kind == "disagreement" or note.stance == "against",
    lambda note: note.kind in ("condition", "question"),
)
"""Which notes a table has in mind when it writes each line of a summary."""


class Answering:
    """What is said about notes, and at the end of a session."""

    def __init__(self, design: Design, dice: Dice) -> None:
        self._design = design
        self._dice = dice
        self._data = demo_data("tables")

    def records(self, day: Day, notes: Sequence[Note]) -> Iterator[Record]:
        """Return what the tables made of a day's notes, which come in the order of their times."""
        under: dict[tuple[UUID, UUID | None], list[Note]] = {}
        for note in notes:
            under.setdefault((note.table_id, note.prompt_id), []).append(note)
        for some in under.values():
            yield from self._links(some)
        for note in notes:
            if self._dice.often(_STARRED_QUOTE if note.wording == "exact" else _STARRED):
                yield Star.named(self._design.id, note_id=note.id)
        for session in day.sessions:
            if session.kind == "table":
                for table in self._design.tables:
                    yield from self._handed_in(day, session, table, under)

    def _links(self, notes: Sequence[Note]) -> Iterator[Link]:
        for at, note in enumerate(notes):
            earlier = [e for e in notes[max(0, at - _BACK) : at] if e.seats != note.seats]
            if earlier and self._dice.often(_LINKED):
                other = self._dice.choice(earlier)
                yield Link.named(
                    self._design.id, note_id=note.id, other_id=other.id, how=_how(note, other)
                )

    def _handed_in(
        self,
        day: Day,
        session: Session,
        table: Table,
        under: dict[tuple[UUID, UUID | None], list[Note]],
    ) -> Iterator[Record]:
        prompts = day.prompts[session.id]
        said = [note for prompt in prompts for note in under.get((table.id, prompt.id), ())]
        if self._dice.often(_HANDED_IN):
            yield self._summary(session, table, None, said)
        for prompt in prompts:
            if prompt.summary and self._dice.often(_HANDED_IN):
                yield self._summary(session, table, prompt.id, under.get((table.id, prompt.id), []))
        sheets = self._data["flipcharts"].get(session.code.removesuffix(f"-{day.run}"), ())
        hung = [about for about in sheets if self._dice.often(_HUNG_UP)]
        for number, about in enumerate(hung, start=1):
            yield Flipchart.named(
                self._design.id,
                session_id=session.id,
                table_id=table.id,
                code=f"{table.code}-{session.code}-{number}",
                about=about,
                agreement=self._dice.weighted(_AGREEMENTS),
            )

    def _summary(
        self, session: Session, table: Table, prompt: UUID | None, notes: Sequence[Note]
    ) -> Summary:
        """Return three lines made of what was said; one stays empty if nothing fits it."""
        lines = []
        for starts, fits in zip(self._data["summary"]["starts"], _LINES, strict=True):
            fitting = [note.text.rstrip(".") for note in notes if fits(note)]
            start = self._dice.choice(starts)
            lines.append(f"{start}{self._dice.choice(fitting)}." if fitting else "")
        return Summary.named(
            self._design.id,
            session_id=session.id,
            table_id=table.id,
            prompt_id=prompt,
            lines=tuple(lines),
        )


def _how(note: Note, other: Note) -> str:
    """Return how a note answers another, by where both stand."""
    if {note.stance, other.stance} == {"for", "against"} or note.kind == "disagreement":
        return "disagrees"
    return "agrees" if note.stance == other.stance and note.kind == "point" else "builds on"
