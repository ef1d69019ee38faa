"""The sign-in sheet: who came, by code and half-day; names are added from the key file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.records import Participant, Seating
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.choice import TABLES, WORKSHOP
from facilitator_app.exports.prints.run_of_show import write_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Table, Workshop
    from facilitator_app.exports.prints.job import Job

_COLUMNS = (
    Column("Code", 0.9, names_row=True),
    Column("Table", 0.6),
    Column("Seat", 0.6),
    Column("Morning: signature", 2.2),
    Column("Afternoon: signature", 2.2),
)
_ROOM = 14.0
_HOW = "Sign in the box of each half-day that you are here. Codes only: nobody is named."

Line = tuple[str, str, str]
"""The code of a participant, their table and their seat."""


class SignIn:
    """A line for everybody who is expected, or for every seat."""

    name: ClassVar[str] = "sign-in"
    title: ClassVar[str] = "Sign-in sheet"
    about: ClassVar[str] = "A line to sign for everybody who is expected, by code and half-day."
    noun: ClassVar[str] = "line"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES})

    def write(self, job: Job) -> None:
        """Write a sheet for each day; if tables were chosen, one for each of them."""
        people = {each.id: each.code for each in job.snapshot.all(Participant)}
        for workshop in job.choice.workshops(job.plan):
            sits = _seats_of(job, workshop)
            groups: Sequence[Table | None] = [None]
            if job.choice.tables or not people:
                groups = job.choice.at_tables(job.plan)
            for table in job.over(groups):
                lines = list(_lines(job, people, sits, table))
                self._write(job, workshop, table, lines)
        if not sum(job.counts.values()):
            raise NothingToPrintError(
                "There are no participants and no seats to list.",
                advice="Say how many seats the tables have first.",
            )

    def _write(
        self, job: Job, workshop: Workshop, table: Table | None, lines: Sequence[Line]
    ) -> None:
        where = f", table {table.code}" if table is not None else ""
        composer = job.section(f"{self.title}{where}: {workshop.code}")
        write_day(composer, workshop, f"Sign-in{where}. ")
        composer.paragraph(_HOW, "small", keep=True)
        rows = [[*line, "", ""] for line in lines]
        composer.table(_COLUMNS, rows, _ROOM)
        job.counts[f"{workshop.code}{where}"] = len(lines)
        job.note_missing(self.title, workshop.code)


def _seats_of(job: Job, workshop: Workshop) -> Mapping[UUID, tuple[UUID, int]]:
    """Return where each person sits first on a day."""
    rounds = dict.fromkeys(each.round for each in job.plan.day(workshop) if each.round)
    first = next(iter(rounds), "")
    return {
        each.participant_id: (each.table_id, each.seat)
        for each in job.snapshot.all(Seating)
        if each.round == first and each.participant_id is not None
    }


def _lines(
    job: Job,
    people: Mapping[UUID, str],
    sits: Mapping[UUID, tuple[UUID, int]],
    table: Table | None,
) -> Iterator[Line]:
    """Return the lines of a sheet by code; where nobody is seated yet, by seat."""
    codes = {each.id: each.code for each in job.plan.tables}
    found = [
        (code, codes.get(where, "") if where else "", str(seat or ""))
        for person, code in people.items()
        for where, seat in [sits.get(person, (None, 0))]
        if table is None or where == table.id
    ]
    if found or table is None:
        yield from sorted(found, key=lambda line: in_order(line[0]))
        return
    for seat in range(1, table.seats + 1):
        yield "", table.code, str(seat)
