"""What tables asked the experts, and what they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import ExpertQuestion
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack

_WAITING = "waiting"


class Questions:
    """The expert questions of a session."""

    title: ClassVar[str] = "Expert questions"
    about: ClassVar[str] = (
        "Questions to the experts stand in the order that the table gave them, with what became of "
        "each: asked, answered, parked, or still waiting."
    )

    def records(self, pack: Pack) -> Sequence[ExpertQuestion]:
        """Return the questions by session, table and place."""
        return pack.material.at_tables(ExpertQuestion)

    def write(self, pack: Pack, records: Sequence[ExpertQuestion]) -> None:
        """Write the questions, table by table."""
        pack.composer.heading("Questions for the experts", 3)
        with pack.composer.within("L", UNNUMBERED):
            for question in pack.over(self.title, records):
                pack.composer.entry(_entry(pack, question))


def _entry(pack: Pack, question: ExpertQuestion) -> Entry:
    who = table_of(pack, question.table_id)
    if question.position:
        who += f", question {question.position}"
    about = facts(
        (question.status or _WAITING).capitalize(),
        f"for {question.routed_to}" if question.routed_to else "",
        "agreed by the table" if question.agreed else "",
        conflict(pack, question),
    )
    if question.answer:
        about += f"\nAnswer: {question.answer}"
    return Entry(beside(pack, question, who), question.text, about)
