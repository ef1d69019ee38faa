"""What an entry says besides its words: marks, each a chip on the screen and a field of a note."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator_app.domain.records.discussion import EVERY_SEAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SEATS, WORDING, KIND, STANCE, AGREEMENT, THEME, PROMPT, PLAIN = (
    "seats",
    "wording",
    "kind",
    "stance",
    "agreement",
    "theme",
    "prompt",
    "plain",
)
"""What a mark can be about. An entry has one of each, but any number of themes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing understood."""

    slot: str
    value: str
    typed: str
    """What turns it back into text."""
    word: str
    icon: str = ""
    wrong: str = ""
    """What is wrong with it, in a sentence."""
    instead: Mark | None = None
    """What was probably meant, if it is wrong."""
    caution: str = ""
    """Why it should perhaps not be said of these seats; only on the screen."""


@dataclass(frozen=True, slots=True)
class Room:
    """What marks can refer to: the seats of the table, the prompts of the day, the themes."""

    seats: tuple[str, ...] = ()
    session: str = ""
    """The session at hand, so that its prompts are named by their last letter."""
    prompts: tuple[str, ...] = ()
    """Codes."""
    themes: Mapping[str, str] | None = None
    """Titles by code."""
    shorthand: Mapping[str, str] = field(default_factory=dict)
    """What short words stand for, in small letters."""
    names: frozenset[str] = frozenset()
    """The names of a roster, where one is at hand, to be warned of."""
    no_notes: Mapping[str, str] = field(default_factory=dict)
    """Of the seats that do not want notes taken of them, a sentence that says so."""
    no_quotes: Mapping[str, str] = field(default_factory=dict)
    """Of the seats that do not want their own words kept, a sentence that says so."""

    def titles(self) -> Mapping[str, str]:
        """Return the themes' titles by their codes."""
        return self.themes or {}

    def prompts_named(self, name: str) -> list[str]:
        """Return the codes that a short name can stand for; of an exact one, that alone."""
        wanted = name.casefold()
        for whole in (wanted, (self.session + name).casefold()):
            if exact := [each for each in self.prompts if each.casefold() == whole]:
                return exact
        return [each for each in self.prompts if each.casefold().startswith(wanted)]

    def themes_named(self, name: str) -> list[str]:
        """Return the codes of the themes that a beginning can stand for."""
        wanted = name.casefold()
        codes = list(self.titles())
        if exact := [each for each in codes if each.casefold() == wanted]:
            return exact
        begun = [each for each in codes if each.casefold().startswith(wanted)]
        return begun or [
            code
            for code, title in self.titles().items()
            if any(word.startswith(wanted) for word in title.casefold().split())
        ]


@dataclass(frozen=True, slots=True)
class Said:
    """What the marks of an entry come to."""

    seats: tuple[str, ...] = ()
    kind: str = "point"
    wording: str = "paraphrase"
    stance: str = ""
    strength: int = 0
    agreement: str = ""
    themes: tuple[str, ...] = ()
    prompt: str = ""


def joined(marks: tuple[Mark, ...], new: Mark) -> tuple[Mark, ...]:
    """Return the marks with another, which takes the place of the one about the same thing."""
    if new.slot == THEME:
        return (*(each for each in marks if each != new), new)
    return (*(each for each in marks if each.slot != new.slot), new)


@lru_cache(maxsize=64)
def said(marks: tuple[Mark, ...]) -> Said:
    """Return what marks come to; one that is wrong says nothing."""
    found = {each.slot: each.value for each in marks if not each.wrong}
    stance, _, strength = found.get(STANCE, "").partition(" ")
    wording = found.get(WORDING, "paraphrase")
    return Said(
        seats=tuple(found[SEATS].split(",")) if SEATS in found else (),
        kind=found.get(KIND, "point" if wording == "paraphrase" else "quote"),
        wording=wording,
        stance=stance,
        strength=int(strength or 0),
        agreement=found.get(AGREEMENT, ""),
        themes=tuple(each.value for each in marks if each.slot == THEME and not each.wrong),
        prompt=found.get(PROMPT, ""),
    )


def caution(said: Said, room: Room) -> str:
    """Return why an entry should perhaps not be kept as of its seats, in a sentence."""
    quoted = said.wording != "paraphrase"
    for seat in said.seats:
        if sentence := room.no_notes.get(seat) or (quoted and room.no_quotes.get(seat)):
            return sentence
    return ""


def cautioned(marks: Iterable[Mark], room: Room) -> list[Mark]:
    """Return marks as they are shown: the seats with what is to be heeded about them."""
    every = tuple(marks)
    sentence = caution(said(every), room)
    return [replace(each, caution=sentence) if each.slot == SEATS else each for each in every]


def without_seats(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks as of an unknown seat."""
    return tuple(each for each in marks if each.slot != SEATS)


def seats_mark(seats: Iterable[str]) -> Mark:
    """Return the mark of some seats, or of every one."""
    labels = tuple(dict.fromkeys(seats))
    if EVERY_SEAT in labels:
        return Mark(SEATS, EVERY_SEAT, "*. ", "All seats")
    value = ",".join(labels)
    return Mark(SEATS, value, f"{value}. ", f"Seat {value}" if len(labels) == 1 else value)


def toggled(marks: tuple[Mark, ...], seat: str) -> tuple[Mark, ...]:
    """Return the marks with a seat put on, or taken off if it was on."""
    now = next((each for each in marks if each.slot == SEATS and not each.wrong), None)
    seats = [] if now is None or now.value == EVERY_SEAT else now.value.split(",")
    seats = [each for each in seats if each != seat] if seat in seats else [*seats, seat]
    rest = without_seats(marks)
    return (seats_mark(seats), *rest) if seats else rest
