"""Where tables stand as a whole: apart from the votes of persons, and never added to them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.votes import ANSWER, VOTE_METHODS
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.after_votes import Said, code_of, positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import TablePosition, TradeOff
    from facilitator_app.exports.pdf.pack import Pack

_APART = {"neither": "Neither", "dont_know": "Don't know", "decline": "Declined"}


class TablePositions:
    """The positions taken in a session."""

    title: ClassVar[str] = "Table positions"
    about: ClassVar[str] = (
        "A table position says where a table stands as a whole, once it has talked. It is no vote: "
        "it is in no count, no share and no chart."
    )

    def records(self, pack: Pack) -> Sequence[Said[TablePosition]]:
        """Return the positions by session, vote and table."""
        return positions(pack.material)

    def write(self, pack: Pack, records: Sequence[Said[TablePosition]]) -> None:
        """Write the positions vote by vote."""
        for vote, taken in groupby(records, lambda each: code_of(each, pack.names)):
            every = list(taken)
            pack.composer.heading(f"{vote}: where tables stand", 3)
            with pack.composer.within("L", UNNUMBERED):
                votes = {each.id: each.trade_off for each in every}
                for position in pack.over(self.title, [each.record for each in every]):
                    pack.composer.entry(_entry(pack, position, votes[position.id]))


def _entry(pack: Pack, position: TablePosition, vote: TradeOff | None) -> Entry:
    marks = "; ".join(_mark(pack, vote, *each) for each in position.marks.items())
    return Entry(
        beside(pack, position, table_of(pack, position.table_id)),
        marks or position.text,
        facts(position.text if marks else "", conflict(pack, position)),
    )


def _mark(pack: Pack, vote: TradeOff | None, option: str, mark: int) -> str:
    """Return one mark in words."""
    if option in _APART and (vote is None or option not in vote.options):
        return _APART[option]
    if vote is None or vote.method not in VOTE_METHODS:
        return f"{option}: {mark}"
    words = dict(zip(vote.options, worded(vote, pack.names.wordings[vote.id]), strict=True))
    said, method = words.get(option, option), VOTE_METHODS[vote.method]
    low, high = method.bounds_of(vote)
    called = dict(enumerate(vote.scale_labels, 1 if method.is_ticked else low))
    if method.is_ticked or (method.has_scale and option not in method.items(vote)):
        return f"{said} ({called[mark]})" if mark in called else said
    has_words = len(called) == high - low + 1 and mark in called
    number = f"{mark}, {called[mark]}" if has_words else str(mark)
    return number if option == ANSWER else f"{said}: {number}"
