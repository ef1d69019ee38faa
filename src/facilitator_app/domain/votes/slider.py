"""Slider: a place between two ends, without a starting position."""

from __future__ import annotations

from typing import ClassVar

from facilitator_app.domain.votes.scale import Scale


class Slider(Scale):
    """Each ballot gives each scenario a number from 0 (end A) to 10 (end B)."""

    name: ClassVar[str] = "slider"
    bounds: ClassVar[tuple[int, int]] = (0, 10)
