"""Likert: how far one agrees, from 1 strongly disagree to 5 strongly agree."""

from __future__ import annotations

from typing import ClassVar

from facilitator_app.domain.votes.scale import Scale


class Likert(Scale):
    """Each ballot gives each statement a number from 1 to 5."""

    name: ClassVar[str] = "likert"
    bounds: ClassVar[tuple[int, int]] = (1, 5)
