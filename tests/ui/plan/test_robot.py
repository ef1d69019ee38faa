"""The whole demo programme, built through the window alone, is the demo programme."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app.cli import main
from facilitator_app.domain.planning.design import design_of
from facilitator_app.domain.planning.plan import Plan
from tests.ui.conftest import current
from tests.ui.plan.robot import CONTROL, SHIFT, Robot
from tests.ui.plan.robot_days import type_all

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from facilitator_app.ui.window import Window

NAME = "Front Door to Care"


@pytest.mark.lengthy
@pytest.mark.no_cover  # other tests run the same lines
@pytest.mark.timeout(240)
def test_the_demo_is_built_by_hand_and_taken_back(
    window: Window, bare: Path, documents: Path, tmp_path: Path
) -> None:
    wanted = _written(bare, tmp_path / "demo.json")
    robot = Robot(window)
    robot.press(Qt.Key.Key_N, CONTROL)
    robot.write(NAME)
    robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_P, CONTROL)
    blank = _design(window)

    type_all(robot, json.loads(wanted))
    robot.press(Qt.Key.Key_Escape)
    assert _design(window) == json.loads(wanted)

    undo, redo = (window.services.actions[each] for each in ("undo", "redo"))
    robot.hold(Qt.Key.Key_Z, CONTROL, undo)
    assert _design(window) == blank
    robot.hold(Qt.Key.Key_Z, CONTROL | SHIFT, redo)
    window.close()
    assert _written(documents / f"{NAME}.facilitator", tmp_path / "made.json") == wanted


def _design(window: Window) -> dict[str, Any]:
    return design_of(Plan.of(current(window).workspace))


def _written(path: Path, out: Path) -> str:
    """Return the design of a programme as the command writes it."""
    assert main(["design", str(path), "--out", str(out)]) == 0
    return out.read_text(encoding="utf-8")
