"""The one sentence that each table agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import Headline
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.outcomes import AGREED, read_back, words_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack


class Headlines:
    """The headlines of a session."""

    title: ClassVar[str] = "Headlines"
    about: ClassVar[str] = (
        "A headline is the sentence that a table agreed on at the end of a session. Only where it "
        "says so was it read back to the table in these very words, and agreed."
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
                about = facts(_read_back(pack, headline), conflict(pack, headline))
                pack.composer.entry(Entry(beside(pack, headline, who), headline.text, about))


def _read_back(pack: Pack, headline: Headline) -> str:
    if before := words_before(headline, pack.names):
        return f"Changed since it was read back and agreed as: {before}"
    is_agreed = read_back(headline, pack.names) == AGREED
    return "Read back and agreed" if is_agreed else "Not read back"
