"""The design that all parts of the Plan screen look at, and the one way in which they change it."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.checks import Finding, findings
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.planning.versions import (
    edited,
    refuse_lost_rounds,
    refuse_new_wording,
)
from facilitator_app.domain.records import Ballot, PlaceWording, Record, TradeOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

    Pair = tuple[Record | None, Record | None]

T = TypeVar("T", bound=Record)
_DESIGNED = frozenset(
    {
        *("programme", "workshop", "session", "prompt", "table", "staff", "duty", "briefing"),
        *(
            "theme",
            "shorthand",
            "trade-off",
            "place wording",
            "vote round",
            "issued",
            "ballot",
            "seating",
        ),
        "participant",
    }
)


class Planner(QObject):
    """Holds the design as it stands, and saves edits to it."""

    changed = Signal()
    """The design is another: whatever shows it looks again."""

    renewed = Signal(object, object)
    """A trade-off goes on as another version: whoever has the first at hand takes the second."""

    wanted = Signal(object)
    """A record that is to be shown in its editor."""

    cards_wanted = Signal(object)
    """A trade-off whose ballot cards are to be printed."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self.workspace, self.context = workspace, context
        self.plan = self._read()
        self._found: tuple[Plan, list[Finding]] | None = None
        context.changes.changed.connect(self._follow)

    @property
    def found(self) -> list[Finding]:
        """What the checks find in the design as it stands: looked for once after each edit."""
        if self._found is None or self._found[0] is not self.plan:
            self._found = (self.plan, findings(self.plan))
        return self._found[1]

    def edit(self, before: T, after: T, name: str) -> bool:
        """Save another version of one record; return whether that went, or was not needed."""
        return self.change([(before, after)], name)

    def change(self, pairs: Iterable[tuple[Record | None, Record | None]], name: str) -> bool:
        """Save several changes as one edit: pairs of a record before and after, None if it is none.

        What did not change is left out. A trade-off whose wording is locked gets a new version.
        """
        tidied = ((before, after and cleaned(after)) for before, after in pairs)
        wanted = [(before, after) for before, after in tidied if before != after]
        if not wanted:
            return True
        changes: list[Change] = []

        def save() -> None:
            pairs = list(self._versioned(wanted))
            refuse_lost_rounds(pairs, self._ballots_of)
            changes.extend(starmap(Change, pairs))
            self.workspace.do(changes, name)

        if not self.context.changes.save(save):
            return False
        self._tell_versions(wanted, changes)
        return True

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

    def _versioned(self, wanted: Iterable[Pair]) -> Iterator[Pair]:
        """Give what is wanted as it can be saved: a locked trade-off as its next version."""
        every = self.workspace.all(TradeOff)
        for before, after in wanted:
            if isinstance(after, TradeOff):
                old = before if isinstance(before, TradeOff) else None
                programme = self.workspace.programme
                said, locked = self.plan.hanging, self.plan.locked
                yield from edited(programme, old, after, every, locked, said)
                continue
            if isinstance(before, PlaceWording):
                new = after if isinstance(after, PlaceWording) else None
                refuse_new_wording(before, new, self.plan.answered)
            yield before, after

    def _ballots_of(self, trade_off: TradeOff) -> list[Ballot]:
        return self.workspace.of(Ballot, "trade_off_id", [trade_off.id])

    def _tell_versions(self, wanted: Iterable[Pair], changes: Iterable[Change]) -> None:
        """Say which trade-offs have a new version, and that this can be taken back."""
        new = [each.after for each in changes if each.before is None]
        codes = {before.code for before, _ in wanted if isinstance(before, TradeOff)}
        said = [
            f"{each.code} is version {each.version} now: answers to version {each.version - 1} "
            "stay with it, and no shift is calculated between the two."
            for each in new
            if isinstance(each, TradeOff) and each.code in codes
        ]
        if said:
            undo = self.context.actions["undo"].trigger
            self.context.messages.say(" ".join(said), "info", "Undo", undo)

    def _read(self) -> Plan:
        return Plan.of(self.workspace, self.workspace.tally(Ballot, "trade_off_id"))

    def _follow(self, changes: list[Change]) -> None:
        if any(each.record.record_kind in _DESIGNED for each in changes):
            before, self.plan = self.plan, self._read()
            now = {each.code: each for each in self.plan.trade_offs}
            ids = {each.id for each in self.plan.trade_offs}
            for each in before.trade_offs:
                if each.id not in ids and each.code in now:
                    self.renewed.emit(each, now[each.code])
            self.changed.emit()
