"""The sheets of what a table wrote down together: its summaries and its flipcharts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Flipchart, Summary
from facilitator_app.domain.records.discussion import AGREEMENTS
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    PROMPT,
    REMOVED_CODE,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.spreadsheet.columns import Column, Sheet

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.material import Material

_LINES = 3


def summaries(material: Material) -> list[Summary]:
    """Return the summaries: at each table that of the session, then those of its prompts."""
    ranks = material.names.prompt_rank
    return material.at_tables(Summary, lambda each: ranks[each.prompt_id])


def _line(place: int) -> Column[Summary]:
    return Column(
        f"Line {place}",
        "One line of it",
        "text; blank if it was not written",
        lambda row, _: "\n".join(row.lines[place - 1 : place]),
        widest=60,
    )


SUMMARIES: Sheet[Summary] = Sheet(
    "Summaries",
    "What a table said, in three lines; one row for each session, and for each prompt that asks",
    (
        id_column("Summary"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column(
            "Prompt code",
            "The prompt that it is about",
            f"{REMOVED_CODE}; blank if it is about the whole session",
            PROMPT.of,
            borrowed=True,
        ),
        *map(_line, range(1, _LINES + 1)),
        IN_CONFLICT,
    ),
    summaries,
    only_if_filled=True,
)

FLIPCHARTS: Sheet[Flipchart] = Sheet(
    "Flipcharts",
    "The sheets of paper that a table filled together; one row for each",
    (
        id_column("Flipchart"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        PROMPT,
        Column(
            "Flipchart", "What is written on the sheet to find it by", "text", lambda r, _: r.code
        ),
        Column("About", "What stands on it", "text", lambda row, _: row.about, widest=60),
        Column(
            "Agreement",
            "How many at this table agreed to it, in fixed words and never as a number",
            f"{', '.join(AGREEMENTS)}; blank if not said",
            lambda row, _: row.agreement,
        ),
        IN_CONFLICT,
    ),
    lambda material: material.at_tables(Flipchart),
    only_if_filled=True,
)
