"""Notes for tests that need no file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Note
from facilitator_app.ui.table.notebook import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

SESSION, TABLE = new_id(), new_id()
NOON = datetime(2026, 9, 12, 12, tzinfo=UTC)


def note(**values: Any) -> Note:  # noqa: ANN401 - fields of a note
    return Note(**{"session_id": SESSION, "table_id": TABLE, "text": "They told us", **values})


def notes(count: int) -> Iterator[Shown]:
    for number in range(count):
        when = NOON + timedelta(seconds=number)
        seats = (str(number % 8 + 1),)
        yield Shown(note(text=f"Note {number}, they told us", noted_at=when, seats=seats))
