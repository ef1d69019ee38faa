"""How much of a programme is written: all of it, one day or one session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.records import Session, Workshop
from facilitator_app.exports.targets import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot

_WHOLE, _DAY, _SESSION = "programme", "day", "session"
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Extent:
    """The days and the sessions that a scope takes in; what has neither belongs to the whole."""

    workshops: frozenset[UUID]
    sessions: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person asks for."""

    kind: str = _WHOLE
    name: str = ""
    """The number of the day or the code of the session."""

    @classmethod
    def parse(cls, text: str) -> Scope:
        """Return the scope that `programme`, `day:N` or `session:CODE` stands for."""
        kind, _, name = text.strip().partition(":")
        kind, name = kind.strip().casefold(), name.strip()
        is_day = kind == _DAY and name.isascii() and name.isdigit()
        if is_day or (kind == _SESSION and name) or (kind == _WHOLE and not name):
            return cls(kind, name)
        raise ExportError(
            f"“{shortened(text)}” does not say how much to write.",
            advice="Say programme, day:2 or session:2.4.",
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind

    def extent(self, snapshot: Snapshot) -> Extent | None:
        """Return what it takes in, or nothing if that is the whole programme."""
        if self.kind == _DAY:
            return self._day(snapshot)
        return self._session(snapshot) if self.kind == _SESSION else None

    def _day(self, snapshot: Snapshot) -> Extent:
        every = snapshot.all(Workshop)
        found = frozenset(each.id for each in every if str(each.position) == _number(self.name))
        if not found:
            days = sorted((each.position, in_order(each.code), each.code) for each in every)
            raise ExportError(
                f"There is no day {shortened(self.name)} in this programme.",
                advice=_there_are(
                    [f"day:{position} ({shortened(code)})" for position, _, code in days]
                ),
            )
        sessions = (each.id for each in snapshot.all(Session) if each.workshop_id in found)
        return Extent(found, frozenset(sessions))

    def _session(self, snapshot: Snapshot) -> Extent:
        every = snapshot.all(Session)
        found = [each for each in every if each.code == self.name]
        found = found or [each for each in every if each.code.casefold() == self.name.casefold()]
        if not found:
            codes = sorted((each.code for each in every), key=in_order)
            raise ExportError(
                f"There is no session {shortened(self.name)} in this programme.",
                advice=_there_are([shortened(code) for code in codes]),
            )
        return Extent(
            frozenset(each.workshop_id for each in found), frozenset(each.id for each in found)
        )


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _there_are(names: Sequence[str]) -> str:
    if len(names) > _MOST_LISTED:
        return f"There are: {', '.join(names[:_MOST_LISTED])}, …"
    return f"There are: {', '.join(names) or 'none yet'}."
