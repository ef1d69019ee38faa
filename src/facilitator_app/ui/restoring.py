"""Brings a file back from one of its backups: asked for, or because it is damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator_app import settings
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.moments import said
from facilitator_app.ui.programmes import FILES
from facilitator_app.ui.start.restore import RestorePanel
from facilitator_app.workspace.restoring import (
    Backup,
    all_backups,
    contents_of,
    is_whole,
    needs_passphrase,
    restore,
)

if TYPE_CHECKING:
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window

_FOLDER = " backups"


class Restoring(QObject):
    """Shows what there is, replaces the file, and opens it."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        self._messages = window.services.messages
        programmes.damaged.connect(self._offer)
        window.services.actions.offer("restore", self.begin)

    def begin(self) -> None:
        """Show the backups of the open file, or let a file be chosen."""
        if self._programmes.current is not None:
            self.show(self._programmes.current.path)
            return
        recent = self._window.services.settings.preferences.recent
        folder = str(Path(recent[0].path).parent) if recent else ""
        dialog = QFileDialog(
            self._window, "Choose the programme, or one of its backups", folder, FILES
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.show(file_of(Path(chosen))))
        dialog.open()

    def show(self, path: Path, problem: str = "") -> None:
        """Show what backups of a file there are."""
        backups: list[Backup] = []
        with self._messages.heeding():
            backups = all_backups(path, settings.spare_folder())
        if not backups:
            self._messages.say(
                f"{problem} There is no backup of {path.name} on this laptop. "
                "Look for a copy of it on the sticks and laptops of the day.".strip(),
                "bad" if problem else "warn",
            )
            return
        panel = RestorePanel(
            path.name,
            backups,
            self._window.services.jobs,
            (contents_of, is_whole),
            encrypted=needs_passphrase(path, settings.spare_folder()),
        )
        if problem:
            panel.about.say(f"{problem} {panel.about.text()}", "bad")
        panel.chosen.connect(lambda backup, secret: self._put_back(path, backup, secret))
        self._programmes.ask(panel)

    def _offer(self, path: Path, problem: str, _passphrase: str | None) -> None:
        self.show(path, problem)

    def _put_back(self, path: Path, backup: Backup, passphrase: str) -> None:
        try:
            kept = restore(path, backup)
        except FacilitatorError as error:
            self._messages.fail(error)
            return
        self._programmes.open(path, passphrase or None)
        beside = f" What was there before is kept as {kept.name}." if kept else ""
        self._messages.say(f"{path.name} is as it was: {said(backup.made_at)}.{beside}")


def file_of(chosen: Path) -> Path:
    """Return the file that somebody means who chose it or one of its backups."""
    folder = chosen.parent
    if folder.name.endswith(_FOLDER):
        return folder.with_name(folder.name.removesuffix(_FOLDER))
    return chosen
