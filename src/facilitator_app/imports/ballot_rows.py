"""The rows of a ballots file, put together to ballots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import Table, TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.imports.marks import Mark, mark_of
from facilitator_app.imports.moments import cast_time
from facilitator_app.imports.offers import WHOLE_NUMBER
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from facilitator_app.imports.offers import Offer
    from facilitator_app.imports.places import Places
    from facilitator_app.imports.problems import Problems

COLUMNS = ("trade_off", "version", "option", "mark", "ballot_code", "round", "cast_at", "table")
NEEDED = (["trade_off"], ["ballot_code"], ["option", "mark"])

Voter = tuple[UUID, str, str]
"""A version of a trade-off, a round and a ballot code: what a ballot's id follows from."""


@dataclass(slots=True)
class Paper:
    """One ballot as the rows of a file give it."""

    row: int
    trade_off: TradeOff
    table_id: UUID | None
    marks: dict[str, int] = field(default_factory=dict)


class BallotRows:
    """Puts rows together, and finds the trade-offs and tables that they name."""

    def __init__(self, places: Places, offer: Offer | None) -> None:
        self._places = places
        self._latest = places.latest()
        self._values = offer.values() if offer else {"method": ""}
        self._said: dict[tuple[str, ...], tuple[TradeOff, Mark | None]] = {}
        self.unmarked = 0
        self.votes: dict[Voter, dict[datetime | None, list[Paper]]] = {}
        """Each voter's papers by the time at which they were cast, in the order of the file."""

    def take(self, number: int, line: Sequence[str]) -> None:
        """Put the mark of one row on the ballot that it belongs to."""
        *said, code, round_, cast_at, table = map(str.strip, line)
        trade_off, marked = self._reading(*said)
        if not code:
            raise RowError("it names no ballot code.")
        if marked is None:
            self.unmarked += 1
            return
        moment = cast_time(cast_at) if cast_at else None
        table_id = self._table(table) if table else None
        papers = self.votes.setdefault((trade_off.id, round_, code), {}).setdefault(moment, [])
        if not papers or _begins_another(papers[-1], marked[0]):
            papers.append(Paper(number, trade_off, table_id))
        elif table_id not in {None, papers[-1].table_id}:
            raise RowError(f"it names another table than row {papers[-1].row}.")
        papers[-1].marks[marked[0]] = marked[1]

    def check(self, problems: Problems) -> None:
        """Report the ballots that break the rules of their vote."""
        sound: set[tuple[object, ...]] = set()
        for paper in self._papers():
            seen = (paper.trade_off.id, *paper.marks.items())
            if seen in sound:
                continue
            try:
                VOTE_METHODS[paper.trade_off.method].check(paper.marks, paper.trade_off)
                sound.add(seen)
            except InvalidBallotError as error:
                problems.add(paper.row, error.sentence())

    def _papers(self) -> Iterator[Paper]:
        return (
            paper for times in self.votes.values() for papers in times.values() for paper in papers
        )

    def _reading(self, *said: str) -> tuple[TradeOff, Mark | None]:
        """Read what a row says of its vote once, however many rows say the same."""
        if (found := self._said.get(said)) is None:
            code, version, option, mark = said
            trade_off = self._trade_off(code, version)
            found = self._said[said] = trade_off, mark_of(trade_off, option, mark)
        return found

    def _trade_off(self, code: str, version: str) -> TradeOff:
        if not code:
            raise RowError("it names no trade-off.")
        if version and not (WHOLE_NUMBER.fullmatch(version) and int(version) > 0):
            raise RowError(f"“{version}” is no number of a version.")
        if not version and code in self._latest:
            return self._latest[code]
        found = self._places.find(TradeOff, code=code, version=int(version or 1), **self._values)
        self._places.claim([found])
        return found

    def _table(self, code: str) -> UUID:
        found = self._places.find(Table, code=code)
        self._places.claim([found])
        return found.id


def _begins_another(paper: Paper, option: str) -> bool:
    """Tell whether a further mark cannot be on the same paper: the voter voted again."""
    return option in paper.marks or VOTE_METHODS[paper.trade_off.method].only_one
