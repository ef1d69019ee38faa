"""Brings back a backup: what there is, and what each of them holds, before anything is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.lists import ListView, Rows, row_ground
from facilitator_app.ui.parts.moments import counted, said
from facilitator_app.ui.parts.painting import LEFT, RIGHT, write
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.start.panel import Field, Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPainter

    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.ui.parts.jobs import Job, Jobs
    from facilitator_app.workspace.restoring import Backup, Contents

    Preview = Callable[[Backup, str | None], Contents]
    Check = Callable[[Path, str | None], bool]

SHOWN = {
    "workshop": "workshop",
    "session": "session",
    "table": "table",
    "participant": "participant",
    "note": "note",
    "ballot": "ballot",
    "headline": "headline",
}
"""What a preview counts, and its word."""


class RestorePanel(Panel):
    """The backups of one file, and what the chosen one holds."""

    chosen = Signal(object, str)
    """A backup to put back, and the passphrase or nothing."""

    def __init__(
        self,
        name: str,
        backups: Sequence[Backup],
        jobs: Jobs,
        look: tuple[Preview, Check],
        *,
        encrypted: bool,
    ) -> None:
        super().__init__(
            f"Backups of {name}",
            "The file that is there now is kept beside the one that comes back.",
        )
        self._jobs, self._encrypted = jobs, encrypted
        self._preview, self._check = look
        self._job: Job | None = None
        self.rows: Rows[Backup] = Rows(_told)
        self.list = ListView("Backups, the newest first")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_BackupRow(self.list))
        self.passphrase = Field("Passphrase of the file", secret=True)
        self.held, self.whole = Paragraph(), Paragraph()
        self.put_back = Button("Put it back", "primary", "history")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self.look)
        self.passphrase.returnPressed.connect(self.look)
        self.put_back.clicked.connect(self._choose)
        self.rows.show(backups)
        self.list.choose(0)

    def first(self) -> QWidget:
        """Start with the passphrase, if one is needed, or the list."""
        return self.passphrase if self._encrypted else self.list

    @property
    def backup(self) -> Backup:
        """The chosen backup."""
        return self.rows.at(self.list.currentIndex().row())

    def look(self) -> None:
        """Read what the chosen backup holds."""
        if self._job is not None:
            self._job.cancel()
        self.problem.say("")
        self.put_back.setEnabled(False)
        passphrase = self.passphrase.text() or None
        if self._encrypted and passphrase is None:
            self.held.say("Type the passphrase and press Enter to see what it holds.")
            return
        backup = self.backup
        self.held.say("Looking inside…")
        self.whole.say("")
        self._job = self._jobs.start(
            lambda _: self._preview(backup, passphrase), self._show, self._fail
        )

    def _show(self, contents: Contents) -> None:
        self.held.say("\n".join(_lines(contents)))
        self.put_back.setEnabled(True)
        self.whole.say("Looking whether it is whole…", "muted")
        backup, passphrase = self.backup, self.passphrase.text() or None
        self._job = self._jobs.start(
            lambda _: self._check(backup.path, passphrase), self._judge, self._fail
        )

    def _judge(self, whole: bool) -> None:  # noqa: FBT001 - what the check found
        self.put_back.setEnabled(whole)
        self.whole.say("It is whole." if whole else "It is damaged.", "good" if whole else "bad")
        if not whole:
            self.problem.say("This backup is damaged. Choose another one.")

    def _fail(self, error: FacilitatorError) -> None:
        self.held.say("")
        self.whole.say("")
        self.put_back.setEnabled(False)
        self.problem.say(error.sentence())

    def _choose(self) -> None:
        self.chosen.emit(self.backup, self.passphrase.text())

    def _lay_out(self) -> None:
        self.list.setMinimumHeight(current().px(4 * 44))
        preview = column(Label("What it holds", "strong"), self.held, self.whole, None, gap=4)
        secret = QWidget()
        secret.setLayout(column(self.passphrase.label, self.passphrase, gap=4))
        if not self._encrypted:
            secret.hide()
        inside = Ground("surface", row((self.list, 3), (preview, 2), gap=20))
        self.fill(secret, inside, do=(self.put_back,))


class _BackupRow(QStyledItemDelegate):
    """When a backup was made, and how many revisions it has."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as a target."""
        return QSize(current().px(240), current().px(44))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the moment on the left and the number on the right."""
        backup: Backup = index.data(Qt.ItemDataRole.UserRole)
        inside = row_ground(painter, option).adjusted(12, 0, -12, 0)
        write(painter, inside, said(backup.made_at), "text", LEFT, "strong")
        write(painter, inside, counted(backup.revisions, "revision"), "text_muted", RIGHT)


def _told(backup: Backup) -> str:
    return f"{said(backup.made_at)}, {counted(backup.revisions, 'revision')}"


def _lines(contents: Contents) -> list[str]:
    lines = [contents.name] if contents.name else []
    lines += [
        counted(contents.counts[kind], word)
        for kind, word in SHOWN.items()
        if contents.counts.get(kind)
    ]
    if contents.conflicts:
        lines.append(f"{counted(contents.conflicts, 'conflict')} to settle")
    return lines or ["Nothing yet"]
