"""The sheets of paper that tables filled together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import (
    AGREEMENTS,
    beside,
    conflict,
    facts,
    table_of,
)
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.summaries import flipcharts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Flipchart
    from facilitator_app.exports.pdf.pack import Pack


class Flipcharts:
    """The flipcharts of a session."""

    title: ClassVar[str] = "Flipcharts"
    about: ClassVar[str] = (
        "A flipchart is found by the code that is written on it. How many at the table agreed to "
        "what stands there is said in the fixed words."
    )

    def records(self, pack: Pack) -> Sequence[Flipchart]:
        """Return the flipcharts by session and table."""
        return flipcharts(pack.material)

    def write(self, pack: Pack, records: Sequence[Flipchart]) -> None:
        """Write the flipcharts, table by table."""
        pack.composer.heading("Flipcharts", 3)
        with pack.composer.within("L", UNNUMBERED):
            for flipchart in pack.over(self.title, records):
                pack.composer.entry(_entry(pack, flipchart))


def _entry(pack: Pack, flipchart: Flipchart) -> Entry:
    prompt = pack.names.prompt[flipchart.prompt_id]
    agreed = AGREEMENTS.get(flipchart.agreement, flipchart.agreement)
    return Entry(
        beside(pack, flipchart, table_of(pack, flipchart.table_id)),
        ": ".join(filter(None, (flipchart.code, flipchart.about))),
        facts(
            f"Agreed to by {agreed}" if agreed else "",
            f"prompt {prompt}" if prompt else "",
            conflict(pack, flipchart),
        ),
    )
