"""A design as a document that can be kept, compared and shared: things are named by their codes.

Of a trade-off it holds the newest version. What hangs on nothing any more is no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.design_parts import (
    FORMAT,
    PARTS,
    POSITION,
    PROGRAMME,
    Part,
    default_of,
    every_part,
    outer_name,
    plain,
)
from facilitator_app.domain.planning.design_reading import Entry, Read, read
from facilitator_app.domain.planning.versions import next_version, taken_over, would_be_new
from facilitator_app.domain.records import (
    PlaceWording,
    Record,
    Shorthand,
    TradeOff,
    VoteRound,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from facilitator_app.domain.planning.plan import Plan


def design_of(plan: Plan) -> dict[str, Any]:
    """Return the design of a programme as a document."""
    return _Writer(plan).document()


@dataclass(frozen=True, slots=True)
class DesignChanges:
    """What makes a programme's design that of a document."""

    pairs: tuple[tuple[Record | None, Record | None], ...]
    """Every record that changes, before and after; None if there is none."""
    left: tuple[Record, ...]
    """What is in the programme but not in the document, and stays."""
    names: Mapping[UUID, str]
    """What each of them is called, such as "prompt 1.4 1.4a"."""

    def named(self) -> dict[str, list[str]]:
        """Return what is added, edited, removed and left, by name."""
        pairs = self.pairs
        found = {
            "added": [after for before, after in pairs if before is None and after],
            "edited": [after for before, after in pairs if before and after],
            "removed": [before for before, after in pairs if before and after is None],
            "left": list(self.left),
        }
        return {what: [self.names[each.id] for each in some] for what, some in found.items()}


def changes_for(
    plan: Plan,
    design: Mapping[str, Any],
    *,
    remove: bool = False,
    in_use: Collection[UUID] = (),
) -> DesignChanges:
    """Return what makes the design that of a document, or raise with all that is wrong with it.

    What is not in the document is left alone, or removed if that is asked for and nothing else
    refers to it; `in_use` is what records refer to that are no part of the design.
    """
    return _Taking(plan).changes(read(design), remove=remove, in_use=in_use)


