"""Brings notes and ballots in from spreadsheets, as one edit that can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.imports import BallotsImported, NotesImported
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

    Way = Callable[[Workspace, Path], NotesImported | BallotsImported]

TABLES = "Spreadsheets (*.csv *.xlsx);;All files (*)"


class Importing(QObject):
    """Asks for a spreadsheet, backs the programme up, takes every row in or none."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        programmes.opened.connect(self._offer)

    def _offer(self) -> None:
        current = self._programmes.current
        if current and not (current.workspace.read_only or current.is_tables):
            self._window.services.actions.offer_while_shown(
                current.page,
                {
                    "bring.notes": lambda: self._choose("Bring in notes", notes),
                    "bring.ballots": lambda: self._choose("Bring in ballots", ballots),
                },
            )

    def _choose(self, title: str, way: Way) -> None:
        dialog = QFileDialog(self._window, title, "", TABLES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._take(Path(path), way))
        dialog.open()

    def _take(self, path: Path, way: Way) -> None:
        current, services = self._programmes.current, self._window.services
        if current is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with services.messages.heeding():
                current.workspace.backups.make_now()
                lines = way(current.workspace, path).lines()
                undo = services.actions["undo"].trigger
                services.messages.say(" ".join(lines), "good", "Undo", undo)
        finally:
            QGuiApplication.restoreOverrideCursor()


def notes(workspace: Workspace, path: Path) -> NotesImported:
    """Take in notes, and what they name that is not there yet."""
    from facilitator_app.imports import import_notes  # noqa: PLC0415 - loading it takes long

    return import_notes(workspace, path, create=True)


def ballots(workspace: Workspace, path: Path) -> BallotsImported:
    """Take in ballots on trade-offs that are there."""
    from facilitator_app.imports import import_ballots  # noqa: PLC0415 - loading it takes long

    return import_ballots(workspace, path, create=None)
