"""What parts of a design are called when something is done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Prompt, Record, Session, TradeOff, Workshop
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.outline_rows import day_name

if TYPE_CHECKING:
    from collections.abc import Sequence


def named(records: Sequence[Record]) -> str:
    """Return how an edit of these is named: session 1.3, 3 prompts, 4 entries."""
    kinds = {each.record_kind for each in records}
    if len(records) != 1:
        return counted(len(records), kinds.pop() if len(kinds) == 1 else "line")
    [record] = records
    if isinstance(record, Workshop):
        return day_name(record).replace("Day", "day")
    if isinstance(record, Session | Prompt | TradeOff):
        return f"{record.record_kind} {record.code}"
    return record.record_kind
