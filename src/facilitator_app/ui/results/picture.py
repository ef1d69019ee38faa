"""A drawing on the screen, in the theme's colours and as large as its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy

from facilitator_app.charts import Palette, svg
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from facilitator_app.typesetting import Typesetter
    from facilitator_app.ui.results.blocks import Picture

_POINTS = 9
"""The size of text in a drawing."""
_PAD = 6
_WIDEST = 960
"""Notes are never wider, and nor is a drawing."""


class PictureView(QLabel):
    """Shows a drawing; a screen reader is told all that it shows."""

    def __init__(self, picture: Picture, typesetter: Typesetter) -> None:
        super().__init__()
        self._picture, self._typesetter = picture, typesetter
        self._drawn: tuple[object, ...] = ()
        self.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(picture.alternative.partition(". ")[0])
        self.setAccessibleDescription(picture.alternative)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few columns."""
        return QSize(current().px(240), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it in the new width."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.testAttribute(
            Qt.WidgetAttribute.WA_Resized
        ):
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, and the ring if it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            box(painter_for(self), self.rect(), "", "focus", current().radius["control"], 2)

    def _draw(self) -> None:
        theme, points = current(), self.devicePixelRatio()
        wide = min(self.width(), theme.px(_WIDEST)) - 2 * _PAD
        look = (theme.name, theme.scale, wide, points)
        if wide <= 0 or look == self._drawn:
            return
        self._drawn = look
        unit = theme.type["body"] / _POINTS
        drawing = self._picture.draw(wide / unit, palette(), self._typesetter)
        high = round(drawing.height * unit)
        pixmap = QPixmap(round(wide * points), round(high * points))
        pixmap.setDevicePixelRatio(points)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = painter_for(pixmap)
        QSvgRenderer(QByteArray(svg(drawing).encode())).render(painter, QRectF(0, 0, wide, high))
        painter.end()
        self.setPixmap(pixmap)
        self.setFixedHeight(high + 2 * _PAD)


def palette() -> Palette:
    """Return the colours of drawings in this theme."""
    theme = current()
    fills = tuple(theme.chart["fill"])
    return Palette(
        fills=fills,
        edges=(theme.colours["surface"],) * len(fills),
        patterns=tuple(theme.chart["pattern"]),
        inks=fills[:3],
        text=theme.colours["text"],
        muted=theme.colours["text_muted"],
        line=theme.colours["edge" if theme.name == "contrast" else "line"],
    )
