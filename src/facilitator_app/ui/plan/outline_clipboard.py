"""Parts of a design on the clipboard: for another day, another programme, or a letter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData

from facilitator_app.domain.content import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.domain.records import Record

PARTS = "application/x-facilitator-parts"


def data_of(records: Iterable[Record], lines: Sequence[str]) -> QMimeData:
    """Return records as they are copied; elsewhere than in an outline they are lines of text."""
    data = QMimeData()
    parts = [(each.record_kind, str(each.id), encode(each)) for each in records]
    data.setData(PARTS, json.dumps(parts).encode())
    data.setText("\n".join(lines))
    return data


def records_in(data: QMimeData | None) -> list[Record]:
    """Return the records that were copied; none, if something else was."""
    if data is None or not data.hasFormat(PARTS):
        return []
    parts = json.loads(bytes(data.data(PARTS).data()))
    found = (decode(UUID(record_id), kind, content) for kind, record_id, content in parts)
    return [each for each in found if each is not None]
