from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.results.revealed import make, show

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.results import ResultsScreen
    from facilitator_app.ui.window import Window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "votes.facilitator")


@pytest.fixture
def screen(window: Window, path: Path, qtbot: QtBot) -> ResultsScreen:
    found = show(window, path)
    qtbot.waitUntil(lambda: all(found.rows.at(at).vote for at in range(2)))
    return found
