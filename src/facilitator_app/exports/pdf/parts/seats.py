"""Who came, left or changed places while a session was on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, seat_name, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.guiding import seat_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import SeatChange
    from facilitator_app.exports.pdf.pack import Pack


class SeatChanges:
    """The changes of seats in a session."""

    title: ClassVar[str] = "Seat changes"
    about: ClassVar[str] = (
        "Seat changes say who came late, left early or changed places: from then on, what is noted "
        "for a seat is said by somebody else, or by nobody."
    )

    def records(self, pack: Pack) -> Sequence[SeatChange]:
        """Return the changes by session, table and time."""
        return seat_changes(pack.material)

    def write(self, pack: Pack, records: Sequence[SeatChange]) -> None:
        """Write the changes, table by table."""
        pack.composer.heading("Who came, left or changed places", 3)
        with pack.composer.within("L", UNNUMBERED):
            for change in pack.over(self.title, records):
                who = table_of(pack, change.table_id)
                pack.composer.entry(
                    Entry(beside(pack, change, who), _told(change), conflict(pack, change))
                )


def _told(change: SeatChange) -> str:
    what = (
        f"{change.what} places with seat {seat_name(change.other)}" if change.other else change.what
    )
    return f"{change.at:%H:%M}: seat {seat_name(change.seat)} {what}."
