"""Whether a window is so low, measured in text, that what is only good to know makes way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LOW = 560


def is_low(widget: QWidget) -> bool:
    """Tell whether the window has less than that many pixels at 100 % text."""
    return widget.window().height() / current().scale < LOW
