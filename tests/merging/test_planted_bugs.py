"""The days find what they are there to find: each bug here is planted, and must be noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import FacilitatorError
from tests.merging.days import live_through_day
from tests.merging.plants import PLANTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.merging.laptops import InMemory

pytestmark = [
    pytest.mark.usefixtures("clocks"),
    pytest.mark.timeout(600),
    pytest.mark.no_cover,  # other tests run the same lines
]
DAYS_ENOUGH = 300
"""Days within which each bug must be found: the same ones for all, whenever this runs."""


def hunt(memory: InMemory) -> None:
    """Live through these days until one goes wrong."""
    for number in range(DAYS_ENOUGH):
        live_through_day(memory, number)


@pytest.mark.lengthy
def test_without_a_bug_the_same_days_go_well(memory: InMemory) -> None:
    hunt(memory)


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_bug_is_found(
    plant: Callable[[pytest.MonkeyPatch], None],
    memory: InMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, FacilitatorError)):
        hunt(memory)
