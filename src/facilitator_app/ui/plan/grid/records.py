"""A sheet of records of one kind: a row for each, told from each other by their codes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Record
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.grid.sheet import NEW

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.ui.plan.grid.sheet import Cells, Column
    from facilitator_app.ui.plan.planner import Planner

R = TypeVar("R", bound=Record)


class RecordSheet(ABC, Generic[R]):
    """Its first column is what its records are known by: the code of most."""

    name = ""
    one = ""
    known_by, called = "code", "code"
    """The field that they are known by, and what it is called."""
    grows = True

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        self._known: tuple[Plan | None, dict[Hashable, R]] = (None, {})

    # what each kind says

    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """Return the columns."""

    @abstractmethod
    def records(self) -> Sequence[R]:
        """Return the records, in their order."""

    @abstractmethod
    def cell(self, record: R, column: int) -> str:
        """Return what stands in a cell of a record."""

    @abstractmethod
    def values(self, column: int, text: str) -> dict[str, Any]:
        """Return the fields of a record that the text of a cell gives, or refuse it."""

    @abstractmethod
    def fresh(self, **values: Any) -> R:  # noqa: ANN401 - fields of its kind
        """Return a new record."""

    def same_as(self, record: R) -> Hashable:
        """Return what no two records may have in common."""
        return self._code(record).casefold()

    def with_it(self, record: R) -> list[tuple[Record, Record | None]]:
        """Return what changes elsewhere when a record goes."""
        del record
        return []

    # what the grid asks

    def keys(self) -> list[Hashable]:
        """Return the ids of the records."""
        return [each.id for each in self.records()]

    def text(self, key: Hashable, column: int) -> str:
        """Return what stands in a cell."""
        record = self._by_key().get(key)
        return "" if record is None else self.cell(record, column)

    def is_open(self, key: Hashable, column: int) -> bool:
        """Let every cell be edited."""
        del key, column
        return True

    def save(self, cells: Cells, news: Sequence[Mapping[int, str]]) -> bool:
        """Save cells and new rows as one edit, or refuse all of it."""
        known = self._by_key()
        after = dict(known)
        for (key, column), text in cells.items():
            if key not in known:
                raise PlanError(f"This {self.one} is no longer there.")
            after[key] = replace(after[key], **self.values(column, text))
        made = [self._made(each) for each in news]
        same = [each for each in after.values() if each == known[each.id]]
        others = [each for each in after.values() if each != known[each.id]]
        self._refuse_codes([*same, *others, *made])
        pairs: list[tuple[Record | None, Record | None]] = [
            (known[key], after[key]) for key in known if known[key] != after[key]
        ]
        changed = [after[key] for key in known if known[key] != after[key]]
        touched = [*changed, *made]
        one = self._code(touched[0]) if len(touched) == 1 else ""
        name = f"{self.one} {one}" if one else counted(len(touched), self.one)
        return self.planner.change([*pairs, *((None, each) for each in made)], name)

    def remove(self, keys: Sequence[Hashable]) -> bool:
        """Take records out, with what hangs on them."""
        known = self._by_key()
        gone = [known[each] for each in keys if each in known and each != NEW]
        pairs = [(record, None) for record in gone]
        one = f"{self.one} {self._code(gone[0])}" if len(gone) == 1 else ""
        name = f"{one or counted(len(gone), self.one)} removed"
        around = [pair for each in gone for pair in self.with_it(each)]
        return self.planner.change([*around, *pairs], name)

    # parts

    def _by_key(self) -> dict[Hashable, R]:
        plan = self.planner.plan
        if self._known[0] is not plan:
            self._known = (plan, {each.id: each for each in self.records()})
        return self._known[1]

    def _made(self, cells: Mapping[int, str]) -> R:
        values: dict[str, Any] = {}
        for column, text in cells.items():
            values |= self.values(column, text)
        if not values.get(self.known_by):
            raise PlanError(
                f"A new {self.one} needs a {self.called}.", advice="Type it in the first cell."
            )
        return self.fresh(**values)

    def _code(self, record: R) -> str:
        return str(getattr(record, self.known_by, "")).strip()

    def _refuse_codes(self, records: Sequence[R]) -> None:
        known: set[Hashable] = set()
        for each in records:
            code = self._code(each)
            if not code:
                raise PlanError(
                    f"A {self.one} needs a {self.called}.", advice="Remove the row instead."
                )
            if self.same_as(each) in known:
                raise PlanError(
                    f"Another {self.one} has the {self.called} {code}.",
                    advice="Choose another one.",
                )
            known.add(self.same_as(each))
