"""The one sentence that each table agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import Headline
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack


class Headlines:
    """The headlines of a session."""

    title: ClassVar[str] = "Headlines"
    about: ClassVar[str] = (
        "A headline is the sentence that a table agreed on at the end of a session."
    )

    def records(self, pack: Pack) -> Sequence[Headline]:
        """Return the headlines by session and table."""
        return pack.material.at_tables(Headline)

    def write(self, pack: Pack, records: Sequence[Headline]) -> None:
        """Write the headlines, table by table."""
        pack.composer.heading("Headlines", 3)
        with pack.composer.within("L", UNNUMBERED):
            for headline in pack.over(self.title, records):
                who = table_of(pack, headline.table_id)
                pack.composer.entry(
                    Entry(beside(pack, headline, who), headline.text, conflict(pack, headline))
                )
