"""The votes of a programme: how many ballots are in, which rounds may be seen, what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import (
    TABLE_POSITION,
    TEXTS,
    Ballot,
    ExpectedBallot,
    Programme,
    Reveal,
    Table,
    TablePosition,
    TradeOff,
    VoteRound,
)
from facilitator_app.domain.results import Thresholds, result_of, rounds_of
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Session
    from facilitator_app.domain.results import VoteResult
    from facilitator_app.workspace import Workspace

_OF_ALL = (TradeOff, ExpectedBallot, Programme, Table, VoteRound)
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


class Known(NamedTuple):
    """What may be seen of a vote."""

    result: VoteResult | None
    """Of the rounds that were revealed; nothing if none was."""
    texts: Mapping[tuple[str, str], Sequence[str]]
    """What was written on the ballots of a round, by its name and by those in TEXTS."""
    thresholds: Thresholds
    tables: Mapping[UUID, str]
    """The codes of the tables."""


class Votes:
    """Reads votes one by one, so that nobody waits for those that are not looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.every: list[TradeOff] = []
        self.known: dict[UUID, Vote] = {}
        self._thresholds = Thresholds()
        self._tables: dict[UUID, str] = {}
        self._listed: frozenset[str] = frozenset()
        self._held: Sequence[VoteRound] = ()
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
        snapshot = self._workspace.part(_OF_ALL)
        every = [each for each in snapshot.all(TradeOff) if each.method in VOTE_METHODS]
        self.every = sorted(every, key=lambda each: (in_order(each.code), each.version))
        self._listed = frozenset(each.code for each in snapshot.all(ExpectedBallot))
        self._tables = {each.id: each.code for each in snapshot.all(Table)}
        self._thresholds = Thresholds.in_force(snapshot)
        self._held = snapshot.all(VoteRound)
        self._stale = {each.id for each in self.every}
        self.known = {key: vote for key, vote in self.known.items() if key in self._stale}
        return True

    def first_of(self, session: Session | None) -> TradeOff | None:
        """Return the first vote of a session, or else the first of all."""
        here = session.id if session else None
        held = {each.trade_off_id for each in self._held if each.session_id == here}
        found = (each for each in self.every if each.session_id == here or each.id in held)
        return next(found, self.every[0] if self.every else None)

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

    def look(self, vote: Vote) -> Known:
        """Count what was revealed of a vote, and nothing else."""
        names = vote.revealed
        if not names:
            return Known(None, {}, self._thresholds, self._tables)
        ballots = self._ballots(vote.trade_off)
        conflicts = frozenset(self._workspace.conflicting())
        found = result_of(vote.trade_off, ballots, self._listed, conflicts)
        texts = _texts([each for each in ballots if each.round in names], names)
        return Known(found.of_rounds(names), texts, self._thresholds, self._tables)

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
                len(self._tables),
                reveals.get(TABLE_POSITION),
            )
            rounds.insert(_place(trade_off, len(rounds)), held)
        code = called(trade_off, self.every)
        return Vote(trade_off, code, tuple(rounds), tuple(self._by_table(positions)))

    def _ballots(self, trade_off: TradeOff) -> Sequence[Ballot]:
        return self._workspace.of(Ballot, "trade_off_id", [trade_off.id])

    def _by_table(self, positions: Iterable[TablePosition]) -> list[TablePosition]:
        return sorted(
            positions, key=lambda each: (in_order(self._tables.get(each.table_id, "")), each.id)
        )


def _place(trade_off: TradeOff, last: int) -> int:
    names = trade_off.rounds
    return names.index(TABLE_POSITION) if TABLE_POSITION in names else last


def _texts(ballots: Iterable[Ballot], rounds: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Return what was written, in the order of the alphabet: no text tells whose it is."""
    found: dict[tuple[str, str], list[str]] = {}
    for ballot in ballots:
        for name, text in ballot.texts.items():
            found.setdefault((ballot.round, name), []).append(text)
    order = [(each, name) for each in rounds for name in TEXTS]
    return {each: sorted(found[each], key=str.casefold) for each in order if each in found}
