"""What a tired typist gets wrong at the signs: seen at once, and mended by one key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.entry import Entry
from facilitator_app.ui.table.marks import AGREEMENT, KIND, PROMPT, SEATS, STANCE, THEME, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.table.marks import Mark, Room

_START, _BEHIND = 40, 200
_LETTER = r"(?:(?P<end> +)|(?=[^\W\d]))"
"""A space, or the first letter of the words."""


class Slip(NamedTuple):
    """What went wrong, and the entry with it mended."""

    sentence: str
    offer: str
    """What mending comes to."""
    mended: Entry
    place: int
    """Where the cursor stands then."""


def _spaces_out(found: re.Match[str]) -> str:
    return re.sub(r"\s", "", found[1])


def _at_most(found: re.Match[str]) -> str:
    return f"{found[1]}{min(3, int(found[2]))}"


def _agreement(found: re.Match[str]) -> str:
    return f":{grammar.nearest_agreement(found[1])}"


_STARTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (rf"(\d{{1,2}}(?: *, *\d{{1,2}})* *\.) *{_LETTER}", _spaces_out),
        (rf"\.(\d{{1,2}}){_LETTER}", lambda found: f"{found[1]}."),
        (rf"\* *\.?{_LETTER}", lambda _: "*."),
        (rf"([+-]) *([0-9]){_LETTER}", _at_most),
        (rf"([0-3])([+-]){_LETTER}", lambda found: f"{found[2]}{found[1]}"),
        (rf"-\+{_LETTER}|\+-{_LETTER.replace('end', 'stop')}", lambda _: "+-"),
        (r"([?!=%~&^])(?=[^\W\d])", lambda found: found[1]),
        (r":(\w+) ", _agreement),
    )
)
"""Beginnings that are nearly a sign, and the sign."""
_TOKEN = re.compile(r"(?<!\S)\S{1,20}(?= )")
_NO_ACCIDENT = (AGREEMENT, THEME, PROMPT)
"""What nobody types among words but as a sign."""


def slip_in(entry: Entry, place: int, room: Room) -> Slip | None:
    """Return what is wrong with the signs of an entry while it is typed, if anything."""
    for mark in entry.marks:
        if mark.wrong:
            return _of_wrong(entry, mark, place)
    if entry.is_plain or not entry.text:
        return None
    return _at_start(entry, place, room) or _among_words(entry, place, room)


def _of_wrong(entry: Entry, wrong: Mark, place: int) -> Slip:
    """Put what was meant in the place of a mark, or make words of it."""
    if wrong.instead is not None:
        marks = tuple(wrong.instead if each == wrong else each for each in entry.marks)
        return Slip(wrong.wrong, wrong.instead.word, Entry(marks, entry.text), place)
    marks = tuple(each for each in entry.marks if each != wrong)
    mended = Entry(marks, wrong.typed + entry.text)
    return Slip(wrong.wrong, "Make it words", mended, place + len(wrong.typed))


def _at_start(entry: Entry, place: int, room: Room) -> Slip | None:
    text = entry.text.lstrip(" ")
    for pattern, meant in _STARTS:
        found = pattern.match(text[:_START])
        mark = _mark(meant(found), room) if found else None
        if found and mark:
            rest = text[found.end() :]
            gone = len(entry.text) - len(rest)
            sentence = f"“{found[0].strip()}” is no sign as it stands."
            mended = Entry(joined(entry.marks, mark), rest)
            return Slip(sentence, mark.word, mended, max(0, place - gone))
    return None


def _among_words(entry: Entry, place: int, room: Room) -> Slip | None:
    """Find a sign behind the first word: one that may be a word too only while it is fresh."""
    text, start = entry.text, max(0, place - _BEHIND)
    for found in _TOKEN.finditer(text, start, place):
        mark = _mark(found[0], room)
        before = text[: found.start()].rstrip(" ")
        if mark is None or not before:
            continue
        fresh = place == found.end() + 1 and not (before[-1].isdigit() and mark.slot == KIND)
        if fresh or mark.slot in _NO_ACCIDENT:
            mended = Entry(
                joined(entry.marks, mark), text[: found.start()] + text[found.end() + 1 :]
            )
            sentence = f"“{found[0]}” stands among the words, so it is one of them."
            return Slip(sentence, mark.word, mended, place - len(found[0]) - 1)
    return None


def _mark(sign: str, room: Room) -> Mark | None:
    """Return the mark that some keys are, if they are one and nothing is wrong with it."""
    found = grammar.first(f"{sign} ", room)
    if found is None or found[1] != len(sign) + 1 or found[0].wrong:
        return None
    return found[0] if found[0].slot in (SEATS, KIND, STANCE, *_NO_ACCIDENT) else None
