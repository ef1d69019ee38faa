"""What must be decided: the list, and beside it the versions of what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.called import Called
from facilitator_app.ui.collect.conflicts.dispute_panel import DisputePanel
from facilitator_app.ui.collect.conflicts.item_list import NOTHING, ItemList
from facilitator_app.ui.collect.conflicts.items import (
    Dispute,
    Item,
    LooseEnd,
    SaidTwice,
    Twice,
    read,
)
from facilitator_app.ui.collect.conflicts.mending import LoosePanel, TwicePanel
from facilitator_app.ui.collect.conflicts.said_twice import SaidTwicePanel
from facilitator_app.ui.parts.labels import Heading, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.panels import Panel, Panels

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_LIST = 340
_SETTLED = 50
"""Milliseconds until paragraphs have claimed their height."""
_PAGE = "Versions"
_DONE = "All laptops agree, and nothing refers to what is not there."


class ConflictsPage(QWidget):
    """Lists what must be decided; each decision is one version that replaces all open ones."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self._workspace, self._context = workspace, context
        self._called, self._items = Called(lambda _: ()), list[Item]()
        self._shown: Item | None = None
        self.list, self.how_many = ItemList(), Label("", "muted")
        self.title, self.where = Heading(), Paragraph("", "muted")
        self.panel: QWidget = QWidget()
        self._body = column(self.panel, None, gap=0)
        inside = QWidget()
        inside.setLayout(
            column(self.title, self.where, self._body, None, gap=8, pad=(20, 16, 20, 20))
        )
        self.scrolled = Scrolled(inside, "Versions")
        left = Ground("left", column(self.how_many, (self.list, 1), gap=6, pad=(0, 8, 0, 0)))
        self.how_many.setContentsMargins(16, 0, 8, 0)
        self.panels = Panels(
            "What must be decided", Panel("List", left, _LIST), Panel(_PAGE, self.scrolled)
        )
        self.setLayout(column(self.panels))
        self.setFocusProxy(self.list)
        self.list.looked_at.connect(self._show)
        self.list.kept.connect(lambda side: self._of_dispute(lambda it: it.keep(side)))
        self.list.third_wanted.connect(lambda: self._of_dispute(DisputePanel.write_third))
        self.list.activated.connect(lambda _: self.panels.bring(_PAGE))
        context.changes.followed.connect(lambda _: self._refresh())
        context.changes.closing.connect(self._flush)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is to decide now."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed."""
        super().hideEvent(event)
        self._flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a digit, wherever on the page one is."""
        if not self.list.decide(event):
            super().keyPressEvent(event)

    # parts

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self._called, items = read(self._workspace)
        if items != self._items or not items:
            self._items = items
            conflicts = sum(isinstance(each, Dispute) for each in items)
            others = len(items) - conflicts
            told = [counted(conflicts, "conflict")] if conflicts else []
            told += [f"{others:,} to put right"] if others else []
            self.how_many.say(", ".join(told))
            self.how_many.setVisible(bool(items))
            self.list.show_items(items)

    def _show(self, item: Item | None) -> None:
        """Show what can be done about a row, unless that is what is shown."""
        if item is not None and item == self._shown:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.panel.isAncestorOf(focused)
        self._flush()
        self._shown = item
        self.title.say(item.title if item else NOTHING)
        self.where.say(item.where if item else _DONE)
        self._put(self._panel_of(item))
        if had_focus:
            self._go_on()

    def _put(self, panel: QWidget) -> None:
        before, self.panel = self.panel, panel
        self._body.insertWidget(0, panel)
        self._body.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.scrolled.verticalScrollBar().setValue(0)

    def _panel_of(self, item: Item | None) -> QWidget:
        made_of = (self._workspace, self._context, self._called)
        if isinstance(item, Dispute):
            panel = DisputePanel(*made_of, item)
            panel.decided.connect(self._decided)
            panel.opened.connect(self._bring)
            return panel
        if isinstance(item, SaidTwice):
            said = SaidTwicePanel(*made_of, item)
            said.decided.connect(self._decided)
            return said
        if isinstance(item, LooseEnd):
            loose = LoosePanel(*made_of, item)
            loose.left_alone.connect(self._next)
            return loose
        return TwicePanel(*made_of, item) if isinstance(item, Twice) else QWidget()

    def _decided(self, error: FacilitatorError | None) -> None:
        """Say what became of a decision; if something came in meanwhile, show all of it again."""
        if error is not None:
            self._context.messages.fail(error)
            self._shown = None
            self._items = []
        # What was shown anyway has not changed, so that nobody was told of it.
        self._refresh()
        if error is None:
            left = counted(len(self._items), "thing") if self._items else "Nothing"
            announce(self, f"Decided. {left} left to decide.")
            self._go_on()

    def _bring(self, widget: QWidget) -> None:
        """Show a form from its beginning, once it has found its place."""
        self.panels.bring(_PAGE)
        bar = self.scrolled.verticalScrollBar()

        def show() -> None:
            bar.setValue(bar.value() + widget.mapTo(self.scrolled, QPoint()).y())

        QTimer.singleShot(_SETTLED, widget, show)

    def _next(self) -> None:
        place = self.list.currentIndex().row()
        self.list.choose((place + 1) % max(len(self._items), 1))
        self._go_on()

    def _go_on(self) -> None:
        """Have the focus in the list, or on what is read where the list is not shown."""
        (self.list if self.list.isVisible() else self.scrolled).setFocus()

    def _of_dispute(self, act: object) -> None:
        if isinstance(self.panel, DisputePanel) and callable(act):
            act(self.panel)

    def _flush(self) -> None:
        if isinstance(self.panel, DisputePanel | SaidTwicePanel):
            self.panel.flush()
