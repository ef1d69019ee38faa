"""Where tables stand as a whole: told beside the results of a vote, never added to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Table, TablePosition

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.snapshot import Snapshot


def positions_on(trade_off: TradeOff, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the table positions on a trade-off by round and table, as they are written to JSON."""
    tables = {each.id: each.code for each in snapshot.all(Table)}
    found = [
        {
            "round": each.round,
            "table": tables.get(each.table_id, ""),
            "marks": each.marks,
            "text": each.text,
        }
        for each in snapshot.all(TablePosition)
        if each.trade_off_id == trade_off.id
    ]
    return sorted(found, key=lambda each: (each["round"], in_order(each["table"])))
