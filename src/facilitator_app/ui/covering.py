"""Covers the screen when somebody leaves the table for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.ui.shell.cover import Cover

if TYPE_CHECKING:
    from facilitator_app.ui.window import Window


class Covering(QObject):
    """At most one cover lies over a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.cover: Cover | None = None
        window.services.actions.offer("cover", self.lay)
        window.stayed_open.connect(self._tell_not_closed)

    def lay(self) -> None:
        """Cover the screen."""
        if self.cover is None:
            self.cover = Cover(self._window, self._window.services.digits)
            self.cover.lifted.connect(self._forget)

    def _forget(self) -> None:
        self.cover = None

    def _tell_not_closed(self) -> None:
        if self.cover is not None:
            self.cover.tell_not_closed()
