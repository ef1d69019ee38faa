"""What a page of results is made of: words, tables and drawings, for the eye and as plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.charts.drawing import Draw
    from facilitator_app.exports.pdf.tables import Column

_LOOKS = {"small": "muted", "body": "", "item": "strong"}


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str
    role: str = ""

    @property
    def plain(self) -> str:
        """The block as plain text."""
        return self.text


@dataclass(frozen=True)
class Numbers:
    """A table."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def plain(self) -> str:
        """The block as plain text, which a spreadsheet takes apart again."""
        lines = [[each.title for each in self.columns], *self.rows]
        return "\n".join("\t".join(" ".join(each.split()) for each in line) for line in lines)


@dataclass(frozen=True)
class Picture:
    """A drawing, and all that it shows in words."""

    draw: Draw = field(compare=False)
    alternative: str

    @property
    def plain(self) -> str:
        """The block as plain text."""
        return self.alternative


Block = Words | Numbers | Picture


class Blocks:
    """Collects blocks; what writes the pages of a pack can write here too (`Writer`)."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._about = ""

    def heading(self, text: str) -> None:
        """Begin a section; tables are called after it."""
        self._about = text
        self.found.append(Words(text, "title"))

    def paragraph(self, text: str, look: str = "body", *, keep: bool = False) -> None:
        """Write a paragraph."""
        del keep
        self.found.append(Words(text, _LOOKS[look]))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Write a table."""
        name = f"{self._about}: {columns[0].title}"
        lines = tuple(tuple(each.strip() for each in row) for row in rows)
        self.found.append(Numbers(name, tuple(columns), lines))

    def picture(self, draw: Draw, alternative: str) -> None:
        """Place a drawing."""
        self.found.append(Picture(draw, alternative))
