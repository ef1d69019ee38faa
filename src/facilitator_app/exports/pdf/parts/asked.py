"""What became of a prompt: at how many tables it was asked, and why it was not at the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records.guiding import COVERAGES
from facilitator_app.exports.pdf.parts.part import conflict, counted, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Coverage, Prompt
    from facilitator_app.exports.pdf.pack import Pack
    from facilitator_app.exports.sheets.guiding import Covered

COVERAGE = "Coverage"
"""What it is called in lists of what a pack holds."""


def write_asked(pack: Pack, prompt: Prompt | None, covered: Sequence[Covered]) -> None:
    """Write what was shown with a prompt, and what became of it at the tables that said so."""
    if prompt is not None and prompt.stimulus:
        shown = sum(each.coverage.stimulus_shown for each in covered)
        at = f" at {shown} of {counted(pack.tables, 'table')}" if covered else ""
        pack.composer.paragraph(f"Shown{at}: {prompt.stimulus}", "small", keep=True)
    if covered:
        every = [each.coverage for each in covered]
        lines = [_sum(pack, every), *(_why(pack, each) for each in every)]
        pack.composer.paragraph("\n".join(filter(None, lines)), "small", keep=True)
        for _ in pack.over(COVERAGE, every):
            pass


def _sum(pack: Pack, every: Sequence[Coverage]) -> str:
    """Tell by tables how a prompt fared."""
    counts = {state: sum(each.state == state for each in every) for state in COVERAGES}
    unsaid = pack.tables - len(every)
    told = [f"{state} at {count}" for state, count in counts.items() if count]
    told += [f"not said at {unsaid}"] if unsaid > 0 else []
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]} of {counted(pack.tables, 'table')}."


def _why(pack: Pack, coverage: Coverage) -> str:
    """Say of one table why it did not ask the prompt by itself."""
    what = ""
    if coverage.merged_into is not None:
        what = f"merged into {pack.names.prompt[coverage.merged_into]}"
    elif coverage.reason:
        what = coverage.state
    told = ": ".join(filter(None, (what, coverage.reason)))
    told = "; ".join(filter(None, (told, conflict(pack, coverage))))
    return f"{table_of(pack, coverage.table_id)}: {told}." if told else ""
