"""Orders to erase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID  # noqa: TC003 - the types of fields are read at run time

from facilitator_app.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """The order to blank a record in every version, here and wherever this order comes.

    It says that something was removed and why, never what.
    """

    record_kind: ClassVar[str] = "erasure"
    record_id: UUID
    reason: str = ""
