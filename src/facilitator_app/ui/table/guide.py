"""The guide: the prompts of the session, what became of each, the one at hand open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from facilitator_app.domain.planning.minutes import Reading
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.buttons import LineButton
from facilitator_app.ui.parts.labels import Glyph, Heading, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.note_drag import NotesDrop
from facilitator_app.ui.table.prompt_acts import PromptActs
from facilitator_app.ui.table.prompt_card import Course, PromptCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.records import Prompt, Session, Table
    from facilitator_app.ui.table.desk import Desk


class MinutesLeft(QWidget):
    """The session's clock, in words, and in colour besides."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self._figure, self._words = Label("", "page"), Label("", "strong")
        self._glyph = Glyph("clock", "warn")
        self._glyph.hide()
        self.setLayout(row(self._glyph, self._figure, self._words, gap=6))

    def tell(self, reading: Reading) -> None:
        """Say what is left, if it is not what is said already."""
        if reading == self.reading:
            return
        self.reading = reading
        tone = "warn" if reading.is_soon else ""
        self._figure.say(reading.figure, tone)
        self._figure.setVisible(bool(reading.figure))
        self._words.say(reading.words, tone)
        self._glyph.setVisible(reading.is_soon)
        told = (
            str(reading) if reading.left is not None or not reading.figure else f"{reading} planned"
        )
        self.setAccessibleName(f"This session: {told}" if told else "")
        self.setToolTip(told)


class Guide(Ground):
    """The session at hand and its prompts."""

    prompt_chosen = Signal(object)
    table_chosen = Signal(object)
    notes_dropped = Signal(object, object)
    """The ids of notes, and the prompt that they are to be filed under."""
    menu_wanted = Signal(object, object)
    """A prompt, and where on the screen a menu is to open."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setAccessibleName("Guide")
        self.when = Label("", "muted")
        self.title = Heading()
        self.minutes = MinutesLeft()
        self.owed = Paragraph("", "strong", "warn")
        self.owed.hide()
        self.table = LineButton("chevron-down")
        self.cards: list[PromptCard] = []
        self.acts = PromptActs()
        self._tables: Sequence[Table] = ()
        self._list = column(self.acts, gap=0)
        self._inside = QWidget()
        self._inside.setLayout(column(self._list, None, gap=0, pad=(0, 0, 4, 0)))
        self._scrolled = Scrolled(self._inside)
        head = column(
            row((self.table, 1), self.minutes, pad=(0, 0, 12, 0)),
            self.when,
            row(self.title, pad=(0, 0, 12, 0)),
            self.owed,
            gap=2,
        )
        self.setLayout(column(head, (self._scrolled, 1), gap=4, pad=(16, 6, 4, 4)))
        self._is_to_show = False
        """The one at hand is another one, or lies elsewhere now."""
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._after_range)
        self.table.clicked.connect(self._show_tables)

    def show_desk(self, desk: Desk, tables: Sequence[Table]) -> None:
        """Show the prompts of a session."""
        self._tables = tables
        name = desk.table.title or desk.table.code
        can_choose = len(tables) > 1
        self.table.say(name, f"{name}: choose another table" if can_choose else name)
        self.table.setEnabled(can_choose)
        self.when.say(when_of(desk.session))
        self.title.say(desk.session.title or desk.session.code)
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(desk.letter_of(each), each) for each in desk.prompts]
        self.cards.append(self._card("", None))

    def tell(self, course_of: Callable[[Prompt | None], Course], minutes: Reading) -> None:
        """Say how it goes with each prompt, and how many minutes the one at hand has left."""
        is_new = False
        for card in self.cards:
            at_hand = card.isChecked()
            course = course_of(card.prompt)
            is_new |= card.tell(course, minutes if at_hand else Reading())
            if at_hand and card.prompt is not None:
                self.acts.tell(course, has_stimulus=bool(card.prompt.stimulus))
        if is_new:
            self._fitting.start()

    def tell_owed(self, letters: Sequence[str]) -> None:
        """Say which prompts must still be asked: the session ends, or has ended."""
        self.owed.say(f"Not asked yet: {', '.join(letters)}" if letters else "")
        self.owed.setVisible(bool(letters))

    def mark(self, prompt_id: UUID | None) -> None:
        """Mark the prompt at hand, and put below it what can be said of it."""
        self._list.removeWidget(self.acts)
        for place, card in enumerate(self.cards):
            card.setChecked((card.prompt.id if card.prompt else None) == prompt_id)
            if card.isChecked():
                self._list.insertWidget(place + 1, self.acts)
        self.acts.setVisible(prompt_id is not None)
        self.order()
        self._is_to_show = True
        self._fitting.start()

    def order(self) -> None:
        """Let Tab come from a prompt to what can be said of it, then to the next one."""
        stops: list[QWidget] = []
        for card in self.cards:
            stops += [card, *self.acts.stops] if card.isChecked() else [card]
        in_order(self.table, stops)

    def ask_why(self) -> None:
        """Have the reason of the prompt at hand typed in its place."""
        if self.acts.why is not None:
            self.acts.why.setFocus()
            self._is_to_show = True
            self._fitting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the prompt at hand."""
        super().resizeEvent(event)
        self._is_to_show = True
        self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_fitting"):
            self._fitting.start()

    def _fit(self) -> None:
        """Be brief about the others where not all fit; bring the one at hand into sight."""
        wide = self._inside.width() - 4
        high = sum(each.height_if(wide, brief=False) for each in self.cards)
        high += self.acts.sizeHint().height() if self.acts.isVisibleTo(self) else 0
        brief = high > self._scrolled.viewport().height()
        for card in self.cards:
            card.be_brief(brief=brief)
        for widget in (self.acts, self._inside):
            widget.layout().activate()  # type: ignore[union-attr]
        to_show, self._is_to_show = self._is_to_show, False
        for card in self.cards:
            if card.isChecked() and to_show:
                self._scrolled.ensureWidgetVisible(self.acts, 0, 4)
                self._scrolled.ensureWidgetVisible(card, 0, 4)
                self._show_why()

    def _after_range(self) -> None:
        """Look for the reason again, once it lies where it will."""
        if self.acts.why is not None and self.acts.why.hasFocus():
            self._is_to_show = True
            self._fitting.start()

    def _show_why(self) -> None:
        """Bring the reason into sight while it is typed."""
        if self.acts.why is not None and self.acts.why.hasFocus():
            self._scrolled.ensureWidgetVisible(self.acts.why, 0, 12)

    def _card(self, letter: str, prompt: Prompt | None) -> PromptCard:
        card = PromptCard(letter, prompt)
        card.clicked.connect(lambda: self.prompt_chosen.emit(prompt))
        NotesDrop(card).dropped.connect(lambda ids: self.notes_dropped.emit(ids, prompt))
        if prompt is not None:
            card.customContextMenuRequested.connect(
                lambda place: self.menu_wanted.emit(prompt, card.mapToGlobal(place))
            )
        self._list.addWidget(card)
        return card

    def _show_tables(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Tables")
        for each in self._tables:
            action = menu.addAction(plainly.entry(each.title or each.code))
            action.triggered.connect(lambda _=False, each=each: self.table_chosen.emit(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.mapToGlobal(self.table.rect().bottomLeft()))


def when_of(session: Session) -> str:
    """Return a session's code and when it is planned."""
    if session.planned_start is None:
        return session.code
    start = datetime.combine(date.min, session.planned_start)
    end = start + timedelta(minutes=session.minutes)
    return f"{session.code}  ·  {start:%H:%M} to {end:%H:%M}"
