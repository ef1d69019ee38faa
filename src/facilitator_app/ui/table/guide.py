"""The guide: the prompts of the session, how much was said under each, the one at hand open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QSizePolicy, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QPaintEvent

    from facilitator_app.domain.records import Prompt, Session, Table
    from facilitator_app.ui.table.desk import Desk


class PromptCard(QAbstractButton):
    """One prompt. The one at hand also says what to probe and what to record."""

    def __init__(self, letter: str, prompt: Prompt | None) -> None:
        super().__init__()
        self.prompt = prompt
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        question = prompt.question if prompt else "Under no prompt"
        self._question = question
        self.words = Paragraph(question)
        self.facts = Label("", "muted")
        self.more = QWidget()
        self.more.setLayout(column(*_more(prompt), gap=6))
        inside = column(
            row((self.words, 1), gap=4),
            self.facts,
            self.more,
            gap=4,
        )
        self.letter = Label(letter, "strong", "muted")
        self.letter.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.letter.setMinimumWidth(current().px(20))
        self.setLayout(row(self.letter, (inside, 1), gap=4, pad=(14, 10, 12, 10)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self.more.setVisible)
        self.more.hide()

    def tell(self, notes: int) -> None:
        """Say how much was said here."""
        minutes = f"{self.prompt.minutes} min" if self.prompt and self.prompt.minutes else ""
        facts = "  ·  ".join(filter(None, (counted(notes, "note") if notes else "", minutes)))
        self.facts.say(facts)
        self.facts.setVisible(bool(facts))
        self.setAccessibleName(f"{self.letter.text()} {self._question}, {facts}")

    def sizeHint(self) -> QSize:
        """Be as high as what is inside."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        """Never cut what is inside."""
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card of the prompt at hand, and the ring of the focus."""
        painter, theme = painter_for(self), current()
        rect = QRectF(self.rect())
        if self.isChecked():
            box(painter, rect, "surface", "edge" if theme.name == "contrast" else "line", 6)
            painter.fillRect(QRectF(0, 0, 4, rect.height()), theme.colour("accent"))
        elif self.underMouse():
            box(painter, rect, "sunken", "", 6)
        if self.hasFocus():
            box(painter, rect, "", "focus", 6, 2)


class Guide(Ground):
    """The session at hand and its prompts."""

    prompt_chosen = Signal(object)
    table_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("left")
        self.setAccessibleName("Guide")
        self.when = Label("", "muted")
        self.title = Paragraph("", "title")
        self.table = Button("Table", "quiet", "chevron-down")
        self.cards: list[PromptCard] = []
        self._tables: Sequence[Table] = ()
        self._list = column(gap=4)
        inside = QWidget()
        inside.setLayout(column(self._list, None, gap=0, pad=(0, 0, 4, 0)))
        head = column(row(self.table, None), self.when, self.title, gap=4)
        self.setLayout(column(head, 4, (Scrolled(inside), 1), gap=8, pad=(16, 12, 4, 8)))
        self.table.clicked.connect(self._show_tables)

    def show_desk(self, desk: Desk, tables: Sequence[Table]) -> None:
        """Show the prompts of a session."""
        self._tables = tables
        self.table.setText(f" {desk.table.title or desk.table.code}")
        self.table.setAccessibleName(f"{desk.table.title}: choose another table")
        self.when.say(when_of(desk.session))
        self.title.say(desk.session.title or desk.session.code)
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(desk.letter_of(each), each) for each in desk.prompts]
        if not desk.prompts or desk.notebook.counts()[None]:
            self.cards.append(self._card("", None))
        self.tell(desk)

    def tell(self, desk: Desk) -> None:
        """Say how much was said under each prompt."""
        counts = desk.notebook.counts()
        for card in self.cards:
            card.tell(counts[card.prompt.id if card.prompt else None])

    def mark(self, prompt_id: UUID | None) -> None:
        """Mark the prompt at hand."""
        for card in self.cards:
            card.setChecked((card.prompt.id if card.prompt else None) == prompt_id)

    def _card(self, letter: str, prompt: Prompt | None) -> PromptCard:
        card = PromptCard(letter, prompt)
        card.clicked.connect(lambda: self.prompt_chosen.emit(prompt))
        self._list.addWidget(card)
        return card

    def _show_tables(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Tables")
        for each in self._tables:
            action = menu.addAction(each.title or each.code)
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


def _more(prompt: Prompt | None) -> list[QWidget]:
    """Return what the prompt at hand says besides its question."""
    if prompt is None:
        return []
    found: list[QWidget] = [Chip("Must ask", "pin", "info")] if prompt.must_ask else []
    if prompt.stimulus:
        found.append(Paragraph(f"Shown: {prompt.stimulus}", "muted"))
    if prompt.probes:
        found.append(Paragraph("  ·  ".join(prompt.probes), "muted"))
    if prompt.record_what:
        found.append(Paragraph(f"Record: {prompt.record_what}"))
    return found
