"""Reads a design that somebody may have written by hand, and says all that is wrong with it."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, field
from datetime import date, time
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import DesignFileError
from facilitator_app.domain.planning.design_parts import (
    FORMAT,
    PARTS,
    POSITION,
    PROGRAMME,
    Part,
    default_of,
    outer_name,
)
from facilitator_app.domain.records import VoteRound
from facilitator_app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_MOST = 1_000_000
_LONGEST = 40


@dataclass(slots=True)
class Entry:
    """One thing in a design that was read: the values of its fields, references still as codes."""

    part: Part
    path: str
    values: dict[str, Any]
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """A design that was read and is sound."""

    programme: Entry | None
    entries: list[Entry]


def read(design: Mapping[str, Any]) -> Read:
    """Return what a design holds, or raise with all that is wrong with it."""
    reader = _Reader()
    found = reader.read(design)
    if reader.problems:
        raise DesignFileError.listing(reader.problems)
    return found


class _WrongError(Exception):
    """A value is not what its field takes; the message says what it takes."""


class _Reader:
    """Goes through a design and collects what is wrong."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._codes: dict[str, set[str]] = {}
        self._awaited: list[tuple[str, str, str]] = []

    def read(self, design: Mapping[str, Any]) -> Read:
        """Read all of it."""
        self._format(design)
        parts = {part.name: part for part in PARTS}
        self._unknown("", design, ["format", PROGRAMME.name, *parts])
        programme = None
        if PROGRAMME.name in design:
            programme = self._entry(PROGRAMME, PROGRAMME.name, design[PROGRAMME.name], 1)
        entries = [each for part in PARTS for each in self._list(part, "", design)]
        for path, kind, code in self._awaited:
            if code not in self._codes.get(kind, ()):
                self._say(path, f"there is no {kind} {_shown(code)} in this design")
        self._refuse_alike(entries, "", set())
        return Read(programme, entries)

    def _format(self, design: Mapping[str, Any]) -> None:
        if design.get("format") != FORMAT:
            given = f", not {_shown(design['format'])}" if "format" in design else ""
            self._say("format", f"{_shown(FORMAT)} is expected{given}")

    def _list(self, part: Part, path: str, holder: Mapping[str, Any]) -> list[Entry]:
        """Read the list of a part; what is missing is an empty one."""
        given = holder.get(part.name, [])
        if not isinstance(given, list):
            self._say(path + part.name, f"a list is expected, not {_shown(given)}")
            return []
        found = [
            self._entry(part, f"{path}{part.name}[{place}]", each, place + 1)
            for place, each in enumerate(given)
        ]
        return [each for each in found if each is not None]

    def _entry(self, part: Part, path: str, given: object, place: int) -> Entry | None:
        if not isinstance(given, dict):
            self._say(path, f"an object in braces is expected, not {_shown(given)}")
            return None
        names = {outer_name(part, each.name): each for each in part.fields()}
        self._unknown(path + ".", given, [*names, *(each.name for each in part.parts)])
        values = {}
        for name, one in names.items():
            there = f"{path}.{name}"
            if name not in given:
                default = place if one.name == POSITION else default_of(one)
                if default is MISSING:
                    self._say(there, "this is missing")
                else:
                    values[one.name] = default
                continue
            try:
                values[one.name] = self._value(part, one.name, str(one.type), given[name])
            except _WrongError as wrong:
                self._say(there, f"{wrong} is expected, not {_shown(given[name])}")
            else:
                self._await(part, one.name, there, values[one.name])
        if isinstance(code := values.get("code"), str):
            self._codes.setdefault(part.kind.record_kind, set()).add(code)
        inner = [each for one in part.parts for each in self._list(one, path + ".", given)]
        self._refuse_other_rounds(values, inner)
        return Entry(part, path, values, inner)

    def _refuse_other_rounds(self, values: Mapping[str, Any], inner: Iterable[Entry]) -> None:
        """Refuse a session for a round that the trade-off does not have."""
        known = values.get("rounds", ())
        for each in inner:
            name = each.values.get("round")
            if each.part.kind is VoteRound and name is not None and name not in known:
                self._say(f"{each.path}.round", f"{_shown(name)} is no round of this trade-off")

    def _value(self, part: Part, name: str, sort: str, given: object) -> object:
        if target := part.reference(name):
            if given is None and sort.endswith("None"):
                return None
            return _named(given, f"the code of a {target}")
        if name in part.known_by and sort == "str":
            return _named(given, f"a {name}")
        if choices := part.choices(name):
            if sort.startswith("tuple"):
                return _several(given, choices)
            if given not in choices:
                raise _WrongError(f"one of {', '.join(map(_shown, choices))}")
            return given
        what, take = _TAKERS[sort]
        try:
            return take(given)
        except (TypeError, ValueError) as error:
            raise _WrongError(what) from error

    def _await(self, part: Part, name: str, path: str, value: object) -> None:
        """Remember a reference, to be looked for when all codes are known."""
        if (target := part.reference(name)) and isinstance(value, str):
            self._awaited.append((path, target, value))

    def _unknown(self, path: str, given: Iterable[str], known: Collection[str]) -> None:
        for name in given:
            if name not in known:
                near = get_close_matches(name[:_LONGEST], known, 1, 0.5)
                hint = f"; did you mean {_shown(near[0])}?" if near else ""
                self._say(path + name[:_LONGEST], f"there is no such field{hint}")

    def _refuse_alike(
        self, entries: Iterable[Entry], holder: str, known: set[tuple[object, ...]]
    ) -> None:
        """Refuse two things that could not be told apart."""
        for each in entries:
            by = [name for name in each.part.known_by if name != each.part.inside]
            within = holder if each.part.inside in each.part.known_by else ""
            key = (each.part.name, within, *(each.values.get(name) for name in by))
            if key in known and all(name in each.values for name in by):
                where = f"{each.path}.{outer_name(each.part, by[-1])}"
                self._say(where, f"{_shown(key[-1])} is there already")
            known.add(key)
            self._refuse_alike(each.entries, each.path, known)

    def _say(self, path: str, sentence: str) -> None:
        end = "" if sentence.endswith("?") else "."
        self.problems.append(f"{path}: {sentence}{end}")


