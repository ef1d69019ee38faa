"""What is keyed and not saved, written down so that a crash costs nothing of it.

The ballots stand in the order of their codes: nothing tells in which one they were keyed.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.votes.ballot_row import BallotRow

_PARTS = {"values": int, "odd": str, "texts": str}


def place(name: str, trade_off: TradeOff, vote_round: str) -> str:
    """Return where what is half keyed in a round is kept."""
    return f"{name} of {trade_off.id} {vote_round}"


def write(rows: Iterable[BallotRow]) -> str:
    """Return what is not saved of some ballots; nothing, if all is."""
    left = sorted((each for each in rows if each.dirty), key=lambda each: in_order(each.code))
    kept = {
        each.code: {"apart": each.apart, **{part: getattr(each, part) for part in _PARTS}}
        for each in left
    }
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def read(kept: str) -> dict[str, Callable[[BallotRow, int], bool]]:
    """Return what puts each kept ballot into its row again, by its code.

    What another version of the app wrote in another way is left out.
    """
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {code: partial(_put, said) for code, said in found.items() if isinstance(said, dict)}


def _put(said: dict[str, Any], row: BallotRow, columns: int) -> bool:
    """Put it into a row; return whether that differs from what is saved."""
    before = _state(row)
    row.clear()
    row.apart = str(said.get("apart", ""))
    for part, kind in _PARTS.items():
        cells = said.get(part, {})
        for at, value in cells.items() if isinstance(cells, dict) else ():
            if at.isdecimal() and int(at) < columns and isinstance(value, kind):
                getattr(row, part)[int(at)] = value
    row.dirty = _state(row) != before
    return row.dirty


def _state(row: BallotRow) -> tuple[object, ...]:
    return row.apart, dict(row.values), dict(row.odd), dict(row.texts)
