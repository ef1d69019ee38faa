"""Takes ballots in from a spreadsheet: of several of one voter, the one cast last counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.history import heads
from facilitator_app.domain.records import ExpectedBallot, TradeOff
from facilitator_app.imports.ballot_revisions import BallotRevisions
from facilitator_app.imports.ballot_rows import COLUMNS, NEEDED, BallotRows
from facilitator_app.imports.imported import Imported, counted
from facilitator_app.imports.offers import offer_of
from facilitator_app.imports.past import Past
from facilitator_app.imports.places import Places
from facilitator_app.imports.problems import Problems, RowError
from facilitator_app.imports.spreadsheets import Layout, read_table
from facilitator_app.pausing import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from facilitator_app.domain.changes import Edit, Revision
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace

_LAYOUT = Layout(COLUMNS, NEEDED)
_STRIDE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsImported(Imported):
    """What an import of ballots did; several rows may be one ballot."""

    unmarked_rows: int
    """Rows that say that something was not marked; they were passed over."""
    ballots: int
    """Ballots in the file: new, changed, older, known and left together."""
    new: int
    changed: int
    """Ballots that took the place of an earlier one of the same voter."""
    older: int
    """Ballots kept as history, because a later one is here or two are in conflict."""
    known: int

    @override
    def _counts(self) -> Iterator[str]:
        yield (
            f"{counted(self.rows, 'row')}, {counted(self.ballots, 'ballot')}: {self.new} new, "
            f"{self.changed} in place of earlier ones, {self.older} kept as history, "
            f"{self.known} known already, {len(self.left)} left out."
        )
        if self.unmarked_rows:
            yield f"{counted(self.unmarked_rows, 'row')} marked nothing."


@collector_paused()
def import_ballots(
    workspace: Workspace,
    path: Path,
    *,
    create: str | None,
    progress: Callable[[int, int], None] | None = None,
) -> BallotsImported:
    """Take in every ballot of a .csv or .xlsx file as one edit, or none of them and raise.

    With `create`, such as `choice:agree,disagree` or `slider:0,10`, trade-offs that the file names
    are made, to be voted on in this way, if there are none of these codes. `progress` is told how
    many rows are done, and of how many.
    """
    offer = offer_of(create) if create is not None else None
    problems = Problems(path.name)
    table = read_table(path, _LAYOUT, problems)
    places = Places(workspace, () if offer is None else (TradeOff,))
    rows = BallotRows(places, offer, (each.code for each in workspace.all(ExpectedBallot)))
    _take_all(table.rows, rows, problems, progress)
    rows.check(problems)
    problems.refuse()
    made = list(places.made.values())
    ballots = _written(workspace, made, rows)
    written = ballots.new + ballots.changed + ballots.older
    return BallotsImported(
        rows=len(table.rows),
        blank_rows=table.blank_rows,
        unmarked_rows=rows.unmarked,
        ballots=written + ballots.known + len(ballots.left),
        new=ballots.new,
        changed=ballots.changed,
        older=ballots.older,
        known=ballots.known,
        left=tuple(ballots.left),
        created=dict(Counter(each.record_kind for each in made)),
        unknown_columns=table.unknown_columns,
        encoding=table.encoding,
        remarks=(*table.remarks, *rows.remarks),
    )


def _take_all(
    lines: Sequence[tuple[int, Sequence[str]]],
    rows: BallotRows,
    problems: Problems,
    progress: Callable[[int, int], None] | None,
) -> None:
    for done, (number, line) in enumerate(lines, start=1):
        try:
            rows.take(number, line)
        except RowError as error:
            problems.add(number, str(error))
        if progress and (done % _STRIDE == 0 or done == len(lines)):
            progress(done, len(lines))


def _written(workspace: Workspace, made: Sequence[Record], rows: BallotRows) -> BallotRevisions:
    """Write trade-offs and ballots as one edit, unless all of it is known."""
    past, edit = Past(workspace), workspace.new_edit()
    ballots = BallotRevisions(workspace.programme, past, edit)
    ballots.take_all(rows.votes)
    name = f"import {counted(len(ballots.first) + len(ballots.others), 'ballot')}"
    changes = [Change(None, each) for each in made]
    if ballots.others:
        workspace.write([*_making(changes, past, edit), *ballots.all()], name)
    elif changes or ballots.first:
        workspace.do([*changes, *ballots.first], name, imported=True)
    return ballots


def _making(changes: Sequence[Change], past: Past, edit: Edit) -> Iterator[Revision]:
    """Return the revisions that make records, or make them again if they were removed."""
    past.read(each.record.id for each in changes)
    for change in changes:
        history = past.history(change.record.id)
        if history and all(each.content is None for each in history):
            raise OvertakenError("This was erased for good, and cannot be entered again.")
        yield edit.revision(change, heads(history))
