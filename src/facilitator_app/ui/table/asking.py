"""Asks who types: when one first comes to a table, and whenever hands change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from facilitator_app.ui.parts.overlay import whole_of

if TYPE_CHECKING:
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.workspace import Workspace

_NO_STAFF = "There is no staff list to choose from yet: it is written in Plan."


class Asking(QObject):
    """Puts the question over the window, once the table is known; without a staff list, never."""

    def __init__(self, screen: TableScreen, workspace: Workspace, context: Context) -> None:
        super().__init__(screen)
        self._screen, self._workspace, self._context = screen, workspace, context
        self._has_asked = False
        """Whoever does not answer is not asked again, unless they ask for it."""
        screen.installEventFilter(self)
        screen.arriving.table_chosen.connect(self._soon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask when the screen is first shown."""
        if event.type() == QEvent.Type.Show:
            self._soon()
        return super().eventFilter(watched, event)

    def ask(self) -> None:
        """Ask, because somebody wants to change it."""
        if not self._put_over():
            self._context.messages.say(_NO_STAFF, "info")

    def _soon(self) -> None:
        # Later, when the screen is in its place: the question lies over all of it.
        QTimer.singleShot(0, self, self._ask_at_first)

    def _ask_at_first(self) -> None:
        known = self._has_asked or self._context.hands.are_known
        if self._screen.desk is not None and self._screen.isVisible() and not known:
            self._has_asked = True
            self._put_over()

    def _put_over(self) -> bool:
        """Put the question over the window; return whether there is anybody to choose."""
        from facilitator_app.ui.table.hands_panel import HandsPanel, hands_at  # noqa: PLC0415

        desk, over = self._screen.desk, whole_of(self._screen)
        hands = hands_at(
            self._workspace, desk.table if desk else None, desk.session.id if desk else None
        )
        is_asked = any(each.isVisible() for each in over.findChildren(HandsPanel))
        if hands and self._screen.isVisible() and not is_asked:
            HandsPanel(over, self._context, hands)
        return bool(hands)
