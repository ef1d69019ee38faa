"""What a table and its team say at the end of a session: each field is saved as it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.records import Headline, Reflection
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.table.centre_page import CentrePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

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
HEADLINE = "headline"
_OURS = {Headline.record_kind, Reflection.record_kind}
_ONE_TO_FIVE = {str(number): str(number) for number in range(1, 6)}


class ClosingPage(CentrePage):
    """Headline and reflection."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._changes = context.changes
        self._desk: Desk | None = None
        self.back = Button("Back to notes", "quiet", "x")
        self.headline = _field("Headline")
        self.scores = {name: Segmented(word, _ONE_TO_FIVE) for name, (word, _) in SCORES.items()}
        self.words = {name: _field(word) for name, word in WORDS.items()}
        self._fields = {HEADLINE: self.headline, **self.words}
        self._half_typed = HalfTyped(workspace, context.changes, context.jobs, self)
        self.setLayout(
            column(
                Ground("bar", row(Label("End of the session", "title"), None, self.back,
                                  pad=(20, 6, 8, 6))),
                (Scrolled(self._page()), 1),
                gap=0,
            )
        )  # fmt: skip
        self.back.clicked.connect(self._leave)
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self._half_typed.note(name, text))
        self.headline.editingFinished.connect(self._save_headline)
        for name, score in self.scores.items():
            score.chosen.connect(lambda value, name=name: self._save(**{name: int(value)}))
        for name, field in self.words.items():
            field.editingFinished.connect(
                lambda name=name, field=field: self._save(**{name: field.text().strip()})
            )

    def show_desk(self, desk: Desk) -> None:
        """Show what was said so far; a field that somebody is typing in stays."""
        arrived, self._desk = self._desk is None, desk
        headline, reflection = desk.headline(), desk.reflection()
        saved = {name: getattr(reflection, name, "") for name in self.words}
        saved[HEADLINE] = headline.text if headline else ""
        for name, score in self.scores.items():
            score.choose(str(getattr(reflection, name, 0)))
        if arrived:
            self._take_up(desk, saved)
        for name, field in self._fields.items():
            if name not in self._half_typed.names and field.text() != saved[name]:
                field.setText(saved[name])
                field.setCursorPosition(0)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.headline

    def take(self, changes: Sequence[Change]) -> None:
        """Show what was entered elsewhere."""
        if self._desk is not None and _OURS & {each.record.record_kind for each in changes}:
            self.show_desk(self._desk)

    def put_away(self) -> None:
        """Save what is still being typed, and nothing more from now on."""
        self.flush()
        self._half_typed.flush()
        self._desk = None

    def flush(self) -> None:
        """Save what is still being typed."""
        if self._desk is not None:
            self._save_headline()
            self._save(**{name: field.text().strip() for name, field in self.words.items()})

    def _take_up(self, desk: Desk, saved: dict[str, str]) -> None:
        """Put back into its field what was typed there and not saved."""
        left = self._half_typed.begin(desk.draft_place, saved)
        for name, text in left.items():
            self._fields[name].setText(text)
        if left:
            self._context.messages.say(
                f"What was half typed at the end of {desk.session.code} stands in its field again.",
                "warn",
                "Look at it",
                self._context.actions["closing"].trigger,
            )

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _save_headline(self) -> None:
        desk, text = self._desk, self.headline.text().strip()
        old = desk.headline() if desk else None
        if desk is None:
            return
        if text == (old.text if old else ""):
            self._half_typed.done(HEADLINE)
            return
        workspace, name = desk.workspace, f"headline of {desk.session.code}"
        place = {"session_id": desk.session.id, "table_id": desk.table.id}
        if old is None:
            new = Headline.named(workspace.programme, **place, text=text)
            done = self._changes.save(lambda: workspace.add(new, name=name))
        elif text:
            done = self._changes.save(lambda: workspace.edit(old, replace(old, text=text), name))
        else:
            done = self._changes.save(lambda: workspace.remove(old, name=f"{name} removed"))
        if done:
            self._half_typed.done(HEADLINE)

    def _save(self, **values: int | str) -> None:
        desk = self._desk
        if desk is None:
            return
        old = desk.reflection()
        if all(getattr(old, name, type(value)()) == value for name, value in values.items()):
            self._half_typed.done(*values)
            return
        workspace, name = desk.workspace, f"reflection on {desk.session.code}"
        place = {"session_id": desk.session.id, "table_id": desk.table.id}
        if old is None:
            new = Reflection.named(workspace.programme, **place, **values)
            done = self._changes.save(lambda: workspace.add(new, name=name))
        else:
            after = replace(old, **values)  # type: ignore[arg-type]
            done = self._changes.save(lambda: workspace.edit(old, after, name))
        if done:
            self._half_typed.done(*values)

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
