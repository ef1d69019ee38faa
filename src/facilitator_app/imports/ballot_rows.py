"""The rows of a ballots file, put together to ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.imports.marks import Mark, mark_of
from facilitator_app.imports.moments import cast_time
from facilitator_app.imports.offers import WHOLE_NUMBER
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facilitator_app.imports.offers import Offer
    from facilitator_app.imports.places import Places
    from facilitator_app.imports.problems import Problems

COLUMNS = ("trade_off", "version", "option", "mark", "ballot_code", "round", "cast_at")
NEEDED = (["trade_off"], ["ballot_code"], ["option", "mark"])

Voter = tuple[str, str, str]
"""The id of a version of a trade-off, a round and a ballot code: a ballot's natural key."""


@dataclass(slots=True)
class Paper:
    """One ballot as the rows of a file give it."""

    row: int
    trade_off: TradeOff
    cast_at: datetime | None
    marks: dict[str, int]


class BallotRows:
    """Puts rows together, and finds the trade-offs and tables that they name."""

    def __init__(self, places: Places, offer: Offer | None) -> None:
        self._places = places
        self._latest = places.latest()
        self._values = offer.values() if offer else {"method": ""}
        self._said: dict[tuple[str, ...], tuple[TradeOff, str, Mark | None]] = {}
        self._last: dict[tuple[str, str, str, datetime | None], Paper] = {}
        self.unmarked = 0
        self.votes: dict[Voter, list[Paper]] = {}
        """Each voter's papers, in the order of the file."""

    def take(self, number: int, line: Sequence[str]) -> None:
        """Put the mark of one row on the ballot that it belongs to."""
        *said, code, round_, cast_at = map(str.strip, line)
        trade_off, voted_on, marked = self._reading(tuple(said))
        if not code:
            raise RowError("it names no ballot code.")
        if marked is None:
            self.unmarked += 1
            return
        moment = cast_time(cast_at) if cast_at else None
        cast = (voted_on, round_, code, moment)
        paper = self._last.get(cast)
        if paper is None or _begins_another(paper, marked[0]):
            paper = self._last[cast] = Paper(number, trade_off, moment, {})
            self.votes.setdefault(cast[:3], []).append(paper)
        paper.marks[marked[0]] = marked[1]

    def check(self, problems: Problems) -> None:
        """Report the ballots that break the rules of their vote."""
        sound: set[tuple[object, ...]] = set()
        for voter, papers in self.votes.items():
            for paper in papers:
                marks = (voter[0], *paper.marks.items())
                if marks in sound:
                    continue
                try:
                    VOTE_METHODS[paper.trade_off.method].check(paper.marks, paper.trade_off)
                    sound.add(marks)
                except InvalidBallotError as error:
                    problems.add(paper.row, error.sentence())

    def _reading(self, said: tuple[str, ...]) -> tuple[TradeOff, str, Mark | None]:
        """Read what rows say of their vote: the trade-off, its id and the mark.

        Many rows say the same: it is read once. The id is text, which is faster to look up.
        """
        if (found := self._said.get(said)) is None:
            code, version, option, mark = said
            trade_off = self._trade_off(code, version)
            found = trade_off, str(trade_off.id), mark_of(trade_off, option, mark)
            self._said[said] = found
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


def _begins_another(paper: Paper, option: str) -> bool:
    """Tell whether a further mark cannot be on the same paper: the voter voted again."""
    return option in paper.marks or VOTE_METHODS[paper.trade_off.method].only_one
