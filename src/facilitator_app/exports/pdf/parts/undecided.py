"""What a person must still decide: every open version of what laptops do not agree about."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.called import kind_of
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import facts
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.conflicts import OpenVersion, open_versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack


_APART = 14
"""Between the versions of one record and the next record."""


class Undecided:
    """What is in conflict in a session."""

    title: ClassVar[str] = "Still to be decided"
    about: ClassVar[str] = (
        "What is still to be decided stands with all its versions: laptops have different ones, "
        "and nobody has chosen yet. Elsewhere in the pack stands one of them, picked by no rule "
        "that favours a laptop; of ballots none counts, and none says where it was keyed."
    )

    def records(self, pack: Pack) -> Sequence[OpenVersion]:
        """Return the open versions, record by record."""
        return open_versions(pack.material)

    def write(self, pack: Pack, records: Sequence[OpenVersion]) -> None:
        """Write the versions of each record below what it is."""
        pack.composer.heading(self.title, 3)
        for record_id, own in groupby(pack.over(self.title, records), lambda each: each.id):
            for place, each in enumerate(own):
                if place == 0:
                    what = f"{kind_of(each.version.kind)} {pack.code_of(record_id)}"
                    about = pack.composer.paragraph(facts(what, each.where), keep=True)
                    about.before = _APART
                with pack.composer.within("L", UNNUMBERED):
                    pack.composer.entry(Entry(_whose(each), each.says, ""))


def _whose(each: OpenVersion) -> str:
    """Say where a version comes from; of a vote nobody may know it."""
    when = "" if each.made_at is None else f"{each.made_at:%d.%m.%Y %H:%M} UTC"
    return "\n".join(filter(None, (f"Version {each.number}", each.laptop, each.role, when)))
