"""The grammar of the entry line: one table, of which all else about it is drawn.

Prefixes stand at the start, in any order, with a space after each but the quote marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
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

QUOTE_MARKS = '"“”„‟«»＂″'  # noqa: RUF001 - what keyboards and systems make of one key
_AS_TYPED = str.maketrans(
    dict.fromkeys(QUOTE_MARKS, '"') | dict.fromkeys("–−‑", "-") | {"\u00a0": " "}  # noqa: RUF001
)
_HEAD, _READ = 80, 12


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the grammar: how it is typed, what it says, and how it is read."""

    slot: str
    keys: str
    """As people are shown it."""
    hint: str
    """The word in the line of hints."""
    about: str
    """What it is for, on the sheet of signs."""
    example: str
    """An entry that begins with it."""
    read: Read
    """Given a text, the mark that it starts with and how many characters that takes."""
    often: bool = False
    """Whether it comes first in the line of hints."""


def _fixed(
    slot: str, typed: str, value: str, face: tuple[str, str], told: str, *, often: bool = False
) -> Sign:
    """Return a sign that is always typed in the same way; `told` is hint, about and example."""
    mark = Mark(slot, value, typed, *face)
    hint, about, example = told.split(" | ")

    def read(text: str, _room: Room) -> tuple[Mark, int] | None:
        return (mark, len(typed)) if text[: len(typed)].casefold() == typed else None

    return Sign(slot, typed.strip(), hint, about, f"{typed}{example}", read, often)


def _open(
    slot: str,
    pattern: str,
    made: Callable[[str, Room], Mark],
    keys: str,
    told: str,
) -> Sign:
    """Return a sign that holds a number or a name."""
    matcher = re.compile(pattern)
    hint, about, example = told.split(" | ")

    def read(text: str, room: Room) -> tuple[Mark, int] | None:
        found = matcher.match(text)
        return None if found is None else (made(found[1], room), found.end())

    return Sign(slot, keys, hint, about, example, read, often=True)


def _seats(typed: str, room: Room) -> Mark:
    mark = seats_mark(str(int(each)) for each in typed.split(","))
    labels = mark.value.split(",")
    strange = [each for each in labels if each not in room.seats]
    if not strange:
        return mark
    wrong = f"There is no seat {strange[0]} here; there are {_list(room.seats)}."
    kept = [each for each in labels if each in room.seats]
    instead = seats_mark(kept) if kept else None
    return Mark(SEATS, typed, f"{typed}. ", f"No seat {strange[0]}", "circle-alert", wrong, instead)


def _theme(typed: str, room: Room) -> Mark:
    found = room.themes_named(typed)
    if len(found) == 1:
        return theme_mark(found[0], room)
    some = _list(found or room.titles())
    words = {word: code for code, title in room.titles().items() for word in title.split()}
    words |= {code: code for code in room.titles()}
    near = found or [words[each] for each in nearest(typed, words)]
    instead = theme_mark(near[0], room) if near else None
    none = f"No theme is called “{typed}”" + ("." if near else f": {some}.")
    wrong = f"“{typed}” can be {some}." if found else none
    word = f"No theme {typed}"
    return Mark(THEME, typed, f"#{typed} ", word, "circle-alert", wrong, instead)


def theme_mark(code: str, room: Room) -> Mark:
    """Return the mark of a theme."""
    word = f"{code}  {room.titles().get(code, '')}".strip()
    return Mark(THEME, code, f"#{code.casefold()} ", word, "check")


def _prompt(typed: str, room: Room) -> Mark:
    found = room.prompts_named(typed)
    if len(found) == 1:
        return prompt_mark(found[0])
    some = _list(found or room.prompts)
    near = found or nearest(typed, room.prompts)
    instead = prompt_mark(near[0]) if near else None
    wrong = f"“{typed}” can be {some}." if found else f"Today has no prompt “{typed}”: {some}."
    word = f"No prompt {typed}"
    return Mark(PROMPT, typed, f">{typed} ", word, "circle-alert", wrong, instead)


def prompt_mark(code: str) -> Mark:
    """Return the mark that files an entry under another prompt."""
    return Mark(PROMPT, code, f">{code} ", f"To {code}", "arrow-right")


