"""Readers with a fault, to show that each sort of fault is found."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.fuzz.targets import MEMORY_MB, Target

if TYPE_CHECKING:
    from pathlib import Path


def _raises(data: bytes, _: Path) -> None:
    if len(data) > len(b"seed"):
        raise KeyError("planted")


def _writes(data: bytes, path: Path) -> None:
    if len(data) > len(b"seed"):
        path.with_name("elsewhere").write_bytes(data)


def _hoards(data: bytes, _: Path) -> None:
    if len(data) > len(b"seed"):
        hoard = b"x" * (MEMORY_MB + 200 << 20)
        time.sleep(3)  # memory is looked at every second
        assert hoard


def _seeds(_: Path) -> list[bytes]:
    return [b"seed"]


PLANTED = (
    Target("planted: raises", _raises, _seeds),
    Target("planted: writes", _writes, _seeds),
    Target("planted: hoards", _hoards, _seeds),
)
