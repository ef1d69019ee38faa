"""The page of one vote: its rounds, and what those that were revealed say."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator_app.typesetting import Typesetter
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Heading, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.results.blocks import Numbers, Words
from facilitator_app.ui.results.picture import PictureView
from facilitator_app.ui.results.round_line import RoundLine
from facilitator_app.ui.results.tables import NumbersView
from facilitator_app.ui.results.telling import told

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout

    from facilitator_app.ui.results.blocks import Block
    from facilitator_app.ui.results.votes import Known, Vote

PICTURE, TABLE = "picture", "table"
_AT_ONCE = 4
"""So many blocks fill a screen."""


class VotePage(Ground):
    """Shows one vote, as pictures or as tables."""

    turned = Signal(str)
    """A round is to be revealed, or hidden again."""

    def __init__(self, *, can_edit: bool) -> None:
        super().__init__("surface")
        self._can_edit = can_edit
        self._vote: Vote | None = None
        self._known: Known | None = None
        self._typesetter = Typesetter()
        self.blocks: list[Block] = []
        self.lines: list[RoundLine] = []
        self.title, self.wording = Heading(), Paragraph("", "muted")
        self.shown_as = Segmented("Shown as", {PICTURE: "Picture", TABLE: "Table"}, PICTURE)
        self.copy = Button("Copy as text", "quiet", "clipboard-list")
        self._rounds, self._told = column(gap=8), column(gap=8)
        self._putting = QTimer(self, singleShot=True, interval=0)
        self._putting.timeout.connect(self._put_next)
        self.shown_as.chosen.connect(lambda _: self._tell())
        self.copy.clicked.connect(self.copy_as_text)
        inside = QWidget()
        inside.setLayout(
            column(
                self.title,
                self.wording,
                4,
                self._rounds,
                8,
                self._told,
                None,
                gap=8,
                pad=(24, 12, 24, 24),
            )
        )
        self._scrolled = Scrolled(inside)
        self.ways = QWidget()
        """How it is shown, and the way to copy it."""
        self.ways.setLayout(row(self.shown_as, None, self.copy))
        self.home = row((self.ways, 1), pad=(16, 8, 12, 8))
        """Where that stands."""
        self._head = Ground("bar", self.home)
        self.setLayout(column(self._head, (self._scrolled, 1), gap=0))

    def show_vote(self, vote: Vote, known: Known) -> None:
        """Show a vote, with the result of what was revealed of it."""
        is_other = self._vote is None or self._vote.trade_off.id != vote.trade_off.id
        self._vote, self._known = vote, known
        self.title.say(f"{vote.code}  {vote.trade_off.title}".strip())
        self.wording.say(vote.trade_off.wording)
        self.wording.setVisible(bool(vote.trade_off.wording))
        self._show_rounds(vote)
        self._tell()
        if is_other:
            self._scrolled.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have no bar of its own while what belongs there stands elsewhere."""
        super().resizeEvent(event)
        self._head.setVisible(self.home.indexOf(self.ways) >= 0)

    def turn_view(self) -> None:
        """Show tables instead of pictures, or pictures again."""
        self.shown_as.choose(TABLE if self.shown_as.value == PICTURE else PICTURE)
        self._tell()

    def copy_as_text(self) -> None:
        """Put all that is shown on the clipboard, as words and tables."""
        QGuiApplication.clipboard().setText(self.plain)

    @property
    def plain(self) -> str:
        """All that is shown, as plain text."""
        if self._vote is None:
            return ""
        rounds = [f"{each.heading}: {each.words.text()}" for each in self.lines]
        parts = [self.title.accessibleName(), self.wording.text(), *rounds]
        return "\n\n".join(filter(None, [*parts, *(each.plain for each in self.blocks)]))

    # parts

    def _show_rounds(self, vote: Vote) -> None:
        focused = next((each.name for each in self.lines if each.button.hasFocus()), None)
        empty(self._rounds)
        found = self._known.result if self._known else None
        results = {each.round: each for each in found.rounds} if found else {}
        self.lines = []
        for each in vote.rounds:
            line = RoundLine(each, results.get(each.name), can_edit=self._can_edit)
            line.turned.connect(lambda name=each.name: self.turned.emit(name))
            self._rounds.addWidget(line)
            self.lines.append(line)
            if each.name == focused:
                line.button.setFocus()

    def _tell(self) -> None:
        """Put what there is to tell on the page: what stands there already stays."""
        if self._vote is None or self._known is None:
            return
        blocks = told(self._vote, self._known, as_tables=self.shown_as.value == TABLE)
        pairs = zip(self.blocks[: self._told.count()], blocks, strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        empty(self._told, alike)
        self.blocks = blocks
        for _ in range(_AT_ONCE):
            self._put_next()

    def _put_next(self) -> None:
        """Put the next block on the page, the others when there is time: nobody sees them yet."""
        at = self._told.count()
        if at < len(self.blocks):
            self._told.addWidget(self._widget(self.blocks[at]))
        if at + 1 < len(self.blocks):
            self._putting.start()

    def _widget(self, block: Block) -> QWidget:
        if isinstance(block, Words):
            return Paragraph(block.text, block.role)
        if isinstance(block, Numbers):
            return NumbersView(block)
        return PictureView(block, self._typesetter)


def empty(layout: QBoxLayout, kept: int = 0) -> None:
    """Take everything out of a layout but the first that are kept."""
    while (item := layout.takeAt(kept)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
