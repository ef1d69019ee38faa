"""What the ids in records stand for, looked up once for a whole workbook."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING

from facilitator_app.domain.called import Called
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import (
    Coding,
    Link,
    Participant,
    PlaceWording,
    Prompt,
    ReadBack,
    Session,
    Staff,
    Star,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot

REMOVED = "(removed)"
SEPARATOR = "; "
_LAST = 1 << 62
"""Where what was removed is sorted to, and what has no time yet."""


class Named(dict["UUID | None", str]):
    """The name of each id: empty for none, and saying so for that of a record that is gone."""

    def __init__(self, names: Iterable[tuple[UUID, str]]) -> None:
        super().__init__(names)
        self[None] = ""

    def __missing__(self, key: UUID | None) -> str:
        return f"{REMOVED} {key}"


class Told(Named):
    """What there is to read about each id beside its name."""

    def __missing__(self, key: UUID | None) -> str:
        return REMOVED


class Ranks(dict["UUID | None", int]):
    """The place of each id in the order of the room; what is gone comes last."""

    def __missing__(self, key: UUID | None) -> int:
        return _LAST


class Names:
    """The names, titles and places in order that rows are told by."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.conflicts = snapshot.conflicts
        self.called = Called(snapshot.all, UTC)
        self.disputes = {each.record_id: each for each in snapshot.disputes}
        self.workshops = snapshot.by_id(Workshop)
        self.participants = snapshot.by_id(Participant)
        self.workshop = Named((each.id, each.code) for each in snapshot.all(Workshop))
        self.workshop_rank = self._workshop_ranks(snapshot)
        self._name_sessions(snapshot)
        self.participant = Named((each.id, each.code) for each in snapshot.all(Participant))
        prompts = snapshot.all(Prompt)
        self.prompt = Named((each.id, each.code) for each in prompts)
        self.question = Told((each.id, each.question) for each in prompts)
        tables = sorted(snapshot.all(Table), key=lambda each: (in_order(each.code), each.id.int))
        self.table = Named((each.id, each.code) for each in tables)
        self.table_rank = Ranks({each.id: rank for rank, each in enumerate(tables)})
        self.table_rank[None] = -1
        self.prompt_rank = self._prompt_ranks(prompts)
        self.themes_of = _themes_of(snapshot)
        self.starred = frozenset(each.note_id for each in snapshot.all(Star))
        self.links: dict[UUID, list[Link]] = defaultdict(list)
        for link in sorted(snapshot.all(Link), key=lambda each: (each.how, each.other_id.int)):
            self.links[link.note_id].append(link)
        self.read_back = {each.headline_id: each for each in snapshot.all(ReadBack)}
        self.wordings: dict[UUID, dict[int, str]] = defaultdict(dict)
        for each in snapshot.all(PlaceWording):
            self.wordings[each.trade_off_id][each.number] = each.text
        self._name_votes(snapshot)

    def _name_votes(self, snapshot: Snapshot) -> None:
        self.trade_offs = snapshot.by_id(TradeOff)
        self.role = Told((each.id, each.role) for each in snapshot.all(Staff))
        self.held_in: dict[UUID, dict[str, str]] = defaultdict(dict)
        """Of each trade-off the sessions of the rounds that have one of their own."""
        for each in snapshot.all(VoteRound):
            self.held_in[each.trade_off_id][each.round] = self.session[each.session_id]

    def in_conflict(self, record_id: UUID) -> str:
        """Tell whether a person must still choose a version of a record."""
        return "yes" if record_id in self.conflicts else "no"

    def _prompt_ranks(self, prompts: Iterable[Prompt]) -> Ranks:
        ordered = sorted(
            prompts,
            key=lambda each: (
                self.session_rank[each.session_id],
                each.position,
                in_order(each.code),
                each.id.int,
            ),
        )
        found = Ranks({each.id: rank for rank, each in enumerate(ordered)})
        found[None] = -1
        return found

    def _workshop_ranks(self, snapshot: Snapshot) -> Ranks:
        ordered = sorted(
            snapshot.all(Workshop),
            key=lambda each: (each.position, in_order(each.code), each.id.int),
        )
        return Ranks({each.id: rank for rank, each in enumerate(ordered)})

    def _name_sessions(self, snapshot: Snapshot) -> None:
        self.sessions = sorted(snapshot.all(Session), key=self._session_order)
        self.session = Named((each.id, each.code) for each in self.sessions)
        self.session_title = Told((each.id, each.title) for each in self.sessions)
        self.workshop_of_session = Told(
            (each.id, self.workshop[each.workshop_id]) for each in self.sessions
        )
        self.session_rank = Ranks({each.id: rank for rank, each in enumerate(self.sessions)})
        self.session_rank[None] = _LAST
        rounds = dict.fromkeys(each.round for each in self.sessions)
        self.round_rank = {name: rank for rank, name in enumerate(rounds)}

    def _session_order(self, session: Session) -> tuple[object, ...]:
        start = session.planned_start
        return (
            self.workshop_rank[session.workshop_id],
            _LAST if start is None else start.hour * 3600 + start.minute * 60 + start.second,
            in_order(session.code),
            session.id.int,
        )


def _themes_of(snapshot: Snapshot) -> dict[UUID, str]:
    code = Named((each.id, each.code) for each in snapshot.all(Theme))
    found: dict[UUID, set[str]] = defaultdict(set)
    for coding in snapshot.all(Coding):
        found[coding.note_id].add(code[coding.theme_id])
    return {note: SEPARATOR.join(sorted(codes, key=in_order)) for note, codes in found.items()}
