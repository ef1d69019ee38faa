"""The welfare log at a table: written and sealed; read again with the lead's key alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from facilitator_app.domain.records import SealingKey, Session, Table, WelfareEntry
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.workspace.welfare import HALF_TYPED, can_seal, entries, write_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QMimeData
    from PySide6.QtGui import QKeyEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.welfare import Entry

_ABOUT = (
    "For what the lead must know about somebody's welfare, and nobody else. An entry is sealed as "
    "it is saved: from then on only the lead's key opens it, and nobody at this table can read it."
)
_NO_KEY = (
    "Nothing can be written here yet: this programme has no lead's key to seal it for. On the "
    "lead's laptop, choose “Make the lead's key…” in the menu, then copy the programme here anew. "
    "Until then tell the lead in person."
)
_READ_ONLY = "Nothing can be written here: this file can only be read."
_SEALED = "Sealed for another key: this one does not open it."
_OURS = {each.record_kind for each in (WelfareEntry, SealingKey, Session, Table)}
_LINES = 4


class _Words(QPlainTextEdit):
    """What is to be sealed; Enter seals it, Shift and Enter breaks the line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("New entry in the welfare log")
        self.setPlaceholderText("What happened, what was done, what the lead must do")
        self.setTabChangesFocus(True)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Seal with Enter."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif not enters and event.matches(QKeySequence.StandardKey.Cancel):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words, and nothing of how they looked."""
        self.textCursor().insertText(source.text())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + current().px(24))


class _Keeper(DraftKeeper):
    """Keeps on the window's own thread: once sealed, nothing half typed may still be under way."""

    def _keep(self) -> None:
        self.flush()


class WelfarePage(CentrePage):
    """A field on top; below it what has been sealed here, or the whole log for who has the key."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._desk: Desk | None = None
        self._keeper = _Keeper(workspace, context.changes, context.jobs, self)
        self.back = Button("Back to notes", "quiet", "x")
        self.words = _Words()
        self.seal = Button("Seal and save", "primary", "lock")
        self.none = Paragraph(_NO_KEY, "", "warn")
        self.title = Label("", "strong")
        self._listed = column(gap=12)
        self.told: list[Ground] = []
        self._field = QWidget()
        self._field.setLayout(
            column(
                self.words,
                row((Paragraph("Enter seals and saves it.", "muted"), 1), self.seal),
                gap=8,
            )
        )
        self.setLayout(
            column(
                Ground("bar", row(Label("Welfare log", "title"), None, self.back,
                                  pad=(20, 6, 8, 6))),
                (Scrolled(self._page(), "Welfare log"), 1),
                gap=0,
            )
        )  # fmt: skip
        self.back.clicked.connect(self.left)
        self.seal.clicked.connect(self._seal)
        self.words.entered.connect(self._seal)
        self.words.textChanged.connect(lambda: self._note(self.words.toPlainText()))
        context.key.changed.connect(self._tell)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.words if self._field.isVisibleTo(self) else self.back

    def show_desk(self, desk: Desk) -> None:
        """Take up a table in a session, with what was half typed there."""
        self._desk = None
        left = self._keeper.begin(f"{HALF_TYPED} of {desk.draft_place}")
        self.words.setPlainText(left)
        self._desk = desk
        self._tell()
        if left:
            self._context.messages.say(
                "A half-typed entry of the welfare log stands in its field again.",
                "warn",
                "Look at it",
                self._context.actions["welfare"].trigger,
            )

    def take(self, changes: Sequence[Change]) -> None:
        """List what has been sealed meanwhile."""
        if _OURS & {each.record.record_kind for each in changes}:
            self._tell()

    def put_away(self) -> None:
        """Keep what is half typed."""
        self._keeper.flush()
        self._desk = None

    def _note(self, text: str) -> None:
        if self._desk is not None:
            self._keeper.note(text.strip() and text)

    def _seal(self) -> None:
        desk, text = self._desk, self.words.toPlainText().strip()
        if desk is None or not text:
            return
        place = f"{HALF_TYPED} of {desk.draft_place}"
        if self._context.changes.save(
            lambda: write_entry(self._workspace, desk.session.id, desk.table.id, text, place)
        ):
            # Anew, so that no undo of the field brings it back.
            self.words.setPlainText("")
            self._keeper.flush()
            self.words.setFocus()
            announce(self.words, "Sealed and saved")

    # parts

    def _tell(self) -> None:
        """Show what can be shown: to a table that there are entries, to the key their words."""
        desk, key = self._desk, self._context.key.key
        if desk is None:
            return
        sealing = can_seal(self._workspace) and not self._workspace.read_only
        self._field.setVisible(sealing)
        self.none.say(_READ_ONLY if self._workspace.read_only else _NO_KEY)
        self.none.setVisible(not sealing)
        found = entries(self._workspace, key)
        if key is None:
            here = (desk.session.id, desk.table.id)
            found = [e for e in found if (e.record.session_id, e.record.table_id) == here]
        self._list([self._words_of(each) for each in found], all_of_it=key is not None)

    def _words_of(self, entry: Entry) -> tuple[str, str]:
        """Return what an entry is called, and its words if they may be seen."""
        at, key = entry.at.astimezone(), self._context.key.key
        if key is None:
            return f"Entry of {at:%H:%M} by {entry.by}", ""
        sessions = {each.id: each.code for each in self._workspace.all(Session)}
        tables = {each.id: each.title or each.code for each in self._workspace.all(Table)}
        places = (tables.get(entry.record.table_id), sessions.get(entry.record.session_id))
        words = (f"{at:%d %B %H:%M}", *places, entry.by)
        return "  ·  ".join(filter(None, words)), entry.text or _SEALED

    def _list(self, entries: list[tuple[str, str]], *, all_of_it: bool) -> None:
        for each in self.told:
            self._listed.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.told = []
        self.title.say("All tables, opened with the lead's key" if all_of_it else "Sealed here")
        self.title.setVisible(bool(entries) or all_of_it)
        for name, text in entries or ([("Nothing is in the log.", "")] if all_of_it else []):
            words = [Paragraph(text)] if text else []
            card = Ground(
                "card", column(Paragraph(name, "muted"), *words, gap=4, pad=(14, 10, 14, 10))
            )
            self.told.append(card)
            self._listed.addWidget(card)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setLayout(
            column(
                Paragraph(_ABOUT, "muted"),
                self.none,
                self._field,
                12,
                self.title,
                self._listed,
                None,
                gap=8,
                pad=(18, 16, 18, 16),
            )
        )
        return page