class _Writer:
    """Writes a plan, each list in the order in which people read it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._codes = {each.id: each.code for each in plan.sessions}
        self._codes |= {each.id: each.code for each in plan.tables}
        self._rounds = {each.id: each.rounds for each in plan.trade_offs}
        self._known: set[tuple[object, ...]] = set()
        self._inside: dict[str, dict[UUID | None, list[Any]]] = {}
        for part in every_part():
            inside = self._inside.setdefault(part.name, {})
            for each in getattr(plan, part.name):
                holder = getattr(each, part.inside) if part.inside else None
                inside.setdefault(holder, []).append(each)

    def document(self) -> dict[str, Any]:
        """Write all of it."""
        found: dict[str, Any] = {"format": FORMAT}
        found[PROGRAMME.name] = self._entry(PROGRAMME, self._plan.programme, 1)
        for part in PARTS:
            if written := self._list(part, None):
                found[part.name] = written
        return found

    def _list(self, part: Part, holder: UUID | None) -> list[dict[str, Any]]:
        records = [each for each in self._inside[part.name].get(holder, []) if self._is_held(each)]
        return [
            self._entry(part, each, place)
            for place, each in enumerate(self._ordered(part, records), start=1)
        ]

    def _is_held(self, record: Record) -> bool:
        """Tell whether a round is one of its trade-off, in a session that is still there."""
        return not isinstance(record, VoteRound) or (
            record.session_id in self._codes
            and record.round in self._rounds.get(record.trade_off_id, ())
        )

    def _ordered(self, part: Part, records: list[Any]) -> list[Any]:
        """Return records in an order that does not depend on which came first."""
        if part.name == "duties":
            there = [each for each in records if each.session_id in self._codes]
            return sorted(there, key=lambda each: in_order(self._codes[each.session_id]))
        if part.name == "themes":
            return sorted(records, key=lambda each: in_order(each.code))
        if part.name == "shorthand":
            there = [each for each in records if each.table_id in (None, *self._codes)]
            return sorted(there, key=self._place_of_shorthand)
        return records

    def _place_of_shorthand(self, shorthand: Shorthand) -> tuple[object, ...]:
        """Sort what holds everywhere before what one table adds."""
        table = self._codes.get(shorthand.table_id, "") if shorthand.table_id else ""
        return (in_order(table), in_order(shorthand.short), shorthand.short)

    def _entry(self, part: Part, record: Record, place: int) -> dict[str, Any]:
        self._refuse_alike(part, record)
        found: dict[str, Any] = {}
        for each in part.fields():
            value = getattr(record, each.name)
            if part.reference(each.name):
                value = self._codes.get(value)
            if value != (place if each.name == POSITION else default_of(each)):
                found[outer_name(part, each.name)] = plain(value)
        for inner in part.parts:
            if written := self._list(inner, record.id):
                found[inner.name] = written
        return found

    def _refuse_alike(self, part: Part, record: Record) -> None:
        """Refuse codes that name nothing, or two things."""
        if not part.known_by:
            return
        key = _key(part, record)
        name = str(key[-1]).strip()
        if not name or key in self._known:
            kind = part.kind.record_kind
            said = f"Two have the code {name}" if name else "One has no code"
            raise PlanError(
                f"{said} among what is called {kind} here.",
                advice="Give each a code of its own: in a design they are named by it.",
            )
        self._known.add(key)


class _Taking:
    """Takes a document into a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pairs: list[tuple[Record | None, Record | None]] = []
        self._there: dict[tuple[object, ...], Record] = {}
        newest = {each.id for each in plan.trade_offs}
        old = {each.id for each in plan.hanging if each.trade_off_id not in newest}
        for part in every_part():
            for each in getattr(plan, part.name):
                if each.id not in old:
                    self._there.setdefault(_key(part, each), each)
        self._ids = {each.id for each in self._there.values()}
        self._coded: dict[tuple[str, str], UUID] = {}
        self._after: list[Record] = []
        self._met: set[UUID] = set()
        self._removes = False

    def changes(self, found: Read, *, remove: bool, in_use: Collection[UUID]) -> DesignChanges:
        """Return what changes, in an order in which everything comes after what it points to."""
        self._removes = remove
        if found.programme is not None:
            now = self._plan.programme
            self._put(now, replace(now, **found.programme.values))
        for each in found.entries:
            self._take(each, None)
        others = [each for each in self._there.values() if each.id not in self._met]
        left = self._kept(others, in_use) if remove else others
        kept = {each.id for each in left}
        gone = [(each, None) for each in others if each.id not in kept]
        return DesignChanges((*self._pairs, *gone), tuple(left), self._names())

    def _names(self) -> dict[UUID, str]:
        """Return what everything is called: by its kind and by what it is known by."""
        every = {each.id: each for each in (*self._there.values(), *self._after)}
        codes = {each: getattr(record, "code", "") for each, record in every.items()}
        by = {part.kind: part.known_by for part in every_part()}
        found = {}
        for each, record in every.items():
            values = (getattr(record, name) or "" for name in by.get(type(record), ()))
            words = (
                str(codes.get(value, "") if isinstance(value, UUID) else value) for value in values
            )
            found[each] = " ".join(filter(None, (record.record_kind, *words)))
        return found

    def _take(self, entry: Entry, holder: UUID | None) -> None:
        part = entry.part
        values = dict(entry.values)
        if part.inside:
            values[part.inside] = holder
        for name, value in values.items():
            if (target := part.reference(name)) and name != part.inside and value is not None:
                values[name] = self._coded[target, value]
        before = self._there.get((part.name, *(values[name] for name in part.known_by)))
        after = self._edited(before, values) if before else self._new(part, values)
        self._put(before, after)
        if isinstance(before, TradeOff) and isinstance(after, TradeOff) and before.id != after.id:
            self._take_over(before, after, entry)
        if "code" in values:
            self._coded[part.kind.record_kind, values["code"]] = after.id
        for each in entry.entries:
            self._take(each, after.id)

    def _take_over(self, before: TradeOff, after: TradeOff, entry: Entry) -> None:
        """Let a new version have the wordings and sessions that the document does not give."""
        given = [each for each in self._plan.hanging if each.trade_off_id == before.id]
        self._met |= {each.id for each in given}
        self._after += given  # they stay with the version that they are about
        said = {each.values.get("number", each.values.get("round")) for each in entry.entries}
        for each in taken_over(self._plan.programme.id, given, after):
            what = each.number if isinstance(each, PlaceWording) else each.round
            if what not in said and not self._removes:
                self._put(None, each)

    def _edited(self, before: Record, values: dict[str, Any]) -> Record:
        """Return a record as the document has it; a locked wording makes a new version."""
        if not isinstance(before, TradeOff):
            return cleaned(replace(before, **values))
        after = cleaned(replace(before, **{**values, "version": before.version}))
        if not would_be_new(before, after, self._plan.locked):
            return after
        last = replace(after, version=max(before.version, values["version"] - 1))
        every = (*self._plan.trade_offs, *self._plan.older)
        return next_version(self._plan.programme.id, last, every)

    def _new(self, part: Part, values: dict[str, Any]) -> Record:
        """Return a new record, with the id of its name unless something else has that."""
        kind = part.kind
        record = kind.named(self._plan.programme.id, **values) if kind.key else kind(**values)
        return cleaned(replace(record, id=new_id()) if record.id in self._ids else record)

    def _put(self, before: Record | None, after: Record) -> None:
        if before is not None:
            self._met.add(before.id)
        self._after.append(after)
        if before != after:
            new = before is None or before.id != after.id
            self._pairs.append((None if new else before, after))

    def _kept(self, others: Sequence[Record], in_use: Collection[UUID]) -> list[Record]:
        """Return what cannot go, since something refers to it that stays."""
        wanted = {*in_use, *(each for one in self._after for each in _targets(one))}
        for one in self._plan.place_wordings:  # what was given for cards that were handed out
            if one.trade_off_id in self._plan.locked:
                wanted.add(one.id)
        left, found = list(others), list[Record]()
        while staying := [each for each in left if each.id in wanted]:
            found += staying
            left = [each for each in left if each.id not in wanted]
            wanted |= {each for one in staying for each in _targets(one)}
        return found


def _key(part: Part, record: Record) -> tuple[object, ...]:
    return (part.name, *(getattr(record, name) for name in part.known_by))


def _targets(record: Record) -> Iterator[UUID]:
    for name in record.refers_to:
        if (target := getattr(record, name)) is not None:
            yield target
