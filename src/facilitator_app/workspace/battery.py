"""What is left in the battery of this laptop, as far as its system says."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LINUX = Path("/sys/class/power_supply")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Power:
    """How full the battery is, and whether the laptop is plugged in; nothing if not known."""

    percent: int | None = None
    is_plugged: bool | None = None


def power(folder: Path = _LINUX) -> Power:
    """Return what the system says; macOS is not asked, its menu bar tells."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll is there on Windows only

        # ACLineStatus, BatteryFlag, BatteryLifePercent, SystemStatusFlag, then two long numbers.
        told = (ctypes.c_ubyte * 12)()
        if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(told)):
            return Power()
        percent = int(told[2]) if told[2] <= _WHOLE else None
        return Power(percent, bool(told[0]) if told[0] in (0, 1) else None)
    return _of_linux(folder)


def _of_linux(folder: Path) -> Power:
    percent, plugged = None, None
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        sort = _text(each / "type")
        if sort == "Mains":
            plugged = plugged or _text(each / "online") == "1"
        elif sort == "Battery" and _text(each / "scope") != "Device":  # that is a mouse's
            full = _text(each / "capacity")
            percent = min(int(full), _WHOLE) if full.isdecimal() else percent
    return Power(percent, plugged)


def _text(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="ascii").strip()
    return ""
