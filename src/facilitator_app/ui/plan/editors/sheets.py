"""What the grids of the design show: tables, the team, duties in one session, themes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import (
    Duty,
    Record,
    Seating,
    Session,
    Staff,
    Table,
    Theme,
)
from facilitator_app.domain.records.programme import ROLES
from facilitator_app.ui.plan.grid.records import RecordSheet
from facilitator_app.ui.plan.grid.sheet import Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.ui.plan.grid.sheet import Cells
    from facilitator_app.ui.plan.planner import Planner

MOST_SEATS = 30
NOWHERE = "-"
"""What stands for no table, where an empty cell means as always."""


class TableSheet(RecordSheet[Table]):
    """The tables, with their seats."""

    name, one = "Tables", "table"

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (Column("Code", 96), Column("Title"), Column("Seats", 80))

    def records(self) -> Sequence[Table]:
        """Return the tables."""
        return self.planner.plan.tables

    def cell(self, record: Table, column: int) -> str:
        """Return what stands in a cell of a table."""
        return (record.code, record.title, str(record.seats))[column]

    def values(self, column: int, text: str) -> dict[str, Any]:
        """Return the field that a cell gives."""
        return {"seats": seats(text)} if column == 2 else {("code", "title")[column]: text}  # noqa: PLR2004

    def fresh(self, **values: Any) -> Table:  # noqa: ANN401 - fields of a table
        """Return a new table."""
        return self.planner.fresh(Table, **values)

    def with_it(self, record: Table) -> list[tuple[Record, Record | None]]:
        """Let the team of a table have none; its planned seats and its shorthand go with it."""
        plan = self.planner.plan
        seated = self.planner.workspace.of(Seating, "table_id", [record.id])
        return [
            *((each, replace(each, table_id=None)) for each in plan.staff_at(record)),
            *((each, None) for each in plan.duties if each.table_id == record.id),
            *((each, None) for each in plan.shorthand if each.table_id == record.id),
            *((each, None) for each in seated),
        ]


class StaffSheet(RecordSheet[Staff]):
    """The team as it works unless a session says otherwise."""

    name, one = "Team", "member"

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (
            Column("Code", 96),
            Column("Role", offers=lambda: _roles(self.planner)),
            Column("Table", 80, offers=lambda: [e.code for e in self.planner.plan.tables]),
        )

    def records(self) -> Sequence[Staff]:
        """Return the team."""
        return self.planner.plan.staff

    def cell(self, record: Staff, column: int) -> str:
        """Return what stands in a cell of a member."""
        return (record.code, record.role, table_code(self.planner, record.table_id))[column]

    def values(self, column: int, text: str) -> dict[str, Any]:
        """Return the field that a cell gives."""
        if column == 0:
            return {"code": text}
        if column == 1:
            return {"role": next((e for e in ROLES if e == text.casefold()), text)}
        return {"table_id": table_id(self.planner, text)}

    def fresh(self, **values: Any) -> Staff:  # noqa: ANN401 - fields of a member
        """Return a new member; one without a role facilitates."""
        return self.planner.fresh(Staff, **{"role": "facilitator", **values})

    def with_it(self, record: Staff) -> list[tuple[Record, Record | None]]:
        """Take a member's duties out too."""
        return [(each, None) for each in self.planner.plan.duties if each.staff_id == record.id]


class ThemeSheet(RecordSheet[Theme]):
    """The code frame."""

    name, one = "Themes", "theme"

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (Column("Code", 144), Column("Title"))

    def records(self) -> Sequence[Theme]:
        """Return the themes."""
        return self.planner.plan.themes

    def cell(self, record: Theme, column: int) -> str:
        """Return what stands in a cell of a theme."""
        return (record.code, record.title)[column]

    def values(self, column: int, text: str) -> dict[str, Any]:
        """Return the field that a cell gives; a code is one word, since it is typed after #."""
        if column == 0 and len(text.split()) > 1:
            raise PlanError(f"The code “{text}” has a space.", advice="Write it as one word.")
        return {"code": text.removeprefix("#")} if column == 0 else {"title": text}

    def fresh(self, **values: Any) -> Theme:  # noqa: ANN401 - fields of a theme
        """Return a new theme."""
        return self.planner.fresh(Theme, **values)


