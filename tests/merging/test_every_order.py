"""Laptops that have the same versions agree, however these came to them, and nothing is lost.

`HYPOTHESIS_PROFILE=thorough` tries ten thousand rooms in memory, and two hundred of real files.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.merging.days import CLOCKS, DAYS, SEEDS, live_through

if TYPE_CHECKING:
    from tests.merging.laptops import InMemory, OnDisk

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PARTS = 4
"""Each is a test of its own, so that they can run beside each other."""
IN_MEMORY = (10_000 if THOROUGH else 1_500) // PARTS
ON_DISK = (200 if THOROUGH else 24) // 2
FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.no_cover  # other tests run the same lines
@pytest.mark.usefixtures("clocks")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_order_and_grouping_gives_the_same(part: int, memory: InMemory) -> None:
    @settings(max_examples=IN_MEMORY, suppress_health_check=FIXTURES)
    @given(CLOCKS, DAYS, SEEDS)
    def days(clocks: list[int], day: list[int], seed: int) -> None:
        live_through(memory, clocks, day, seed)

    assert part < PARTS
    days()


@pytest.mark.no_cover  # other tests run the same lines
@pytest.mark.usefixtures("clocks")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(2))
def test_every_order_gives_the_same_in_real_files(part: int, disk: OnDisk) -> None:
    @settings(max_examples=ON_DISK, suppress_health_check=FIXTURES)
    @given(CLOCKS, DAYS, SEEDS)
    def days(clocks: list[int], day: list[int], seed: int) -> None:
        live_through(disk, clocks, day, seed)

    assert part < PARTS
    days()
