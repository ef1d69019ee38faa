"""The rows of a ballots file, put together to ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.records import TABLE_POSITION, TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.imports.marks import Mark, mark_of
from facilitator_app.imports.moments import cast_time
from facilitator_app.imports.offers import WHOLE_NUMBER
from facilitator_app.imports.problems import RowError
from facilitator_app.imports.spreadsheets import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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

    def __init__(self, places: Places, offer: Offer | None, codes: Iterable[str] = ()) -> None:
        """Take in ballots; `codes` are those that were handed out here."""
        self._places = places
        listed = tuple(codes)
        self._codes = {each.casefold(): each for each in listed} | {each: each for each in listed}
        self._rounds: dict[tuple[str, str], str] = {}
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
        in_round = self._rounds.get((voted_on, round_))
        if in_round is None:
            in_round = self._rounds[voted_on, round_] = _round(trade_off, round_)
        cast = (voted_on, in_round, self._code(code), moment)
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

    @property
    def remarks(self) -> Iterator[str]:
        """What is to be known of codes that stand more than once, without a time that decides."""
        twice = [
            (papers[-1].row, voter[2])
            for voter, papers in self.votes.items()
            if len(papers) > 1 and _are_torn(papers)
        ]
        if twice:
            row, code = twice[0]
            more = f", and so do {len(twice) - 1} others" if len(twice) > 1 else ""
            yield (
                f"The code {code} votes more than once in a round, in row {row} for the last time"
                f"{more}. No time says which vote is the last: that of the last row counts."
            )

    def _code(self, code: str) -> str:
        """Return the code that is meant: one that was handed out, in capitals or not."""
        return self._codes.get(code) or self._codes.get(code.casefold(), code)

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


def _round(trade_off: TradeOff, name: str) -> str:
    """Return the round that is meant: one that is planned, however its name is written."""
    if name == TABLE_POSITION:
        raise RowError(f"“{name}” is the round in which tables say where they stand: nobody votes.")
    alike = (each for each in balloted(trade_off) if same_name(each) == same_name(name))
    return name if name in trade_off.rounds else next(alike, name)


def _are_torn(papers: Sequence[Paper]) -> bool:
    """Tell whether papers of one voter say different things at the same time, or at none."""
    said: dict[datetime | None, dict[str, int]] = {}
    return any(each.marks != said.setdefault(each.cast_at, each.marks) for each in papers)


def _begins_another(paper: Paper, option: str) -> bool:
    """Tell whether a further mark cannot be on the same paper: the voter voted again."""
    return option in paper.marks or VOTE_METHODS[paper.trade_off.method].only_one
