"""How a note-taker writes down what was said: each in a way of their own, and at speed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.demo.dice import Dice

_WORD = re.compile(r"[A-Za-z]+")
_ENDS = (".", "?", "!", ")")


class Hand:
    """One note-taker's way of writing; its habits are chances, from 0 never to 1 always."""

    def __init__(self, habits: Mapping[str, float], words: Mapping[str, Any], dice: Dice) -> None:
        self._habits = habits
        self._words = words
        self._dice = dice
        self._short = re.compile(rf"\b({'|'.join(map(re.escape, words['short_forms']))})\b")

    def written(self, text: str, *, exact: bool) -> str:
        """Return the text as it is in the note; exact words keep every word."""
        if not exact:
            text = self._shortened(text)
            if self._does("lower_case") and text[:2].isalpha() and text[1].islower():
                text = text[0].lower() + text[1:]
        if self._does("ends_with_a_stop") and not text.endswith(_ENDS):
            text += "."
        if self._does("emoji"):
            text = f"{text} {self._dice.choice(self._words['emoji'])}"
        return text

    def _shortened(self, text: str) -> str:
        if self._does("dashes"):
            text = text.replace(". ", " - ")
        if self._does("short_forms"):
            forms: dict[str, str] = self._words["short_forms"]
            text = self._short.sub(lambda found: forms[found.group()], text)
        if self._does("slips"):
            text = self._with_a_slip(text)
        return text

    def _with_a_slip(self, text: str) -> str:
        """Return the text with one word typed wrong, if it has one that often is."""
        slips: dict[str, str] = self._words["slips"]
        found = [each for each in _WORD.finditer(text) if each.group() in slips]
        if not found:
            return text
        each = self._dice.choice(found)
        return text[: each.start()] + slips[each.group()] + text[each.end() :]

    def _does(self, habit: str) -> bool:
        return self._dice.often(self._habits.get(habit, 0))
