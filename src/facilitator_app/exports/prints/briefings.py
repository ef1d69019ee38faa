"""Briefings: what everyone in a role is told before the day, on a page of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import NothingToPrintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Briefing
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.prints.job import Job

_ITEM = "- "
_LOOKS = ("briefing", "briefing_closer", "briefing_closest")
"""Smaller and smaller, so that a long one still has its page."""


class Briefings:
    """A page for each role."""

    name: ClassVar[str] = "briefings"
    title: ClassVar[str] = "Briefings"
    about: ClassVar[str] = "What everyone in a role is told before the day."
    noun: ClassVar[str] = "page"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset()

    def write(self, job: Job) -> None:
        """Write the briefing of each role that has one."""
        briefings = [each for each in job.plan.briefings if each.text.strip()]
        if not briefings:
            raise NothingToPrintError(
                "There is no briefing yet.", advice="Write one for a role first."
            )
        for each in job.over(briefings):
            pages = job.one_page(f"Briefing: {each.role}", _LOOKS, partial(_write, job.plan, each))
            if pages > 1:
                job.remarks.append(
                    f"{each.role}: the briefing takes {pages} pages. Shorten it to have it on one."
                )
            job.counts[each.role] = pages
            job.note_missing(self.title, each.role)


def _write(plan: Plan, briefing: Briefing, composer: Composer, look: str) -> None:
    role = briefing.role[:1].upper() + briefing.role[1:]
    composer.heading(role or "…", 1)
    codes = [each.code for each in plan.staff if each.role == briefing.role]
    told = [plan.programme.name, f"for {', '.join(codes)}" if codes else ""]
    composer.paragraph(", ".join(filter(None, told)), "lead")
    _write_text(composer, briefing, look)


def _write_text(composer: Composer, briefing: Briefing, look: str) -> None:
    items: list[str] = []
    for line in [*briefing.text.splitlines(), ""]:
        if line.startswith(_ITEM):
            items.append(line.removeprefix(_ITEM))
            continue
        _write_items(composer, items, look)
        items = []
        if line.strip():
            composer.paragraph(line, look)


def _write_items(composer: Composer, items: Sequence[str], look: str) -> None:
    if items:
        composer.bullets(items, look)
