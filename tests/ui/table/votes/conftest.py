"""The window over a programme with a vote of each way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.table import TableScreen
from tests.ui.table.votes.voting import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.ui.window import Window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ways.facilitator"
    make(path)
    return path


@pytest.fixture
def screen(window: Window, path: Path) -> TableScreen:
    window.asked_to_open.emit(path)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    screen._context.hands.are_known = True
    return screen


@pytest.fixture(autouse=True)
def menus_are_gone() -> Iterator[None]:
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
