"""An empty programme to import into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports.sheets import new_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "spring.facilitator") as opened:
        yield opened
