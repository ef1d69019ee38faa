"""Who types here: asked when one first comes to the table, and on a change of hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Duty, Staff, Table
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.digits import are_four
from facilitator_app.ui.parts.digits_field import DigitsField
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column, row
from facilitator_app.ui.parts.lists import ListView, Rows, row_ground
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.parts.painting import LEFT, RIGHT, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QLayout

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_ABOUT = "Each entry from now on carries this role and code, never a name."
_COVER = "Ctrl+L covers the screen until these are typed. You may leave them out."
_NOTE_TAKER = "note-taker"
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who may type here; nobody of the list, if there is no record."""

    staff: Staff | None
    where: str = ""

    @property
    def words(self) -> str:
        """Role and code."""
        if self.staff is None:
            return "Somebody else"
        return f"{self.staff.role.capitalize()} {self.staff.code}".strip()


def hands_at(workspace: Workspace, table: Table | None, session_id: UUID | None) -> list[Hand]:
    """Return who may type: those of this table first, its note-takers before others."""
    staff = workspace.all(Staff)
    if not staff:
        return []
    duties = {
        each.staff_id: each.table_id
        for each in workspace.of(Duty, "session_id", [session_id] if session_id else [])
        if each.table_id is not None
    }
    tables = {each.id: each.title or each.code for each in workspace.all(Table)}
    here = table.id if table else None

    def place(each: Staff) -> UUID | None:
        return duties.get(each.id, each.table_id)

    def order(each: Staff) -> tuple[object, ...]:
        elsewhere = here is None or place(each) != here
        return elsewhere, each.role != _NOTE_TAKER, each.role, in_order(each.code)

    found = [Hand(each, _where(place(each), here, tables)) for each in sorted(staff, key=order)]
    return [*found, Hand(None)]


def _where(place: UUID | None, here: UUID | None, tables: dict[UUID, str]) -> str:
    if place is not None and place == here:
        return "this table"
    return tables.get(place, "") if place else ""


class HandsPanel(Overlay):
    """Lists them; Enter takes the one that is proposed."""

    def __init__(self, over: QWidget, context: Context, hands: Sequence[Hand]) -> None:
        self._context = context
        self.rows: Rows[Hand] = Rows(lambda each: f"{each.words} {each.where}".strip())
        self.rows.show(hands)
        self.list = ListView("Who types here")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_HandRow(self.list))
        self.digits = DigitsField("Four digits for the cover")
        self.take = Button("Take it", "primary", "check")
        content = QWidget()
        content.setLayout(self._laid_out())
        self._measure()
        super().__init__(over, "Who types here?", Scrolled(content), 560)
        self.list.choose(_proposed(hands, context.hands.words))
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        self.digits.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "card"):
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the one that is chosen with Enter, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid() or not self.isVisible():
            return
        if are_four(self.digits.text()):
            self._context.digits.choose(self.digits.text())
        hand = self.rows.at(index.row())
        self.close()
        self._context.hands.take(hand.staff)

    def _measure(self) -> None:
        rows = min(self.rows.rowCount(), _LISTED)
        self.list.setFixedHeight(rows * current().px(_HandRow.HIGH) + 4)

    def _laid_out(self) -> QLayout:
        cover = QWidget()
        words = Paragraph(_COVER, "muted")
        cover.setLayout(column(self.digits.label, row(self.digits, (words, 1), gap=12), gap=4))
        if self._context.digits.are_chosen:
            cover.hide()
        return column(Paragraph(_ABOUT, "muted"), self.list, 4, cover, row(None, self.take))


def _proposed(hands: Sequence[Hand], now: str) -> int:
    """Return the place of who types now, or else the first: the note-taker of this table."""
    for place, each in enumerate(hands):
        if each.staff is not None and f"{each.staff.role} {each.staff.code}" == now:
            return place
    return 0


class _HandRow(QStyledItemDelegate):
    """Role and code, and where they work."""

    HIGH = 40

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as a target."""
        return QSize(current().px(240), current().px(self.HIGH))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one of them."""
        hand: Hand = index.data(Qt.ItemDataRole.UserRole)
        inside = row_ground(painter, option).adjusted(14, 0, -14, 0)
        where = QRectF(inside)
        where.setLeft(inside.right() - width_of(hand.where))
        write(painter, where, hand.where, "text_muted", RIGHT)
        inside.setRight(where.left() - 12)
        write(painter, inside, hand.words, "text", LEFT)
