"""How the ballots of a session were keyed: what became of the cards, and what was keyed again.

Nothing is told of one table: a card that is spoilt or missing at a table would say who had it.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.exports.pdf.parts.part import counted
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.sheets.accounts import Accounted, KeyedAgain, accounted, keyed_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack

_ACCOUNT = (
    Column("Vote", 1.4, names_row=True),
    Column("Round", 1.4),
    *(
        Column(name, 1.3, is_number=True)
        for name in ("Tables", "Issued", "Returned", "Spoilt", "Unreturned")
    ),
)
_AGAIN = (
    Column("Vote", 1.4, names_row=True),
    Column("Round", 1.4),
    *(
        Column(name, 1.1, is_number=True)
        for name in ("Keyed twice", "The same", "First", "Second", "Another", "Open")
    ),
)
_OUTCOMES = ("same", "first", "second", "another", "open")


class BallotAccounts:
    """What became of the cards of a session."""

    title: ClassVar[str] = "Ballot accounts"
    about: ClassVar[str] = (
        "Ballot accounts say what became of the cards, at all tables together: issued is returned, "
        "spoilt and unreturned, or the reason says why not."
    )

    def records(self, pack: Pack) -> Sequence[Accounted]:
        """Return the accounts of each round."""
        return accounted(pack.material)

    def write(self, pack: Pack, records: Sequence[Accounted]) -> None:
        """Write a row for each round, and why numbers do not add up."""
        pack.counts[self.title] += len(records)
        pack.composer.heading("What became of the ballots", 3)
        names = ("issued", "returned", "spoilt", "unreturned")
        pack.composer.table(
            _ACCOUNT,
            [
                [
                    each.trade_off.code,
                    each.round,
                    *(f"{number:,}" for number in (len(each.accounts), *map(each.total, names))),
                ]
                for each in records
            ],
        )
        reasons = [
            f"{each.trade_off.code} {each.round}: {reason}"
            for each in records
            for reason in each.reasons
        ]
        if reasons:
            pack.composer.paragraph("Where the numbers do not add up:", "small", keep=True)
            pack.composer.bullets(reasons)


class KeyedTwice:
    """Which ballots of a session were keyed by a second person too."""

    title: ClassVar[str] = "Keyed again"
    about: ClassVar[str] = (
        "Ballots that a second person keyed from the same paper: how many are the same, and where "
        "they differ, what somebody decided to count after a look at the paper: what was keyed "
        "first, what was keyed second, or another reading. Open are those that nobody has decided; "
        "until then what was keyed first counts."
    )

    def records(self, pack: Pack) -> Sequence[KeyedAgain]:
        """Return the ballots that were keyed again."""
        return keyed_again(pack.material)

    def write(self, pack: Pack, records: Sequence[KeyedAgain]) -> None:
        """Write a row for each round: no ballot by itself."""
        pack.counts[self.title] += len(records)
        pack.composer.heading("Ballots keyed again", 3)
        rows = []
        for (code, name), some in groupby(records, lambda e: (e.trade_off.code, e.round)):
            found = Counter(each.outcome for each in some)
            numbers = (found.total(), *(found[each] for each in _OUTCOMES))
            rows.append([code, name, *map(str, numbers)])
        pack.composer.table(_AGAIN, rows)
        keyers = {each.again.decided_by for each in records if each.again.decided_by}
        if keyers:
            roles = sorted({pack.names.role[each] for each in keyers})
            who = f"Decided by {counted(len(keyers), 'person', 'people')}: {', '.join(roles)}."
            pack.composer.paragraph(who, "small")
