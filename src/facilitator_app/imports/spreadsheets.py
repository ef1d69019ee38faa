"""A spreadsheet as rows of the columns that an import asks for, in whatever order it has them."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.imports import csv_files, excel_files
from facilitator_app.imports.imported import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from facilitator_app.imports.problems import Problems

_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_ZIP = b"PK"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Layout:
    """What an import looks for in a spreadsheet."""

    columns: Sequence[str]
    needed: Collection[Collection[str]]
    """Of each of these, one column at least must be there."""
    sheet: str = ""
    """Which sheet of a workbook of ours holds it; of others it is the first."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """What columns are called in that sheet, where it is not their name."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a spreadsheet that hold anything."""

    rows: Sequence[tuple[int, Sequence[str]]]
    """The number that the person sees, and the cells of the columns that were asked for."""
    blank_rows: int
    unknown_columns: tuple[str, ...]
    encoding: str
    """The encoding, if it is not a form of Unicode."""
    remarks: tuple[str, ...]
    """What else was not read, in sentences."""


def same_name(text: str) -> str:
    """Return what names have in common that differ in case, spaces, underscores and hyphens."""
    return _BETWEEN_WORDS.sub("", text).casefold()


def read_table(path: Path, layout: Layout, problems: Problems) -> Table:
    """Read a .csv or .xlsx file."""
    named = {name: name for name in layout.columns} | dict(layout.headings)
    known = {same_name(name): column for name, column in named.items()}
    found = read_lines(path, known, layout.sheet)
    lines = found.lines
    names = [name.strip() for name in lines[0]] if lines else []
    while names and not names[-1]:
        names.pop()
    places = _places(path.name, names, known, layout.needed)
    filled = [(n, line) for n, line in enumerate(lines[1:], start=2) if any(map(str.strip, line))]
    _examine(filled, names, set(places.values()), problems)
    # A column that is not there is read from the empty cell that is put behind each line.
    pick = itemgetter(*(places.get(name, -1) for name in layout.columns))
    width, empty = len(names), [""] * len(names)
    return Table(
        rows=[(number, pick([*[*line, *empty][:width], ""])) for number, line in filled],
        blank_rows=max(len(lines) - 1, 0) - len(filled),
        unknown_columns=tuple(
            name or f"column {number}"
            for number, name in enumerate(names, start=1)
            if same_name(name) not in known
        ),
        encoding=found.encoding,
        remarks=found.remarks,
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a file, and what is to be said of them."""

    lines: list[Sequence[str]]
    encoding: str = ""
    """The encoding, if it is not a form of Unicode."""
    remarks: tuple[str, ...] = ()


def read_lines(path: Path, known: Mapping[str, str], of_ours: str = "") -> Lines:
    """Read a .csv or .xlsx file as it stands; `known` are the names that columns could have."""
    content = _content(path)
    if content.startswith(_ZIP):
        return _workbook(content, path.name, of_ours, known)
    if content.startswith(_OLD_EXCEL):
        raise ImportFileError(
            f"{path.name} is a workbook of an old Excel, or one with a password.",
            advice="Open it, save it as .xlsx without a password and import that.",
        )

    def is_known(name: str) -> bool:
        return same_name(name) in known

    text, encoding = csv_files.decoded(content, path.name, is_known)
    return Lines(csv_files.rows_of(text, path.name, is_known), encoding)


def _workbook(content: bytes, file: str, of_ours: str, known: Mapping[str, str]) -> Lines:
    """Read a workbook, unless a column that would be read stands where none is."""
    sheet = excel_files.sheet_of(content, file, of_ours)
    most = excel_files.MOST_COLUMNS
    for name in sheet.beyond:
        if column := known.get(same_name(name)):
            raise ImportFileError(
                f"{file} has the column “{column}” after the {most}th, where no column is read.",
                advice="Move it to the left, save the workbook and import it again.",
            )
    beyond = f"Columns after the {most}th were left out: {listed(sheet.beyond)}."
    return Lines(sheet.rows, remarks=(*([beyond] if sheet.beyond else []), *sheet.remarks))


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportFileError(f"{path.name} is no file.", advice="Choose a spreadsheet.")
        with path.open("rb") as file:
            content = file.read(excel_files.LARGEST + 1)
    except OSError as error:
        raise ImportFileError(
            f"{path.name} cannot be read.",
            advice="See whether it is still there, and close it in other programs.",
        ) from error
    if len(content) > excel_files.LARGEST:
        raise ImportFileError(
            f"{path.name} is larger than {excel_files.LARGEST // 1_000_000} MB.",
            advice="Cut it into several files and import one after the other.",
        )
    if not content.strip():
        raise ImportFileError(f"{path.name} is empty.", advice="Choose another file.")
    return content


def _places(
    file: str, names: Sequence[str], known: dict[str, str], needed: Collection[Collection[str]]
) -> dict[str, int]:
    """Return the place of every known column."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        column = known.get(same_name(name))
        if column in places:
            raise ImportFileError(
                f"{file} has two columns “{column}”.",
                advice="Rename or remove one of them and import it again.",
            )
        if column:
            places[column] = place
    for group in needed:
        if not places.keys() & set(group):
            wanted = " or ".join(f"“{name}”" for name in group)
            raise ImportFileError(
                f"{file} has no column {wanted}.",
                advice="The first row of the sheet must hold the names of the columns.",
            )
    return places


def _examine(
    lines: Iterable[tuple[int, Sequence[str]]],
    names: Sequence[str],
    read: Collection[int],
    problems: Problems,
) -> None:
    """Find what would be lost or misread: cells without a column, and formulas that failed."""
    width = len(names)
    for number, line in lines:
        if len(line) > width and any(map(str.strip, line[width:])):
            problems.add(number, "it has more cells than there are names of columns.")
        if excel_files.ErrorCell in map(type, line):
            for place in read:
                if place < len(line) and isinstance(line[place], excel_files.ErrorCell):
                    error = f"the column “{names[place]}” shows the error {line[place]}."
                    problems.add(number, error)
