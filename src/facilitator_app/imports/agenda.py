"""Reads an agenda out of a spreadsheet that somebody made for people: any headings, any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.imports.agenda_rows import AgendaDay, Rows
from facilitator_app.imports.imported import RowRemark
from facilitator_app.imports.spreadsheets import read_lines, same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FIELDS: dict[str, tuple[str, ...]] = {
    "time": ("time", "start", "starts", "begin", "begins", "from", "at", "when", "clock"),
    "end": ("end", "ends", "finish", "to", "until", "till"),
    "minutes": ("minutes", "min", "mins", "duration", "length", "how long", "time (min)"),
    "title": ("title", "session", "activity", "item", "what", "agenda", "topic", "content", "name"),
    "kind": ("kind", "type", "format", "where", "mode", "setting", "room", "method"),
    "code": ("code", "id", "no", "nr", "number", "ref", "#", "session code"),
    "day": ("day", "date", "workshop"),
    "prompt": ("prompt", "prompts", "question", "questions", "task", "ask", "discussion"),
    "round": ("round", "seating", "seating round"),
}
"""What an agenda can say of a session, and what people call a column that does."""

_HEADING_WITHIN = 20
_SHOWN = 12
_TWO = 2


@dataclass(frozen=True, slots=True)
class Preview:
    """The columns of a spreadsheet, to be matched by a person."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first rows under them."""
    more: int
    """How many rows there are besides."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What was read out of a spreadsheet."""

    file: str
    days: tuple[AgendaDay, ...]
    problems: tuple[RowRemark, ...]
    """Rows that cannot be taken in: then none is."""
    remarks: tuple[str, ...]
    """What a person should know besides, in sentences."""

    def refuse(self) -> None:
        """Raise if there is a row that cannot be taken in."""
        if self.problems:
            listed = " ".join(f"Row {each.row}: {each.sentence}" for each in self.problems[:_SHOWN])
            more = len(self.problems) - _SHOWN
            rest = f" And {more} more." if more > 0 else ""
            raise ImportFileError(
                f"{self.file} cannot be taken in as it is. {listed}{rest}",
                advice="Nothing was taken in. Put these rows right, or match the columns anew.",
            )


def columns(path: Path) -> Preview:
    """Return the headings of a spreadsheet and the first rows under them."""
    headings, rows, _ = _sheet(path)
    width = len(headings)
    shown = tuple(tuple([*line, *[""] * width][:width]) for _, line in rows[:_SHOWN])
    return Preview(headings, shown, max(len(rows) - _SHOWN, 0))


def guess(headings: Sequence[str]) -> dict[str, int]:
    """Return which column probably says what, by its place; none is taken twice."""
    found: dict[str, int] = {}
    names = [same_name(each) for each in headings]
    for whole in (True, False):
        for field, words in FIELDS.items():
            if field in found:
                continue
            for place, name in enumerate(names):
                if place not in found.values() and _fits(name, headings[place], words, whole=whole):
                    found[field] = place
                    break
    return found


def read(path: Path, mapping: Mapping[str, int]) -> Agenda:
    """Read an agenda, given the place of the column that says each thing."""
    if "title" not in mapping or not mapping.keys() & {"time", "minutes"}:
        raise ImportFileError(
            "An agenda needs a column with titles and one with times or minutes.",
            advice="Say which they are.",
        )
    _, lines, remarks = _sheet(path)
    rows = Rows(mapping)
    for number, line in lines:
        rows.take(number, line)
    days = rows.finished()
    if not days and not rows.problems:
        raise ImportFileError(f"{path.name} holds no sessions.", advice="Choose another file.")
    problems = tuple(RowRemark(row, sentence) for row, sentence in sorted(rows.problems.items()))
    return Agenda(path.name, days, problems, (*remarks, *rows.remarks))


def _fits(name: str, heading: str, words: Sequence[str], *, whole: bool) -> bool:
    if whole:
        return name in map(same_name, words)
    said = {same_name(each) for each in heading.replace("/", " ").replace("(", " ").split()}
    return not said.isdisjoint(map(same_name, words))


def _sheet(
    path: Path,
) -> tuple[tuple[str, ...], list[tuple[int, Sequence[str]]], tuple[str, ...]]:
    """Return the headings, the rows that hold anything with their numbers, and remarks."""
    known = {same_name(word): field for field, words in FIELDS.items() for word in words}
    found = read_lines(path, known)
    filled = [
        (number, line)
        for number, line in enumerate(found.lines, start=1)
        if any(map(str.strip, line))
    ]
    if not filled:
        raise ImportFileError(f"{path.name} is empty.", advice="Choose another file.")
    at = _heading_row([line for _, line in filled[:_HEADING_WITHIN]])
    names = [each.strip() for each in filled[at][1]]
    width = max(len(line) for _, line in filled[at:])
    while width and not any(line[width - 1].strip() for _, line in filled if len(line) >= width):
        width -= 1
    headings = tuple(
        name or f"column {number}"
        for number, name in enumerate([*names, *[""] * width][:width], start=1)
    )
    remarks = found.remarks
    if found.encoding:
        remarks = (*remarks, f"Read as {found.encoding}: see whether accents are right.")
    return headings, filled[at + 1 :], remarks


def _heading_row(lines: Sequence[Sequence[str]]) -> int:
    """Return which row names the columns: the first that looks so, for a title may stand above."""
    for place, line in enumerate(lines):
        cells = [each.strip() for each in line]
        if len(guess([each or "-" for each in cells])) >= _TWO:
            return place
    return 0
