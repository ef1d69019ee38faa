from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.travelling.room import Room, back_up, new_room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Return a room whose lead may make kits."""
    made = new_room(tmp_path)
    back_up(made)
    with made.lead:
        yield made
