"""What a table and its team say at the end of a session: each field is saved as it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.records import Headline, Reflection
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row

if TYPE_CHECKING:
    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.table.desk import Desk

SCORES = {
    "energy": ("Energy", "1 flat, 5 lively"),
    "balance": ("Balance", "1 a few spoke, 5 all did"),
    "heat": ("Heat", "1 calm, 5 heated"),
}
WORDS = {
    "surprise": "What surprised you?",
    "misunderstanding": "What was misunderstood?",
    "advice": "Advice to the next session",
}
_ONE_TO_FIVE = {str(number): str(number) for number in range(1, 6)}


class ClosingPage(Ground):
    """Headline and reflection."""

    left = Signal()

    def __init__(self, changes: Changes) -> None:
        super().__init__("surface")
        self._changes = changes
        self._desk: Desk | None = None
        self.back = Button("Back to notes", "quiet", "x")
        self.headline = _field("Headline")
        self.scores = {name: Segmented(word, _ONE_TO_FIVE) for name, (word, _) in SCORES.items()}
        self.words = {name: _field(word) for name, word in WORDS.items()}
        self.setLayout(
            column(
                Ground("bar", row(Label("End of the session", "title"), None, self.back,
                                  pad=(20, 6, 8, 6))),
                (Scrolled(self._page()), 1),
                gap=0,
            )
        )  # fmt: skip
        self.back.clicked.connect(self._leave)
        self.headline.editingFinished.connect(self._save_headline)
        for name, score in self.scores.items():
            score.chosen.connect(lambda value, name=name: self._save(**{name: int(value)}))
        for name, field in self.words.items():
            field.editingFinished.connect(
                lambda name=name, field=field: self._save(**{name: field.text().strip()})
            )

    def show_desk(self, desk: Desk) -> None:
        """Show what was said so far; a field that somebody is typing in stays."""
        self._desk = desk
        headline, reflection = desk.headline(), desk.reflection()
        _fill(self.headline, headline.text if headline else "")
        for name, score in self.scores.items():
            score.choose(str(getattr(reflection, name, 0)))
        for name, field in self.words.items():
            _fill(field, getattr(reflection, name, ""))

    def put_away(self) -> None:
        """Save what is still being typed, and nothing more from now on."""
        self.flush()
        self._desk = None

    def flush(self) -> None:
        """Save what is still being typed."""
        if self._desk is not None:
            self._save_headline()
            self._save(**{name: field.text().strip() for name, field in self.words.items()})

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _save_headline(self) -> None:
        desk, text = self._desk, self.headline.text().strip()
        old = desk.headline() if desk else None
        if desk is None or text == (old.text if old else ""):
            return
        workspace, name = desk.workspace, f"headline of {desk.session.code}"
        place = {"session_id": desk.session.id, "table_id": desk.table.id}
        if old is None:
            new = Headline.named(workspace.programme, **place, text=text)
            self._changes.save(lambda: workspace.add(new, name=name))
        elif text:
            self._changes.save(lambda: workspace.edit(old, replace(old, text=text), name))
        else:
            self._changes.save(lambda: workspace.remove(old, name=f"{name} removed"))

    def _save(self, **values: int | str) -> None:
        desk = self._desk
        if desk is None:
            return
        old = desk.reflection()
        if all(getattr(old, name, type(value)()) == value for name, value in values.items()):
            return
        workspace, name = desk.workspace, f"reflection on {desk.session.code}"
        place = {"session_id": desk.session.id, "table_id": desk.table.id}
        if old is None:
            new = Reflection.named(workspace.programme, **place, **values)
            self._changes.save(lambda: workspace.add(new, name=name))
        else:
            after = replace(old, **values)  # type: ignore[arg-type]
            self._changes.save(lambda: workspace.edit(old, after, name))

    def _page(self) -> QWidget:
        page = QWidget()
        scores = [
            row(_wide(Label(word)), self.scores[name], Label(about, "muted"), None, gap=12)
            for name, (word, about) in SCORES.items()
        ]
        words = [column(Label(word), self.words[name], gap=4) for name, word in WORDS.items()]
        page.setLayout(
            column(
                Label("Headline", "strong"),
                Paragraph(
                    "The one sentence the table agrees on. Read it back before you leave it.",
                    "muted",
                ),
                self.headline,
                16,
                Label("Reflection of the team", "strong"),
                *scores,
                8,
                *words,
                8,
                Paragraph("Each field is saved as you leave it.", "muted"),
                None,
                gap=8,
                pad=(24, 16, 24, 16),
            )
        )
        return page


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field


def _wide(label: Label) -> Label:
    label.setMinimumWidth(80)
    return label


def _fill(field: QLineEdit, text: str) -> None:
    if not field.hasFocus() and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)
