"""The votes of a programme: how many ballots are in, which rounds may be seen, what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import (
    TABLE_POSITION,
    Ballot,
    ExpectedBallot,
    Programme,
    Reveal,
    Table,
    TablePosition,
    TradeOff,
)
from facilitator_app.domain.results import Thresholds, result_of, rounds_of
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.results import VoteResult
    from facilitator_app.workspace import Workspace

_OF_ALL = (TradeOff, ExpectedBallot, Programme, Table)
"""What every vote depends on."""


@dataclass(frozen=True)
class Round:
    """A round of a vote, without anything that a ballot says."""

    name: str
    handed_in: int
    """Ballots, or tables that say where they stand."""
    expected: int
    reveal: Reveal | None = None

    @property
    def is_position(self) -> bool:
        """Whether it is tables that say where they stand, and nobody votes."""
        return self.name == TABLE_POSITION

    @property
    def words(self) -> str:
        """Its name as it is read."""
        return self.name.capitalize() or "The vote"

    @property
    def told(self) -> str:
        """How many are in."""
        what = "tables " if self.is_position else ""
        if self.expected > self.handed_in:
            return f"{self.handed_in:,} of {self.expected:,} {what}in"
        return f"{self.handed_in:,} {what}in"


@dataclass(frozen=True)
class Vote:
    """A version of a trade-off, and how far its rounds are."""

    trade_off: TradeOff
    code: str
    """Its code, with the version if there are others."""
    rounds: tuple[Round, ...]
    positions: tuple[TablePosition, ...] = ()

    @property
    def revealed(self) -> list[str]:
        """The rounds that may be seen."""
        return [each.name for each in self.rounds if each.reveal]

    @property
    def told(self) -> str:
        """Its rounds in a few words."""
        return " · ".join(
            f"{each.words}: {'shown' if each.reveal else f'hidden, {each.told}'}"
            for each in self.rounds
        )


class Votes:
    """Reads votes one by one, so that nobody waits for those that are not looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.every: list[TradeOff] = []
        self.known: dict[UUID, Vote] = {}
        self.thresholds = Thresholds()
        self.tables: dict[UUID, str] = {}
        self._listed: frozenset[str] = frozenset()
        self._stale: set[UUID] = set()
        self._is_stale = True

    def grow_stale(self, changes: Iterable[Change] | None = None) -> None:
        """Note what must be read again; with no changes, all of it."""
        if changes is None:
            self._is_stale = True
            return
        for change in changes:
            if isinstance(change.record, _OF_ALL):
                self._is_stale = True
            elif isinstance(change.record, Ballot | Reveal | TablePosition):
                self._stale.add(change.record.trade_off_id)

    def read_frame(self) -> bool:
        """Read what every vote depends on, if it has changed; tell whether it had."""
        if not self._is_stale:
            return False
        self._is_stale = False
        snapshot = self._workspace.part((Programme, TradeOff, ExpectedBallot, Table))
        every = [each for each in snapshot.all(TradeOff) if each.method in VOTE_METHODS]
        self.every = sorted(every, key=lambda each: (in_order(each.code), each.version))
        self._listed = frozenset(each.code for each in snapshot.all(ExpectedBallot))
        self.tables = {each.id: each.code for each in snapshot.all(Table)}
        self.thresholds = Thresholds.in_force(snapshot)
        self._stale = {each.id for each in self.every}
        self.known = {key: vote for key, vote in self.known.items() if key in self._stale}
        return True

    def read_next(self, first: TradeOff | None) -> TradeOff | None:
        """Read one vote of those that have changed, that at hand before the others."""
        order = [each for each in self.every if each.id in self._stale]
        if not order:
            self._stale.clear()
            return None
        found = next((each for each in order if first and each.id == first.id), order[0])
        self._stale.discard(found.id)
        self.known[found.id] = self._read(found)
        return found

    def result(self, vote: Vote) -> VoteResult:
        """Count what was revealed of a vote, and nothing else."""
        ballots = self._ballots(vote.trade_off)
        conflicts = frozenset(self._workspace.conflicting())
        found = result_of(vote.trade_off, ballots, self._listed, conflicts)
        return found.of_rounds(vote.revealed)

    def _read(self, trade_off: TradeOff) -> Vote:
        ballots = self._ballots(trade_off)
        of_it = [trade_off.id]
        reveals = {e.round: e for e in self._workspace.of(Reveal, "trade_off_id", of_it)}
        positions = self._workspace.of(TablePosition, "trade_off_id", of_it)
        handed_in = Counter(each.round for each in ballots)
        expected = len(self._listed | {each.code for each in ballots})
        rounds = [
            Round(name, handed_in[name], expected, reveals.get(name))
            for name in rounds_of(trade_off, ballots)
        ]
        if positions or TABLE_POSITION in trade_off.rounds:
            held = Round(
                TABLE_POSITION,
                len({each.table_id for each in positions}),
                len(self.tables),
                reveals.get(TABLE_POSITION),
            )
            rounds.insert(_place(trade_off, len(rounds)), held)
        code = called(trade_off, self.every)
        return Vote(trade_off, code, tuple(rounds), tuple(self._by_table(positions)))

    def _ballots(self, trade_off: TradeOff) -> Sequence[Ballot]:
        return self._workspace.of(Ballot, "trade_off_id", [trade_off.id])

    def _by_table(self, positions: Iterable[TablePosition]) -> list[TablePosition]:
        return sorted(
            positions, key=lambda each: (in_order(self.tables.get(each.table_id, "")), each.id)
        )


def _place(trade_off: TradeOff, last: int) -> int:
    names = trade_off.rounds
    return names.index(TABLE_POSITION) if TABLE_POSITION in names else last
