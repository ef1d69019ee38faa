"""The days find what they are there to find: each bug here is planted, and must be noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from facilitator_app.domain.errors import FacilitatorError
from tests.merging.days import CLOCKS, DAYS, SEEDS, live_through
from tests.merging.plants import PLANTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.merging.laptops import InMemory

pytestmark = [pytest.mark.usefixtures("clocks"), pytest.mark.timeout(600)]
DAYS_ENOUGH = 300
"""Days within which each bug must be found: the same ones for all, whenever this runs."""


def hunt(memory: InMemory) -> int:
    """Live through these days until one goes wrong; return how many went well."""
    lived = 0

    @settings(
        max_examples=DAYS_ENOUGH,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(CLOCKS, DAYS, SEEDS)
    def days(clocks: list[int], day: list[int], seed: int) -> None:
        nonlocal lived
        live_through(memory, clocks, day, seed)
        lived += 1

    days()
    return lived


def test_without_a_bug_the_same_days_go_well(memory: InMemory) -> None:
    assert hunt(memory) == DAYS_ENOUGH


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_bug_is_found(
    plant: Callable[[pytest.MonkeyPatch], None],
    memory: InMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, FacilitatorError)):
        hunt(memory)
