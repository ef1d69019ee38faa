"""Whether a table's laptop is ready for the day: each thing is tried, none is believed."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.travel.keys import verify_of
from facilitator_app.travel.pack_file import look_at
from facilitator_app.workspace.battery import power
from facilitator_app.workspace.captured import counted, in_words
from facilitator_app.workspace.drift import LATE, drift_in_words
from facilitator_app.workspace.packing import kit_at, make_pack, pack_name

if TYPE_CHECKING:
    from facilitator_app.workspace.battery import Power
    from facilitator_app.workspace.kit_facts import KitFacts
    from facilitator_app.workspace.workspace import Workspace

GOOD, WARN, BAD = "good", "warn", "bad"
_MEGABYTE = 1 << 20
_FULL, _SCARCE, _MANY = 200, 1000, 10_000
"""Megabytes that are free."""
_EMPTY, _LOW = 20, 50
"""Percent of the battery."""
_WRONG = 600
"""Seconds by which a clock is so wrong that the order of the day is lost."""
_SLOW = 1.0
"""Seconds that a save may take before somebody waits for it."""
_OLD = timedelta(days=365)
_PLACE = "preflight"


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: how it stands, and what to do about it."""

    what: str
    tone: str
    told: str
    advice: str = ""


def preflight(workspace: Workspace, now: datetime) -> list[Checked]:
    """Look at everything, on whatever thread; the time is by this laptop's clock."""
    kit, path = kit_at(workspace), workspace.path
    return [
        disk(path),
        battery(power()),
        kit_version(kit),
        clock(kit, now),
        saving(workspace),
        packing(workspace),
    ]


def disk(path: Path | None) -> Checked:
    """Tell whether there is room where a file lies."""
    try:
        return room_of(shutil.disk_usage(path.parent).free if path else 0)
    except OSError as error:
        return Checked("Disk", BAD, f"It cannot be read ({error.strerror}).", "Call the lead.")


def room_of(free: int) -> Checked:
    """Tell whether there is room on the disk."""
    megabytes = free // _MEGABYTE
    told = (
        f"{megabytes:,} MB are free." if megabytes < _MANY else f"{megabytes >> 10:,} GB are free."
    )
    if megabytes < _FULL:
        return Checked("Disk", BAD, told, "Remove something large before the day begins.")
    if megabytes < _SCARCE:
        return Checked("Disk", WARN, told, "That is enough for a day; make room when you can.")
    return Checked("Disk", GOOD, told)


def battery(found: Power) -> Checked:
    """Tell whether the battery will do."""
    if found.percent is None:
        if found.is_plugged:
            return Checked("Battery", GOOD, "It is plugged in.")
        return Checked("Battery", WARN, "Unknown.", "Look at it yourself, and plug the laptop in.")
    told = f"{found.percent} %, {'plugged in' if found.is_plugged else 'not plugged in'}."
    if found.is_plugged or found.percent >= _LOW:
        return Checked("Battery", GOOD, told)
    tone = BAD if found.percent < _EMPTY else WARN
    return Checked("Battery", tone, told, "Plug the laptop in.")


def kit_version(kit: KitFacts) -> Checked:
    """Tell which kit this is, so that it can be compared with the lead's list."""
    made = _made_at(kit)
    when = f", made {made.astimezone():%d %B %Y, %H:%M}" if made else ""
    told = f"Table {kit.table_code}, {kit.workshop_code}: kit {kit.number}, {kit.stamp}{when}."
    return Checked("Kit", GOOD, told, "Compare number and stamp with the lead's list.")


def clock(kit: KitFacts, now: datetime) -> Checked:
    """Tell whether the clock is right, as far as anything says so."""
    made = _made_at(kit)
    if made is not None and not made - timedelta(seconds=LATE) <= now <= made + _OLD:
        told = f"It says {now.astimezone():%d %B %Y, %H:%M}, and the kit was made on "
        return Checked(
            "Clock", BAD, f"{told}{made.astimezone():%d %B %Y, %H:%M}.", "Set date and time."
        )
    if kit.drift is None:
        return Checked(
            "Clock", WARN, "Not compared with the lead's.", "Type the time that the lead reads out."
        )
    told = f"{drift_in_words(kit.drift)}.".capitalize()
    if abs(kit.drift) < LATE:
        return Checked("Clock", GOOD, told)
    tone = BAD if abs(kit.drift) >= _WRONG else WARN
    return Checked("Clock", tone, told, "Set it, then compare once more.")


def saving(workspace: Workspace) -> Checked:
    """Save something, read it back and take it away again."""
    words, began = f"tried at {time.time()}", time.monotonic()
    try:
        workspace.keep_draft(_PLACE, words)
        found = workspace.draft(_PLACE)
        took = time.monotonic() - began
        workspace.keep_draft(_PLACE, "")
    except FacilitatorError as error:
        return Checked("Saving", BAD, error.sentence(), "Type nothing here before that is mended.")
    if found != words:
        return Checked("Saving", BAD, "What was saved is not what is there.", "Call the lead.")
    told = f"Saved and read back in {1000 * took:,.0f} ms."
    if took > _SLOW:
        return Checked("Saving", WARN, told, "The disk is slow: close what else uses it.")
    return Checked("Saving", GOOD, told)


def packing(workspace: Workspace) -> Checked:
    """Make a pack that nobody keeps, and look at it as far as anybody but the lead can."""
    kit = kit_at(workspace)
    try:
        with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
            path = Path(folder) / pack_name(workspace)
            make_pack(workspace, path)
            seen, size = look_at(path), path.stat().st_size
    except FacilitatorError as error:
        return Checked("Table pack", BAD, error.sentence(), "Call the lead.")
    except OSError as error:
        return Checked(
            "Table pack", BAD, f"None could be written ({error.strerror}).", "Make room."
        )
    expected = workspace.programme, verify_of(bytes.fromhex(kit.seed))
    if (seen.programme, seen.writer) != expected:
        return Checked("Table pack", BAD, "It is not signed as it must be.", "Call the lead.")
    words = in_words(counted(workspace.made_here()))
    told = f"One was written and looked at: {words}, {size:,} bytes. Only the lead can open it."
    return Checked("Table pack", GOOD, told)


def _made_at(kit: KitFacts) -> datetime | None:
    try:
        made = datetime.fromisoformat(kit.made_at)
    except ValueError:
        return None
    return made if made.tzinfo else None
