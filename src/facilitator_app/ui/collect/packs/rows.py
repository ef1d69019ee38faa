"""Packs as they are listed: those that were collected, and those that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import CollectedPack, Kit, Table, Workshop
from facilitator_app.ui.parts.moments import counted, said
from facilitator_app.workspace.drift import LATE, drift_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack: what was collected, or why it was refused."""

    name: str
    """What its file is called; nothing if that is no longer known."""
    table: str = ""
    workshop: str = ""
    record: CollectedPack | None = None
    receipt: Receipt | None = None
    """What this run found; the record keeps what the first one did."""
    is_old_kit: bool = False
    refusal: str = ""

    @property
    def title(self) -> str:
        """Whose pack it is, as far as that is known."""
        if self.record is None:
            return self.name
        place = f"Table {self.table}" if self.table else "A table that is not planned"
        return f"{place} · {self.workshop}" if self.workshop else place

    @property
    def source(self) -> str:
        """From which laptop it is, and when it was packed by its clock."""
        if self.record is None:
            return ""
        words = said(self.record.packed_at) if self.record.packed_at else ""
        packed = f"packed {words[:1].lower()}{words[1:]}" if words else ""
        return " · ".join(filter(None, (self.record.laptop, packed)))

    @property
    def counts(self) -> str:
        """What was in it."""
        if self.record is None:
            return self.refusal
        source = self.receipt or self.record
        found = f"{source.new:,} new · {source.known:,} known"
        return f"{found} · {counted(self.receipt.conflicts, 'conflict')}" if self.receipt else found

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be heeded."""
        found = []
        if self.is_old_kit:
            found.append("old kit")
        if self.record is not None and abs(self.record.drift) >= LATE:
            found.append(f"clock {drift_in_words(self.record.drift)}")
        return tuple(found)

    @property
    def told(self) -> str:
        """The row as it is read out."""
        return ", ".join(filter(None, (self.title, self.source, self.counts, *self.warnings)))


class PackBook:
    """What a programme keeps of the packs that came."""

    def __init__(self, workspace: Workspace) -> None:
        self._kits = {each.id: each for each in workspace.all(Kit)}
        self._tables = {each.id: each for each in workspace.all(Table)}
        self._workshops = {each.id: each for each in workspace.all(Workshop)}
        self._packs = workspace.all(CollectedPack)

    def row(self, record: CollectedPack, receipt: Receipt | None = None, name: str = "") -> PackRow:
        """Return a pack that was collected as it is listed."""
        kit = self._kits.get(record.kit_id)
        table = self._tables.get(kit.table_id) if kit else None
        workshop = self._workshops.get(kit.workshop_id) if kit else None
        return PackRow(
            name=name,
            table=table.code if table else "",
            workshop=workshop.code if workshop else "",
            record=record,
            receipt=receipt,
            is_old_kit=kit is not None and kit.number < self._newest(kit),
        )

    def rows(self) -> list[PackRow]:
        """Return all that were collected, by table, the newest of each first."""
        first = datetime.min.replace(tzinfo=UTC)
        newest = sorted(self._packs, key=lambda each: each.collected_at or first, reverse=True)
        rows = [self.row(each) for each in newest]
        return sorted(rows, key=lambda each: (each.table == "", in_order(each.table)))

    def missing(self, workshop: Workshop) -> list[str]:
        """Return the tables of a workshop, by code, of which no pack has come."""
        came: set[UUID] = set()
        for pack in self._packs:
            kit = self._kits.get(pack.kit_id)
            if kit is not None and kit.workshop_id == workshop.id:
                came.add(kit.table_id)
        codes = [each.code for each in self._tables.values() if each.id not in came]
        return sorted(codes, key=in_order)

    def _newest(self, kit: Kit) -> int:
        place = (kit.workshop_id, kit.table_id)
        alike = (
            each.number
            for each in self._kits.values()
            if (each.workshop_id, each.table_id) == place
        )
        return max(alike)


def missing_in_words(workshop: Workshop, codes: Sequence[str], tables: int) -> str:
    """Say of which tables no pack has come."""
    if not tables:
        return "There are no tables yet: add them in Plan."
    if not codes:
        return f"{workshop.code}: there is a pack of every table."
    if len(codes) == tables:
        return f"{workshop.code}: no pack has come yet."
    named = codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"
    noun = "table" if len(codes) == 1 else "tables"
    return f"{workshop.code}: no pack of {noun} {named} yet."
