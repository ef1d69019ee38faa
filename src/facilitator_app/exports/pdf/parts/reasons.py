"""What tables said after their votes: why, on which conditions, and who sees it otherwise."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.planning.formats import sides_of
from facilitator_app.domain.records.voting import REASON_SORTS
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.after_votes import Said, code_of, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.domain.records import Reason
    from facilitator_app.exports.pdf.pack import Pack

_TITLES = dict(
    zip(
        REASON_SORTS,
        ("Why", "On which conditions", "What would change minds", "Minority views"),
        strict=True,
    )
)


class Reasons:
    """The reasons given in a session."""

    title: ClassVar[str] = "Reasons"
    about: ClassVar[str] = (
        "Reasons are what a table said aloud after a vote, in the note-taker's words: for each "
        "side, on which conditions, what would change minds, and the view of those who differ. "
        "They say nothing about who voted what, and how often a reason is given is no count."
    )

    def records(self, pack: Pack) -> Sequence[Said[Reason]]:
        """Return the reasons by session, vote and table."""
        return reasons(pack.material)

    def write(self, pack: Pack, records: Sequence[Said[Reason]]) -> None:
        """Write the reasons vote by vote, each side by itself."""
        for vote, given in groupby(records, lambda each: code_of(each, pack.names)):
            every = list(given)
            pack.composer.heading(f"{vote}: what was said after the vote", 3)
            for title, some in _sorted(every):
                pack.composer.paragraph(title, "item", keep=True)
                with pack.composer.within("L", UNNUMBERED):
                    for reason in pack.over(self.title, [each.record for each in some]):
                        pack.composer.entry(_entry(pack, reason))


def _sorted(every: Sequence[Said[Reason]]) -> Iterator[tuple[str, list[Said[Reason]]]]:
    """Return the reasons of one vote under what they are, those for each side together."""
    for sort in dict.fromkeys((*REASON_SORTS, *(each.record.sort for each in every))):
        mine = [each for each in every if each.record.sort == sort]
        for side in _sides(mine):
            title = _TITLES.get(sort, sort)
            yield (
                f"{title}: {side}" if side else title,
                [e for e in mine if e.record.option == side],
            )


def _sides(mine: Sequence[Said[Reason]]) -> list[str]:
    """Return the sides that reasons are given for, in the order of the vote."""
    given = dict.fromkeys(each.record.option for each in mine)
    vote = next((each.trade_off for each in mine if each.trade_off), None)
    order = sides_of(vote) if vote else ()
    return sorted(given, key=lambda each: order.index(each) if each in order else len(order))


def _entry(pack: Pack, reason: Reason) -> Entry:
    return Entry(
        beside(pack, reason, table_of(pack, reason.table_id)),
        reason.text,
        conflict(pack, reason),
    )
