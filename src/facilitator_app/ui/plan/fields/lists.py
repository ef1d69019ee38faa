"""A field for a list of short texts, one to a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.lines import TextLine
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_PASTED = 200
"""Rows that are pasted at once: more of them are a whole document, copied by mistake."""


class ListField(Field[tuple[str, ...]]):
    """Short texts: Enter adds one, Alt with an arrow moves one, many lines pasted become many."""

    def __init__(self, name: str, about: str = "", one: str = "row") -> None:
        self._one = one
        self._rows: list[ListRow] = []
        self._inside = QWidget()
        self._column = column(gap=4)
        self.more = Button(f"Add {one}", "quiet", "plus")
        self._inside.setLayout(column(self._column, row(self.more, None), gap=4))
        super().__init__(name, self._inside, about)
        self.setFocusProxy(self.more)
        self.more.clicked.connect(lambda: self._add(len(self._rows)))

    @property
    def rows(self) -> list[ListRow]:
        """The rows, from the top."""
        return list(self._rows)

    def call(self, name: str, one: str = "row") -> None:
        """Take another name, and another one for its rows."""
        super().call(name)
        self._one = one
        self.more.setText(f" Add {one}")
        self.more.setAccessibleName(f"Add {one}")
        self._name()

    def text(self) -> str:
        """Return what stands in it, a line for each row that is not empty."""
        return "\n".join(each.line.text() for each in self._rows if each.line.text().strip())

    def put(self, text: str) -> None:
        """Let something stand in it."""
        lines = text.split("\n") if text else []
        if len(self._rows) != len(lines):
            while len(self._rows) > len(lines):
                self._drop(self._rows[-1])
            while len(self._rows) < len(lines):
                self._insert(len(self._rows))
            self._name()
        for each, line in zip(self._rows, lines, strict=True):
            if each.line.text() != line:
                each.line.setText(line)
                each.line.setCursorPosition(len(line) if each.line.hasFocus() else 0)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the texts that are not empty."""
        return tuple(each.strip() for each in text.split("\n") if each.strip())

    def written(self, value: tuple[str, ...]) -> str:
        """Return one text to a line."""
        return "\n".join(" ".join(each.split("\n")) for each in value)

    def put_at(self, moving: ListRow, to: int) -> None:
        """Put a row at another place, and save."""
        at, to = self._rows.index(moving), min(max(to, 0), len(self._rows) - 1)
        if at != to:
            self._rows.insert(to, self._rows.pop(at))
            self._column.removeWidget(moving)
            self._column.insertWidget(to, moving)
            self._name()
            self.left.emit()

    def remove(self, gone: ListRow) -> None:
        """Take a row out, and save."""
        at = self._rows.index(gone)
        self._drop(gone)
        self._name()
        after = self._rows[max(at - 1, 0)].line if self._rows else self.more
        after.setFocus()
        self.left.emit()

    def place_at(self, y: int) -> int:
        """Return which row lies at a height."""
        middles = [each.geometry().center().y() for each in self._rows]
        return min(range(len(middles)), key=lambda at: abs(middles[at] - y), default=0)

    # parts

    def _add(self, at: int) -> None:
        new = self._insert(at)
        self._name()
        new.line.setFocus()

    def _insert(self, at: int) -> ListRow:
        """Put an empty row somewhere; whoever has put all of them there names them."""
        new = ListRow(self)
        new.line.owner = self
        self._rows.insert(at, new)
        self._column.insertWidget(at, new)
        new.show()
        new.line.textEdited.connect(lambda _text: self.typed.emit(self.text()))
        new.line.editingFinished.connect(self._leave)
        new.line.entered.connect(lambda: self._add(self._rows.index(new) + 1))
        new.line.emptied.connect(lambda: self.remove(new))
        new.line.many.connect(lambda lines: self._paste(new, lines))
        new.line.moved.connect(lambda by: self.put_at(new, self._rows.index(new) + by))
        new.line.walked.connect(lambda by: self._walk(new, by))
        return new

    def _drop(self, gone: ListRow) -> None:
        self._rows.remove(gone)
        self._column.removeWidget(gone)
        gone.line.blockSignals(True)  # noqa: FBT003 - it is left as it goes, and must not be saved
        gone.hide()
        gone.deleteLater()

    def _leave(self) -> None:
        """Save once the focus has gone to another row, or out of the list."""
        self.left.emit()

    def _walk(self, at: ListRow, by: int) -> None:
        to = self._rows.index(at) + by
        if 0 <= to < len(self._rows):
            self._rows[to].line.setFocus()

    def _paste(self, at: ListRow, lines: list[str]) -> None:
        """Put the first line where the cursor stands, and each other one into a row of its own."""
        if len(lines) > _MOST_PASTED:
            self.complain(
                f"{len(lines)} lines were copied, and at most {_MOST_PASTED} can be pasted here at "
                "once: nothing was pasted. Copy fewer of them."
            )
            return
        at.line.insert(lines[0])
        place = self._rows.index(at)
        for down, words in enumerate(lines[1:], start=1):
            self._insert(place + down).line.setText(words)
        self._name()
        self._rows[place + len(lines) - 1].line.setFocus()
        self.typed.emit(self.text())

    def _name(self) -> None:
        for number, each in enumerate(self._rows, start=1):
            each.call(f"{self.name} {number}", self._one)
        before = self._before()
        for each in self._rows:
            for stop in (each.line, each.away):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _before(self) -> QWidget:
        """Return what Tab comes to before the rows: they are made after what lies below them."""
        ours = {stop for each in self._rows for stop in (each.line, each.away)}
        found = self.more.previousInFocusChain()
        while found is not None and found is not self.more:
            if found not in ours and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return found
            found = found.previousInFocusChain()
        return self.more


