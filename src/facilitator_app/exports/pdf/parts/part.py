"""What every part of a session offers, and words that several of them use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from facilitator_app.exports.sheets.conflicts import also_said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.exports.pdf.pack import Pack

IN_CONFLICT = "in conflict: two laptops have different versions, and this is one of them"


AGREEMENTS = {
    "one": "one at this table",
    "few": "a few at this table",
    "half": "about half of this table",
    "most": "most at this table",
    "all": "everyone at this table",
}
"""How many agree, in the words that are fixed for it."""

_NUMBERED_SEAT = re.compile("[Ss]([0-9]+)")


class Part(Protocol):
    """Writes what a session has of one kind of record."""

    title: ClassVar[str]
    """What it is called in lists of what a pack holds."""

    about: ClassVar[str]
    """How it is to be read, in a sentence or two."""

    def records(self, pack: Pack) -> Sequence[Any]:
        """Return all that the pack has of its kind, in the order in which they are written."""
        ...

    def write(self, pack: Pack, records: Sequence[Any]) -> None:
        """Write those of one session."""
        ...


def table_of(pack: Pack, table_id: UUID | None) -> str:
    """Return which table something is from."""
    return f"Table {pack.names.table[table_id]}" if table_id is not None else "No table"


def beside(pack: Pack, record: Record, who: str) -> str:
    """Return who something is from, and the code that it is named by."""
    return f"{who}\n{pack.code(record)}"


def seat_name(label: str) -> str:
    """Return the number of a seat as people say it, or its label."""
    return _NUMBERED_SEAT.sub(r"\1", label)


def facts(*parts: str) -> str:
    """Return what is to be known about a record in one line."""
    return " · ".join(part for part in parts if part)


def conflict(pack: Pack, record: Record) -> str:
    """Say of a record in conflict that it is, and what else is said of it."""
    if record.id not in pack.names.conflicts:
        return ""
    others = also_said(record, pack.names)
    return f"{IN_CONFLICT}; also: {others}" if others else IN_CONFLICT


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
