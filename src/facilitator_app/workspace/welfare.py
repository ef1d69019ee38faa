"""The welfare log: sealed as it is written, read again with the lead's key alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import SealingKey, WelfareEntry, now
from facilitator_app.domain.text import clean
from facilitator_app.storage.drafts import WELFARE
from facilitator_app.storage.sealing import seal, unseal

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace

HALF_TYPED = WELFARE
"""The field whose half-typed words no copy of the file takes along."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it can be seen: its words are there only for who has the key."""

    record: WelfareEntry
    at: datetime
    by: str
    """The role that wrote it."""
    text: str | None = None


def can_seal(reader: Reader) -> bool:
    """Tell whether a programme has a key to seal for."""
    return bool(reader.all(SealingKey))


def write_entry(
    workspace: Workspace, session_id: UUID, table_id: UUID, text: str, half_typed: str
) -> WelfareEntry:
    """Seal an entry and save it; what was half typed goes in the same moment."""
    sealed = seal(clean(text), [each.public for each in workspace.all(SealingKey)])
    entry = WelfareEntry(session_id=session_id, table_id=table_id, sealed=sealed)
    name = f"welfare entry of {now().astimezone():%H:%M}"
    workspace.do([Change(None, entry)], name, half_typed)
    return entry


def entries(reader: Reader, key: LeadKey | None = None) -> list[Entry]:
    """Return all entries by time, with their words if a key is given that opens them."""
    records = {each.id: each for each in reader.all(WelfareEntry)}
    first = {each.record_id: each for each in reversed(reader.history(*records))}
    found = [
        Entry(
            record,
            first[record_id].made_at,
            first[record_id].role,
            None if key is None else unseal(record.sealed, key.secrets),
        )
        for record_id, record in records.items()
    ]
    return sorted(found, key=lambda each: each.at)
