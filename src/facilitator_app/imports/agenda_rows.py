"""What the rows of an agenda say: one session after the other, day by day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date  # noqa: TC003 - what a reader of the class wants to see
from typing import TYPE_CHECKING

from facilitator_app.imports.agenda_times import Span, day_of, length, span
from facilitator_app.imports.excel_files import ErrorCell
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KINDS: dict[str, tuple[str, ...]] = {
    "break": ("break", "breaks", "lunch", "coffee", "tea", "pause", "refreshments", "dinner"),
    "table": ("table", "tables", "group", "groups", "breakout", "discussion", "deliberation"),
    "individual": (
        *("individual", "alone", "private", "vote", "voting", "poll", "survey", "evaluation"),
        *("arrival", "arrive", "registration", "questionnaire"),
    ),
    "plenary": (
        *("plenary", "talk", "presentation", "welcome", "introduction", "close", "closing"),
        *("feedback", "panel", "everyone", "all", "lecture", "q&a", "hall"),
    ),
}
"""The words by which a kind of session is known, the surest kind first."""
_WORD = re.compile(r"[\w&]+")
_ITEM = re.compile(r"^\s*(?:[-•*\u2013▪◦]|\(?\w[.)])\s+")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class AgendaSession:
    """One session of an agenda."""

    row: int
    title: str
    kind: str
    start: int
    """In minutes after midnight."""
    minutes: int
    code: str = ""
    round: str = ""
    prompts: tuple[str, ...] = ()


@dataclass(slots=True)
class AgendaDay:
    """One day of an agenda."""

    name: str
    held_on: date | None
    sessions: list[AgendaSession] = field(default_factory=list)


class Rows:
    """Takes rows in and says what is wrong with them."""

    def __init__(self, mapping: Mapping[str, int]) -> None:
        self.problems: dict[int, str] = {}
        self.remarks: list[str] = []
        self._mapping = mapping
        self._days: dict[str, AgendaDay] = {}
        self._day = ""
        self._codes: dict[str, int] = {}
        self._open: set[int] = set()

    def take(self, number: int, line: Sequence[str]) -> None:
        """Take one row in, or remember what is wrong with it."""
        cells = {
            name: line[place] if place < len(line) else "" for name, place in self._mapping.items()
        }
        try:
            self._take(number, cells)
        except RowError as error:
            self.problems[number] = str(error)

    def finished(self) -> tuple[AgendaDay, ...]:
        """Return all days, with the minutes that follow from the next session's time."""
        days = [each for each in self._days.values() if each.sessions]
        for day in days:
            following = [each.start for each in day.sessions[1:]]
            for place, each in enumerate(day.sessions):
                if each.row in self._open:
                    self._close(day, place, following[place : place + 1])
        return tuple(days)

    def _close(self, day: AgendaDay, place: int, following: Sequence[int]) -> None:
        each = day.sessions[place]
        if not following:
            self.remarks.append(f"Row {each.row} does not say how long it takes.")
        elif following[0] <= each.start:
            self.problems[each.row] = "the next session does not begin after it."
        else:
            day.sessions[place] = replace(each, minutes=following[0] - each.start)

    def _take(self, number: int, cells: Mapping[str, str]) -> None:
        for name, cell in cells.items():
            if isinstance(cell, ErrorCell):
                raise RowError(f"its {name} shows the error {cell}.")
        said = {name: " ".join(cell.split()) for name, cell in cells.items() if cell.strip()}
        if not said:
            return
        day = self._day_of(said.pop("day", ""))
        prompts = _prompts(cells.get("prompt", ""))
        if said.keys() <= {"prompt"}:
            self._add_prompts(day, prompts)
            return
        self._add(number, day, said, prompts)

    def _day_of(self, name: str) -> AgendaDay:
        """Return the day of a row: the one above it, if it names none."""
        held_on = day_of(name)
        self._day = (held_on.isoformat() if held_on else name) or self._day
        return self._days.setdefault(self._day, AgendaDay(self._day, day_of(self._day)))

    def _add_prompts(self, day: AgendaDay, prompts: tuple[str, ...]) -> None:
        """Add what is asked in a row of its own to the session above it."""
        if not prompts:
            return
        if not day.sessions:
            raise RowError("its question stands under no session.")
        last = day.sessions[-1]
        day.sessions[-1] = replace(last, prompts=(*last.prompts, *prompts))

    def _add(
        self, number: int, day: AgendaDay, said: Mapping[str, str], prompts: tuple[str, ...]
    ) -> None:
        start, minutes = self._times(day, said)
        title = said.get("title", "")
        kind = _kind(said.get("kind", ""), title, asks=bool(prompts))
        if not title and kind != "break":
            raise RowError("it has no title.")
        code = said.get("code", "")
        if code and (earlier := self._codes.setdefault(code, number)) != number:
            raise RowError(f"the code {code} is that of row {earlier} already.")
        session = AgendaSession(
            row=number,
            title=title or said.get("kind", "").capitalize(),
            kind=kind,
            start=start,
            minutes=minutes or 0,
            code=code,
            round=said.get("round", ""),
            prompts=prompts,
        )
        if minutes is None:
            self._open.add(number)
        day.sessions.append(session)

    def _times(self, day: AgendaDay, said: Mapping[str, str]) -> tuple[int, int | None]:
        """Return when a session begins, and how long it takes if that is said."""
        last = day.sessions[-1] if day.sessions else None
        minutes = length(said["minutes"]) if "minutes" in said else None
        found = self._begins(last, said)
        start, end = found.start, found.end
        if "end" in said and end is None:
            end = span(said["end"], start).start
        if last is not None and start < last.start:
            raise RowError("it begins before the session above it.")
        if end is not None:
            minutes = _agreed(start, end, minutes)
        if start + (minutes or 0) > _DAY or start == _DAY:
            raise RowError("it reaches beyond midnight.")
        return start, minutes

    def _begins(self, last: AgendaSession | None, said: Mapping[str, str]) -> Span:
        """Return when a session begins: as it says, or when the one above it ends."""
        if "time" in said:
            return span(said["time"], last.start if last else 0)
        if last is None or last.row in self._open:
            raise RowError("it has no time, and none follows from the row above.")
        if said.keys().isdisjoint({"minutes", "end"}):
            raise RowError("it has neither a time nor minutes.")
        return Span(last.start + last.minutes)


def _agreed(start: int, end: int, minutes: int | None) -> int:
    """Return the minutes from start to end, which those that are said must be."""
    if end <= start:
        raise RowError("it ends before it begins.")
    if minutes not in (None, end - start):
        raise RowError(f"it takes {end - start} minutes by its times, and says {minutes}.")
    return end - start


def _prompts(cell: str) -> tuple[str, ...]:
    """Return what is asked: a line each, without the marks of a list."""
    lines = (" ".join(_ITEM.sub("", each).split()) for each in cell.splitlines())
    return tuple(filter(None, lines))


def _kind(said: str, title: str, *, asks: bool) -> str:
    """Return the kind that a cell says, or, if it says a place or nothing, what the title does."""
    found = _sounds_like(said) or ("table" if asks else _sounds_like(title))
    if said and not found:
        raise RowError(f"“{said}” is no kind of session: plenary, table, individual or break.")
    return found or "plenary"


def _sounds_like(text: str) -> str:
    words = {each.casefold() for each in _WORD.findall(text)}
    return next((kind for kind, some in _KINDS.items() if not words.isdisjoint(some)), "")