class ListRow(QWidget):
    """One text, with what moves it and what takes it out."""

    def __init__(self, field: ListField) -> None:
        super().__init__()
        self.line = RowLine()
        self.grip = Grip(self, field)
        self.away = Button("", "icon", "x")
        self.away.clicked.connect(lambda: field.remove(self))
        self.setLayout(row(self.grip, (self.line, 1), self.away, gap=2))

    def call(self, name: str, one: str) -> None:
        """Take the name of another place in the list."""
        self.line.setAccessibleName(name)
        self.away.setAccessibleName(f"Remove {name}")
        self.away.setToolTip(f"Remove this {one}")
        self.grip.setAccessibleName(f"Move {name}")


class RowLine(TextLine):
    """The words of a row."""

    entered = Signal()
    emptied = Signal()
    many = Signal(list)
    moved = Signal(int)
    """Alt with an arrow: the row is to move."""
    walked = Signal(int)
    """An arrow: the cursor goes to another row."""

    def __init__(self) -> None:
        super().__init__("")

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow for the row, whatever else it means elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            asked: QKeyEvent = event  # type: ignore[assignment]
            alt = asked.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and asked.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what means something in a list."""
        arrows = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = _lines(QGuiApplication.clipboard().text())
            if len(lines) > 1:
                self.many.emit(lines)
                return
        if event.key() in _ENTERS:
            self.editingFinished.emit()
            self.entered.emit()
        elif event.key() in arrows:
            (self.moved if alt else self.walked).emit(arrows[event.key()])
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Grip(Button):
    """What a row is dragged by; with the keys, the arrows move it."""

    def __init__(self, moving: ListRow, field: ListField) -> None:
        super().__init__("", "icon", "equal")
        self.setToolTip("Drag to move; Alt with an arrow key does the same")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._moving, self._field = moving, field
        self._from: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the row."""
        self._from = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row follow, from place to place."""
        here = event.position().toPoint()
        if self._from is None or (
            (here - self._from).manhattanLength() < QApplication.startDragDistance()
        ):
            return
        inside = self._moving.parentWidget()
        if inside is not None:
            self._field.put_at(self._moving, self._field.place_at(self.mapTo(inside, here).y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)


def _lines(text: str) -> list[str]:
    """Return the lines that were copied, without what marks them as a list."""
    return [each.strip().lstrip("•").strip() for each in text.splitlines() if each.strip()]
