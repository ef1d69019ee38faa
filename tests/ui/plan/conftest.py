"""What the tests of Plan share: the demo's design alone, before anybody has said anything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo import make_demo
from tests.ui.plan.outlined import plan_in
from tests.ui.plan.printed import prints_in

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.ui.plan.prints import PrintsEditor
    from facilitator_app.ui.window import Window


@pytest.fixture(scope="session")
def made_bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "Front Door to Care.facilitator"
    make_demo(path, filled=False)
    return path


@pytest.fixture
def bare(made_bare: Path, tmp_path: Path) -> Path:
    """Return the demo's design, which may be changed."""
    return shutil.copyfile(made_bare, tmp_path / made_bare.name)


@pytest.fixture
def screen(window: Window, bare: Path) -> PlanScreen:
    """Return Plan over the demo's design."""
    return plan_in(window, bare)


@pytest.fixture
def prints(window: Window, demo: Path, tmp_path: Path) -> PrintsEditor:
    """Return the prints of the filled demo."""
    return prints_in(window, demo, tmp_path / "prints")


@pytest.fixture
def planned(window: Window, bare: Path, tmp_path: Path) -> PrintsEditor:
    """Return the prints of a design on which nobody has voted."""
    return prints_in(window, bare, tmp_path / "prints")
