"""Wipes a table's file off this laptop, once a receipt of the lead's says that nothing is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.travel.receipt_file import SUFFIX
from facilitator_app.ui.parts import volumes
from facilitator_app.ui.parts.places import documents, open_with_system
from facilitator_app.ui.table_file.wipe_panel import WipePanel
from facilitator_app.workspace.packing import is_covered
from facilitator_app.workspace.receipts import receipts_in
from facilitator_app.workspace.wiping import allowed, keep_certificate, would_be_lost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window

_FILES = f"Receipts (*{SUFFIX});;All files (*)"
Brought = tuple[Path, "Receipt"]


class Wiping(QObject):
    """Looks for the receipt, says what would be lost, and wipes when it is nothing."""

    def __init__(self, window: Window, programmes: Programmes, current: OpenProgramme) -> None:
        super().__init__(current.page)
        self._window, self._programmes, self._current = window, programmes, current

    def ask(self) -> None:
        """Look for receipts on the sticks that are in, then say how things stand."""
        self._look(volumes.removable())

    def choose(self) -> None:
        """Let somebody choose the receipt."""
        dialog = QFileDialog(self._window, "The receipt of this table", "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._look([Path(name)]))
        dialog.open()

    # parts

    def _look(self, places: Sequence[Path]) -> None:
        workspace = self._current.workspace
        self._window.services.jobs.start(
            lambda _: receipts_in(workspace, places),
            self._tell,
            self._window.services.messages.fail,
        )

    def _tell(self, found: Sequence[Brought]) -> None:
        if self._programmes.current is not self._current:
            return
        workspace = self._current.workspace
        receipt = found[0][1] if found else None
        covered = receipt is not None and is_covered(workspace, receipt)
        self._window.put_over(
            WipePanel,
            self._current.path.name,
            None if covered else would_be_lost(workspace, receipt),
            workspace.half_typed(),
            {
                "wipe": partial(self._wipe, *found[:1]),
                "pack": self._window.services.actions["table.pack"].trigger,
                "choose": self.choose,
            },
            anew=True,
        )

    def _wipe(self, *brought: Brought) -> None:
        """Close the file, and destroy it."""
        current, messages = self._current, self._window.services.messages
        [(path, receipt)] = brought
        try:
            current.changes.closing.emit()  # what was half typed is saved, and counts
            wiping = allowed(current.workspace, receipt)
            self._programmes.leave()
            if self._programmes.current is not None:
                return
            wiped = wiping.carry_out()
            self._window.services.settings.forget(str(current.path))
            self._window.show_start()
            certificate = keep_certificate(wiped, [path.parent, documents()])
        except FacilitatorError as error:
            messages.fail(error)
            return
        left = f" {len(wiped.left)} could not be reached: see there." if wiped.left else ""
        messages.say(
            f"{wiped.file} is wiped with its backups, {wiped.copies} files in all.{left} "
            f"The certificate is {certificate.name} in {certificate.parent.name}.",
            "warn" if wiped.left else "good",
            "Open",
            lambda: open_with_system(certificate),
        )
