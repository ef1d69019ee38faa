"""The guide: the prompts of the session, how much was said under each, the one at hand open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.painting import LEFT, box, font_of, painter_for, write
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.note_drag import NotesDrop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QPaintEvent

    from facilitator_app.domain.records import Prompt, Session, Table
    from facilitator_app.ui.table.desk import Desk


_WIDE, _PAD, _LEADING = 240, 10, 3
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap


class PromptCard(QAbstractButton):
    """One prompt. The one at hand also says what to probe and what to record."""

    def __init__(self, letter: str, prompt: Prompt | None) -> None:
        super().__init__()
        self.prompt, self.letter = prompt, letter
        self._facts = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(" ".join(text for text, *_ in self._more()))
        self.toggled.connect(self.updateGeometry)

    def tell(self, notes: int) -> None:
        """Say how much was said here."""
        minutes = f"{self.prompt.minutes} min" if self.prompt and self.prompt.minutes else ""
        said = counted(notes, "note") if notes else ""
        self._facts = "  ·  ".join(filter(None, (said, minutes)))
        self.setAccessibleName(f"{self.letter} {self._question}, {self._facts}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the words are at this width."""
        wide = self.width() or current().px(_WIDE)
        return QSize(current().px(_WIDE), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few words."""
        return QSize(current().px(_WIDE // 2), self.sizeHint().height())

    def heightForWidth(self, wide: int) -> int:
        """Return how high the words are at a width."""
        return round(sum(high + _LEADING for *_, high in self._lines(wide))) + 2 * _PAD

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card of the prompt at hand, the words, and the ring of the focus."""
        painter, theme = painter_for(self), current()
        rect = QRectF(self.rect())
        if self.isChecked():
            box(painter, rect, "surface", "edge" if theme.name == "contrast" else "line", 6)
            painter.fillRect(QRectF(0, 0, 4, rect.height()), theme.colour("accent"))
        elif self.underMouse():
            box(painter, rect, "sunken", "", 6)
        if self.hasFocus():
            box(painter, rect, "", "focus", 6, 2)
        left, top = self._left, float(_PAD)
        letter = QRectF(14, top, left - 14, theme.px(24))
        write(painter, letter, self.letter, "text_muted", LEFT, "strong")
        for text, ink, face, high in self._lines(self.width()):
            place = QRectF(left, top, self.width() - left - _PAD, high + 1)
            painter.setFont(font_of(face))
            painter.setPen(theme.colour(ink))
            painter.drawText(place, _WRAPPED, text)
            top += high + _LEADING

    @property
    def _question(self) -> str:
        return self.prompt.question if self.prompt else "Under no prompt"

    @property
    def _left(self) -> int:
        return 18 + current().px(20)

    def _lines(self, wide: int) -> list[tuple[str, str, str, float]]:
        """Return each paragraph, its ink, its face and its height."""
        found = [(self._question, "text", "strong" if self.isChecked() else "body")]
        found += [(self._facts, "text_muted", "body")] if self._facts else []
        found += self._more() if self.isChecked() else []
        room = QRectF(0, 0, max(1, wide - self._left - _PAD), 100_000)
        return [
            (*each, QFontMetricsF(font_of(each[2])).boundingRect(room, _WRAPPED, each[0]).height())
            for each in found
        ]

    def _more(self) -> list[tuple[str, str, str]]:
        """Return what the prompt at hand says besides its question."""
        prompt = self.prompt
        if prompt is None:
            return []
        probes = "  ·  ".join(prompt.probes)
        found = [
            ("Must be asked" if prompt.must_ask else "", "info", "strong"),
            (f"Shown: {prompt.stimulus}" if prompt.stimulus else "", "text_muted", "body"),
            (probes, "text_muted", "body"),
            (f"Record: {prompt.record_what}" if prompt.record_what else "", "text", "body"),
        ]
        return [each for each in found if each[0]]


class Guide(Ground):
    """The session at hand and its prompts."""

    prompt_chosen = Signal(object)
    table_chosen = Signal(object)
    notes_dropped = Signal(object, object)
    """The ids of notes, and the prompt that they are to be filed under."""

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
        self.cards.append(self._card("", None))
        in_order(self.table, self.cards)
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
        NotesDrop(card).dropped.connect(lambda ids: self.notes_dropped.emit(ids, prompt))
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
