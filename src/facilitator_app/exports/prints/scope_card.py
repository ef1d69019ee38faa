"""The scope card: what is asked, what can change and what cannot, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import NothingToPrintError

if TYPE_CHECKING:
    from facilitator_app.exports.prints.job import Job


class ScopeCard:
    """One page for every table and wall."""

    name: ClassVar[str] = "scope"
    title: ClassVar[str] = "Scope card"
    about: ClassVar[str] = "What is asked, what can change, what cannot, and what was promised."
    noun: ClassVar[str] = "page"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset()

    def write(self, job: Job) -> None:
        """Write the card, large enough to be read across a table."""
        programme = job.plan.programme
        facts = (
            ("The question", programme.question),
            ("What can change", programme.in_scope),
            ("What cannot change", programme.out_of_scope),
            ("The promise", programme.promise),
            ("Who asks", programme.commissioner),
        )
        filled = [each for each in facts if each[1].strip()]
        if not filled:
            raise NothingToPrintError(
                "The scope card is empty.", advice="Fill it in before you print it."
            )
        composer = job.section(self.title)
        composer.paragraph(programme.name or "(a programme without a name)", "card_name", kind="H1")
        for name, text in job.over(filled):
            composer.paragraph(name, "card_label", kind="H2", keep=True)
            composer.paragraph(text, "card_text")
        job.counts[self.title] = 1
        job.note_missing(self.title, "")
