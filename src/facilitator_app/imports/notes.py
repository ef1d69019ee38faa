"""Takes notes in from a spreadsheet, and knows them again when it comes a second time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from facilitator_app.imports.imported import Imported, counted, listed
from facilitator_app.imports.note_changes import NoteChanges
from facilitator_app.imports.note_rows import COLUMNS, note_rows
from facilitator_app.imports.our_workbook import NOTE_HEADINGS, NOTES_SHEET
from facilitator_app.imports.problems import Problems, RowError
from facilitator_app.imports.spreadsheets import Layout, read_table
from facilitator_app.pausing import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.imports.note_rows import NoteRow
    from facilitator_app.workspace import Workspace

_LAYOUT = Layout(COLUMNS, [["text"]], NOTES_SHEET, NOTE_HEADINGS)
_STRIDE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesImported(Imported):
    """What an import of notes did with its rows: new, changed, known and left are all of them."""

    new: int
    changed: int
    known: int
    """Rows that say what their note says already, or said in an earlier version."""
    changed_rows: tuple[int, ...]
    empty_rows: tuple[int, ...]
    """Rows without a text; they were imported like the others."""

    @override
    def _counts(self) -> Iterator[str]:
        yield (
            f"{counted(self.rows, 'row')}: {self.new} new, {self.changed} changed, "
            f"{self.known} known already, {len(self.left)} left out."
        )
        if self.changed_rows:
            yield f"Changed by row {listed(self.changed_rows)}."
        if self.empty_rows:
            yield f"No text in row {listed(self.empty_rows)}."


@collector_paused()
def import_notes(
    workspace: Workspace,
    path: Path,
    *,
    create: bool,
    progress: Callable[[int, int], None] | None = None,
) -> NotesImported:
    """Take in every note of a .csv or .xlsx file as one edit, or none of them and raise.

    With `create`, sessions, prompts, tables and themes that the file names are made if there are
    none of these codes. `progress` is told how many rows are done, and of how many.
    """
    problems = Problems(path.name)
    table = read_table(path, _LAYOUT, problems)
    changes = NoteChanges(workspace, path, create=create)
    rows = changes.look_up(list(note_rows(table.rows, workspace.programme, problems)))
    _take_all(rows, changes, problems, progress)
    problems.refuse()
    if every := changes.all():
        workspace.do(every, changes.name())
    changed, left = len(changes.changed_rows), len(changes.left)
    return NotesImported(
        rows=len(rows),
        blank_rows=table.blank_rows,
        new=changes.new,
        changed=changed,
        known=len(rows) - changes.new - changed - left,
        left=tuple(changes.left),
        changed_rows=tuple(changes.changed_rows),
        empty_rows=tuple(row.number for row in rows if not row.fields.get("text", "").strip()),
        created=changes.created(),
        unknown_columns=table.unknown_columns,
        encoding=table.encoding,
        remarks=table.remarks,
    )


def _take_all(
    rows: Sequence[NoteRow],
    changes: NoteChanges,
    problems: Problems,
    progress: Callable[[int, int], None] | None,
) -> None:
    row_of: dict[UUID, int] = {}
    for done, row in enumerate(rows, start=1):
        if (earlier := row_of.setdefault(row.record_id, row.number)) != row.number:
            problems.add(row.number, f"it is the same note as row {earlier}.")
        try:
            changes.take(row)
        except RowError as error:
            problems.add(row.number, str(error))
        if progress and (done % _STRIDE == 0 or done == len(rows)):
            progress(done, len(rows))
