"""An entry while it is typed: chips, the line, and below it hints or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Line
from facilitator_app.ui.parts.layouts import Stack, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.entry import Entry, Steps
from facilitator_app.ui.table.hints import Hints
from facilitator_app.ui.table.line import EntryLine
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.mark_row import MarkArea, MarkRow
from facilitator_app.ui.table.marks import (
    AGREEMENT,
    PLAIN,
    PROMPT,
    STANCE,
    THEME,
    Room,
    joined,
    toggled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.ui.table.marks import Mark

_SIGNS = "Every sign"
_GROUPS = {
    STANCE: "For or against",
    AGREEMENT: "How many here",
    THEME: "Theme",
    PROMPT: "File under",
}
"""What has a menu of its own: all in one would be higher than a screen."""


class EntryBox(QWidget):
    """Reads prefixes as they are typed; whoever owns it saves what it submits."""

    submitted = Signal(object)
    changed = Signal()
    went_up = Signal()
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    fitted = Signal()
    """It needs more room, or less."""

    def __init__(self, name: str, goal: str = "") -> None:
        super().__init__()
        self.room = Room()
        self._entry, self._steps = Entry(), Steps()
        self._warned: Entry | None = None
        self.marks, self.line = MarkRow(), EntryLine(name)
        self.goal = Label(goal, "muted")
        self.told = Line("", "", "bad")
        self.signs = Button(_SIGNS, "quiet", "keyboard")
        self._below = Stack()
        self._below.addWidget(Hints("Signs", grammar.HINTS))
        self._below.addWidget(self.told)
        self._foot = QWidget()
        self._foot.setLayout(row((self._below, 1), self.signs, gap=4))
        chips = row((MarkArea(self.marks), 1), self.goal)
        self.setLayout(column(chips, self.line, self._foot, gap=6))
        self._listen()

    # what it holds

    @property
    def entry(self) -> Entry:
        """What stands in the line now."""
        return Entry(self._entry.marks, self.line.toPlainText())

    def hold(self, entry: Entry) -> None:
        """Hold another entry, with nothing to be taken back in it."""
        self._steps.restart(entry)
        self._show(entry)

    def clear(self) -> None:
        """Hold nothing."""
        self.hold(Entry())

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.told.say(sentence, "bad")
        self._below.setCurrentWidget(self.told)
        self._foot.show()
        announce(self.line, sentence)

    def toggle_seat(self, seat: str) -> None:
        """Put a seat on the entry, or off."""
        if seat in self.room.seats:
            self._reach(Entry(toggled(self.entry.marks, seat), self.line.toPlainText()))
        else:
            self.refuse(f"There is no seat {seat} at this table.")

    def put(self, mark: Mark) -> None:
        """Put a mark on the entry, as if it had been typed."""
        self._reach(Entry(joined(self.entry.marks, mark), self.line.toPlainText()))
        self.line.setFocus()

    def submit(self) -> None:
        """Hand the entry over; if something in it is wrong, say so first."""
        entry = self.entry
        if not entry.words:
            return
        if entry.wrong and entry != self._warned:
            self._warned = entry
            self.refuse(f"{entry.wrong} Enter again saves it as plain words.")
            return
        self.submitted.emit(entry.forgiven() if entry.wrong else entry)

    # parts

    def _listen(self) -> None:
        line = self.line
        line.has_typing = lambda: bool(self.entry)
        line.completing = lambda: bool(self._completions())
        for signal, slot in (
            (line.typed, self._read),
            (line.textChanged, self._note),
            (line.pasted, self._after_paste),
            (line.entered, self.submit),
            (line.backed, self._open_last),
            (line.seat_toggled, self.toggle_seat),
            (line.completed, self._complete),
            (line.left, self.left.emit),
            (line.fitted, self.fitted.emit),
            (self.marks.fitted, self.fitted.emit),
            (self.marks.taken_off, self._take_off),
            (self.signs.clicked, self.show_signs),
        ):
            signal.connect(slot)
        line.undone.connect(lambda: self._turn(self._steps.back, self.undo_wanted.emit))
        line.redone.connect(lambda: self._turn(self._steps.forth, self.redo_wanted.emit))
        line.went_up.connect(lambda: None if self.entry else self.went_up.emit())

    def _read(self) -> None:
        """Turn a prefix that has just been finished into a chip."""
        found = self.entry.read(self.line.place, self.room)
        if found is not None:
            self._steps.reach(self.entry)
            self._reach(found, 0)
            announce(self.line, found.marks[-1].wrong or found.marks[-1].word)

    def _note(self) -> None:
        self._steps.reach(self.entry)
        self._tell()
        self.changed.emit()

    def _after_paste(self) -> None:
        """Bar what was pasted from being read as prefixes."""
        entry = self.entry
        if grammar.first(f"{entry.text} ", self.room) is not None:
            self._reach(entry.plain())

    def _open_last(self) -> None:
        entry, place = self.entry.opened()
        self._reach(entry, place)

    def _take_off(self, mark: Mark) -> None:
        entry = self.entry
        self._reach(Entry(tuple(each for each in entry.marks if each != mark), entry.text))
        self.line.setFocus()

    def _turn(self, way: Callable[[], Entry | None], else_: Callable[[], None]) -> None:
        """Take back typing; in an empty line, the last edit."""
        if not self.entry:
            else_()
        elif (entry := way()) is not None:
            self._show(entry)

    def _completions(self) -> list[Mark]:
        entry = self.entry
        if entry.is_plain:
            return []
        return grammar.completions(entry.text[: self.line.place], self.room)

    def _complete(self) -> None:
        found, entry = self._completions(), self.entry
        self._reach(Entry(joined(entry.marks, found[0]), entry.text[self.line.place :]), 0)

    def _reach(self, entry: Entry, place: int | None = None) -> None:
        """Hold what has come of the entry."""
        self._steps.reach(entry)
        self._show(entry, self.line.place if place is None else place)

    def _show(self, entry: Entry, place: int | None = None) -> None:
        self._entry = entry
        self.marks.show_marks(entry.marks)
        if self.line.toPlainText() != entry.text or place is not None:
            self.line.show_text(entry.text, place)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say below the line what is wrong or what can follow; else the hints."""
        wrong = self.entry.wrong
        following = "  ·  ".join(each.word for each in self._completions())
        self.told.say(wrong or f"{following}  (Tab takes the first)", "bad" if wrong else "")
        self._below.setCurrentIndex(1 if wrong or following else 0)
        self._make_way()

    def _make_way(self) -> None:
        """Leave the hints out where room is scarce."""
        low = is_low(self)
        self._foot.setVisible(self._below.currentIndex() > 0 or not low)
        self.signs.setHidden(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out, or show them again."""
        super().resizeEvent(event)
        self._make_way()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_foot"):
            self._make_way()

    def show_signs(self) -> None:
        """Offer every sign of the grammar to the mouse, above the button."""
        menu = QMenu(self)
        menu.setAccessibleName(_SIGNS)
        groups: dict[str, QMenu] = {}
        for mark, keys in _choices(self.room):
            if mark.slot in _GROUPS and mark.slot not in groups:
                groups[mark.slot] = menu.addMenu(_GROUPS[mark.slot])
                groups[mark.slot].setAccessibleName(_GROUPS[mark.slot])
            words = f"{mark.word}\t{keys}".replace("&", "&&")  # one alone would underline a letter
            action = groups.get(mark.slot, menu).addAction(words)
            action.triggered.connect(lambda _=False, mark=mark: self.put(mark))
        menu.aboutToHide.connect(menu.deleteLater)
        size = menu.sizeHint()
        corner = QPoint(self.signs.width() - size.width(), -size.height())
        menu.popup(self.signs.mapToGlobal(corner))


def _choices(room: Room) -> list[tuple[Mark, str]]:
    """Return a mark for everything that can be put on an entry."""
    found = []
    for sign in grammar.SIGNS:
        fixed = sign.read(sign.keys if sign.slot == PLAIN else f"{sign.keys} ", room)
        if fixed is not None and not fixed[0].wrong and sign.slot != PLAIN:
            found.append((fixed[0], sign.keys))
    themes = [(grammar.theme_mark(code, room), f"#{code.casefold()}") for code in room.titles()]
    prompts = [(grammar.prompt_mark(code), f">{code}") for code in room.prompts]
    return found + themes + prompts
