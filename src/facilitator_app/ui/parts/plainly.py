"""Words that people wrote, where Qt would read them as marks of its own."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt

_LONGEST = 1_000
"""Characters of a tip; more would cover the screen."""


def tip(text: str) -> str:
    """Return words for a tip, in which nothing is read as a page with pictures."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"<qt>{escape(short)}</qt>" if Qt.mightBeRichText(short) else short


def entry(text: str) -> str:
    """Return words for a menu, in which `&` is a letter and not the next one's key."""
    return text.replace("&", "&&")