def nearest(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that one may have meant, the likeliest first."""
    plain = {each.casefold(): each for each in names}
    return [plain[each] for each in get_close_matches(typed.casefold(), plain, 3, 0.5)]


def _list(names: Iterable[str]) -> str:
    """Return as many names as people will read."""
    words = list(names)
    more = [f"and {len(words) - _READ} more"] if len(words) > _READ else []
    return ", ".join(words[:_READ] + more) or "none yet"


_KINDS = (
    ("?", "question", "question | what they want to know | Who answers the phone at night?"),
    ("!", "disagreement", "disagree | what not all of them share | No, it was better before"),
    ("=", "condition", "if | on what their support depends | Only if it stays free"),
    ("%", "count", "count | how many did or said something | Six of them have the app"),
    ("~", "non-verbal", "seen | what was seen, not said | Nods all round"),
    ("&", "parking lot", "park | for later, or for elsewhere | Parking at the surgery"),
    ("^", "changed mind", "changed | somebody thinks otherwise now | I was for it this morning"),
)
_OFTEN = ("?", "!", "=")
_STANCES = (
    ("+1", "for 1", "for | slightly for it | I would try it"),
    ("+2", "for 2", "for | clearly for it | It saves me a morning"),
    ("+3", "for 3", "for | strongly for it | We must have this"),
    ("-1", "against 1", "against | slightly against it | I am not sure about it"),
    ("-2", "against 2", "against | clearly against it | It is all on the app now"),
    ("-3", "against 3", "against | strongly against it | Never, not with my mother"),
    ("+-", "mixed 0", "mixed | for it and against it at once | Good for me, bad for my dad"),
    ("+0", "neutral 0", "neutral | neither for it nor against it | It is all the same to me"),
)
_AGREEMENTS = {
    "one": "one | one of them, and the others not | I walk there",
    "few": "few | a few of this table | They go by bus",
    "half": "half | about half of this table | They have tried it",
    "most": "most | most of this table | They want a person to speak to",
    "all": "all | all of this table | Nobody likes to wait",
}


def _stance(keys: str, value: str, told: str) -> Sign:
    stance, strength = value.split()
    face = faces.stance_of(stance, int(strength)), faces.STANCES[stance][1]
    return _fixed(STANCE, f"{keys} ", value, face, told)


SIGNS: tuple[Sign, ...] = (
    _open(
        SEATS,
        r"(\d{1,2}(?:,\d{1,2})*)\. ",
        _seats,
        "3. or 3,5.",
        "seat | who said it: the seats by their numbers | 3,5. We both wait for weeks",
    ),
    _fixed(
        SEATS,
        "*. ",
        EVERY_SEAT,
        ("All seats", ""),
        "all | the whole table said it | We want a person to speak to",
        often=True,
    ),
    _fixed(
        WORDING,
        '""',
        "near",
        faces.WORDINGS["near"],
        "near quote | nearly their own words | They told us it is all on the app",
    ),
    _fixed(
        WORDING,
        '"',
        "exact",
        faces.WORDINGS["exact"],
        "quote | their own words, exactly | It is all on the app now, love",
        often=True,
    ),
    *(
        _fixed(KIND, f"{keys} ", kind, faces.KINDS[kind], told, often=keys in _OFTEN)
        for keys, kind, told in _KINDS
    ),
    *(_stance(*each) for each in _STANCES),
    *(
        _fixed(AGREEMENT, f":{each} ", each, (word, ""), _AGREEMENTS[each])
        for each, word in faces.AGREEMENTS.items()
    ),
    _open(
        THEME,
        r"#(\w+) ",
        _theme,
        "#acc",
        "theme | a theme by the beginning of its code or title | #acc Nobody picks up at eight",
    ),
    _open(
        PROMPT,
        r">([\w.]+) ",
        _prompt,
        ">2.2",
        "file under | another prompt of the day than the one at hand | >2.2a That was about trust",
    ),
    _fixed(
        PLAIN,
        "\\",
        "\\",
        ("Plain text", "type"),
        "plain | makes the whole line plain: nothing in it is a sign | +1 is what they wrote",
        often=True,
    ),
)
"""In the order in which they are tried."""

HINTS: tuple[tuple[str, str], ...] = tuple(
    (sign.keys.split(" ")[0], sign.hint) for sign in sorted(SIGNS, key=lambda e: not e.often)
)
"""For the line of hints, which shows as many as there is room for."""


def first(text: str, room: Room) -> tuple[Mark, int] | None:
    """Return the mark that a text starts with, and how many characters that takes."""
    if text[:1].isalpha():
        return None  # as most keys find it
    head = text[:_HEAD].translate(_AS_TYPED)
    for sign in SIGNS:
        if (found := sign.read(head, room)) is not None:
            return found
    return None


def parse(text: str, room: Room) -> tuple[tuple[Mark, ...], str]:
    """Return the marks that a text starts with, and the words that are left.

    Before a mark there may be more spaces than need be.
    """
    marks: tuple[Mark, ...] = ()
    while found := first(start := text.lstrip(" "), room):
        mark, length = found
        marks, text = joined(marks, mark), start[length:]
        if mark.slot == PLAIN:
            break
    return marks, text


def completions(text: str, room: Room) -> list[Mark]:
    """Return the marks that a text which is only the beginning of one can become."""
    if not re.fullmatch(r"#\w*|:\w*|>[\w.]*", text):
        return []
    name = text[1:]
    if text[0] == "#":
        return [theme_mark(code, room) for code in room.themes_named(name)]
    if text[0] == ">":
        return [prompt_mark(code) for code in room.prompts_named(name)]
    begun = [each for each in SIGNS if each.slot == AGREEMENT and each.keys.startswith(text)]
    return [found[0] for each in begun if (found := each.read(f"{each.keys} ", room))]
