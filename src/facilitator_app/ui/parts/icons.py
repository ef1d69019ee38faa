"""The icons: outlines in the colour of a role."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facilitator_app.resource_files import resource
from facilitator_app.ui.parts.theme import current


def pixmap(name: str, role: str = "text", size: int | None = None) -> QPixmap:
    """Return an icon as it is now: the theme's colour, the text's size, the screen's points."""
    app = QGuiApplication.instance()
    points = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, current().colour(role).name(), size or current().size["icon"], points)


def icon(name: str, role: str = "text", on: str = "") -> QIcon:
    """Return an icon for a button; `on` is its role while the button is down."""
    drawn = pixmap(name, role)
    result = QIcon(drawn)
    # Or Qt greys it until nobody sees it.
    result.addPixmap(drawn, QIcon.Mode.Disabled)
    if on:
        result.addPixmap(pixmap(name, on), QIcon.Mode.Normal, QIcon.State.On)
    return result


def size() -> QSize:
    """Return the size of an icon beside a word."""
    return QSize(current().size["icon"], current().size["icon"])


@cache
def _drawn(name: str, colour: str, size: int, points: float) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    result = QPixmap(round(size * points), round(size * points))
    result.setDevicePixelRatio(points)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result
