"""Which kits are out, and which of them bring a design that has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Kit, Table
from facilitator_app.workspace.kit_contents import KitContents

if TYPE_CHECKING:
    from facilitator_app.domain.records import Workshop
    from facilitator_app.workspace.reader import Reader


@dataclass(frozen=True, slots=True)
class KitOut:
    """A table, and the newest kit that was made for it and a workshop."""

    table: Table
    kit: Kit | None

    def is_behind(self, stamp: str) -> bool:
        """Tell whether it brings another design than the one with this stamp."""
        return self.kit is not None and self.kit.stamp != stamp


def kits_out(reader: Reader, workshop: Workshop) -> list[KitOut]:
    """Return the newest kit of each table, in the order of the room."""
    newest: dict[object, Kit] = {}
    for each in reader.of(Kit, "workshop_id", [workshop.id]):
        before = newest.get(each.table_id)
        if before is None or each.number > before.number:
            newest[each.table_id] = each
    tables = sorted(reader.all(Table), key=lambda each: in_order(each.code))
    return [KitOut(each, newest.get(each.id)) for each in tables]


def stamp_now(reader: Reader, workshop: Workshop) -> str:
    """Return the stamp that a kit would have now; it may be asked for on any thread."""
    return KitContents.read(reader, workshop).stamp
