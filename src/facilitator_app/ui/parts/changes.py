"""Turns the news of an open programme into a Qt signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.parts.messages import Messages
    from facilitator_app.workspace import Workspace


class Changes(QObject):
    """Tells every screen what an edit, an undo, a redo or a merge has changed, once it is saved."""

    changed = Signal(list)
    """A list of Change: what each record was before, and what it is now."""
    followed = Signal(list)
    """The same list, for what only follows from it: counts, names, hints. It comes right after,
    but for what was entered: then after the line has been seen to clear."""

    refused = Signal()
    """An edit could not be saved."""
    waiting = Signal(bool)
    """Something that was entered waits for the disk, or no longer does."""
    leaving = Signal(object)
    """Somebody wants to close: whoever cannot keep what is half typed puts it on this list."""
    closing = Signal()
    """The programme is about to be closed: what is half typed must be kept now."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._behind: list[Change] = []
        self._can_wait = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch_up)
        self.closing.connect(self.catch_up)
        workspace.on_change(self._tell)

    def save(self, edit: Callable[[], object]) -> bool:
        """Make an edit; if it cannot be saved, say why, and return False."""
        error = self.attempt(edit)
        if error is not None:
            self._messages.fail(error)
        return error is None

    def attempt(self, edit: Callable[[], object]) -> FacilitatorError | None:
        """Make an edit; return why it could not be saved, for whoever says so where it stands."""
        try:
            edit()
        except FacilitatorError as error:
            self.catch_up()
            self.refused.emit()
            return error
        return None

    def enter(self, edit: Callable[[], object]) -> FacilitatorError | None:
        """Make an edit for somebody who goes on typing: what only follows from it waits a turn."""
        self._can_wait = True
        try:
            return self.attempt(edit)
        finally:
            self._can_wait = False

    def catch_up(self) -> None:
        """Tell now of what has still to follow, for whoever cannot wait for it."""
        self._soon.stop()
        behind, self._behind = self._behind, []
        if behind:
            self.followed.emit(behind)

    def _tell(self, changes: Sequence[Change]) -> None:
        self.catch_up()
        self.changed.emit(list(changes))
        self._behind += changes
        if self._can_wait:
            self._soon.start()
        else:
            self.catch_up()
