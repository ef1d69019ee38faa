"""Whatever a spreadsheet holds, it is read as an agenda or refused in a sentence."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.imports.agenda import columns, read
from tests.imports.sheets import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CELLS = (
    """
09:00|9.30|24:00|23:59 - 00:30|10:00-09:00|9:5:1|25:61|12:00 am|\u202e10:00|\u0660\u0669:00
Day 1|-5|0|1e9|90 min|=1+1|Lunch|\x00|²|\u0661\u0662||
""".strip()
    .replace("\n", "|")
    .split("|")
)
DAY = 24 * 60


def refused_or_read(path: Path, mapping: dict[str, int]) -> None:
    try:
        found = read(path, mapping)
    except ImportFileError as error:
        assert error.sentence().endswith(".")  # noqa: PT017 - either is right
        return
    assert all(each.sentence.endswith(".") for each in found.problems)
    starts = [each.start for day in found.days for each in day.sessions]
    assert found.problems or all(0 <= start < DAY for start in starts)


def test_a_spreadsheet_that_is_no_agenda_is_refused_whatever_column_is_chosen(shared: Path) -> None:
    for path in sorted((shared / "messy_xlsx" / "dev").glob("*.xlsx")):
        width = min(len(columns(path).headings), 6)
        for title, when, field in product(range(width), range(width), ("time", "minutes")):
            refused_or_read(path, {"title": title, field: when})


@settings(max_examples=60)
@given(rows=st.lists(st.lists(st.sampled_from(CELLS), min_size=4, max_size=4), max_size=6))
def test_whatever_stands_in_the_cells_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    heads = ["Day", "Time", "Minutes", "Title"]
    path = write_csv(tmp_path_factory.mktemp("any") / "agenda.csv", [heads, *rows])
    refused_or_read(path, {"day": 0, "time": 1, "minutes": 2, "title": 3})
