"""The field that an entry is typed into. What becomes of the keys is told, not decided, here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent

_MOST_LINES = 6
_MANY = 3_000
"""Characters that surely are more lines than are shown."""
_BREAKS = Qt.KeyboardModifier.ShiftModifier
_BREAKS_OF_LINES = str.maketrans("\u2028\u2029", "\n\n")
_TURNS = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class EntryLine(QPlainTextEdit):
    """One line that grows when it must."""

    entered = Signal()
    typed = Signal(str)
    """These keys have changed the text, and the cursor stands behind what they typed."""
    pasted = Signal()
    """Something was put in that was not typed; the cursor stands behind it."""
    went_up = Signal()
    """The key Up, on the first line."""
    backed = Signal()
    """The key Backspace, at the very beginning."""
    left = Signal()
    undone = Signal()
    redone = Signal()
    seat_toggled = Signal(str)
    unseen = Signal()
    """It was given the focus while something else stands in its place."""
    fitted = Signal()
    """It has become higher or lower."""
    mended = Signal()
    """The key Tab, while it mends or completes something."""
    masked = Signal()
    put_back = Signal()
    """The key Backspace, while it puts a short word back."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "entry")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the entry's steps hold its chips too
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mending: Callable[[], bool] = bool
        """Whether Tab mends or completes something now."""
        self.putting_back: Callable[[], bool] = bool
        """Whether Backspace puts a short word back now."""
        self._edits = self._pastes = 0
        self._scrolls = False
        self.textChanged.connect(self._count)
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return self.textCursor().position()

    def toPlainText(self) -> str:
        """Return the words as they are: Qt would make an ordinary space of one that holds."""
        return self.document().toRawText().translate(_BREAKS_OF_LINES)

    def show_text(self, text: str, place: int | None = None) -> None:
        """Hold other words."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003
        if text:  # else it stands where it must
            cursor = self.textCursor()
            cursor.setPosition(min(len(self.toPlainText()), len(text) if place is None else place))
            self.setTextCursor(cursor)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep Tab while it completes, and undo while there is typing to undo."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and self.mending():
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.key() == Qt.Key.Key_Tab:
                self.mended.emit()
                return True
        if kind == QEvent.Type.ShortcutOverride:
            asked: QKeyEvent = event  # type: ignore[assignment]
            if any(asked.matches(each) for each in _TURNS):
                event.setAccepted(bool(self.has_typing()))
                return True
            if seat_of(asked) or self._is_mask(asked):
                event.accept()  # else it would be the screen's
                return True
        return super().event(event)

    has_typing: Callable[[], bool] = bool
    """Whether undo is about what was typed; else it is left to the window."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take no keys that nobody would see."""
        super().focusInEvent(event)
        if not self.isVisible():
            self.unseen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that mean something here; let Qt type the others."""
        if self._command(event):
            event.accept()
            return
        edits, pastes = self._edits, self._pastes
        super().keyPressEvent(event)
        if event.text() and self._edits != edits and self._pastes == pastes:
            self.typed.emit(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits as typed."""
        super().inputMethodEvent(event)
        if event.commitString():
            self.typed.emit(event.commitString())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text alone."""
        if source.text():
            self._pastes += 1
            self.insertPlainText(source.text())
            self.pasted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text is at this width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for no more than it has."""
        return QSize(current().px(320), self.height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few words."""
        return QSize(current().px(200), self.height())

    def _command(self, event: QKeyEvent) -> bool:
        """Tell of a key that means something here."""
        signal = self._meant(event)
        if signal is not None:
            signal.emit()
        elif seat := seat_of(event):
            self.seat_toggled.emit(seat)
            return True
        return signal is not None

    def _meant(self, event: QKeyEvent) -> SignalInstance | None:
        """Return the signal of a key, if it has one now."""
        key, cursor = event.key(), self.textCursor()
        at_start = cursor.position() == 0 and not cursor.hasSelection()
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undone
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.redone
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() != _BREAKS:
            return self.entered
        if self._is_mask(event):
            return self.masked
        backs = self.put_back if self.putting_back() else self.backed if at_start else None
        found = {
            Qt.Key.Key_Escape.value: self.left,
            Qt.Key.Key_Backspace.value: backs,
            Qt.Key.Key_Up.value: self.went_up if self._on_first_line(cursor) else None,
        }
        return found.get(key)

    def _count(self) -> None:
        self._edits += 1

    def _on_first_line(self, cursor: QTextCursor) -> bool:
        above = QTextCursor(cursor)
        return not above.movePosition(QTextCursor.MoveOperation.Up)

    def _is_mask(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return control and event.key() == Qt.Key.Key_M

    def _fit(self) -> None:
        """Be as high as the lines are."""
        many = self.document().characterCount() > _MANY  # to measure them takes its time
        needed = _MOST_LINES + 1 if many else round(self.document().size().height())
        lines = max(1, min(_MOST_LINES, needed))
        spacing = self.fontMetrics().lineSpacing()
        margin = max(current().size["entry"] - spacing, 12)
        if self.height() != (high := lines * spacing + margin):
            self.setFixedHeight(high)
            self.updateGeometry()
            self.fitted.emit()
        if self._scrolls != (more := needed > _MOST_LINES):
            self._scrolls = more
            policies = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policies.ScrollBarAsNeeded if more else policies.ScrollBarAlwaysOff
            )


def seat_of(event: QKeyEvent) -> str:
    """Return the digit that is pressed with Alt, if one is."""
    alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    return chr(event.key()) if digit and alt == Qt.KeyboardModifier.AltModifier else ""
