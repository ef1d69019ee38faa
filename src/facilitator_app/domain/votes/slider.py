"""Slider: a place between two ends, without a starting position."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from facilitator_app.domain.votes.scale import Scale


class Slider(Scale):
    """Each ballot gives each scenario a number from 0 (end A) to 10 (end B)."""

    name: ClassVar[str] = "slider"
    bounds: ClassVar[tuple[int, int]] = (0, 10)

    @override
    def sides(self, below: int, middle: int, above: int) -> tuple[int, int]:
        """Return the fuller side of the middle and the emptier one: neither end is for or against.

        Whoever stands in the middle is on no side.
        """
        return max(below, above), min(below, above)
