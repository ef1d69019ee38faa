"""The seats as they sit round the table, and the keys that say who came, went or was swapped."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.attendance import ARRIVED, LEFT
from facilitator_app.ui.parts.painting import box, painter_for, write
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.seat_card import HIGH, WIDE, SeatCard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.domain.hearing import Talk

_GAP, _ACROSS = 8, 3
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WAYS = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, -1),
    Qt.Key.Key_Down.value: (0, 1),
}


class Seats(QWidget):
    """The seats, clockwise round the table from the upper left."""

    pressed = Signal(str)
    """Put this seat on the entry, or off."""
    told = Signal(str, str)
    """A seat, and what happened: ARRIVED or LEFT."""
    swapped = Signal(str, str)
    answered = Signal(str, bool)
    """Whether somebody arrived who is away and yet spoke."""
    time_wanted = Signal(str)
    menu_wanted = Signal(str, object)
    holding = Signal(str)
    """The seat that is about to be swapped; nothing when that is over."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Seats")
        self.cards: list[SeatCard] = []
        self.held = ""
        self._last = ""
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seats(self, seats: Sequence[Seat], table: str) -> None:
        """Show the seats of a table: those that are shown already stay, and so does the focus."""
        if [each.seat.label for each in self.cards] != [each.label for each in seats]:
            for card in self.cards:
                card.hide()
                card.deleteLater()
            self.cards = [self._card(each) for each in seats]
            in_order(self, self.cards)
            self._place()
            self.hold("")
        for card, seat in zip(self.cards, seats, strict=True):
            card.show_seat(seat)
        self._words = (table, f"{sum(each.there for each in seats)} here")
        self.update()

    def tell(self, talk: Talk, asked: Collection[str]) -> None:
        """Say how often each was heard, and which are asked for."""
        most = max((talk.of(each.seat.label).times for each in self.cards), default=0)
        for card in self.cards:
            label = card.seat.label
            card.tell(talk.of(label).times, most, asked=label in asked)

    def card(self, label: str) -> SeatCard | None:
        """Return the card of a seat."""
        return next((each for each in self.cards if each.seat.label == label), None)

    def take_focus(self, label: str = "") -> None:
        """Give the focus to a seat: to the one that had it last, if none is named."""
        card = self.card(label or self._last) or next(iter(self.cards), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hold(self, label: str) -> None:
        """Begin to swap a seat; with no label, leave it."""
        if self.held != label:
            self.held = label
            for each in self.cards:
                each.hold(held=each.seat.label == label)
            self.holding.emit(label)

    # keys

    def _key(self, card: SeatCard, event: QKeyEvent) -> None:
        """Do what a key means on a seat."""
        key, label = event.key(), card.seat.label
        self._last = label
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return
        does: dict[int, Callable[[], object]] = {
            Qt.Key.Key_A.value: lambda: self.told.emit(label, ARRIVED),
            Qt.Key.Key_L.value: lambda: self.told.emit(label, LEFT),
            Qt.Key.Key_S.value: lambda: self.hold("" if self.held else label),
            Qt.Key.Key_T.value: lambda: self.time_wanted.emit(label),
            Qt.Key.Key_Y.value: lambda: self.answered.emit(label, True),  # noqa: FBT003
            Qt.Key.Key_N.value: lambda: self.answered.emit(label, False),  # noqa: FBT003
            Qt.Key.Key_Escape.value: self._leave,
            **{each.value: card.click for each in _ENTERS},
            **{each: partial(self._go, card, way) for each, way in _WAYS.items()},
        }
        if key in does:
            does[key]()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._go_to_digit(card, chr(key))
        else:
            return
        event.accept()

    def _press(self, card: SeatCard) -> None:
        """Swap with this seat, if one is held; else put it on the entry."""
        label, held = card.seat.label, self.held
        self._last = label
        self.hold("")
        if not held:
            self.pressed.emit(label)
        elif held != label:
            self.swapped.emit(held, label)

    def _leave(self) -> None:
        """Leave the swap, or else the seats."""
        if self.held:
            self.hold("")
        else:
            self.left.emit()

    def _go(self, card: SeatCard, way: tuple[int, int]) -> None:
        """Go to the next seat that lies that way."""
        places = ring(len(self.cards))
        column, row = places[self.cards.index(card)]
        across, down = way
        found = [
            (abs(y - row) if across else abs(x - column), abs(x - column) + abs(y - row), place)
            for place, (x, y) in enumerate(places)
            if (x - column) * across + (y - row) * down > 0
        ]
        if found:
            self.cards[min(found)[2]].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_digit(self, card: SeatCard, digit: str) -> None:
        """Go to the seat of a digit; pressed again, to the next one that begins with it."""
        wanted = "10" if digit == "0" else digit
        found = [each for each in self.cards if each.seat.label.startswith(wanted)]
        if found:
            place = (found.index(card) + 1) % len(found) if card in found else 0
            found[place].setFocus(Qt.FocusReason.TabFocusReason)

    # place

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the seats along."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the table in the middle."""
        theme, painter = current(), painter_for(self)
        if len(self.cards) <= _ACROSS:
            return
        wide, high = theme.px(WIDE - 4), theme.px(52)
        rect = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        box(painter, rect, "sunken", "edge" if theme.name == "contrast" else "", 10)
        half = rect.height() / 2
        upper = QRectF(rect.left() + 4, rect.top() + 3, rect.width() - 8, half)
        write(painter, upper, self._words[0], face="strong")
        write(painter, upper.translated(0, half - 5), self._words[1], "text_muted")

    def _card(self, seat: Seat) -> SeatCard:
        card = SeatCard(seat, self)
        card.clicked.connect(lambda: self._press(card))
        card.keyed.connect(lambda event: self._key(card, event))
        card.menu_wanted.connect(lambda where: self.menu_wanted.emit(card.seat.label, where))
        card.show()
        return card

    def _place(self) -> None:
        """Put the seats round the table: three above, three below, the others at its sides."""
        theme, count = current(), len(self.cards)
        wide, high = theme.px(WIDE), theme.px(HIGH)
        sides = max(0, ceil((count - 2 * _ACROSS) / 2))
        rows = 1 if count <= _ACROSS else 2 + max(1, sides)
        self.setFixedHeight(max(1, rows) * (high + _GAP) - _GAP)
        self.setMinimumWidth(_ACROSS * wide + (_ACROSS - 1) * 2)
        step = max(wide + 2, (self.width() - wide) / 2 - 4)
        middle = (self.width() - wide) / 2
        for card, (across, down) in zip(self.cards, ring(count), strict=True):
            card.setGeometry(round(middle + (across - 1) * step), down * (high + _GAP), wide, high)


def ring(count: int) -> list[tuple[int, int]]:
    """Return column and row of each seat, clockwise from the upper left."""
    top = [(column, 0) for column in range(min(count, _ACROSS))]
    left = max(0, count - 2 * _ACROSS)
    right = ceil(left / 2)
    last = 1 + max(1, right)
    sides = [(_ACROSS - 1, 1 + row) for row in range(right)]
    below = [(column, last) for column in reversed(range(min(_ACROSS, count - len(top))))]
    back = [(0, right - row) for row in range(left - right)]
    return [*top, *sides, *below, *back][:count]
