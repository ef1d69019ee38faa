"""Votes: which one and which round, the grid, and how far the keying is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QVBoxLayout

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row, say_again
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.ui.table.hints import Hints
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.votes.grid import VoteGrid
from facilitator_app.ui.table.votes.sheet import TEN, VoteSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_SHORT, _MARGIN, _CODE = 32, 20, 180
_KEYS = {
    "0-9": "fills and moves on",
    "t": "ten",
    "d": "don't know",
    "x": "declined",
    "n": "neither",
    ".": "blank",
    "s": "spoilt",
    "/": "find a code",
}

_BELOW = "- begins a number below 0."
_LONGER = "Enter moves on from a number that could be longer."


class VotePage(CentrePage):
    """Ballots keyed from paper. No ballot says at which table it was cast."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._votes: list[TradeOff] = []
        self.trade_off: TradeOff | None = None
        self.title = Button("Votes", "quiet", "chevron-down")
        self.wording, self.legend = Paragraph("", "muted"), Paragraph("", "muted")
        self.back = Button("Back to notes", "quiet", "x")
        self.after = Button("After the vote", icon="split")
        self.rounds: Segmented | None = None
        self._rounds = row()
        self.code, self.told = QLineEdit(), Line("", "", "bad")
        self.code.setAccessibleName("Ballot code")
        self.code.setPlaceholderText("Ballot code")
        self.grid = VoteGrid(context.changes)
        self.progress = Label("", "strong")
        self.hints = Hints("Keys", _KEYS.items())
        self.setLayout(self._laid_out())
        self.title.clicked.connect(self._show_votes)
        self.back.clicked.connect(self._leave)
        self.after.clicked.connect(self._go_on)
        self.code.returnPressed.connect(self._go_to_code)
        self.grid.told.connect(self._tell)
        self.grid.code_wanted.connect(self.code.setFocus)

    def show_desk(self, desk: Desk) -> None:
        """Take the votes of a session."""
        self.put_away()
        self._votes = desk.votes()
        self.trade_off = next((each for each in self._votes if each == self.trade_off), None)
        if self.isVisible():
            self.choose(self.trade_off)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.grid

    def choose(self, about: object) -> None:
        """Show a vote; if none is named, the one at hand or the session's first."""
        trade_off = about if isinstance(about, TradeOff) else None
        wanted = trade_off or self.trade_off or (self._votes[0] if self._votes else None)
        if wanted is None:
            self.wording.say("There is no vote in this programme that can be keyed here.")
            return
        self.flush()
        self.trade_off = wanted
        code = called(wanted, self._votes)
        self.title.setText(f" {cut_off(f'{code}  {wanted.title}')}")
        self.title.setAccessibleName(f"Vote {code} {wanted.title}: choose another")
        self.wording.say(wanted.wording)
        self._show_rounds(wanted)
        self._show_round(wanted.ballot_rounds[0] if wanted.ballot_rounds else "")
        sheet = self.grid.ballots.sheet
        longer = sheet is not None and sheet.highest > TEN
        below = sheet is not None and sheet.lowest < 0
        options = sheet.worded if sheet is not None else wanted.options
        words = (_legend(wanted, options), _BELOW if below else "", _LONGER if longer else "")
        self.legend.say("   ".join(filter(None, words)))

    def take(self, changes: Sequence[Change]) -> None:
        """Show ballots as they are in the file now."""
        sheet = self.grid.ballots.sheet
        if sheet is None:
            return
        for change in changes:
            ballot = change.record
            if not isinstance(ballot, Ballot) or not _belongs(ballot, sheet):
                continue
            found = sheet.find(ballot.code)
            after = change.after if isinstance(change.after, Ballot) else None
            if found is None and after is not None:
                found = sheet.new_row(ballot.code)
                self.grid.ballots.add(found)
            if found is not None and found.saved != after:
                sheet.show_saved(found, after)
                self.grid.ballots.tell(found)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is only good to know where room is scarce."""
        super().resizeEvent(event)
        self._make_way()
        self.code.setMaximumWidth(current().px(_CODE))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "hints"):
            self.code.setMaximumWidth(current().px(_CODE))
            QTimer.singleShot(0, self, self._make_way)  # when the words have their new size too

    def flush(self) -> None:
        """Save the ballot at hand; say which ones stay unsaved, being against the rules."""
        self.grid.flush()
        sheet = self.grid.ballots.sheet
        wrong = [each.code for each in sheet.rows if each.wrong] if sheet else []
        if wrong:
            self._context.messages.say(
                f"Not saved, since it breaks the rule of the vote: ballot {', '.join(wrong)}. "
                "Look at the paper and key it again.",
                "warn",
            )

    def put_away(self) -> None:
        """Save the ballot at hand, and show none from now on."""
        self.flush()
        self.grid.ballots.show(None)

    # parts

    def _make_way(self) -> None:
        low = is_low(self)
        for words in (self.wording, self.legend):
            # A hidden one knows an old width, and would claim the height that it needs there.
            words.resize(self.width() - 2 * _MARGIN, words.height())
            words.setVisible(not low)
        self.hints.setVisible(not low)

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _go_on(self) -> None:
        self.flush()
        self.page_wanted.emit("after", self.trade_off)

    def _show_round(self, name: str) -> None:
        self.flush()
        if self.trade_off is not None:
            self.grid.ballots.show(VoteSheet(self._workspace, self.trade_off, name))
            self.grid.clearSpans()
            self.grid.lay_out()
            self._tell()

    def _show_rounds(self, trade_off: TradeOff) -> None:
        if self.rounds is not None:
            self._rounds.removeWidget(self.rounds)
            self.rounds.hide()
            self.rounds.deleteLater()
        names = {each: each.capitalize() for each in trade_off.ballot_rounds}
        self.rounds = Segmented("Round", names, next(iter(names), ""))
        self.rounds.chosen.connect(self._show_round)
        self._rounds.insertWidget(0, self.rounds)
        self.rounds.setVisible(len(names) > 1)
        in_order(self.back, [*self.rounds.findChildren(QAbstractButton), self.code, self.grid])

    def _go_to_code(self) -> None:
        """Go to the row of a code; add one if the code is right but not expected here."""
        sheet, code = self.grid.ballots.sheet, self.code.text().strip().upper()
        if sheet is None or not code:
            return
        try:
            found = sheet.find(code) or sheet.new_row(code)
        except InvalidBallotError as error:
            self._refuse(error.sentence())
            return
        if sheet.find(code) is None:
            self.grid.ballots.add(found)
        self._refuse("" if found.expected else f"{code} was handed out at another table.")
        self.code.clear()
        self.grid.go_to(found)
        self.grid.setFocus()

    def _refuse(self, sentence: str) -> None:
        self.told.say(sentence)
        self.code.setProperty("state", "bad" if sentence and self.code.text() else "")
        say_again(self.code)
        if sentence:
            announce(self.code, sentence)

    def _tell(self) -> None:
        sheet = self.grid.ballots.sheet
        if sheet is not None:
            wrong = f", {sheet.wrong} to put right" if sheet.wrong else ""
            self.progress.say(f"{sheet.keyed} of {len(sheet.rows)} keyed{wrong}")

    def _show_votes(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Votes")
        for each in self._votes:
            action = menu.addAction(plainly.entry(f"{called(each, self._votes)}  {each.title}"))
            action.triggered.connect(lambda _=False, each=each: self.choose(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    def _laid_out(self) -> QVBoxLayout:
        self._rounds.addStretch(1)
        return column(
            Ground("bar", row(self.title, None, self.after, self.back, pad=(12, 6, 8, 6))),
            column(
                self.wording,
                self.legend,
                row((self._rounds, 1), (self.told, 2), self.code),
                (self.grid, 1),
                Rule(),
                self.progress,
                self.hints,
                gap=8,
                pad=(_MARGIN, 10, _MARGIN, 10),
            ),
            gap=0,
        )


def cut_off(words: str) -> str:
    """Return words that are short enough for a button."""
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def _belongs(ballot: Ballot, sheet: VoteSheet) -> bool:
    return ballot.trade_off_id == sheet.trade_off.id and ballot.round == sheet.round


def _legend(trade_off: TradeOff, options: Iterable[str]) -> str:
    """Return what each number means."""
    if trade_off.method == "choice":
        return _numbered(options, 1)
    if not trade_off.scale_labels:
        return ""
    low, high = min(trade_off.scale, default=0), max(trade_off.scale, default=0)
    if len(trade_off.scale_labels) == high - low + 1:
        return _numbered(trade_off.scale_labels, low)
    ends = trade_off.scale_labels
    return f"{_numbered(ends[:1], low)}\n{_numbered(ends[-1:], high)}"


def _numbered(words: Iterable[str], first: int) -> str:
    """Return words with their numbers, short ones never apart from theirs."""
    parts = [f"{at}\u00a0 {each}" for at, each in enumerate(words, first)]
    return "   ".join(each.replace(" ", "\u00a0") if len(each) < _SHORT else each for each in parts)
