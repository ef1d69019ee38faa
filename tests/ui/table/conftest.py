"""A table of today, with everybody there and nothing said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Consent, Presence, SeatChange, Workshop
from tests.ui.table.seated import sit, workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window

from tests.ui.table.attended import desk


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Return table C in a session of today, with everybody there."""
    screen = sit(window, demo)
    workspace = workspace_of(window)
    [day] = workspace.of(Workshop, "id", [desk(screen).session.workshop_id])
    workspace.remove(*workspace.of(Presence, "workshop_id", [day.id]))
    workspace.remove(*workspace.all(SeatChange), *workspace.all(Consent))
    desk(screen).filing.remove(list(desk(screen).notebook.notes))
    workspace.edit(day, replace(day, held_on=datetime.now().astimezone().date()))
    return screen


@pytest.fixture(autouse=True)
def menus_are_gone() -> Iterator[None]:
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
