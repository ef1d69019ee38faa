from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.workspace import Workspace
from tests.workspace.desk import NAME, PROGRAMME, TEAM, new_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a programme file with a session, two tables and nobody at them."""
    return new_file(tmp_path / NAME)


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, TEAM) as opened:
        assert opened.programme == PROGRAMME
        yield opened
