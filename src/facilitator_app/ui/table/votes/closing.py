"""The account with which a round is closed: what became of the cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.records import BallotAccount
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row, say_again
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.unsaved import Unsaved
from facilitator_app.ui.table.votes.account import FIELDS, Count, adds_up, counted

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_REASON = "reason"
_WIDE = 90
_NO_NUMBER = "“{}” is no number of cards. Type a whole number, 0 or more."


class Closing(QWidget):
    """Four numbers, whether they add up, and the reason if they do not."""

    closed = Signal()
    """The round is closed."""
    left = Signal()
    """It stays open."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self.setAccessibleName("Close the round")
        self._workspace, self._context = workspace, context
        self._desk: Desk | None = None
        self._about: tuple[TradeOff, str] | None = None
        self.unsaved = Unsaved(workspace, context.changes, context.jobs, self)
        self.title = Label("", "title")
        self.fields = {name: QLineEdit() for name in FIELDS}
        self.reason, self.told = QLineEdit(), Paragraph("")
        self.warning = Paragraph("", "", "warn")
        self.take = Button("Close it", "primary", "lock")
        self.back = Button("Back to the ballots", "quiet")
        self._lay_out()
        self._measure()
        for name, field in self._every.items():
            field.textEdited.connect(lambda text, name=name: self._typed(name, text))
            field.returnPressed.connect(self._close)
        self.take.clicked.connect(self._close)
        self.back.clicked.connect(self._leave)

    def show_round(self, desk: Desk, trade_off: TradeOff, vote_round: str, name: str) -> None:
        """Begin with what can be counted, and what was half typed."""
        self._desk, self._about = desk, (trade_off, vote_round)
        self.title.say(f"Close {name}")
        found = counted(desk, trade_off, vote_round)
        left = self.unsaved.begin(f"account of {trade_off.id} {vote_round} {desk.table.id}")
        for each, field in self.fields.items():
            field.setText(left.get(each, str(getattr(found, each))))
        self.reason.setText(left.get(_REASON, ""))
        self._tell()

    def warn(self, words: str) -> None:
        """Say what is to be known before the round is closed."""
        self.warning.say(words)
        self.warning.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._measure()

    # parts

    @property
    def _every(self) -> dict[str, QLineEdit]:
        return {**self.fields, _REASON: self.reason}

    def _typed(self, name: str, text: str) -> None:
        self.unsaved.note(name, text)
        self._tell()

    def _leave(self) -> None:
        self.unsaved.flush()
        self.left.emit()

    def _count(self) -> Count | None:
        """Return what stands in the fields; nothing if one of them holds no number."""
        found = {}
        for name, field in self.fields.items():
            text = field.text().strip()
            good = text.isascii() and text.isdecimal()
            field.setProperty("state", "" if good else "bad")
            say_again(field)
            if not good:
                self.told.say(_NO_NUMBER.format(text), "bad")
                return None
            found[name] = int(text)
        return Count(**found)

    def _tell(self) -> None:
        count = self._count()
        if count is not None:
            self.told.say(adds_up(count), "warn" if count.gap else "")
        gap = count is not None and count.gap != 0
        self.reason.setVisible(gap or bool(self.reason.text()))
        self.take.setEnabled(count is not None and (not gap or bool(self.reason.text().strip())))

    def _close(self) -> None:
        desk, count = self._desk, self._count()
        if desk is None or self._about is None or count is None or not self.take.isEnabled():
            announce(self.told, self.told.text())
            return
        trade_off, vote_round = self._about
        account = BallotAccount.named(
            self._workspace.programme,
            trade_off_id=trade_off.id,
            round=vote_round,
            table_id=desk.table.id,
            issued=count.issued,
            returned=count.returned,
            spoilt=count.spoilt,
            unreturned=count.unreturned,
        )
        account = replace(account, reason=self.reason.text().strip() if count.gap else "")
        name = f"{trade_off.code} {vote_round} closed".replace("  ", " ")
        if self._context.changes.save(lambda: self._workspace.add(account, name=name)):
            self.unsaved.done(*self._every)
            self.unsaved.flush()
            self.closed.emit()

    def _measure(self) -> None:
        for each in self.fields.values():
            each.setFixedWidth(current().px(_WIDE))

    def _lay_out(self) -> None:
        lines = []
        for name, words in FIELDS.items():
            label = Label(words)
            label.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(words)
            lines.append(row(self.fields[name], (label, 1), gap=12))
        self.reason.setAccessibleName("Why they do not add up")
        self.reason.setPlaceholderText("Why they do not add up, such as: somebody left early")
        self.setLayout(
            column(
                self.title,
                self.warning,
                Paragraph("What became of the cards of this table.", "muted"),
                *lines,
                self.told,
                self.reason,
                row(self.back, None, self.take),
                None,
                gap=10,
                pad=(20, 16, 20, 16),
            )
        )
