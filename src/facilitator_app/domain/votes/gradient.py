"""Gradient of agreement: how far one can go along, from 1 fully support to 5 cannot support."""

from __future__ import annotations

from typing import ClassVar

from facilitator_app.domain.votes.scale import FromBest


class Gradient(FromBest):
    """Each ballot gives each proposal a number; 1 to 3 is support, “can live with” included."""

    name: ClassVar[str] = "gradient"
