"""Tables in which something is written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.pdf.tables import Column

_INK = "muted"
"""Lines to write on must be seen on every copy; those of other tables are lighter."""


def table_to_fill_in(
    composer: Composer, columns: Sequence[Column], rows: Iterable[Sequence[str]], room: float
) -> None:
    """Write a table whose rows have room for handwriting."""
    table = Table(composer, columns)
    for texts in rows:
        table.add(texts, room).rule = _INK
