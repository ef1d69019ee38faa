"""The Collect screen: a bar with its pages, and the page at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.collect.pages import PAGES
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.layouts import Ground, Stack, column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace


class CollectScreen(QWidget):
    """Shows one page at a time; the one that was shown last is there again."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("Collect")
        self._workspace, self._context = workspace, context
        self._made: dict[str, QWidget] = {}
        self.bar = Segmented("Pages", {each.command: each.name for each in PAGES})
        self.pages = Stack()
        head = Ground("bar", row(self.bar, None, pad=(16, 8, 12, 8)))
        self.setLayout(column(head, (self.pages, 1), gap=0))
        self.bar.chosen.connect(self.show_part)
        self.show_part(PAGES[0].command)

    def show_part(self, command: str) -> None:
        """Go to a page."""
        if command not in self._made:
            page = next(each for each in PAGES if each.command == command)
            self._made[command] = page.build(self._workspace, self._context, self.pages)
            self.pages.addWidget(self._made[command])
        self.bar.choose(command)
        self.pages.setCurrentWidget(self._made[command])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the page at hand."""
        super().focusInEvent(event)
        if page := self.pages.currentWidget():
            page.setFocus()
