"""By how much the clock of a table's laptop differs from the lead's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PackError
from facilitator_app.workspace.packing import kit_at

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator_app.workspace.workspace import Workspace

LATE = 120
"""By how many seconds a clock may be wrong before it is told of in amber."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:. ]([0-5][0-9])(?:[:. ]([0-5][0-9]))?")


def drift_from(typed: str, now: datetime) -> int:
    """Return by how many seconds this clock is ahead of a time that was read out.

    No day is read out: of the two ways round the clock the shorter is meant.
    """
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        raise PackError(
            "That is no time of day.", advice="Type hours, minutes and seconds, such as 09:30:00."
        )
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    here = now.hour * _HOUR + now.minute * _MINUTE + now.second
    ahead = (here - hours * _HOUR - minutes * _MINUTE - seconds) % _DAY
    return ahead if ahead <= _DAY // 2 else ahead - _DAY


def keep_drift(workspace: Workspace, drift: int) -> None:
    """Remember how wrong this laptop's clock is: its packs say so from now on."""
    workspace.take_kit([], replace(kit_at(workspace), drift=drift))


def drift_in_words(seconds: int) -> str:
    """Say how wrong a clock is."""
    if not seconds:
        return "as the lead's"
    size, way = abs(seconds), "ahead" if seconds > 0 else "behind"
    if size < LATE:
        return f"{size} s {way}"
    if size < 2 * _HOUR:
        return f"{round(size / _MINUTE)} min {way}"
    return f"{round(size / _HOUR)} h {way}"
