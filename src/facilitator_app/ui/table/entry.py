"""An entry while it is typed: its marks and its words, without a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from facilitator_app.ui.table import faces, grammar
from facilitator_app.ui.table.marks import (
    AGREEMENT,
    KIND,
    PLAIN,
    STANCE,
    WORDING,
    Mark,
    Room,
    Said,
    joined,
    said,
    seats_mark,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.records import Note

_PLAIN = Mark(PLAIN, "\\", "\\", "Plain text", "type")
_ENDS = re.compile(rf"([{grammar.QUOTE_MARKS}]+)([.,;!?…]?)$")
_QUOTED = re.compile(rf"(?<!\d)[{grammar.QUOTE_MARKS}]")
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the line."""

    marks: tuple[Mark, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.marks or self.text.strip())

    @property
    def is_plain(self) -> bool:
        """Whether nothing more is read as a prefix."""
        return any(each.slot == PLAIN for each in self.marks)

    @property
    def wrong(self) -> str:
        """What is wrong with the first mark that is, in a sentence."""
        return next((each.wrong for each in self.marks if each.wrong), "")

    def read(self, upto: int, room: Room) -> Entry | None:
        """Return the entry with the prefix that ends at a place of its text as a mark, if any.

        The sign for plain text is of the whole line: the marks before it are words again.
        """
        head = self.text[:upto]
        if self.is_plain or not head:
            return None
        if head in grammar.QUOTE_MARKS and self.marks and self.marks[-1].typed == '"':
            head = '""'
        marks, rest = grammar.parse(head, room)
        if rest or not marks:
            return None
        if marks[-1].slot == PLAIN:
            return Entry((*self.marks, *marks[:-1]), self.text[upto:]).wholly_plain()
        all_marks = self.marks
        for mark in marks:
            all_marks = joined(all_marks, mark)
        return Entry(all_marks, self.text[upto:])

    def opened(self) -> tuple[Entry, int]:
        """Return the entry with its last mark turned back into text, and how long that is."""
        if not self.marks:
            return self, 0
        typed = self.marks[-1].typed.rstrip(" ")
        return Entry(self.marks[:-1], typed + self.text), len(typed)

    def plain(self) -> Entry:
        """Return the entry with words that are never read as prefixes."""
        return self if self.is_plain else Entry((*self.marks, _PLAIN), self.text)

    def wholly_plain(self) -> Entry:
        """Return the entry with its marks too turned back into words."""
        words = "".join(each.typed for each in self.marks if each.slot != PLAIN)
        return Entry((_PLAIN,), words + self.text)

    def forgiven(self) -> Entry:
        """Return the entry with what was wrong turned back into words."""
        words = "".join(each.typed for each in self.marks if each.wrong)
        good = tuple(each for each in self.marks if not each.wrong)
        return Entry(good, words + self.text)

    def as_typed(self, room: Room) -> str:
        """Return the text that `from_typed` makes this entry of again."""
        marks = "".join(each.typed for each in self.marks if each.slot != PLAIN)
        barred = self.is_plain or grammar.first(self.text.lstrip(" "), room) is not None
        return marks + ("\\" if barred else "") + self.text

    @property
    def said(self) -> Said:
        """What the marks come to."""
        return said(self.marks)

    @property
    def words(self) -> str:
        """The words as they are saved: a quote without the mark that closes it."""
        words, wording = self.text.strip(), self.said.wording
        return words if wording == "paraphrase" else _unclosed(words, near=wording == "near")


def _unclosed(words: str, *, near: bool) -> str:
    """Return the words of a quote without the mark that closes it; one inside them is closed."""
    found = _ENDS.search(words)
    if found is None:
        return words
    count = len(_QUOTED.findall(words[: found.start()])) + len(found[1])
    twice = near and len(found[1]) > 1 and count % 2 == 0
    gone = 2 if twice else count % 2
    return words[: found.end(1) - gone].rstrip() + found[2] if gone else words


def from_typed(text: str, room: Room) -> Entry:
    """Return the entry that a text stands for, prefixes and all."""
    return Entry(*grammar.parse(text, room))


def entry_of(note: Note, themes: Iterable[str], room: Room) -> Entry:
    """Return the entry that a note is edited as."""
    marks: tuple[Mark, ...] = (seats_mark(note.seats),) if note.seats else ()
    stance = f"{note.stance} {note.strength}"
    for slot, value in (
        (WORDING, note.wording),
        (KIND, note.kind),
        (STANCE, stance),
        (AGREEMENT, note.agreement),
    ):
        mark = _mark(slot, value)
        marks = (*marks, mark) if mark else marks
    marks += tuple(grammar.theme_mark(each, room) for each in themes)
    return Entry(marks, note.text)


def edited(note: Note, before: Said, after: Said, text: str) -> Note:
    """Return a note with what an edit changed, and all else as it was."""
    names = [each.name for each in fields(Said) if each.name not in ("themes", "prompt")]
    changed = {
        name: getattr(after, name)
        for name in names
        if getattr(before, name) != getattr(after, name)
    }
    return replace(note, text=text, **changed)


def _mark(slot: str, value: str) -> Mark | None:
    """Return the mark of a field's value, if the grammar has one."""
    for sign in grammar.SIGNS:
        found = sign.read(f"{sign.keys} ", Room()) if sign.slot == slot else None
        if found and found[0].value == value:
            return found[0]
    if slot == STANCE and value in ("for 0", "against 0"):
        stance = value.removesuffix(" 0")
        return Mark(STANCE, value, "", *faces.STANCES[stance])
    return None


class Steps:
    """What a line went through, so that typing in it can be taken back word by word."""

    def __init__(self) -> None:
        self._past: list[Entry] = []
        self._future: list[Entry] = []
        self._now = Entry()

    def reach(self, entry: Entry) -> None:
        """Note what the line is now."""
        if entry == self._now:
            return
        if not self._goes_on(entry):
            self._past = [*self._past[-_KEPT:], self._now]
        self._future.clear()
        self._now = entry

    def restart(self, entry: Entry) -> None:
        """Begin anew: what was before belongs to another entry."""
        self._past, self._future, self._now = [], [], entry

    def back(self) -> Entry | None:
        """Return what the line was before."""
        if not self._past:
            return None
        self._future.append(self._now)
        self._now = self._past.pop()
        return self._now

    def forth(self) -> Entry | None:
        """Return what the line was before it was taken back."""
        if not self._future:
            return None
        self._past.append(self._now)
        self._now = self._future.pop()
        return self._now

    def _goes_on(self, entry: Entry) -> bool:
        """Tell whether this is one more letter of a word."""
        before, after = self._now, entry
        return (
            bool(self._past)
            and before.marks == after.marks
            and len(after.text) == len(before.text) + 1
            and after.text.startswith(before.text)
            and not after.text[-1].isspace()
            and bool(before.text)
        )
