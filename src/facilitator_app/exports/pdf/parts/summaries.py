"""What each table said, in its three lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.summaries import summaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Summary
    from facilitator_app.exports.pdf.pack import Pack


class Summaries:
    """The summaries of a session."""

    title: ClassVar[str] = "Summaries"
    about: ClassVar[str] = (
        "A summary is what was said at a table, in three lines and in the note-taker's words: in "
        "the whole session, or under the prompt that it names."
    )

    def records(self, pack: Pack) -> Sequence[Summary]:
        """Return the summaries by session, table and prompt."""
        return summaries(pack.material)

    def write(self, pack: Pack, records: Sequence[Summary]) -> None:
        """Write the summaries, table by table."""
        pack.composer.heading("Summaries", 3)
        with pack.composer.within("L", UNNUMBERED):
            for summary in pack.over(self.title, records):
                pack.composer.entry(_entry(pack, summary))


def _entry(pack: Pack, summary: Summary) -> Entry:
    who = table_of(pack, summary.table_id)
    of = f"Of prompt {pack.names.prompt[summary.prompt_id]}" if summary.prompt_id else ""
    text = "\n".join(line for line in summary.lines if line.strip()) or "No words."
    return Entry(beside(pack, summary, who), text, facts(of, conflict(pack, summary)))
