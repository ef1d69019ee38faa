"""An entry while it is typed: chips, the line, and below it hints or what is to be heeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Stack, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.entry import Entry, Steps
from facilitator_app.ui.table.expanding import ends_word, expanded
from facilitator_app.ui.table.hints import Hints
from facilitator_app.ui.table.line import EntryLine
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.mark_row import MarkArea, MarkRow
from facilitator_app.ui.table.marks import PLAIN, Room, cautioned, joined, toggled, without_seats
from facilitator_app.ui.table.signs_menu import SIGNS, show_signs
from facilitator_app.ui.table.told import Notice, Told, found_in, masking, notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.identifying import Found
    from facilitator_app.ui.table.marks import Mark

_QUICK, _LATER = 500, 300
"""Characters that are looked through at each key; milliseconds after which more of them are."""
_NOBODY = "0"


class EntryBox(QWidget):
    """Reads prefixes as they are typed; whoever owns it saves what it submits."""

    submitted, changed = Signal(object), Signal()
    went_up, left = Signal(), Signal()
    undo_wanted, redo_wanted = Signal(), Signal()
    fitted = Signal()
    """It needs more room, or less."""

    def __init__(self, name: str, goal: str = "") -> None:
        super().__init__()
        self.room, self._entry, self._steps = Room(), Entry(), Steps()
        self._warned: Entry | None = None
        self.trouble = ""
        self._found: list[Found] = []
        self._short: tuple[tuple[Entry, int], tuple[Entry, int]] | None = None
        """What stands since a short word was expanded, and what it was before, with the cursor."""
        self._pasted_to = 0
        self.marks, self.line = MarkRow(), EntryLine(name)
        self.goal = Label(goal, "muted")
        self.told = Told()
        self.signs = Button(SIGNS, "quiet", "keyboard")
        self._below = Stack()
        self._below.addWidget(Hints("Signs", grammar.HINTS))
        self._below.addWidget(self.told)
        self._foot = QWidget()
        self._foot.setLayout(row((self._below, 1), self.signs, gap=4))
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        chips = row((MarkArea(self.marks), 1), self.goal)
        self.setLayout(column(chips, self.line, self._foot, gap=6))
        self._listen()

    @property
    def entry(self) -> Entry:
        """What stands in the line now."""
        return Entry(self._entry.marks, self.line.toPlainText())

    def move_to(self, room: Room) -> None:
        """Refer to another table, or to the same one as it is now: what stands here stays."""
        self.room = room
        self._show(self.entry)

    def hold(self, entry: Entry) -> None:
        """Hold another entry, with nothing to be taken back in it."""
        self._steps.restart(entry)
        self._short, self._pasted_to, self.trouble = None, 0, ""
        self._show(entry)

    def clear(self) -> None:
        """Hold nothing."""
        self.hold(Entry())

    def refuse(self, sentence: str, *, stays: bool = False, offers: bool = False) -> None:
        """Say what is wrong, perhaps beside what is offered; if need be the sentence stays."""
        self.trouble = sentence if stays else ""
        offered = self.told.notice if offers else None
        self._say((offered or Notice("", "bad"))._replace(sentence=sentence))
        announce(self.line, sentence)

    def relieve(self) -> None:
        """Say no longer what was to stay."""
        self.trouble = ""
        self._tell()

    def toggle_seat(self, seat: str) -> None:
        """Put a seat on the entry, or off; none of them is nobody's."""
        entry = self.entry
        if seat in self.room.seats:
            self._reach(Entry(toggled(entry.marks, seat), entry.text))
        elif seat == _NOBODY:
            self._reach(Entry(without_seats(entry.marks), entry.text))
            announce(self.line, "Unknown seat")
        else:
            self.refuse(f"There is no seat {seat} at this table.")

    def put(self, mark: Mark) -> None:
        """Put a mark on the entry, as if it had been typed."""
        entry = self.entry
        marked = Entry(joined(entry.marks, mark), entry.text)
        self._reach(entry.wholly_plain() if mark.slot == PLAIN else marked)
        self.line.setFocus()

    def submit(self) -> None:
        """Hand the entry over; if something in it is wrong, say so first."""
        self._expand(self.line.place)
        entry = self.entry
        if not entry.words:
            return
        if entry.wrong and entry != self._warned:
            self._warned = entry
            self.refuse(f"{entry.wrong} Enter again saves it as plain words.", offers=True)
            return
        self.submitted.emit(entry.forgiven() if entry.wrong else entry)

    def _listen(self) -> None:
        line = self.line
        line.has_typing = lambda: bool(self.entry)
        line.mending = self._is_mending
        line.putting_back = self._is_short_fresh
        for signal, slot in (
            (line.typed, self._read),
            (line.textChanged, self._note),
            (line.cursorPositionChanged, self._after_move),
            (line.pasted, self._after_paste),
            (line.entered, self.submit),
            (line.backed, self._open_last),
            (line.put_back, self._put_back),
            (line.seat_toggled, self.toggle_seat),
            (line.mended, lambda: self._take(self.told.notice)),
            (line.masked, self._mask),
            (line.left, self.left.emit),
            (line.fitted, self.fitted.emit),
            (self.told.taken, self._take),
            (self.marks.fitted, self.fitted.emit),
            (self.marks.taken_off, self._take_off),
            (self.signs.clicked, self.show_signs),
            (self._later.timeout, self._look_through),
        ):
            signal.connect(slot)
        line.undone.connect(lambda: self._turn(self._steps.back, self.undo_wanted.emit))
        line.redone.connect(lambda: self._turn(self._steps.forth, self.redo_wanted.emit))
        line.went_up.connect(lambda: None if self.entry else self.went_up.emit())

    def _read(self, keys: str) -> None:
        """Turn a prefix that has just been finished into a chip, and a short word into its own."""
        entry, place = self.entry, self.line.place
        if (found := entry.read(place, self.room)) is not None:
            self._steps.reach(entry)
            self._reach(found, len(found.text) - len(entry.text) + place)
            announce(self.line, found.marks[-1].wrong or found.marks[-1].word)
        elif ends_word(keys):
            self._expand(place - len(keys))

    def _expand(self, end: int) -> None:
        """Write out the short word that ends at a place, if one does."""
        entry, place = self.entry, self.line.place
        if entry.is_plain:
            return
        long = expanded(entry.text, end, self.room.shorthand, self._pasted_to)
        if long is not None:
            self._steps.reach(entry)
            self._reach(Entry(entry.marks, long + entry.text[end:]), len(long) + place - end)
            self._short = ((self.entry, self.line.place), (entry, place))

    def _is_short_fresh(self) -> bool:
        return self._short is not None and self._short[0] == (self.entry, self.line.place)

    def _put_back(self) -> None:
        if self._short is not None:
            self._reach(*self._short[1])
            self._short = None

    def _note(self) -> None:
        self._entry, self._short = self.entry, None
        self._steps.reach(self._entry)
        self._look_soon()
        self.changed.emit()

    def _after_move(self) -> None:
        if self.told.notice is not None and self.told.notice.becomes is not None:
            self._tell()  # what is offered depends on where the cursor stands

    def _after_paste(self) -> None:
        """Bar what was pasted from being read as prefixes, or as short words."""
        entry, self._pasted_to = self.entry, self.line.place
        if grammar.first(f"{entry.text.lstrip(' ')} ", self.room) is not None:
            self._reach(entry.plain())

    def _open_last(self) -> None:
        self._reach(*self.entry.opened())

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

    def _reach(self, entry: Entry, place: int | None = None) -> None:
        """Hold what has come of the entry."""
        self._steps.reach(entry)
        self._show(entry, self.line.place if place is None else place)

    def _show(self, entry: Entry, place: int | None = None) -> None:
        self._entry = entry
        self.marks.show_marks(cautioned(entry.marks, self.room))
        if self.line.toPlainText() != entry.text or place is not None:
            self.line.show_text(entry.text, place)
        self._look_soon()
        self.changed.emit()

    def _look_soon(self) -> None:
        """Look through the words: at once if they are few, else when the typing pauses."""
        self._later.stop()
        if len(self._entry.text) <= _QUICK:
            self._look_through()
        else:
            self._found = []
            self._later.start()
            self._tell()

    def _look_through(self) -> None:
        self._found = found_in(self._entry, self.room)
        self._tell()

    def _is_mending(self) -> bool:
        notice = self.told.notice
        return notice is not None and notice.mends and self._below.currentWidget() is self.told

    def _mask(self) -> None:
        entry = self.entry
        self._take(masking(entry, self.line.place, found_in(entry, self.room)))

    def _take(self, notice: Notice | None) -> None:
        """Do what is offered."""
        if notice is not None and notice.becomes is not None:
            self._reach(notice.becomes, notice.place)
            announce(self.line, notice.offer)
            self.line.setFocus()

    def _tell(self) -> None:
        """Say below the line what is wrong, can follow or is to be heeded; else the hints."""
        entry, place = self._entry, self.line.place
        following = grammar.completions("" if entry.is_plain else entry.text[:place], self.room)
        notice = notice_of(entry, place, self.room, following, self._found)
        if self.trouble:
            notice = Notice(self.trouble, "bad")
        before = self.told.notice if self._below.currentWidget() is self.told else None
        self._say(notice)
        if notice is not None and (before is None or notice.what != before.what):
            announce(self.line, notice.spoken)

    def _say(self, notice: Notice | None) -> None:
        if notice is not None:
            self.told.say(notice)
        self._below.setCurrentIndex(0 if notice is None else 1)
        self._make_way()

    def _make_way(self) -> None:
        """Leave the hints out where room is scarce."""
        low, told = is_low(self), self._below.currentIndex() > 0
        self._foot.setVisible(told or not low)
        self.signs.setHidden(low or told)

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
        show_signs(self.room, self.put, self.signs)
