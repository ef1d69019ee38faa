"""The grammar of the entry line: one table, of which parser, chips, hints and help are drawn.

Prefixes stand at the start, in any order, with a space after each but the quote marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.ui.table import faces
from facilitator_app.ui.table.marks import (
    AGREEMENT,
    KIND,
    PLAIN,
    PROMPT,
    SEATS,
    STANCE,
    THEME,
    WORDING,
    Mark,
    Room,
    joined,
    seats_mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Read = Callable[[str, Room], tuple[Mark, int] | None]

_READ = 12


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the grammar: how it is typed, what it says, and how it is read."""

    slot: str
    keys: str
    """As people are shown it."""
    about: str
    read: Read
    """Given a text, the mark that it starts with and how many characters that takes."""
    hint: str = ""
    """The word in the line of hints, if it stands there."""


def _fixed(slot: str, typed: str, value: str, word: str, icon: str = "", hint: str = "") -> Sign:
    """Return a sign that is always typed in the same way."""
    mark = Mark(slot, value, typed, word, icon)

    def read(text: str, _room: Room) -> tuple[Mark, int] | None:
        return (mark, len(typed)) if text.startswith(typed) else None

    return Sign(slot, typed.strip(), word, read, hint)


def _open(
    slot: str,
    keys: str,
    about: str,
    pattern: str,
    made: Callable[[str, Room], Mark],
    hint: str = "",
) -> Sign:
    """Return a sign that holds a number or a name."""
    matcher = re.compile(pattern)

    def read(text: str, room: Room) -> tuple[Mark, int] | None:
        found = matcher.match(text)
        return None if found is None else (made(found[1], room), found.end())

    return Sign(slot, keys, about, read, hint)


def _seats(typed: str, room: Room) -> Mark:
    mark = seats_mark(str(int(each)) for each in typed.split(","))
    strange = [each for each in mark.value.split(",") if each not in room.seats]
    if not strange:
        return mark
    wrong = f"There is no seat {strange[0]} here; there are {_list(room.seats)}."
    return Mark(SEATS, typed, f"{typed}. ", f"No seat {strange[0]}", "circle-alert", wrong)


def _theme(typed: str, room: Room) -> Mark:
    found = room.themes_named(typed)
    if len(found) == 1:
        return theme_mark(found[0], room)
    some = _list(found or room.titles())
    wrong = f"“{typed}” can be {some}." if found else f"No theme is called “{typed}”: {some}."
    return Mark(THEME, typed, f"#{typed} ", f"No theme {typed}", "circle-alert", wrong)


def theme_mark(code: str, room: Room) -> Mark:
    """Return the mark of a theme."""
    word = f"{code}  {room.titles().get(code, '')}".strip()
    return Mark(THEME, code, f"#{code.casefold()} ", word, "check")


def _prompt(typed: str, room: Room) -> Mark:
    found = room.prompts_named(typed)
    if len(found) == 1:
        return prompt_mark(found[0])
    some = _list(found or room.prompts)
    wrong = f"“{typed}” can be {some}." if found else f"Today has no prompt “{typed}”: {some}."
    return Mark(PROMPT, typed, f">{typed} ", f"No prompt {typed}", "circle-alert", wrong)


def prompt_mark(code: str) -> Mark:
    """Return the mark that files an entry under another prompt."""
    return Mark(PROMPT, code, f">{code} ", f"To {code}", "arrow-right")


def _list(names: Iterable[str]) -> str:
    """Return as many names as people will read."""
    words = list(names)
    return ", ".join(words[:_READ]) + (" …" if len(words) > _READ else "") or "none yet"


_HINTED = {"question": "question", "disagreement": "dissent", "condition": "if"}
_KIND_KEYS = {
    "?": "question",
    "!": "disagreement",
    "=": "condition",
    "%": "count",
    "~": "non-verbal",
    "&": "parking lot",
    "^": "changed mind",
}
_STANCE_KEYS = {
    **{f"+{strength}": f"for {strength}" for strength in (1, 2, 3)},
    **{f"-{strength}": f"against {strength}" for strength in (1, 2, 3)},
    "+-": "mixed 0",
    "+0": "neutral 0",
}


def _stance(keys: str, value: str) -> Sign:
    stance, strength = value.split()
    word = faces.stance_of(stance, int(strength))
    return _fixed(STANCE, f"{keys} ", value, word, faces.STANCES[stance][1])


SIGNS: tuple[Sign, ...] = (
    _open(SEATS, "3. or 3,5.", "seats", r"(\d{1,2}(?:,\d{1,2})*)\. ", _seats, "seat"),
    _fixed(SEATS, "*. ", EVERY_SEAT, "All seats", hint="all"),
    _fixed(WORDING, '""', "near", *faces.WORDINGS["near"]),
    _fixed(WORDING, '"', "exact", *faces.WORDINGS["exact"], hint="quote"),
    *(
        _fixed(KIND, f"{keys} ", kind, *faces.KINDS[kind], hint=_HINTED.get(kind, ""))
        for keys, kind in _KIND_KEYS.items()
    ),
    *(_stance(keys, value) for keys, value in _STANCE_KEYS.items()),
    *(_fixed(AGREEMENT, f":{each} ", each, word) for each, word in faces.AGREEMENTS.items()),
    _open(THEME, "#acc", "theme, completed from its beginning", r"#(\w+) ", _theme, "theme"),
    _open(PROMPT, ">2.2a", "file under another prompt", r">([\w.]+) ", _prompt, "file under"),
    _fixed(PLAIN, "\\", "\\", "Plain text", "type"),
)
"""In the order in which they are tried."""

HINTS: tuple[tuple[str, str], ...] = tuple(
    (sign.keys.split(" ")[0], sign.hint) for sign in SIGNS if sign.hint
)
"""The few signs that the line of hints has room for."""


def first(text: str, room: Room) -> tuple[Mark, int] | None:
    """Return the mark that a text starts with, and how many characters that takes."""
    for sign in SIGNS:
        if (found := sign.read(text, room)) is not None:
            return found
    return None


def parse(text: str, room: Room, *, begun: bool = False) -> tuple[tuple[Mark, ...], str]:
    """Return the marks that a text starts with, and the words that are left.

    Between two marks there may be more spaces than need be; `begun` says that one came before.
    """
    marks: tuple[Mark, ...] = ()
    while found := first(text.lstrip(" ") if marks or begun else text, room):
        mark, length = found
        if marks or begun:
            text = text.lstrip(" ")
        marks, text = joined(marks, mark), text[length:]
        if mark.slot == PLAIN:
            break
    return marks, text


def completions(text: str, room: Room) -> list[Mark]:
    """Return the themes that a text which is only the beginning of one can become."""
    if not re.fullmatch(r"#\w*", text):
        return []
    return [theme_mark(code, room) for code in room.themes_named(text[1:])]
