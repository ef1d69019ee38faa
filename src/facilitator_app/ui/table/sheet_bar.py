"""The bar above the entry line while a sheet of paper is typed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row, say_again
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent


class SheetField(QLineEdit):
    """A short field: Enter goes on, Esc is done with the sheet."""

    entered = Signal()
    dropped = Signal()

    def __init__(self, name: str, letters: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed replace what stands here."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that leave the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance("0") * self._letters
        self.setFixedWidth(width + current().px(28))


class SheetBar(Ground):
    """The sheet's code, the time of the line, and what is to be said of both."""

    left = Signal()
    fitted = Signal()
    """It has another size, or its text has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("warn")
        self.setParent(parent)
        self.setAccessibleName("Typing up a sheet")
        self.code, self.time = SheetField("Sheet code", 10), SheetField("Time of the line", 6)
        self.told = Paragraph()
        self.done = Button("Done", "quiet", "x")
        self.done.setToolTip("Esc")
        self.time.setToolTip("Alt+B")
        code, time = Label("Sheet"), Label("Time")
        code.setBuddy(self.code)
        time.setBuddy(self.time)
        glyph = Glyph("clipboard-list", "warn")
        self.setLayout(
            column(
                row(
                    glyph,
                    Label("From paper", "strong"),
                    8,
                    code,
                    self.code,
                    time,
                    self.time,
                    None,
                    self.done,
                ),
                self.told,
                gap=2,
                pad=(12, 4, 6, 4),
            )
        )
        self.done.clicked.connect(self.left)
        self.code.dropped.connect(self.left)
        self.time.dropped.connect(self.left)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say where the line goes, or what is wrong with it."""
        self.told.say(words, "bad" if wrong else "")
        self.told.show()
        if wrong:
            announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more room, or less."""
        super().resizeEvent(event)
        self.fitted.emit()

    def be_low(self, *, low: bool) -> None:
        """Make room: code and time stand in their fields; what is wrong is always said."""
        self.told.setHidden(low and self.told.property("tone") != "bad")

    def wear(self, ground: str) -> None:
        """Show by the ground whether the sheet has been found; the words say it too."""
        if self.property("ground") != ground:
            self.setProperty("ground", ground)
            say_again(self)
