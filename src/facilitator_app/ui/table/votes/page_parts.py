"""What lies on the page of the votes, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.ui.parts.buttons import Button, LineButton
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, Scrolled, Stack, column, row, say_again
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.ui.table.hints import Hints
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.votes.banner import Banner
from facilitator_app.ui.table.votes.comparing import Comparing
from facilitator_app.ui.table.votes.grid import VoteGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.choices import Segmented
    from facilitator_app.ui.table.votes.sheet import VoteSheet
    from facilitator_app.workspace import Workspace

_MARGIN, _CODE, _LEAST_GRID = 20, 180, 170
_TWICE = (
    "{} is keyed already in this round. If two papers carry this code, key it as spoilt and tell "
    "the lead; what is keyed now takes the place of what stands here."
)


class PageParts(CentrePage):
    """Title and rounds above; below them the grid, what differs, or the account."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.title = LineButton("chevron-down")
        self.title.say("Votes", "Votes")
        self.wording, self.legend = Paragraph("", "muted"), Paragraph("", "muted")
        self.back = Button("Back to notes", "quiet", "x")
        self.after = Button("After the vote", icon="split")
        self.rounds: Segmented | None = None
        self.places_of_rounds = row(gap=0)
        self.places_of_rounds.addStretch(1)
        self.code, self.told = QLineEdit(), Line("", "", "bad")
        self.code.setAccessibleName("Ballot code")
        self.code.setPlaceholderText("Ballot code")
        self.grid, self.comparing, self.banner = VoteGrid(context.changes), Comparing(), Banner()
        self.progress, self.many = Label("", "strong"), Paragraph("", "", "warn")
        self.again = Button("Key all again", "plain", "rotate-ccw")
        self.close_round = Button("Close this round", "plain", "lock")
        self._hints_place = row(gap=0)
        self.hints = Hints("Keys", [])
        self._hints_place.addWidget(self.hints)
        self._keying = QWidget()

    def lay_out(self, closing: QWidget) -> None:
        """Put everything into its place."""
        self._compared = Scrolled(self.comparing)
        self._closing = Scrolled(closing)
        self._keying.setLayout(
            column(
                self.wording,
                self.legend,
                row((self.places_of_rounds, 1), (self.told, 2), self.code),
                (self.grid, 1),
                self.many,
                self._hints_place,
                Rule(),
                row(self.progress, None, self.again, self.close_round),
                gap=8,
                pad=(_MARGIN, 10, _MARGIN, 10),
            )
        )
        self._keyed = Scrolled(self._keying)
        self._pages = Stack(self._keyed, self._compared, self._closing)
        head = row((self.title, 1), self.after, self.back, pad=(12, 6, 8, 6))
        banner = column(self.banner, pad=(_MARGIN, 8, _MARGIN, 0))
        self.setLayout(column(Ground("bar", head), banner, (self._pages, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is only good to know where room is scarce."""
        super().resizeEvent(event)
        self.make_way()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "hints"):
            QTimer.singleShot(0, self, self.make_way)  # when the words have their new size too

    def show_keying(self, keys: Mapping[str, str]) -> None:
        """Show the grid, and which keys do what on it."""
        self._hints_place.removeWidget(self.hints)
        self.hints.hide()
        self.hints.deleteLater()
        self.hints = Hints("Keys", keys.items())
        self._hints_place.addWidget(self.hints)
        self._pages.setCurrentWidget(self._keyed)
        self.make_way()
        QTimer.singleShot(0, self, self._bring_grid)

    def show_comparing(self) -> None:
        """Show what differs."""
        self._pages.setCurrentWidget(self._compared)
        (self.comparing.first or self.back).setFocus()

    def show_closing(self) -> None:
        """Show the account."""
        self._pages.setCurrentWidget(self._closing)

    def make_way(self) -> None:
        """Leave out what is only good to know where room is scarce."""
        low = is_low(self)
        for words in (self.wording, self.legend):
            # A hidden one knows an old width, and would claim the height that it needs there.
            words.resize(self.width() - 2 * _MARGIN, words.height())
            words.setVisible(not low and bool(words.text()))
        self.hints.setVisible(not low)
        self.code.setMaximumWidth(current().px(_CODE))
        self.grid.setMinimumHeight(current().px(_LEAST_GRID))

    def _bring_grid(self) -> None:
        """Let the grid be seen where there is no room for all."""
        self._keyed.ensureWidgetVisible(self.grid, 0, 0)

    def go_to_code(self, sheet: VoteSheet, typed: str) -> None:
        """Go to the row of a code; add one if the code is right but not expected here."""
        found = sheet.look_for(typed)
        if found is None:
            try:
                found = sheet.new_row(typed)
            except InvalidBallotError as error:
                self.refuse(error.sentence())
                return
            self.grid.ballots.add(found)
        self.code.clear()
        self.grid.go_to(found)
        self.grid.setFocus()
        if found.is_keyed:
            self.grid.say(found, _TWICE.format(found.code))
        self.refuse("" if found.expected else f"{found.code} was handed out at another table.")

    def refuse(self, sentence: str) -> None:
        """Say beside the code why something was not taken."""
        self.told.say(sentence)
        self.code.setProperty("state", "bad" if sentence and self.code.text() else "")
        say_again(self.code)
        if sentence:
            announce(self.code, sentence)
