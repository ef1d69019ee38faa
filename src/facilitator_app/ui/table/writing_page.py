"""What the pages have in common on which a table writes down what it hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.ui.table.unsaved import Unsaved
from facilitator_app.ui.table.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_MEASURE = 880
"""How wide what is written may become, in pixels at 100 % text."""
_ABOVE = 72
"""How much is left in sight above what has been gone to."""
_SETTLED = 200
"""After how many milliseconds a page has found its place."""


class WritingPage(CentrePage):
    """Fields under a title, each saved as it is left; Esc leads back to the notes."""

    command: ClassVar[str]
    """What leads here, and what its half-typed words are kept under."""
    heading: ClassVar[str]
    kinds: ClassVar[tuple[type[Record], ...]]
    """What it shows."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.desk: Desk | None = None
        self.fields: dict[str, Words] = {}
        self.unsaved = Unsaved(workspace, context.changes, context.jobs, self)
        self.back = Button("Back to notes", "quiet", "x")
        self.back.clicked.connect(self.leave)
        self._inside, self._middle = QWidget(), QWidget()
        self._scrolled = Scrolled(self._inside)
        self._brought: QWidget | None = None
        self._left: tuple[str, Words, str, int] | None = None
        """Where somebody was typing when it was put away: desk, field, words, place in them."""
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._scroll)

    # what each page says

    def saved(self, desk: Desk) -> dict[str, str]:
        """Return what is saved in each field."""
        raise NotImplementedError

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed into a field; return whether it is saved."""
        raise NotImplementedError

    def arrange(self, desk: Desk) -> None:
        """Have the fields that are needed, those of half-typed words among them."""

    # what they share

    def show_desk(self, desk: Desk) -> None:
        """Show what is saved; what somebody is typing stays."""
        arrived, self.desk = self.desk is None, desk
        left = self.unsaved.begin(f"{self.command} of {desk.draft_place}") if arrived else {}
        self.arrange(desk)
        saved = self.saved(desk)
        for name, text in left.items():
            if name in self.fields and text.strip() != saved.get(name, "").strip():
                self.fields[name].setText(text)
            else:
                self.unsaved.done(name)
        for name, field in self.fields.items():
            field.show_saved(saved.get(name, ""), hold=name in self.unsaved.names)
        if arrived and self.unsaved.names:
            self._say_half_typed(desk)
        if arrived:
            self._go_back(desk)

    def take(self, changes: Sequence[Change]) -> None:
        """Show what was entered elsewhere, or is saved by now."""
        ours = {each.record_kind for each in self.kinds}
        if self.desk is not None and ours & {each.record.record_kind for each in changes}:
            self.show_desk(self.desk)

    def put_away(self) -> None:
        """Save what is still being typed, and nothing more from now on."""
        typed = next((each for each in self.fields.values() if each.hasFocus()), None)
        if typed is not None and self.desk is not None:
            place = typed.textCursor().position()
            self._left = (self.desk.draft_place, typed, typed.toPlainText(), place)
        self.flush()
        self.unsaved.flush()
        self.desk = None

    def flush(self) -> None:
        """Save what is still being typed."""
        for name in [*self.unsaved.names]:
            self.save(name)

    def save(self, name: str) -> None:
        """Save what stands in a field, if it is not what is saved already."""
        if self.desk is None or name not in self.unsaved.names:
            return
        field = self.fields[name]
        if not field.is_typed or self.put(self.desk, name, field.text()):
            self.unsaved.done(field.name)

    def leave(self) -> None:
        """Go back to the notes."""
        self.flush()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_middle"):
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # parts

    def field(self, name: str, label: str) -> Words:
        """Return a new field, which is saved as it is left."""
        field = self.fields[name] = Words(name, label)
        field.typed.connect(lambda text: self.unsaved.note(field.name, text))
        field.left.connect(lambda: self.save(field.name))
        return field

    def lay_out(self, inside: QLayout, *above: QWidget) -> None:
        """Put the title over what is on the page, which scrolls where it is long."""
        self._middle.setLayout(inside)
        self._inside.setLayout(row((self._middle, 1000), gap=0))
        self._measure()
        title = row(Label(self.heading, "title"), None, self.back, pad=(20, 6, 8, 6))
        self.setLayout(column(Ground("bar", title), *above, (self._scrolled, 1), gap=0))

    def bring(self, widget: QWidget) -> None:
        """Show something on the page, with what stands above it, while all finds its place."""
        self._brought = widget
        QTimer.singleShot(_SETTLED, self, self._settle)
        self._scroll()

    def edit(self, before: Record | None, after: Record | None, name: str) -> bool:
        """Save one record; say why if that cannot be."""
        workspace, changes = self._workspace, self._context.changes
        if before is None and after is not None:
            return changes.save(lambda: workspace.add(after, name=name))
        if before is not None and after is None:
            return changes.save(lambda: workspace.remove(before, name=name))
        if before is not None and after is not None and before.id != after.id:
            both = [Change(before, None), Change(None, cleaned(after))]
            return changes.save(lambda: workspace.do(both, name))
        if before is not None and after is not None and before != after:
            return changes.save(lambda: workspace.edit(before, after, name))
        return True

    def _go_back(self, desk: Desk) -> None:
        """Let somebody go on where they were typing; at another desk, with what comes first."""
        left, self._left = self._left, None
        if left is None or not self.isVisible():
            return
        place, typed, words, at = left
        field = self.fields.get(typed.name) if place == desk.draft_place else None
        if field is None:
            self.first.setFocus()
            return
        if field.text() == words.strip():  # what was saved has no space for the next word
            field.setText(words)
        cursor = field.textCursor()
        cursor.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(cursor)
        field.setFocus()

    def _scroll(self) -> None:
        widget = self._brought
        if widget is not None and isValid(widget) and self._inside.isAncestorOf(widget):
            top = widget.mapTo(self._inside, QPoint(0, 0)).y()
            self._scrolled.verticalScrollBar().setValue(max(0, top - current().px(_ABOVE)))

    def _settle(self) -> None:
        self._scroll()
        self._brought = None

    def _measure(self) -> None:
        """Keep lines as long as they are easy to read."""
        self._middle.setMaximumWidth(current().px(_MEASURE))

    def _say_half_typed(self, desk: Desk) -> None:
        self._context.messages.say(
            f"What was half typed in {desk.session.code} stands in its field again.",
            "warn",
            "Look at it",
            self._context.actions[self.command].trigger,
        )
