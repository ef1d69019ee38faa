"""What the tests of Plan share: the demo's design alone, before anybody has said anything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo import make_demo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def made_bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "Front Door to Care.facilitator"
    make_demo(path, filled=False)
    return path


@pytest.fixture
def bare(made_bare: Path, tmp_path: Path) -> Path:
    """Return the demo's design, which may be changed."""
    return shutil.copyfile(made_bare, tmp_path / made_bare.name)