class DutySheet:
    """Where everyone works in one session, and at what, if not as always."""

    name, one, grows = "Duties", "duty", False

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self.session: Session | None = None

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (
            Column("Code", 80),
            Column("As always", 92),
            Column("Table now", 96, offers=lambda: [e.code for e in self._planner.plan.tables]),
            Column("Task"),
        )

    def keys(self) -> list[Hashable]:
        """Return the ids of the team."""
        return [each.id for each in self._planner.plan.staff] if self.session else []

    def text(self, key: Hashable, column: int) -> str:
        """Return what stands in a cell."""
        staff = next((each for each in self._planner.plan.staff if each.id == key), None)
        if staff is None:
            return ""
        duty = self._duty(staff)
        if column < 2:  # noqa: PLR2004
            return (staff.code, table_code(self._planner, staff.table_id) or staff.role)[column]
        if duty is None:
            return ""
        return (table_code(self._planner, duty.table_id) or NOWHERE, duty.task)[column - 2]

    def is_open(self, key: Hashable, column: int) -> bool:
        """Let what is of this session be edited."""
        del key
        return column >= 2  # noqa: PLR2004

    def save(self, cells: Cells, news: Sequence[Mapping[int, str]]) -> bool:
        """Save where people work in this session: nothing said is as always."""
        del news
        wanted: dict[Hashable, dict[int, str]] = {}
        for (key, column), text in cells.items():
            if self.is_open(key, column):
                wanted.setdefault(key, {})[column] = text
        staff = {each.id: each for each in self._planner.plan.staff}
        pairs = [self._pair(staff[key], given) for key, given in wanted.items() if key in staff]  # type: ignore[index]
        code = self.session.code if self.session else ""
        return self._planner.change(pairs, f"duties in {code}")

    def remove(self, keys: Sequence[Hashable]) -> bool:
        """Let somebody work as always."""
        return self.save({(key, column): "" for key in keys for column in (2, 3)}, ())

    def _duty(self, staff: Staff) -> Duty | None:
        session = self.session.id if self.session else None
        duties = self._planner.plan.duties
        found = (e for e in duties if e.staff_id == staff.id and e.session_id == session)
        return next(found, None)

    def _pair(self, staff: Staff, given: Mapping[int, str]) -> tuple[Duty | None, Duty | None]:
        before = self._duty(staff)
        table = given.get(2, self.text(staff.id, 2))
        task = given.get(3, self.text(staff.id, 3))
        if self.session is None or not (table or task):
            return before, None
        where = None if table == NOWHERE else table_id(self._planner, table)
        if not table:
            where = staff.table_id
        if where == staff.table_id and not task:
            return before, None
        if before is not None:
            return before, replace(before, table_id=where, task=task)
        ids = {"staff_id": staff.id, "session_id": self.session.id}
        return None, self._planner.fresh(Duty, **ids, table_id=where, task=task)


def seats(text: str) -> int:
    """Return a number of seats, or refuse it."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_SEATS):
        raise PlanError(
            f"“{text}” is no number of seats.", advice=f"Type a number from 1 to {MOST_SEATS}."
        )
    return int(text)


def table_id(planner: Planner, text: str) -> UUID | None:
    """Return the table with a code, none for nothing, or refuse it."""
    code = text.strip().casefold().removeprefix("table ")
    if not code:
        return None
    for each in planner.plan.tables:
        if each.code.casefold() == code:
            return each.id
    raise PlanError(f"There is no table {text}.", advice="Add it under Tables first.")


def table_code(planner: Planner, table: UUID | None) -> str:
    """Return the code of a table, or nothing."""
    return next((each.code for each in planner.plan.tables if each.id == table), "")


def _roles(planner: Planner) -> list[str]:
    """Return the roles there are, and those that the team has a word for."""
    return [*dict.fromkeys([*ROLES, *(each.role for each in planner.plan.staff if each.role)])]
