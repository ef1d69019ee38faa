"""What people do in a grid, and a programme in which there is hardly anything yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Session, Workshop
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, write
from tests.ui.plan.planned import copy, planner_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.plan.grid.grid import Grid
    from facilitator_app.ui.plan.grid.panel import GridPanel
    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


def empty_programme(window: Window, tmp_path: Path) -> Planner:
    """Return the design of a programme with one session and nothing else."""
    path = tmp_path / "empty.facilitator"
    Workspace.create(path, "Empty").close()
    found = planner_of(window, path)
    day = Workshop(code="D1")
    found.workspace.add(day, Session(workshop_id=day.id, code="1", round="R1"))
    return found


def stand(grid: Grid, row: int, column: int = 0) -> None:
    grid.setFocus()
    grid.stand(row, column)


def type_in(grid: Grid, row: int, column: int, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into a cell, and leave it."""
    stand(grid, row, column)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not None
    field.selectAll()  # type: ignore[attr-defined]
    write(words)
    press(end)


def paste(grid: Grid, row: int, column: int, text: str) -> None:
    stand(grid, row, column)
    copy(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)


def wrong(panel: GridPanel) -> str:
    return panel.wrong.text() if panel.wrong.isVisible() else ""
