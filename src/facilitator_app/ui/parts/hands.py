"""Whose hands are on the keys: somebody of the staff list, by role and code, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.changes import Author

if TYPE_CHECKING:
    from facilitator_app.domain.records import Staff
    from facilitator_app.workspace import Workspace

SOMEBODY_ELSE = "somebody else"


class Hands(QObject):
    """Says who types; what is edited from then on carries it."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.are_known = False
        """Whether somebody has said who types since the file was opened."""

    @property
    def words(self) -> str:
        """Who types, as the history will say it."""
        return self._workspace.author.role

    def take(self, staff: Staff | None) -> None:
        """Let somebody type from now on; nobody of the list, if none is given."""
        role = f"{staff.role} {staff.code}".strip() if staff else SOMEBODY_ELSE
        self._workspace.work_as(Author(self._workspace.author.laptop, role))
        self.are_known = True
        self.changed.emit()
