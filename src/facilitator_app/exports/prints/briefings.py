"""Briefings: what everyone in a role is told before the day, on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import NothingToPrintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Briefing
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.prints.job import Job

_ITEM = "- "


class Briefings:
    """A page for each role."""

    name: ClassVar[str] = "briefings"
    title: ClassVar[str] = "Briefings"
    about: ClassVar[str] = "What everyone in a role is told before the day."
    noun: ClassVar[str] = "page"
    is_cut: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset()

    def write(self, job: Job) -> None:
        """Write the briefing of each role that has one."""
        briefings = [each for each in job.plan.briefings if each.text.strip()]
        if not briefings:
            raise NothingToPrintError(
                "There is no briefing yet.", advice="Write one for a role first."
            )
        for each in job.over(briefings):
            role = each.role[:1].upper() + each.role[1:]
            composer = job.section(f"Briefing: {each.role}")
            composer.heading(role or "…", 1)
            codes = [one.code for one in job.plan.staff if one.role == each.role]
            told = [job.plan.programme.name, f"for {', '.join(codes)}" if codes else ""]
            composer.paragraph(", ".join(filter(None, told)), "lead")
            _write_text(composer, each)
            job.counts[each.role] = 1
            job.note_missing(self.title, each.role)


def _write_text(composer: Composer, briefing: Briefing) -> None:
    items: list[str] = []
    for line in [*briefing.text.splitlines(), ""]:
        if line.startswith(_ITEM):
            items.append(line.removeprefix(_ITEM))
            continue
        _write_items(composer, items)
        items = []
        if line.strip():
            composer.paragraph(line, "briefing")


def _write_items(composer: Composer, items: Sequence[str]) -> None:
    if items:
        composer.bullets(items, "briefing")
