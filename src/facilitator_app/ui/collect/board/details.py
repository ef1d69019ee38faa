"""Beside the board: what one table has of one session, what it lacks, and what to say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.board.words import summed_up, there_is
from facilitator_app.ui.collect.board.missing_card import MissingCard
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.labels import Heading, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.tab_order import in_order

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QBoxLayout

    from facilitator_app.domain.board import Cell, Missing
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_CHOOSE = "Choose a cell to see what is there and what is missing."


class Details(Ground):
    """A card for each missing thing, and below them what is there."""

    accepted = Signal(object, str)
    """A missing thing will not come, and why."""
    taken_back = Signal(object)
    left = Signal()
    """Esc: back to the board."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__("right")
        self.setAccessibleName("Details")
        self._can_edit = not workspace.read_only
        self._cell: Cell | None = None
        self.cards: list[MissingCard] = []
        self._keeper = DraftKeeper(workspace, context.changes, context.jobs, self)
        context.changes.closing.connect(self._keeper.flush)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self.title, self.about = Heading(), Paragraph("", "muted")
        self.state = Paragraph("", "strong")
        self._cards, self._points = column(gap=8), column(gap=4)
        self._there = Label("What is there", "title")
        inside = QWidget()
        inside.setLayout(
            column(
                self.title,
                self.about,
                self.state,
                4,
                self._cards,
                8,
                self._there,
                self._points,
                None,
                gap=6,
                pad=(16, 12, 12, 16),
            )
        )
        self._scrolled = Scrolled(inside, "Details of the cell")
        self.setLayout(column((self._scrolled, 1), gap=0))
        self.show_cell(None)

    def show_cell(self, cell: Cell | None) -> None:
        """Show another cell, or what has become of the one at hand."""
        before, self._cell = self._cell, cell
        if cell is not None and cell == before:
            return
        is_same = cell is not None and before is not None and cell.key == before.key
        focused = self._focused() if is_same else None
        asking = next((each.missing.key for each in self.cards if each.is_asking), None)
        self._tell(cell)
        if is_same:
            self._restore(asking, focused)
        else:
            self._keeper.flush()
            self._scrolled.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let words that wrap ask again for their height in another width."""
        super().resizeEvent(event)
        self._settling.start()

    def enter(self) -> None:
        """Take the focus: to the first thing that can be done, else to what is to be read."""
        first = next((each for card in self.cards for each in card.stops), self._scrolled)
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the board with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # parts

    def _settle(self) -> None:
        """Ask for the height of words once more: layouts at work do not hear of it."""
        for each in self.findChildren(Paragraph):
            each.updateGeometry()

    def _tell(self, cell: Cell | None) -> None:
        empty(self._cards)
        empty(self._points)
        self.cards = []
        self._there.setVisible(cell is not None)
        for each in (self.about, self.state):
            each.setVisible(cell is not None)
        if cell is None:
            self.title.say("No cell is chosen")
            self._points.addWidget(Paragraph(_CHOOSE, "muted"))
            return
        session = cell.facts.session
        self.title.say(f"Table {cell.facts.table.code}, {session.code}")
        self.about.say(session.title)
        self.about.setVisible(bool(session.title))
        words = summed_up(cell)
        self.state.say(words[:1].upper() + words[1:], "bad" if cell.open else "")
        for missing in sorted(cell.missing, key=lambda each: each.accepted is not None):
            self._add(missing)
        for what, how in there_is(cell):
            line = QWidget()
            line.setLayout(row((Paragraph(what, "muted"), 2), (Paragraph(how), 3), gap=8))
            self._points.addWidget(line)
        self._order()
        self._settling.start()

    def _add(self, missing: Missing) -> None:
        card = MissingCard(missing, can_edit=self._can_edit)
        card.asked.connect(lambda: self._ask_why(card))
        card.taken_back.connect(lambda: self.taken_back.emit(missing))
        card.why.accepted.connect(lambda reason: self._accept(missing, reason))
        card.why.typed.connect(self._keeper.note)
        card.why.left.connect(lambda: self._keeper.note(""))
        self._cards.addWidget(card)
        self.cards.append(card)

    def _ask_why(self, card: MissingCard) -> None:
        """Open one line at a time, with what was half typed there."""
        if self._cell is None:
            return
        for each in self.cards:
            if each is not card and each.is_asking:
                each.close_line()
        table, session = self._cell.key
        card.open_line(self._keeper.begin(f"gap {table} {session} {card.missing.key}"))
        self._order()
        self._scrolled.ensureWidgetVisible(card)

    def _accept(self, missing: Missing, reason: str) -> None:
        """Hand it on; what was typed is let go of once it is saved."""
        self.accepted.emit(missing, reason)
        if not any(each.is_asking for each in self.cards):
            self._keeper.note("")
            self._keeper.flush()

    def _order(self) -> None:
        in_order(self._scrolled, [each for card in self.cards for each in card.stops])

    def _focused(self) -> str | None:
        """Return which missing thing has the focus; nothing if none has."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        return next((e.missing.key for e in self.cards if e.isAncestorOf(focus)), "")

    def _restore(self, asking: str | None, focused: str | None) -> None:
        """Go on where somebody was, as far as that is still there."""
        by_key = {each.missing.key: each for each in self.cards}
        card = by_key.get(asking or "")
        if card is not None and card.missing.accepted is None:
            self._ask_why(card)
        elif focused is not None:
            card = by_key.get(focused)
            stops = card.stops if card is not None else []
            (stops[0] if stops else self._scrolled).setFocus()


def empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
