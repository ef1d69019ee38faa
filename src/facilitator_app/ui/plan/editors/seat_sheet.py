"""Who sits where in one round: tables down, seats across, participants by their codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Participant, Record, Seating, Table
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.grid.sheet import Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.ui.plan.grid.sheet import Cells
    from facilitator_app.ui.plan.planner import Planner

Place = tuple["UUID", int]
"""A table, and a seat of it from 1."""


@dataclass(frozen=True)
class Unknown:
    """What was to be seated while codes were not known: it can be done once they are made."""

    codes: tuple[str, ...]
    wanted: dict[Place, str]


class SeatSheet:
    """The seats of a round, read once and again after every change."""

    name, one, grows = "Seats", "seat", False

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self.round = ""
        self.unknown: Unknown | None = None
        """What could not be saved because nobody has these codes."""
        self._seated: dict[Place, Seating] = {}
        self._codes: dict[UUID, str] = {}
        self._by_code: dict[str, Participant] = {}

    def read(self) -> None:
        """Read who sits where now."""
        people = self._planner.workspace.all(Participant)
        self._codes = {each.id: each.code for each in people}
        self._by_code = {each.code.strip().casefold(): each for each in people}
        self._seated = {
            (each.table_id, each.seat): each
            for each in self._planner.workspace.all(Seating)
            if each.round == self.round
        }

    @property
    def taken(self) -> int:
        """How many seats have somebody."""
        return sum(1 for each in self._seated.values() if each.participant_id is not None)

    # what the grid asks

    def columns(self) -> Sequence[Column]:
        """Return a column for the tables, and one for each seat that is there or has somebody."""
        seats = [each.seats for each in self._planner.plan.tables]
        most = max([*seats, *(seat for _, seat in self._seated)], default=0)
        return (Column("Table", 72), *(Column(str(at), 80) for at in range(1, most + 1)))

    def keys(self) -> list[Hashable]:
        """Return the ids of the tables."""
        return [each.id for each in self._planner.plan.tables] if self.round else []

    def text(self, key: Hashable, column: int) -> str:
        """Return the code of a table, or of who sits on a seat."""
        if column == 0:
            table = self._table(key)
            return table.code if table else ""
        seating = self._seated.get((key, column))  # type: ignore[arg-type]
        person = seating.participant_id if seating else None
        return "" if person is None else self._codes.get(person, "?")

    def is_open(self, key: Hashable, column: int) -> bool:
        """Let the seats be filled that a table has, and those be emptied that it had."""
        table = self._table(key)
        has = table is not None and 0 < column <= table.seats
        return has or (key, column) in self._seated

    def save(self, cells: Cells, news: Sequence[Mapping[int, str]]) -> bool:
        """Seat people as one edit, or refuse all of it."""
        del news
        wanted: dict[Place, str] = {}
        for (key, column), code in cells.items():
            if self.is_open(key, column):
                wanted[key, column] = code  # type: ignore[index]
            elif code and code != self.text(key, column):
                table = self._table(key)
                where = f"Table {table.code} has no seat {column}" if table else "There is no table"
                raise PlanError(f"{where} for {code}.", advice="Nothing was seated.")
        return self.seat(wanted)

    def remove(self, keys: Sequence[Hashable]) -> bool:
        """Empty the seats of tables."""
        return self.seat({place: "" for place in self._seated if place[0] in set(keys)})

    # what is done with all of it

    def seat(self, wanted: Mapping[Place, str]) -> bool:
        """Save who sits where; nobody may sit twice in a round."""
        self._refuse_twice(wanted)
        self._refuse_unknown(wanted)
        people = {code.casefold(): self._by_code.get(code.casefold()) for code in wanted.values()}
        return self._planner.change(self._pairs(wanted, people), self._called(wanted))

    def make_unknown(self) -> bool:
        """Make participants of the codes that nobody has, and seat them, as one edit."""
        if self.unknown is None:
            return False
        codes, wanted = self.unknown.codes, self.unknown.wanted
        made = {each.casefold(): Participant(code=each) for each in codes}
        people = {**self._by_code, **made}
        new: list[tuple[Record | None, Record | None]] = [(None, each) for each in made.values()]
        name = f"{counted(len(made), 'participant')}, {self._called(wanted)}"
        return self._planner.change([*new, *self._pairs(wanted, people)], name)

    def clear(self) -> bool:
        """Empty all seats of the round."""
        gone = [(each, None) for each in self._seated.values()]
        return self._planner.change(gone, f"seats of {self.round} cleared")

    def by_rows(self, rows: Iterable[Sequence[str]]) -> dict[Place, str] | None:
        """Return who is to sit where, if rows say code, table and seat; nothing if they do not."""
        tables = {each.code.strip().casefold(): each for each in self._planner.plan.tables}
        found: dict[Place, str] = {}
        for number, cells in enumerate(rows):
            if len(cells) != 3:  # noqa: PLR2004 - code, table, seat
                return None
            code, table, seat = (each.strip() for each in cells)
            known = tables.get(table.casefold().removeprefix("table "))
            if known is None or not (seat.isascii() and seat.isdigit()):
                if number == 0 and not seat.isdigit():
                    continue  # the headings
                return None
            if not 1 <= int(seat) <= known.seats:
                raise PlanError(
                    f"Table {known.code} has no seat {seat} for {code}.",
                    advice="Nothing was seated.",
                )
            if (place := (known.id, int(seat))) in found:
                raise PlanError(
                    f"{found[place]} and {code} would share seat {seat} of table {known.code}.",
                    advice="Nothing was seated.",
                )
            found[place] = code
        return found or None

    # parts

    def _table(self, key: Hashable) -> Table | None:
        return next((each for each in self._planner.plan.tables if each.id == key), None)

    def _called(self, wanted: Mapping[Place, str]) -> str:
        return f"{counted(len(wanted), 'seat')} of {self.round}"

    def _pairs(
        self, wanted: Mapping[Place, str], people: Mapping[str, Participant | None]
    ) -> list[tuple[Record | None, Record | None]]:
        pairs: list[tuple[Record | None, Record | None]] = []
        for place, code in wanted.items():
            before = self._seated.get(place)
            person = people.get(code.casefold()) if code else None
            if person is None:
                pairs.append((before, None))
            elif before is not None:
                pairs.append((before, replace(before, participant_id=person.id)))
            else:
                where = {"round": self.round, "table_id": place[0], "seat": place[1]}
                new = self._planner.fresh(Seating, **where, participant_id=person.id)
                pairs.append((None, new))
        return pairs

    def _refuse_twice(self, wanted: Mapping[Place, str]) -> None:
        after = {
            place: self.text(place[0], place[1]) for place in self._seated if place not in wanted
        }
        seats: dict[str, Place] = {}
        for place, code in {**after, **wanted}.items():
            if not code:
                continue
            if (other := seats.get(code.casefold())) is not None:
                both = f"{self._where(other)} and {self._where(place)}"
                raise PlanError(
                    f"{code} would sit twice in {self.round}: {both}.",
                    advice="Empty one of the two seats first.",
                )
            seats[code.casefold()] = place

    def _refuse_unknown(self, wanted: Mapping[Place, str]) -> None:
        self.unknown = None
        codes = [each for each in wanted.values() if each and each.casefold() not in self._by_code]
        if codes:
            unique = tuple(dict.fromkeys(codes))
            self.unknown = Unknown(unique, dict(wanted))
            told = ", ".join(unique[:4]) + (f" and {len(unique) - 4} more" * (len(unique) > 4))  # noqa: PLR2004
            many = "are codes that no participant has" if len(unique) > 1 else "is no participant"
            raise PlanError(f"{told} {many}.", advice="Check the code, or make them participants.")

    def _where(self, place: Place) -> str:
        return f"table {self.text(place[0], 0)}, seat {place[1]}"
