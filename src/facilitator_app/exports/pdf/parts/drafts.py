"""What tables drafted that people should be able to expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import DraftExpectation
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack


class Drafts:
    """The draft expectations of a session."""

    title: ClassVar[str] = "Drafts"
    about: ClassVar[str] = (
        "A draft is one table's wording of what people should be able to expect, with its reason, "
        "its conditions, and why some at the table disagree."
    )

    def records(self, pack: Pack) -> Sequence[DraftExpectation]:
        """Return the drafts by session and table."""
        return pack.material.at_tables(DraftExpectation)

    def write(self, pack: Pack, records: Sequence[DraftExpectation]) -> None:
        """Write the drafts, table by table."""
        pack.composer.heading("Draft expectations", 3)
        with pack.composer.within("L", UNNUMBERED):
            for draft in pack.over(self.title, records):
                pack.composer.entry(_entry(pack, draft))


def _entry(pack: Pack, draft: DraftExpectation) -> Entry:
    lines = [
        f"{name}: {text}"
        for name, text in (
            ("Prompt", pack.names.prompt[draft.prompt_id]),
            ("Topic", draft.topic),
            ("Because", draft.because),
            ("As long as", draft.as_long_as),
            ("Disagreement", draft.disagreement),
            ("Note", conflict(pack, draft)),
        )
        if text
    ]
    who = table_of(pack, draft.table_id)
    return Entry(beside(pack, draft, who), draft.text, "\n".join(lines))
