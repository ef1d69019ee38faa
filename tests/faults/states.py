"""What a file must hold: worked out here without the store, then compared with what is in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import encode
from facilitator_app.domain.records import Erasure, Note, Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from facilitator_app.workspace import Workspace

History = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that can be undone."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class State:
    """Every record, every version of each, and what can be undone."""

    records: Mapping[UUID, Record]
    histories: Mapping[UUID, History]
    """The contents of each record's versions, in the order of arrival."""
    disputed: frozenset[UUID] = frozenset()
    erased: frozenset[UUID] = frozenset()
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    imported: tuple[str, ...] = ()
    """The texts of imported notes, whose ids are made where they are imported."""

    @property
    def revisions(self) -> int:
        """How many versions the journal has, orders to erase among them."""
        return sum(map(len, self.histories.values())) + len(self.erased) + len(self.imported)

    def changed(self, changes: Sequence[Change]) -> State:
        """Return what is there after these changes."""
        records, histories = dict(self.records), dict(self.histories)
        for change in changes:
            key, after = change.record.id, change.after
            content = None if after is None else encode(after, {})
            histories[key] = (*histories.get(key, ()), content)
            if after is None:
                records.pop(key, None)
            else:
                records[key] = after
        return replace(self, records=records, histories=histories)

    def edited(self, name: str, changes: Sequence[Change]) -> State:
        """Return what is there after an edit."""
        done = (*self.done, Step(name, tuple(changes)))
        return replace(self.changed(changes), done=done, undone=())

    def turned_back(self) -> State:
        """Return what is there after an undo."""
        step = self.done[-1]
        back = [Change(each.after, each.before) for each in step.changes]
        undone = (step, *self.undone)
        return replace(self.changed(back), done=self.done[:-1], undone=undone)

    def done_again(self) -> State:
        """Return what is there after a redo."""
        step = self.undone[0]
        done = (*self.done, step)
        return replace(self.changed(step.changes), done=done, undone=self.undone[1:])

    def merged(self, arrived: Mapping[UUID, History], records: Mapping[UUID, Record]) -> State:
        """Return what is there after versions came in, each of which replaces one of the base."""
        histories, now, disputed = dict(self.histories), dict(self.records), set(self.disputed)
        for key, contents in arrived.items():
            if len(self.histories.get(key, ())) > 1:
                disputed.add(key)
            histories[key] = (*histories.get(key, ()), *contents)
            now[key] = records[key]
        return replace(self, records=now, histories=histories, disputed=frozenset(disputed))

    def blanked(self, keys: Sequence[UUID]) -> State:
        """Return what is there after records were erased."""
        histories = {
            key: (None,) * len(history) if key in keys else history
            for key, history in self.histories.items()
        }
        records = {key: record for key, record in self.records.items() if key not in keys}
        return replace(
            self, records=records, histories=histories, erased=self.erased | frozenset(keys)
        )


@dataclass(frozen=True)
class Found:
    """What is in a file."""

    records: Mapping[UUID, Record]
    histories: Mapping[UUID, History]
    disputed: frozenset[UUID]
    erasures: int
    undo: str | None
    redo: str | None

    @property
    def state(self) -> State:
        """What is there, taken for right: where a run starts."""
        return State(self.records, self.histories, self.disputed)


def found_in(workspace: Workspace) -> Found:
    """Read everything that is in an open file."""
    histories: dict[UUID, list[str | None]] = defaultdict(list)
    erasures = 0
    for revision in workspace.revisions():
        if revision.kind == Erasure.record_kind:
            erasures += 1
        else:
            histories[revision.record_id].append(revision.content)
    snapshot = workspace.snapshot()
    records = {
        each.id: each
        for kind, some in snapshot.records.items()
        for each in some
        if kind != Erasure.record_kind
    }
    return Found(
        records,
        MappingProxyType({key: tuple(history) for key, history in histories.items()}).copy(),
        frozenset(snapshot.conflicts),
        erasures,
        workspace.undo_name,
        workspace.redo_name,
    )


def differences(state: State, found: Found) -> list[str]:
    """Say in what a file is not what it must be."""
    strangers = found.histories.keys() - state.histories.keys()
    return [
        *_histories(state, found),
        *_records(state, found, strangers),
        *_numbers(state, found),
    ]


def _histories(state: State, found: Found) -> list[str]:
    return [
        f"{key} has {len(found.histories.get(key, ()))} versions, not these {len(history)}"
        for key, history in state.histories.items()
        if found.histories.get(key, ()) != history
    ]


def _records(state: State, found: Found, strangers: set[UUID]) -> list[str]:
    came = Counter(
        record.text if isinstance(record, Note) else record.record_kind
        for key in strangers
        if (record := found.records.get(key)) is not None
    )
    said = [f"{len(strangers)} records nobody wrote"] if came != Counter(state.imported) else []
    keys = (state.records.keys() | found.records.keys()) - state.disputed - strangers
    return said + [
        f"{key} does not read as it was written"
        for key in keys
        if state.records.get(key) != found.records.get(key)
    ]


def _numbers(state: State, found: Found) -> list[str]:
    undo = state.done[-1].name if state.done else None
    redo = state.undone[0].name if state.undone else None
    pairs = {
        "undo": (undo, found.undo),
        "redo": (redo, found.redo),
        "erasures": (len(state.erased), found.erasures),
        "conflicts": (state.disputed, found.disputed),
    }
    return [
        f"{what}: {there} instead of {wanted}"
        for what, (wanted, there) in pairs.items()
        if wanted != there
    ]
