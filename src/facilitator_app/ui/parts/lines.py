"""What fields are typed into: Esc takes back, and undo is about the typing while there is any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

_TURNS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME = 14
_LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Typed(Protocol):
    """Whoever a line belongs to."""

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not saved."""
        ...

    def take_back(self) -> bool:
        """Drop what is typed; return whether there was any."""
        ...


class TextLine(QLineEdit):
    """One line of text."""

    stepped = Signal(int)
    """An arrow key: 1 is up, -1 is down."""

    def __init__(self, name: str, wide: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.owner: Typed | None = None
        self.steps = False
        """Whether the arrow keys up and down mean something."""
        self._wide = wide
        """How wide it asks to be, in letters; as wide as there is room if nothing."""
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the letters that it is for."""
        hint = super().sizeHint()
        if self._wide:
            hint.setWidth(self._wide * self.fontMetrics().horizontalAdvance("0") + 28)
        return hint

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than a word."""
        hint = super().minimumSizeHint()
        return self.sizeHint() if self._wide else hint.expandedTo(QSize(current().px(96), 0))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing is typed."""
        return super().event(event) if not _left_to_window(self.owner, event) else True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back with Esc; step with the arrows."""
        arrows = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}
        if event.key() == Qt.Key.Key_Escape and self.owner is not None and self.owner.take_back():
            event.accept()
        elif self.steps and not event.modifiers() and event.key() in arrows:
            self.stepped.emit(arrows[event.key()])
        else:
            super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines that grow with their text."""

    left = Signal()

    def __init__(self, name: str, lines: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.owner: Typed | None = None
        self._least = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing is typed."""
        return super().event(event) if not _left_to_window(self.owner, event) else True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back with Esc; save with Ctrl+Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self.owner is not None and self.owner.take_back():
            event.accept()
        elif control and event.key() in _ENTERS:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text alone."""
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is left, unless for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _LEAVING:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: all of the text is shown."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text is at this width; layouts at work do not hear of it, so again."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self.updateGeometry)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for no more than it has."""
        return QSize(current().px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few words."""
        return QSize(current().px(120), self.height())

    def _fit(self) -> None:
        lines = max(self._least, round(self.document().size().height()))
        high = (
            lines * self.fontMetrics().lineSpacing()
            + _FRAME
            + 2 * round(self.document().documentMargin())
        )
        if self.height() != high:
            self.setFixedHeight(high)
            self.updateGeometry()


def _left_to_window(owner: Typed | None, event: QEvent) -> bool:
    """Tell whether a key is an undo that is not about what is typed here."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    asked: QKeyEvent = event  # type: ignore[assignment]
    if any(asked.matches(each) for each in _TURNS) and owner is not None and not owner.is_typed:
        event.ignore()
        return True
    return False
