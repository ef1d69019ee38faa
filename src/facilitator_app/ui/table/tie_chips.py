"""The links of a note, as quiet chips below its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import LEFT, box, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from facilitator_app.ui.table.ties import Tie

_HIGH, _ICON, _APART, _SIDE = 28, 16, 4, 8


class TieChip(NamedTuple):
    """A link, and where it is painted."""

    place: QRectF
    tie: Tie


def chips_of(ties: Sequence[Tie], left: float, top: float, wide: float) -> list[TieChip]:
    """Return where the links of a note are painted, in as many lines as they need."""
    found: list[TieChip] = []
    high, x, y = current().px(_HIGH), left, top + _APART
    for tie in ties:
        own = min(wide, width_of(tie.words) + current().px(_ICON) + 3 * _SIDE)
        if x > left and x + own > left + wide:
            x, y = left, y + high + _APART
        found.append(TieChip(QRectF(x, y, own, high), tie))
        x += own + _APART
    return found


def paint(painter: QPainter, chips: Sequence[TieChip]) -> None:
    """Paint them."""
    theme = current()
    line, side = "edge" if theme.name == "contrast" else "line", theme.px(_ICON)
    for place, tie in chips:
        box(painter, place, "surface", line, theme.radius["small"])
        at = QPointF(place.left() + _SIDE, place.top() + (place.height() - side) / 2)
        painter.drawPixmap(at, icons.pixmap("link", "text_muted", side))
        words = place.adjusted(side + 2 * _SIDE, 0, -_SIDE / 2, 0)
        write(painter, words, tie.words, "text_muted", LEFT)


def at(chips: Sequence[TieChip], where: QPointF) -> Tie | None:
    """Return the link that a press means; it may be a little beside the chip."""
    near = _APART / 2
    hit = (each for each in chips if each.place.adjusted(0, -near, 0, near).contains(where))
    return next((each.tie for each in hit), None)
