"""What the numbers of a vote are written on: the pages of a pack, or the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.exports.pdf.tables import Column


class Writer(Protocol):
    """Takes paragraphs and tables, one after the other."""

    def paragraph(self, text: str, look: str = "body", *, keep: bool = False) -> object:
        """Write a paragraph; `keep` leaves it beside what comes next."""
        ...

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Write a table."""
        ...
