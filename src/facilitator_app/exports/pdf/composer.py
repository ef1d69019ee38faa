"""What the parts of a pack are written with: headings, paragraphs, lists, tables, drawings."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.blocks import Cell, CellLine, Row
from facilitator_app.exports.pdf.figures import Figure
from facilitator_app.exports.pdf.paper import Goal
from facilitator_app.exports.pdf.tables import Table
from facilitator_app.exports.pdf.tags import UNNUMBERED, Element
from facilitator_app.typesetting import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.graphics.shapes import Drawing

    from facilitator_app.exports.pdf.blocks import Block
    from facilitator_app.exports.pdf.style import Look, Style
    from facilitator_app.exports.pdf.tables import Column
    from facilitator_app.typesetting import Typesetter

Text = str | list[Span]

_GUTTER = 14
"""The space between columns."""
_BESIDE = 104
"""How wide the column is in which it stands who said something."""
_BULLET = 12
_NOTICE = 10
_LONGEST_TITLE = 160
_LEVELS = ("chapter", "section", "topic")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: whose it is, what it says, and what is to be known about it."""

    beside: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, for the contents."""

    text: str
    level: int
    goal: Goal


@dataclass(slots=True)
class Document:
    """What was written: blocks in their order, and the headings among them."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


class Composer:
    """Writes into a document and into the tree of what its parts are."""

    def __init__(self, typesetter: Typesetter, style: Style, root: Element) -> None:
        self.typesetter = typesetter
        self.style = style
        self.document = Document()
        self.width = style.page.text_width
        self.at = root
        self._after = 0.0
        self._turns = False

    @contextmanager
    def within(self, kind: str, attributes: str = "") -> Iterator[None]:
        """Put what is written meanwhile into an element of its own."""
        outer, self.at = self.at, Element(kind, self.at, attributes)
        yield
        self.at = outer

    def new_page(self) -> None:
        """Start a page with what comes next."""
        self._turns = True

    def add(self, block: Block, after: float = 0) -> None:
        """Add a block, with space after it."""
        block.before = max(block.before, self._after)
        block.starts_page, self._turns = self._turns, False
        self._after = after
        self.document.blocks.append(block)

    def heading(self, text: str, level: int) -> None:
        """Write a heading of level 1, 2 or 3, which the contents and the outline have too."""
        row = self.paragraph(
            " ".join(text.split()) or "…", _LEVELS[level - 1], kind=f"H{level}", keep=True
        )
        short = shorten(text, _LONGEST_TITLE, placeholder=" …") or "…"
        row.goal, row.bookmark = Goal(short), (short, level - 1)
        self.document.headings.append(Heading(short, level, row.goal))

    def paragraph(
        self, text: Text, look: str = "body", *, kind: str = "P", keep: bool = False
    ) -> Row:
        """Write a paragraph; `keep` leaves it on the page of what comes next."""
        chosen = self.style.looks[look]
        row = Row([self.cell(text, chosen, Element(kind, self.at), 0, self.width)])
        row.before, row.keep_with_next = chosen.before, keep
        self.add(row, chosen.after)
        return row

    def notice(self, text: Text) -> None:
        """Write a paragraph that must not be missed."""
        element = Element("P", self.at)
        chosen = self.style.looks["notice"]
        cell = self.cell(text, chosen, element, _NOTICE + 4, self.width - 2 * _NOTICE - 4)
        row = Row([cell], before=6, above=_NOTICE, below=_NOTICE)
        row.fill, row.bar, row.breaks_early = "notice", "notice_ink", False
        self.add(row, 12)

    def bullets(self, texts: Iterable[str], look: str = "body") -> None:
        """Write a list of short texts."""
        chosen = self.style.looks[look]
        with self.within("L", UNNUMBERED):
            for text in texts:
                item = Element("LI", self.at)
                mark = self.cell("•", chosen, Element("Lbl", item), 0, _BULLET)
                body = Element("LBody", item)
                cell = self.cell(text, chosen, body, _BULLET, self.width - _BULLET)
                self.add(Row([mark, cell]), 3)
        self._after = chosen.after

    def entry(self, entry: Entry, look: str = "said") -> None:
        """Write one entry of a list; the list is an element that it is written within."""
        item, looks = Element("LI", self.at), self.style.looks
        beside = self.cell(entry.beside, looks["beside"], Element("Lbl", item), 0, _BESIDE)
        beside.is_repeated = True
        x = _BESIDE + _GUTTER
        body = Element("LBody", item)
        cell = self.cell(entry.text, looks[look], body, x, self.width - x)
        if entry.about:
            cell.lines += self.cell(entry.about, looks["beside"], body, x, self.width - x).lines
        self.add(Row([beside, cell], above=5, below=6, rule="line"))

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Text]], room: float = 0
    ) -> None:
        """Write a table; its head is repeated on every page. `room` is for handwriting."""
        table = Table(self, columns)
        for row in rows:
            table.add(row, room)
        self._after = 14

    def figure(self, drawing: Drawing, alternative: str) -> None:
        """Place a drawing, with the words for those who do not see it."""
        self.add(Figure(drawing, alternative, Element("Figure", self.at)), 8)

    def cell(self, text: Text, look: Look, element: Element, x: float, width: float) -> Cell:
        """Return a text as lines of one width."""
        spans = [Span(text, look.weight, look.colour)] if isinstance(text, str) else text
        lines = self.typesetter.lines(spans, look.size, width)
        return Cell(x, width, [CellLine(line, look) for line in lines], element)
