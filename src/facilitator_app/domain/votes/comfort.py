"""Comfort: which expectations one can live with, from 1 love to 5 cannot accept."""

from __future__ import annotations

from typing import ClassVar

from facilitator_app.domain.votes.scale import FromBest


class Comfort(FromBest):
    """Each ballot gives each expectation a number; 1 to 3 is support, “live with” included."""

    name: ClassVar[str] = "comfort"
