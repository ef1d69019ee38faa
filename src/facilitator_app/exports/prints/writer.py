"""Writes a print: sections on pages, pages into a PDF that can be read aloud and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Programme, now
from facilitator_app.exports.atomic import drafting
from facilitator_app.exports.exporter import Exported
from facilitator_app.exports.pdf.furniture import Furniture
from facilitator_app.exports.pdf.layout import Pages
from facilitator_app.exports.pdf.metadata import About
from facilitator_app.exports.pdf.paper import Paper
from facilitator_app.exports.pdf.pen import Pen
from facilitator_app.exports.pdf.style import style
from facilitator_app.exports.prints.job import Job
from facilitator_app.exports.prints.marks import PROOF, stamp
from facilitator_app.exports.targets import Own
from facilitator_app.typesetting import Typesetter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.pdf.layout import Placed
    from facilitator_app.exports.pdf.style import Style
    from facilitator_app.exports.prints.choice import Choice
    from facilitator_app.exports.prints.job import Print, Section

SUFFIX, _HEADER = ".pdf", b"%PDF-"
_BETWEEN_LOOKS = 5


@dataclass(frozen=True, slots=True)
class Printed(Exported):
    """What was written, and what whoever prints it should know."""

    pages: int = 0
    remarks: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """Return it as it is written to JSON."""
        return Exported.plain(self) | {"pages": self.pages, "remarks": list(self.remarks)}

    def lines(self) -> list[str]:
        """Return it for people to read."""
        pages = "1 page" if self.pages == 1 else f"{self.pages:,} pages"
        first, *others = Exported.lines(replace(self, changed=()))
        shown = [f"{each.sheet} {each.id}: {each.change}." for each in self.changed]
        return [f"{first} ({pages})", *others, *self.remarks, *shown]


def written(kind: Print, snapshot: Snapshot, choice: Choice, path: Path, watch: Watch) -> Printed:
    """Write a print to a file."""
    if not snapshot.all(Programme):
        raise ExportError("There is no programme in this file.", advice="Choose another file.")
    plan = Plan.of(snapshot)
    title = f"{plan.programme.name}: {kind.title}{f' ({PROOF})' if choice.proof else ''}"
    about = About(title, kind.about, now())
    look = _without_margins(style()) if kind.is_cut else style()
    look = _turned(look) if kind.is_wide else look
    with drafting(path, Own(SUFFIX, _HEADER), watch.finish) as draft:
        paper = Paper(draft.main, look, Pen(Typesetter(), look.inks), about, watch.look)
        job = Job(plan, snapshot, choice, paper, watch)
        kind.write(job)
        pages = _drawn(kind, job, watch, about.written)
        paper.save()
    return Printed(
        (path,),
        job.counts,
        tuple(job.changed),
        noun=kind.noun,
        pages=pages,
        remarks=tuple(job.remarks),
    )


def _drawn(kind: Print, job: Job, watch: Watch, at: datetime) -> int:
    """Draw every page of every section; return how many there are."""
    paper = job.paper
    laid_out = [(section, _laid_out(paper, section)) for section in job.sections]
    blocks = sum(len(page) for _, pages in laid_out for page in pages)
    watch.expect(job.expected + blocks)
    drawn = 0
    for section, pages in laid_out:
        furniture = None if kind.is_cut else _furniture(job, section, at, len(pages), drawn)
        for page in pages:
            if furniture is not None:
                furniture.draw()
            if job.choice.proof and not kind.is_cut:
                stamp(paper, PROOF, 0, 0, paper.style.page.width, paper.style.page.height)
            _draw(paper, page, watch)
            paper.showPage()
        drawn += len(pages)
    return drawn


def _laid_out(paper: Paper, section: Section) -> list[list[Placed]]:
    pages = Pages(paper.style.page.text_height)
    pages.fill(section.composer.document.blocks)
    return pages.pages


def _draw(paper: Paper, page: list[Placed], watch: Watch) -> None:
    top = paper.style.page.height - paper.style.page.top
    for at, (block, strips, depth) in enumerate(watch.over(page, _BETWEEN_LOOKS)):
        if at == 0 and block.head is not None:
            block.head.draw_again(paper, top)
        block.draw(paper, strips, top - depth)


def _furniture(job: Job, section: Section, at: datetime, pages: int, first: int) -> Furniture:
    head = (job.plan.programme.name, f"Printed {at.day} {at:%B %Y, %H:%M} UTC")
    foot = " · ".join(filter(None, [job.notice, section.foot]))
    return Furniture(job.paper, head, foot, pages, first)


def _turned(whole: Style) -> Style:
    page = replace(whole.page, width=whole.page.height, height=whole.page.width)
    return replace(whole, page=page)


def _without_margins(whole: Style) -> Style:
    page = replace(whole.page, left=0, right=0, top=0, bottom=0)
    return replace(whole, page=page)
