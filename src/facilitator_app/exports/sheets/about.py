"""The first sheet and the last: what everything means, and what could not be written as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator_app.exports.spreadsheet.columns import Column, Sheet
from facilitator_app.exports.spreadsheet.names import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator_app.exports.exporter import ChangedText

EVERY_SHEET = "(every sheet)"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sheet or one of its columns means."""

    sheet: str
    column: str
    meaning: str
    values: str


_CONVENTIONS = (
    Entry(
        EVERY_SHEET,
        "",
        "A blank cell means that nothing was recorded, never zero and never “no”",
        "",
    ),
    Entry(
        EVERY_SHEET,
        "",
        f"{REMOVED} stands for a record that others still refer to though it was removed, or has "
        "not come from another laptop yet; its id follows where there would be a code",
        "",
    ),
    Entry(
        EVERY_SHEET,
        "",
        "Texts are as they were typed, also where they look like a formula or a number. What Excel "
        "cannot hold is on the sheet Texts",
        "",
    ),
)

DICTIONARY: Sheet[Entry] = Sheet(
    "Dictionary",
    "What every sheet and column means; one row for each",
    (
        Column("Sheet", "A sheet of this file", "its name", lambda row, _: row.sheet),
        Column(
            "Column",
            "A column of that sheet",
            "its title; blank where the row is about the whole sheet",
            lambda row, _: row.column,
        ),
        Column("Meaning", "What it tells", "text", lambda row, _: row.meaning, widest=70),
        Column("Values", "What can stand in it", "text", lambda row, _: row.values, widest=70),
    ),
    lambda _: (),
)

TEXTS: Sheet[ChangedText] = Sheet(
    "Texts",
    "Texts that had to be changed to fit Excel; one row for each. A text that stands in many rows "
    "is here once",
    (
        Column("Sheet", "Where it stands", "the name of a sheet", lambda row, _: row.sheet),
        Column(
            "Id",
            "Which row it stands in",
            "what is in the first column of that row",
            lambda row, _: row.id,
        ),
        Column("Column", "Which column it stands in", "its title", lambda row, _: row.column),
        Column("Change", "What became of it", "text", lambda row, _: row.change, widest=60),
        Column(
            "Whole text",
            "Where the whole text is, if it was cut",
            "a file, from the folder of this workbook; blank if nothing was cut",
            lambda row, _: row.file,
            widest=60,
        ),
    ),
    lambda _: (),
)


def dictionary(sheets: Iterable[Sheet[Any]]) -> list[Entry]:
    """Return what these sheets mean, as they themselves say it."""
    return [*_CONVENTIONS, *(entry for sheet in sheets for entry in _entries(sheet))]


def _entries(sheet: Sheet[Any]) -> Iterator[Entry]:
    yield Entry(sheet.title, "", sheet.about, "")
    for column in sheet.columns:
        yield Entry(sheet.title, column.title, column.meaning, column.values)
