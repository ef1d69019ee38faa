"""What a grid shows and saves, and how a block of cells is read from the clipboard."""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    Cells = Mapping[tuple[Hashable, int], str]
    """Texts by the key of their row and the number of their column."""

_LONGEST = 10_000
"""Characters in a cell: what is longer is no cell of a design, but a file copied by mistake."""
NEW = "new"
"""The key of the empty row below all others: what is typed there is a new thing."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width at 100 % text (none: what is left), what it offers."""

    name: str
    wide: int = 0
    offers: Callable[[], Sequence[str]] | None = None
    """The texts that are offered while one types; others may be typed too."""


class Sheet(Protocol):
    """The rows of a grid: keys in order, texts of cells, and one way to save."""

    name: str
    """What the grid is called."""
    one: str
    """What one row is called."""
    grows: bool
    """Whether rows can be added and removed."""

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        ...

    def keys(self) -> list[Hashable]:
        """Return a key for each row, in their order."""
        ...

    def text(self, key: Hashable, column: int) -> str:
        """Return what stands in a cell."""
        ...

    def is_open(self, key: Hashable, column: int) -> bool:
        """Tell whether a cell can be edited."""
        ...

    def save(self, cells: Cells, news: Sequence[Mapping[int, str]]) -> bool:
        """Save cells and new rows, by their columns, as one edit; or refuse all of it."""
        ...

    def remove(self, keys: Sequence[Hashable]) -> bool:
        """Take rows out."""
        ...


def block(text: str) -> list[list[str]]:
    """Return the rows and cells of what was copied from a spreadsheet, or refuse it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = csv.reader(plain.splitlines(keepends=True), delimiter="\t")
    # The csv module has a limit of its own, which depends on the files that were read before.
    with suppress(csv.Error):
        cells = [[" ".join(each.split()) for each in row] for row in rows]
        if all(len(each) <= _LONGEST for row in cells for each in row):
            return _without_empty_end(cells)
    raise PlanError(
        f"What was copied has a cell of more than {_LONGEST:,} characters.",
        advice="Nothing was pasted: copy the cells that belong here.",
    )


def _without_empty_end(cells: list[list[str]]) -> list[list[str]]:
    while cells and not any(cells[-1]):
        cells.pop()
    return cells


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Return cells as a spreadsheet takes them."""
    return "\n".join("\t".join(each) for each in rows)
