"""A session pack as a PDF that can be read aloud, searched, printed and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import now
from facilitator_app.exports.atomic import drafting
from facilitator_app.exports.exporter import Exported
from facilitator_app.exports.pdf import front
from facilitator_app.exports.pdf.composer import Composer
from facilitator_app.exports.pdf.contents import Contents
from facilitator_app.exports.pdf.days import Days
from facilitator_app.exports.pdf.furniture import Furniture
from facilitator_app.exports.pdf.layout import Pages
from facilitator_app.exports.pdf.metadata import About
from facilitator_app.exports.pdf.pack import Pack
from facilitator_app.exports.pdf.paper import Paper
from facilitator_app.exports.pdf.pen import Pen
from facilitator_app.exports.pdf.style import style
from facilitator_app.exports.pdf.tags import Element
from facilitator_app.exports.sheets.facts import FICTIONAL, programme_of
from facilitator_app.exports.spreadsheet.material import Material
from facilitator_app.exports.spreadsheet.names import Names
from facilitator_app.exports.targets import Own
from facilitator_app.typesetting import Typesetter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.pdf.layout import Placed
    from facilitator_app.exports.scope import Scope

_HEADER = b"%PDF-"
_PLACE = "the last chapter"


class Pdf:
    """Writes a session pack for the team."""

    name: ClassVar[str] = "pdf"
    title: ClassVar[str] = "PDF session pack"
    suffix: ClassVar[str] = ".pdf"

    def write(self, snapshot: Snapshot, scope: Scope, path: Path, watch: Watch) -> Exported:
        """Write the pack."""
        material = Material(snapshot, Names(snapshot), scope, scope.extent(snapshot))
        written = now()
        typesetter = Typesetter(watch.look)
        pen = Pen(typesetter, style().inks)
        about = About(
            f"{front.title_of(material)}: session pack",
            f"{front.scope_in_words(material)}. {front.INTERNAL}.",
            written,
        )
        with drafting(path, Own(self.suffix, _HEADER), watch.finish) as draft:
            paper = Paper(draft.main, style(), pen, about, watch.look)
            pack, pages = _written(material, paper, watch, written)
            _drawn(paper, pages, watch, _furniture(paper, material, written, len(pages)))
            paper.save()
        changed = tuple(pack.changed)
        return Exported((path,), pack.counts, changed, changes_in=_PLACE, noun="record")


def _written(
    material: Material, paper: Paper, watch: Watch, written: datetime
) -> tuple[Pack, list[list[Placed]]]:
    """Write all parts, and place them on pages."""
    typesetter, height = paper.pen.typesetter, paper.style.page.text_height
    cover, contents, body = (
        Composer(typesetter, paper.style, Element("Sect", paper.root)) for _ in range(3)
    )
    pack = Pack(material, body, watch)
    days = Days(pack)
    # Writing is one half of the work, drawing the other.
    watch.expect(2 * days.total)
    front.write_reading(body, days.parts)
    days.write()
    front.write_cover(cover, pack, written)
    if (programme := programme_of(material)) is not None:
        pack.note_missing("Programme", programme)
    front.write_missing(body, pack.changed)
    listed = Contents(contents, body.document.headings)
    laid_out = []
    for composer in (cover, contents, body):
        pages = Pages(height)
        pages.fill(composer.document.blocks)
        laid_out += pages.pages
    _find_goals(laid_out, paper)
    listed.fill_in()
    watch.expect(days.total + sum(map(len, laid_out)))
    return pack, laid_out


def _find_goals(pages: list[list[Placed]], paper: Paper) -> None:
    """Tell links where the blocks are that they lead to."""
    top = paper.style.page.height - paper.style.page.top
    for number, page in enumerate(pages):
        for placed in page:
            goal = placed.block.goal
            if goal is not None and placed.strips.start == 0:
                goal.page, goal.y = number, top - placed.top + 8


def _furniture(paper: Paper, material: Material, written: datetime, pages: int) -> Furniture:
    head = (front.title_of(material), f"{written.day} {written:%B %Y, %H:%M} UTC")
    notices = [front.scope_in_words(material), f"{front.INTERNAL}: for the team only"]
    if front.is_fictional(material):
        notices.append(FICTIONAL.partition(":")[0])
    return Furniture(paper, head, " · ".join(notices[::-1]), pages)


def _drawn(paper: Paper, pages: list[list[Placed]], watch: Watch, furniture: Furniture) -> None:
    """Draw every page."""
    top = paper.style.page.height - paper.style.page.top
    for page in pages:
        furniture.draw()
        for at, (block, strips, depth) in enumerate(watch.over(page)):
            if at == 0 and block.head is not None:
                block.head.draw_again(paper, top)
            block.draw(paper, strips, top - depth)
        paper.showPage()
