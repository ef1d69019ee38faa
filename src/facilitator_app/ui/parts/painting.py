"""Boxes and words painted by hand, from tokens: what delegates and painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintDevice, QPainter, QPen

from facilitator_app.ui.parts.theme import current

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


def painter_for(device: QPaintDevice) -> QPainter:
    """Return an antialiased painter."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF | QRect,
    fill: str = "",
    line: str = "",
    radius: float = 4,
    width: float = 1,
) -> None:
    """Draw a rounded box of roles whose line lies on whole pixels."""
    half = width / 2 if line else 0
    theme = current()
    painter.setPen(QPen(theme.colour(line), width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius, radius)


def write(
    painter: QPainter,
    rect: QRectF | QRect,
    text: str,
    ink: str = "text",
    align: Qt.AlignmentFlag = MIDDLE,
    face: str = "body",
) -> None:
    """Write one line, cut with an ellipsis where it must be."""
    font = font_of(face)
    painter.setFont(font)
    painter.setPen(current().colour(ink))
    room = int(QRectF(rect).width()) + 1
    text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(rect), int(align), text)


def font_of(face: str) -> QFont:
    """Return the font of a type role; `strong` is the body's, `title strong` the title's."""
    role, _, weight = face.rpartition(" ") if face.endswith("strong") else (face, "", "")
    return current().font(role or "body", strong=bool(weight))


def width_of(text: str, face: str = "body") -> int:
    """Return how wide a text is."""
    return QFontMetrics(font_of(face)).horizontalAdvance(text)


def badge(painter: QPainter, rect: QRectF, seat: str) -> None:
    """Draw a seat's number on its colour; other words, such as `all` or `?`, in a frame."""
    if seat.isdigit() and int(seat) > 0:
        box(painter, rect, f"seat{seat}")
        write(painter, rect, seat, f"seatink{seat}", face="strong")
    else:
        box(painter, rect, "", "edge")
        write(painter, rect, seat, "text_muted")


def underline(painter: QPainter, rect: QRect) -> None:
    """Draw the hairline below a row."""
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, current().colour("line"))
