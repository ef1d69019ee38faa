"""Ballots keyed a second time by somebody else, and what becomes of those that differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Ballot, SecondKeying
from facilitator_app.ui.table.votes.sheet import VoteSheet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from facilitator_app.domain.records import Record, TradeOff
    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.workspace import Workspace

FIRST, SECOND, ANOTHER = "first", "second", "another"


@dataclass(frozen=True, slots=True)
class Difference:
    """A ballot that was not keyed alike, or once only."""

    code: str
    first: Ballot | None
    second: SecondKeying | None

    @property
    def is_missing(self) -> bool:
        """Whether it was not keyed a second time."""
        return self.second is None


class SecondSheet(VoteSheet):
    """The same ballots, without a word on what was keyed first; their texts are not keyed again."""

    kind = SecondKeying
    has_texts = False
    place = "second ballots"

    def __init__(
        self, workspace: Workspace, trade_off: TradeOff, vote_round: str, keyed_by: UUID | None
    ) -> None:
        self._keyed_by = keyed_by
        super().__init__(workspace, trade_off, vote_round)

    def _codes(self, found: Collection[str]) -> set[str]:
        first = {each.code for each in ballots_of(self.workspace, self.trade_off, self.round)}
        return super()._codes(found) | first

    def _name(self, row: BallotRow) -> str:
        return f"second keying of {super()._name(row)}"

    def _record(self, row: BallotRow, marks: dict[str, int]) -> SecondKeying:
        first = first_of(self, row.code)
        differs = dict(first.marks) if first and first.marks != marks else {}
        if isinstance(row.saved, SecondKeying):
            return replace(row.saved, marks=marks, first=differs, decision="", decided_by=None)
        return SecondKeying.named(
            self.workspace.programme,
            trade_off_id=self.trade_off.id,
            round=self.round,
            code=row.code,
            marks=marks,
            first=differs,
            keyed_by=self._keyed_by,
        )


class ThirdSheet(VoteSheet):
    """One ballot, to be keyed once more from its paper since the two keyings differ."""

    has_texts = False
    place = "third ballots"

    def __init__(
        self,
        workspace: Workspace,
        trade_off: TradeOff,
        vote_round: str,
        code: str,
        decided_by: UUID | None,
    ) -> None:
        self._code, self._decided_by = code, decided_by
        super().__init__(workspace, trade_off, vote_round)
        for row in self.rows:
            row.clear()

    def _codes(self, found: Collection[str]) -> set[str]:
        del found
        return {self._code}

    def _changes(self, row: BallotRow, before: Record | None, after: Record | None) -> list[Change]:
        change = super()._changes(row, before, after)
        keying = second_of(self, row.code)
        return [*change, *_decided(keying, ANOTHER, self._decided_by)]

    def leave(self, row: BallotRow) -> None:
        """Save it and what was decided, also when it is as it was keyed first."""
        if not row.dirty:
            return
        marks = self.check(row)
        if isinstance(row.saved, Ballot) and row.saved.marks == marks:
            keying = second_of(self, row.code)
            self.workspace.do(_decided(keying, ANOTHER, self._decided_by), self._name(row))
            row.dirty = False
            return
        super().leave(row)


def ballots_of(workspace: Workspace, trade_off: TradeOff, vote_round: str) -> list[Ballot]:
    """Return what was keyed first in a round."""
    found = workspace.of(Ballot, "trade_off_id", [trade_off.id])
    return [each for each in found if each.round == vote_round]


def keyings_of(workspace: Workspace, trade_off: TradeOff, vote_round: str) -> list[SecondKeying]:
    """Return what was keyed a second time in a round."""
    found = workspace.of(SecondKeying, "trade_off_id", [trade_off.id])
    return [each for each in found if each.round == vote_round]


def first_of(sheet: VoteSheet, code: str) -> Ballot | None:
    """Return a ballot of the round of a sheet as it was keyed first."""
    every = ballots_of(sheet.workspace, sheet.trade_off, sheet.round)
    return next((each for each in every if each.code == code), None)


def second_of(sheet: VoteSheet, code: str) -> SecondKeying | None:
    """Return a ballot of the round of a sheet as it was keyed a second time."""
    every = keyings_of(sheet.workspace, sheet.trade_off, sheet.round)
    return next((each for each in every if each.code == code), None)


def differences(workspace: Workspace, trade_off: TradeOff, vote_round: str) -> list[Difference]:
    """Return what is still to be decided, in the order of the codes; nothing without a second."""
    second = {each.code: each for each in keyings_of(workspace, trade_off, vote_round)}
    if not second:
        return []
    first = {each.code: each for each in ballots_of(workspace, trade_off, vote_round)}
    found = [
        Difference(code, first.get(code), second.get(code))
        for code in sorted(first.keys() | second.keys(), key=in_order)
    ]
    return [each for each in found if _is_open(each)]


def once_only(found: Iterable[Difference]) -> str:
    """Return in a sentence which ballots were not keyed a second time; nothing if all were."""
    codes = [each.code for each in found if each.is_missing]
    return f"Not keyed a second time: {', '.join(codes)}." if codes else ""


def decided(workspace: Workspace, trade_off: TradeOff, vote_round: str) -> list[SecondKeying]:
    """Return what has been decided, in the order of the codes."""
    found = [each for each in keyings_of(workspace, trade_off, vote_round) if each.decision]
    return sorted(found, key=lambda each: in_order(each.code))


def keep(
    workspace: Workspace,
    trade_off: TradeOff,
    difference: Difference,
    decision: str,
    decided_by: UUID | None,
) -> None:
    """Let the ballot stand as it was keyed first, or as it was keyed a second time."""
    first, second = difference.first, difference.second
    if second is None:
        return
    changes = _decided(second, decision, decided_by)
    if decision == SECOND:
        after = replace(first, marks=second.marks) if first else Ballot.named(
            workspace.programme,
            trade_off_id=second.trade_off_id,
            round=second.round,
            code=second.code,
            marks=second.marks,
        )  # fmt: skip
        changes.insert(0, Change(first, after))
    of = f"{second.code} of {trade_off.code} {second.round}".strip()
    workspace.do(changes, f"{decision} keying of ballot {of} kept")


def _decided(keying: SecondKeying | None, decision: str, decided_by: UUID | None) -> list[Change]:
    if keying is None:
        return []
    return [Change(keying, replace(keying, decision=decision, decided_by=decided_by))]


def _is_open(difference: Difference) -> bool:
    first, second = difference.first, difference.second
    if second is None:
        return True
    return not second.decision and (first is None or first.marks != second.marks)
