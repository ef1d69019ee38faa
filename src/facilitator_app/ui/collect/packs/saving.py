"""Receipts as a PDF: a slip for each pack that is listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import Programme
from facilitator_app.exports.prints.receipts import print_receipts
from facilitator_app.printing import PRINTED
from facilitator_app.ui.collect.packs.slips import slip_of
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.places import keep_folder, kept_folder, open_with_system

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.prints import Printed
    from facilitator_app.ui.collect.packs.rows import PackRow
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_FOLDER = "receipts"


class ReceiptsSaving(QObject):
    """Asks where to, and writes them on a thread of its own."""

    def __init__(self, workspace: Workspace, context: Context, within: QWidget) -> None:
        super().__init__(within)
        self._workspace, self._context, self._within = workspace, context, within

    def ask(self, rows: Sequence[PackRow]) -> None:
        """Ask where the receipts of these packs go."""
        [programme] = self._workspace.all(Programme)
        folder = kept_folder(self._context.settings, _FOLDER)
        path = folder / file_name(f"{programme.name} receipts", ".pdf")
        dialog = QFileDialog(self._within, "Save receipts", str(path), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save(rows, Path(name)))
        dialog.open()

    def save(self, rows: Sequence[PackRow], path: Path) -> None:
        """Write a slip for each pack that was collected."""
        keep_folder(self._context.settings, _FOLDER, path.parent)
        slips = [slip for slip in map(slip_of, rows) if slip is not None]
        snapshot = self._workspace.part(PRINTED)
        self._context.jobs.start(
            lambda progress: print_receipts(slips, snapshot, path, progress=progress),
            self._tell,
            self._context.messages.fail,
        )

    def _tell(self, printed: Printed) -> None:
        path = printed.files[0]
        self._context.messages.say(
            f"{path.name} has {counted(sum(printed.rows.values()), 'receipt')}.",
            "good",
            "Open",
            lambda: open_with_system(path),
        )
