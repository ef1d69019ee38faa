"""The design that all parts of the Plan screen look at, and the one way in which they change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.planning.versions import next_version, would_be_new
from facilitator_app.domain.records import Ballot, Record, TradeOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

T = TypeVar("T", bound=Record)
_DESIGNED = frozenset(
    {
        *("programme", "workshop", "session", "prompt", "table", "staff", "duty", "briefing"),
        *("theme", "trade-off", "place wording", "issued", "ballot", "seating", "participant"),
    }
)


class Planner(QObject):
    """Holds the design as it stands, and saves edits to it."""

    changed = Signal()
    """The design is another: whatever shows it looks again."""

    wanted = Signal(object)
    """A record that is to be shown in its editor."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self.workspace, self.context = workspace, context
        self.plan = self._read()
        context.changes.changed.connect(self._follow)

    def edit(self, before: T, after: T, name: str) -> bool:
        """Save another version of one record; return whether that went, or was not needed."""
        return self.change([(before, after)], name)

    def change(self, pairs: Iterable[tuple[Record | None, Record | None]], name: str) -> bool:
        """Save several changes as one edit: pairs of a record before and after, None if it is none.

        What did not change is left out. A trade-off whose wording is locked gets a new version.
        """
        changes = [
            self._versioned(before, after and cleaned(after))
            for before, after in pairs
            if before != after
        ]
        if not changes:
            return True
        return self.context.changes.save(lambda: self.workspace.do(changes, name))

    def fresh(self, kind: type[T], /, **values: Any) -> T:  # noqa: ANN401 - fields of its kind
        """Return a new record, with the id of its name unless something else has that."""
        record = kind.named(self.workspace.programme, **values) if kind.key else kind(**values)
        if self.workspace.of(kind, "id", [record.id]):
            return kind(id=new_id(), **values)
        return record

    def day_edited(self, before: Sequence[Record], after: Sequence[Record], name: str) -> bool:
        """Save a day as it is after something moved, came or went."""
        old, new = ({each.id: each for each in day} for day in (before, after))
        return self.change(((old.get(each), new.get(each)) for each in {**old, **new}), name)

    def _versioned(self, before: Record | None, after: Record | None) -> Change:
        if not (isinstance(before, TradeOff) and isinstance(after, TradeOff)):
            return Change(before, after)
        if not would_be_new(before, after, self.plan.locked):
            return Change(before, after)
        every = self.workspace.all(TradeOff)
        return Change(None, next_version(self.workspace.programme, after, every))

    def _read(self) -> Plan:
        return Plan.of(self.workspace, self.workspace.tally(Ballot, "trade_off_id"))

    def _follow(self, changes: list[Change]) -> None:
        if any(each.record.record_kind in _DESIGNED for each in changes):
            self.plan = self._read()
            self.changed.emit()