def _several(given: object, choices: Collection[str]) -> tuple[str, ...]:
    """Return some of several words, each once and in their own order."""
    if not isinstance(given, list) or any(each not in choices for each in given):
        raise _WrongError(f"a list of {', '.join(map(_shown, choices))}")
    return tuple(each for each in choices if each in given)


def _named(given: object, what: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise _WrongError(what)
    if len(given.splitlines()) > 1:
        raise _WrongError(f"{what} on one line")
    return _text(given)


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError
    return clean(given)


def _whole(given: object) -> int:
    if type(given) is not int or not -_MOST < given < _MOST:
        raise TypeError
    return given


def _length(given: object) -> int:
    if _whole(given) < 0:
        raise ValueError
    return _whole(given)


def _truth(given: object) -> bool:
    if type(given) is not bool:
        raise TypeError
    return given


def _clock(given: object) -> time:
    found = time.fromisoformat(_text(given))
    if found.tzinfo is not None:
        raise ValueError
    return found


def _each(take: Callable[[object], object]) -> Callable[[object], object]:
    def taken(given: object) -> object:
        if not isinstance(given, list):
            raise TypeError
        return tuple(map(take, given))

    return taken


def _or_nothing(take: Callable[[object], object]) -> Callable[[object], object]:
    return lambda given: None if given is None else take(given)


_TAKERS: dict[str, tuple[str, Callable[[object], object]]] = {
    "str": ("a text", _text),
    "int": ("a whole number of 0 or more", _length),
    "bool": ("true or false", _truth),
    "date | None": (
        'a day such as "2026-09-12"',
        _or_nothing(lambda given: date.fromisoformat(_text(given))),
    ),
    "time | None": ('a time such as "09:30"', _or_nothing(_clock)),
    "tuple[str, ...]": ("a list of texts", _each(_text)),
    "tuple[int, ...]": ("a list of whole numbers", _each(_whole)),
}
"""What each type of field takes, in words, and what reads it."""


def _shown(value: object) -> str:
    """Return the beginning of a value as it stands in the file."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
