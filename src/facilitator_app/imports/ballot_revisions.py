"""What the ballots of a file become: versions of one record for each voter in each round."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.history import disagree, heads, standing
from facilitator_app.domain.records import Ballot
from facilitator_app.imports.imported import RowRemark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Edit, Revision
    from facilitator_app.imports.ballot_rows import Paper, Voter
    from facilitator_app.imports.past import Past

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class BallotRevisions:
    """What the ballots of one file are written as, gathered voter by voter."""

    def __init__(self, programme: UUID, past: Past, edit: Edit) -> None:
        self._programme = programme
        self._past = past
        self._edit = edit
        self.first: list[Change] = []
        """The only ballots of voters who had none before: nearly all, and the fastest to write."""
        self.others: list[Revision] = []
        self.new = self.changed = self.older = self.known = 0
        self.left: list[RowRemark] = []

    def take_all(self, votes: Mapping[Voter, Sequence[Paper]]) -> None:
        """Take every voter's ballots, each voter's in the order in which they were cast."""
        ids = [Ballot.id_of(self._programme, *voter) for voter in votes]
        self._past.read(ids)
        for record_id, (voter, papers) in zip(ids, votes.items(), strict=True):
            history, rows = self._past.history(record_id), _ballots(record_id, voter, papers)
            if len(rows) == 1 and not history:
                self.first.append(Change(None, rows[0][1]))
            else:
                self._take(history, rows)
        self.new += len(self.first)

    def all(self) -> list[Revision]:
        """Return everything as revisions."""
        return [*(self._edit.revision(each, ()) for each in self.first), *self.others]

    def _take(self, history: Sequence[Revision], rows: Sequence[tuple[int, Ballot]]) -> None:
        if history and (reason := _hindrance(history)):
            self.left.extend(RowRemark(row, reason) for row, _ in rows)
            return
        previous: Revision | None = None
        by_time = _by_time([ballot for _, ballot in rows])
        last = by_time[-1][-1]
        for ballots in by_time:
            known = self._known_from(history, ballots)
            before: Ballot | None = None
            for ballot in ballots:
                # Looks on from the last that was found: a voter can come back to an earlier choice.
                if ballot == before or any(each.record == ballot for each in known):
                    self.known += 1
                else:
                    replaced = [previous] if previous else _replaced(history, ballot, last)
                    previous = self._edit.revision(Change(None, ballot), replaced)
                    self.others.append(previous)
                    self._count(history, replaced)
                before = ballot

    def _known_from(
        self, history: Sequence[Revision], ballots: Sequence[Ballot]
    ) -> Iterator[Revision]:
        """Return the versions among which ballots of a file may be.

        What an undo took back is none of them, unless the last of the file stands nevertheless.
        """
        if any(each.record == ballots[-1] for each in standing(history)):
            yield from history
        elif any(each.record == ballots[0] for each in history):
            yield from self._past.counting(ballots[0].id)

    def _count(self, history: Sequence[Revision], replaced: Sequence[Revision]) -> None:
        if any(each.content is not None for each in replaced):
            self.changed += 1
        elif replaced or not history:
            self.new += 1
        else:
            self.older += 1


def _ballots(record_id: UUID, voter: Voter, papers: Sequence[Paper]) -> list[tuple[int, Ballot]]:
    return [
        (
            paper.row,
            Ballot(
                id=record_id,
                trade_off_id=paper.trade_off.id,
                round=voter[1],
                code=voter[2],
                marks=paper.marks,
                cast_at=paper.cast_at,
            ),
        )
        for paper in papers
    ]


def _by_time(ballots: Sequence[Ballot]) -> Sequence[Sequence[Ballot]]:
    """Return the ballots of one voter by the time at which they were cast, the earliest first."""
    if len(ballots) == 1:
        return (ballots,)
    found: dict[datetime, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        found[ballot.cast_at or _BEFORE_ALL].append(ballot)
    return [found[cast_at] for cast_at in sorted(found)]


def _hindrance(history: Sequence[Revision]) -> str:
    """Tell why a voter's ballot is left as it is, if it is."""
    if all(each.content is None for each in history):
        return "the ballot of this code was erased for good."
    if any(each.content is not None and each.record is None for each in heads(history)):
        return "a newer Facilitator wrote the ballot of this code."
    return ""


def _replaced(history: Sequence[Revision], *ballots: Ballot) -> Sequence[Revision]:
    """Return what a ballot, and the last that will replace it in turn, may take the place of.

    That is nothing that was cast later than either, and no side of a conflict.
    """
    if not history:
        return ()
    shown = standing(history)
    if disagree(shown) or any(_is_later(each, *ballots) for each in shown):
        return ()
    return [*shown, *(each for each in heads(history) if each not in shown)]


def _is_later(version: Revision, *ballots: Ballot) -> bool:
    record = version.record
    return record is not None and any(map(record.outranks, ballots))
