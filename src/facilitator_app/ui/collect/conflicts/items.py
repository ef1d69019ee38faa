"""What must be decided, read from the programme: the rows of the list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.called import Called, kind_of
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.disputes import grouped, is_secret, seated_twice
from facilitator_app.domain.records import Note, Seating
from facilitator_app.ui.parts.moments import counted
from facilitator_app.workspace.joining import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.alike import Alike
    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace

_LONGEST, _NAMED = 80, 6


@dataclass(frozen=True)
class Item:
    """Something to decide: its title, where it is, and what there is about it."""

    title: str
    where: str
    about: str

    @property
    def told(self) -> str:
        """The row as it is read out."""
        return ", ".join(filter(None, (self.title, self.where, self.about)))


@dataclass(frozen=True)
class Dispute(Item):
    """A record of which there are several versions."""

    conflict: Conflict
    together: tuple[str, ...] = ()
    """What was saved together with it, or is about the same person."""

    @property
    def record(self) -> Record | None:
        """The version that is shown elsewhere, if this app can read it."""
        return next((e.record for e in self.conflict.versions if e.record is not None), None)


@dataclass(frozen=True)
class Twice(Item):
    """Somebody who sits on several seats in one round."""

    seats: tuple[Seating, ...]


@dataclass(frozen=True)
class SaidTwice(Item):
    """Two notes of different laptops that seem to say the same."""

    pair: Alike
    laptops: dict[UUID, str]


@dataclass(frozen=True)
class LooseEnd(Item):
    """A record that refers to what is not there."""

    record: Record
    field: str
    target: UUID

    @property
    def kind(self) -> str:
        """What it refers to."""
        return self.record.refers_to[self.field]


def read(workspace: Workspace) -> tuple[Called, list[Item]]:
    """Return the names of everything, and what must be decided: conflicts, seats, loose ends."""
    called = Called(workspace.all)
    conflicts = workspace.conflicts()
    disputed = {each.record_id for each in conflicts}
    twice = [
        Twice(
            f"{called.of(seats[0].participant_id or seats[0].id)} sits twice",
            f"Round {seats[0].round}",
            "; ".join(_seat(called, each) for each in seats),
            seats,
        )
        for seats in seated_twice(workspace.all(Seating))
        if any(each.id not in disputed for each in seats)
    ]
    loose = [_loose(called, each, target) for each, target in workspace.loose_ends()]
    order: Callable[[Item], Any] = lambda each: (in_order(each.where), each.title)  # noqa: E731
    groups = [_disputes(called, each) for each in grouped(conflicts)]
    ordered = sorted((sorted(each, key=order) for each in groups), key=lambda own: order(own[0]))
    disputes = [each for own in ordered for each in own]
    alike = _said_twice(workspace, called)
    ends = sorted(loose, key=order)
    return called, [*disputes, *sorted(twice, key=order), *alike, *ends]


def _said_twice(workspace: Workspace, called: Called) -> list[Item]:
    """Return the pairs of notes that seem to say the same, the surest first."""
    found = pairs(workspace)
    laptops = workspace.origins(Note) if found else {}
    return [
        SaidTwice(
            "Said twice?",
            called.where(each.note),
            " ".join(each.note.text.split())[:_LONGEST],
            each,
            {one: laptops[one] for one in each.ids},
        )
        for each in found
    ]


def source(version: Revision) -> str:
    """Return from which laptop a version comes; of a vote nobody may know it."""
    return "" if is_secret(version) else version.laptop


def _disputes(called: Called, conflicts: Sequence[Conflict]) -> list[Item]:
    named = [(each, _record(each)) for each in conflicts]
    titles = {each.record_id: _title(called, each, record) for each, record in named}
    found: list[Item] = []
    for each, record in named:
        laptops = dict.fromkeys(filter(None, map(source, each.versions)))
        others = _others(titles, each.record_id)
        about = counted(len(each.versions), "version")
        if laptops:
            about += f": {', '.join(laptops)}"
        if others:
            about += " · with others"
        where = "" if record is None else called.where(record)
        found.append(Dispute(titles[each.record_id], where, about, each, others))
    return found


def _others(titles: Mapping[UUID, str], record_id: UUID) -> tuple[str, ...]:
    """Return what a record belongs together with: the first few of them by their names."""
    first = [words for one, words in islice(titles.items(), _NAMED + 1) if one != record_id]
    more = len(titles) - 1 - len(first[:_NAMED])
    return (*first[:_NAMED], *((f"{more:,} more",) if more else ()))


def _record(conflict: Conflict) -> Record | None:
    return next((each.record for each in conflict.versions if each.record is not None), None)


def _title(called: Called, conflict: Conflict, record: Record | None) -> str:
    if record is None:
        return kind_of(conflict.versions[0].kind)
    if isinstance(record, Seating):
        return _seat(called, record)
    return called.title(record)


def _seat(called: Called, each: Seating) -> str:
    return f"{called.of(each.table_id, 'table')}, seat {each.seat}"


def _loose(called: Called, record: Record, target: UUID) -> LooseEnd:
    field = next(name for name in record.refers_to if getattr(record, name) == target)
    kind = record.refers_to[field]
    words = " ".join(str(getattr(record, "text", "")).split())
    about = f"refers to a {kind} that is not there"
    if words and isinstance(record, Note):
        about = f"{about} · {words[:_LONGEST]}"
    return LooseEnd(called.title(record), called.where(record), about, record, field, target)


def sits_twice(workspace: Workspace, called: Called, record: Record | None) -> str:
    """Return where else somebody would sit if this version of a seat were kept."""
    if not isinstance(record, Seating) or record.participant_id is None:
        return ""
    others = [
        each
        for each in workspace.of(Seating, "participant_id", [record.participant_id])
        if each.round == record.round and each.id != record.id
    ]
    if not others:
        return ""
    seats = " and ".join(_seat(called, each) for each in others)
    return f"{called.of(record.participant_id)} would then sit twice: here and at {seats}."
