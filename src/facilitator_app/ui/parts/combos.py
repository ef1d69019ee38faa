"""One of several, from a list that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import painter_for
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox


class Combo(QComboBox):
    """One of several, from a list that opens; the wheel scrolls the page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Write the choice with an ellipsis where it must be shortened."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        shortened = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), shortened, room.width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow in the colour of the words."""
        super().paintEvent(event)
        side = current().px(18)
        place = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        painter = painter_for(self)
        painter.drawPixmap(place.topLeft(), icons.pixmap("chevron-down", "text_muted", side))
