"""The design of a programme as one thing, each part in the order in which people read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.days import in_day
from facilitator_app.domain.planning.rounds import rounds_in, sessions_of
from facilitator_app.domain.planning.versions import newest
from facilitator_app.domain.records import (
    Ballot,
    Briefing,
    Duty,
    Issued,
    PlaceWording,
    Programme,
    Prompt,
    Record,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

T = TypeVar("T", bound=Record)


class Source(Protocol):
    """What has records: an open file, or a snapshot."""

    def all(self, kind: type[T], /) -> Sequence[T]:
        """Return every record of one kind."""
        ...


@dataclass(frozen=True)
class Plan:
    """The design as it stands; made anew after every edit."""

    programme: Programme
    workshops: tuple[Workshop, ...]
    sessions: tuple[Session, ...]
    """Day by day, each day in the order of its times."""
    prompts: tuple[Prompt, ...]
    trade_offs: tuple[TradeOff, ...]
    """Of each code the newest version."""
    tables: tuple[Table, ...]
    staff: tuple[Staff, ...]
    duties: tuple[Duty, ...]
    briefings: tuple[Briefing, ...]
    themes: tuple[Theme, ...]
    shorthand: tuple[Shorthand, ...]
    place_wordings: tuple[PlaceWording, ...]
    vote_rounds: tuple[VoteRound, ...]
    older: tuple[TradeOff, ...]
    """The versions of trade-offs that have been replaced, by code and version."""
    answered: frozenset[UUID]
    """The versions of trade-offs that have answers."""
    issued: frozenset[UUID]
    """The versions of trade-offs of which cards or kits were made."""

    @classmethod
    def of(cls, source: Source, answered: Iterable[UUID] | None = None) -> Plan:
        """Read the design; `answered` are the trade-offs with ballots, if they are known."""
        if answered is None:
            answered = {each.trade_off_id for each in source.all(Ballot)}
        workshops = sorted(source.all(Workshop), key=lambda each: (each.position, each.code))
        sessions = source.all(Session)
        days: dict[UUID, list[Session]] = {day.id: [] for day in workshops}
        for each in sessions:
            days.setdefault(each.workshop_id, []).append(each)
        every = sorted(source.all(TradeOff), key=lambda e: (in_order(e.code), e.version))
        trade_offs = newest(every)
        return cls(
            programme=source.all(Programme)[0],
            workshops=tuple(workshops),
            sessions=tuple(each for day in workshops for each in in_day(days[day.id])),
            prompts=tuple(sorted(source.all(Prompt), key=lambda each: (each.position, each.code))),
            trade_offs=tuple(trade_offs),
            tables=_by_code(source.all(Table)),
            staff=_by_code(source.all(Staff)),
            duties=tuple(source.all(Duty)),
            briefings=tuple(sorted(source.all(Briefing), key=attrgetter("role"))),
            themes=tuple(source.all(Theme)),
            shorthand=tuple(source.all(Shorthand)),
            place_wordings=tuple(sorted(source.all(PlaceWording), key=attrgetter("number"))),
            vote_rounds=tuple(sorted(source.all(VoteRound), key=lambda e: in_order(e.round))),
            older=tuple(each for each in every if each not in trade_offs),
            answered=frozenset(answered),
            issued=frozenset(each.trade_off_id for each in source.all(Issued)),
        )

    @cached_property
    def locked(self) -> frozenset[UUID]:
        """The versions of trade-offs that have answers, or of which cards or kits were made."""
        return self.answered | self.issued

    @cached_property
    def _in_session(self) -> dict[UUID | None, tuple[list[Prompt], list[TradeOff]]]:
        found: dict[UUID | None, tuple[list[Prompt], list[TradeOff]]] = {}
        for prompt in self.prompts:
            found.setdefault(prompt.session_id, ([], []))[0].append(prompt)
        for trade_off in self.trade_offs:
            for session_id in dict.fromkeys(sessions_of(trade_off, self.held).values()):
                found.setdefault(session_id, ([], []))[1].append(trade_off)
        return found

    @cached_property
    def hanging(self) -> tuple[PlaceWording | VoteRound, ...]:
        """What is said of trade-offs in records of its own, and goes on with their next version."""
        return (*self.vote_rounds, *self.place_wordings)

    @cached_property
    def held(self) -> tuple[VoteRound, ...]:
        """The rounds that are voted on in sessions of their own, as far as these are there."""
        there = {each.id for each in self.sessions}
        return tuple(each for each in self.vote_rounds if each.session_id in there)

    @cached_property
    def _on_day(self) -> dict[UUID, list[Session]]:
        found: dict[UUID, list[Session]] = {}
        for each in self.sessions:
            found.setdefault(each.workshop_id, []).append(each)
        return found

    @cached_property
    def _always_at(self) -> dict[UUID | None, list[Staff]]:
        found: dict[UUID | None, list[Staff]] = {}
        for each in self.staff:
            found.setdefault(each.table_id, []).append(each)
        return found

    def day(self, workshop: Workshop) -> list[Session]:
        """Return the sessions of a workshop, in the order of the day."""
        return list(self._on_day.get(workshop.id, ()))

    def prompts_of(self, session: Session) -> list[Prompt]:
        """Return the prompts of a session, in the order in which they are asked."""
        return self._in_session.get(session.id, ([], []))[0]

    def trade_offs_of(self, session: Session | None) -> list[TradeOff]:
        """Return what is voted on in a session, in any round; or what has no session yet."""
        return self._in_session.get(session.id if session else None, ([], []))[1]

    def rounds_of(self, trade_off: TradeOff, session: Session | None) -> tuple[str, ...]:
        """Return the rounds in which a trade-off is voted on in a session, or in none yet."""
        return rounds_in(trade_off, session.id if session else None, self.held)

    def home_of(self, trade_off: TradeOff) -> UUID | None:
        """Return the session in which a trade-off is voted on first: its own, if it is there."""
        held = [*sessions_of(trade_off, self.held).values()]
        return trade_off.session_id if trade_off.session_id in held else held[0]

    def is_spread(self, trade_off: TradeOff) -> bool:
        """Tell whether the rounds of a trade-off are held in several sessions."""
        return len(set(sessions_of(trade_off, self.held).values())) > 1

    def staff_at(self, table: Table, session: Session | None = None) -> list[Staff]:
        """Return who works at a table: as always, or in one session."""
        if session is None:
            return list(self._always_at.get(table.id, ()))
        moved = {each.staff_id: each for each in self.duties if each.session_id == session.id}
        return [
            each
            for each in self.staff
            if (moved[each.id].table_id if each.id in moved else each.table_id) == table.id
        ]

    def wordings_of(self, trade_off: TradeOff) -> dict[int, str]:
        """Return what was given as the wording of each numbered place, by its number."""
        return {each.number: each.text for each in self.places_of(trade_off)}

    def places_of(self, trade_off: TradeOff) -> list[PlaceWording]:
        """Return the numbered places of a trade-off that were given their wording."""
        return [each for each in self.place_wordings if each.trade_off_id == trade_off.id]


def _by_code(records: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(records, key=lambda each: in_order(each.code)))  # type: ignore[attr-defined]
