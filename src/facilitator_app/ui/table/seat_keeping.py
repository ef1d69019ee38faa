"""The seats at work: what is seen at the table is written down, and the screen follows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.attendance import ARRIVED, LEFT
from facilitator_app.domain.records import Note
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table import register
from facilitator_app.ui.table.seat_menu import Deed, seat_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import time

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu, QWidget

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.domain.records import SeatChange
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.seat_panel import SeatPanel
    from facilitator_app.workspace import Workspace

_CHOICE = "quiet seats"
_OFF = "off"


class SeatKeeping(QObject):
    """Keeps the seats of a desk in step with the file, and the file with what is seen."""

    reseated = Signal()
    """What entries can refer to has changed."""

    def __init__(self, panel: SeatPanel, workspace: Workspace, context: Context) -> None:
        super().__init__(panel)
        self._panel, self._workspace, self._context = panel, workspace, context
        self._desk: Desk | None = None
        self._asked: dict[str, Note] = {}
        ring = panel.ring
        ring.told.connect(self.tell)
        ring.swapped.connect(self._swap)
        ring.answered.connect(self._answer)
        ring.time_wanted.connect(self._go_to_time)
        ring.menu_wanted.connect(self._show_menu)
        panel.answered.connect(self._answer)
        panel.hint_dropped.connect(lambda: self.switch_hint(on=False))
        panel.put_right.connect(self._put_right)
        panel.taken_back.connect(self._take_back)

    def listen(self, screen: QWidget) -> None:
        """Take Alt+Shift and a digit anywhere on a screen; that of seat 1 is a command."""
        for number in range(2, 11):
            keys = QKeySequence(f"Alt+Shift+{number % 10}")
            shortcut = QShortcut(keys, screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda label=str(number): self.toggle(label))

    def take_up(self, desk: Desk) -> None:
        """Show the seats of a desk."""
        self._desk = desk
        self.show()

    def take(self, kinds: set[str]) -> None:
        """Show what has changed in the file; the rest of the screen stays as it is."""
        if self._desk is not None and kinds & register.KINDS:
            self._desk.read_seats()
            self.show()
            self.reseated.emit()
        elif Note.record_kind in kinds:
            self.hear()

    def show(self) -> None:
        """Show who sits where and is there."""
        desk = self._desk
        if desk is not None:
            self._panel.ring.show_seats(desk.seats, desk.table.title or desk.table.code)
            self._panel.show_changes(desk.register.changes)
            self.hear()

    def hear(self) -> None:
        """Show who was heard, who is quiet, and who spoke from an empty seat."""
        if self._desk is None:
            return
        book = self._desk.register
        talk = book.talk()
        self._asked = book.doubted(talk)
        self._panel.ring.tell(talk, self._asked)
        self._panel.ask(next(iter(self._asked), ""))
        self._panel.say_hint(book.quiet(talk) if self.hints else "")

    # what is seen

    def toggle(self, label: str) -> None:
        """Write down that a seat came or went, whichever it is."""
        desk = self._desk
        if desk is not None and desk.register.seat(label) is None:
            self._context.messages.say(f"There is no seat {label} at this table.", "info")
        elif desk is not None:
            self._save(lambda: desk.register.toggle(label))

    def tell(self, label: str, what: str) -> None:
        """Write down that a seat came, or went."""
        desk = self._desk
        seat = desk.register.seat(label) if desk else None
        if desk is None or seat is None:
            return
        if seat.there == (what == ARRIVED):
            state = "is here" if seat.there else "is away"
            self._context.messages.say(f"Seat {label} {state} already.", "info")
            return
        self._save(lambda: desk.register.tell(label, what))

    def say_yes(self) -> None:
        """Answer the question that is asked: yes, it arrived."""
        if self._asked:
            self._answer(next(iter(self._asked)), yes=True)
        else:
            self._context.messages.say("No seat is asked for: none spoke while away.", "info")

    # hint

    @property
    def hints(self) -> bool:
        """Whether this laptop says which seats are quiet."""
        return self._context.settings.preferences.choices.get(_CHOICE) != _OFF

    def switch_hint(self, *, on: bool) -> None:
        """Say from now on which seats are quiet, or no longer."""
        settings = self._context.settings
        choices = {**settings.preferences.choices, _CHOICE: "" if on else _OFF}
        settings.change(choices=choices)
        self.hear()

    # parts

    def _save(self, edit: Callable[[], object]) -> None:
        """Save, and let a screen reader say what was saved."""
        if self._context.changes.save(edit) and (name := self._workspace.undo_name):
            announce(self._panel, f"{name[0].upper()}{name[1:]}")

    def _swap(self, label: str, other: str) -> None:
        desk = self._desk
        if desk is not None:
            self._save(lambda: desk.register.swap(label, other))

    def _answer(self, label: str, yes: bool) -> None:  # noqa: FBT001 - a signal's slot
        desk, note = self._desk, self._asked.get(label)
        if desk is None or note is None or note.noted_at is None:
            return
        book, at = desk.register, desk.register.time_of(note.noted_at)
        if yes:
            self._save(lambda: book.tell(label, ARRIVED, at))
        elif self._context.changes.save(lambda: book.settle(note)):
            self.hear()

    def _put_right(self, change: SeatChange, at: time) -> None:
        desk = self._desk
        if desk is not None:
            self._save_row(lambda: desk.register.put_right(change, at), change)

    def _take_back(self, change: SeatChange) -> None:
        desk = self._desk
        if desk is not None:
            self._save_row(lambda: desk.register.take_back(change), change)

    def _save_row(self, edit: Callable[[], object], change: SeatChange) -> None:
        """Save what was changed on a row; if the focus was on it, the seat takes it."""
        history, focused = self._panel.history, QApplication.focusWidget()
        was_there = history is not None and focused is not None and history.isAncestorOf(focused)
        self._save(edit)
        if was_there:
            self._panel.ring.take_focus(change.seat)

    def _go_to_time(self, label: str) -> None:
        if not self._panel.go_to_time(label):
            words = f"Nothing was seen of seat {label} in this session: A, L or S says it."
            self._context.messages.say(words, "info")

    def _show_menu(self, label: str, where: QPoint) -> None:
        """Offer all that can be done with a seat, in words."""
        menu = self._menu(label)
        if menu is not None:
            menu.popup(where)

    def _menu(self, label: str) -> QMenu | None:
        desk = self._desk
        seat = desk.register.seat(label) if desk else None
        if desk is None or seat is None:
            return None
        others = [each.label for each in desk.seats if each.label != label]
        swaps = [Deed(f"Seat {each}", "", partial(self._swap, label, each)) for each in others]
        menu, last = seat_menu(self._panel.ring, label, self._deeds(desk, seat), swaps)
        last.menuAction().setEnabled(bool(others))
        menu.addSeparator()
        hint = menu.addAction("Say which seats are quiet")
        hint.setCheckable(True)
        hint.setChecked(self.hints)
        hint.triggered.connect(lambda on: self.switch_hint(on=on))
        return menu

    def _deeds(self, desk: Desk, seat: Seat) -> Iterator[Deed]:
        label, ring = seat.label, self._panel.ring
        if label in self._asked:
            yield Deed("Yes, it arrived", "Y", partial(self._answer, label, yes=True))
            yield Deed("No, it did not arrive", "N", partial(self._answer, label, yes=False))
        yield Deed("Put it on the entry", "Enter", partial(ring.pressed.emit, label))
        if seat.there:
            yield Deed("Left now", "L", partial(self.tell, label, LEFT))
        else:
            yield Deed("Arrived now", "A", partial(self.tell, label, ARRIVED))
        if any(label in (each.seat, each.other) for each in desk.register.changes):
            yield Deed("Put the time right", "T", partial(self._go_to_time, label))
