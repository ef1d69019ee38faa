"""Clocks and chance that can be set, so that a room that failed once fails again."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from facilitator_app.domain import changes, identifiers

if TYPE_CHECKING:
    import pytest

MORNING = datetime(2026, 5, 9, 9, tzinfo=UTC)


class Clock:
    """The clock of the laptop at which something is done now: it may be days wrong."""

    _ticks = 0
    _wrong = timedelta()

    def begin(self) -> None:
        self._ticks = 0
        self._wrong = timedelta()

    def of_a_laptop(self, hours: int) -> None:
        self._wrong = timedelta(hours=hours)

    def now(self) -> datetime:
        self._ticks += 1
        return MORNING + self._wrong + timedelta(seconds=self._ticks)

    def time_ns(self) -> int:
        return int(self.now().timestamp()) * 1_000_000_000


class Bits:
    """Draws the random part of ids."""

    def begin(self, seed: int) -> None:
        self._random = seeded(seed)

    def randbits(self, bits: int) -> int:
        return self._random.getrandbits(bits)


def begin(seed: int) -> None:
    """Let a room begin as every room with this seed."""
    CLOCK.begin()
    BITS.begin(seed)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a test that can be repeated


CLOCK = Clock()
BITS = Bits()


def set_all(patch: pytest.MonkeyPatch) -> None:
    """Let the application read these clocks and draw from this chance."""
    patch.setattr(changes, "now", CLOCK.now)
    patch.setattr(identifiers, "time", CLOCK)
    patch.setattr(identifiers, "secrets", BITS)
