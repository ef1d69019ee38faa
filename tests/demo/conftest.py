"""The demo, made once for all tests that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo import make_demo
from facilitator_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "front-door.facilitator"
    make_demo(path)
    return path


@pytest.fixture(scope="session")
def demo(demo_path: Path) -> Iterator[Workspace]:
    with Workspace.open(demo_path) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def snapshot(demo: Workspace) -> Snapshot:
    return demo.snapshot()
