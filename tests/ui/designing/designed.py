"""Agendas and designs that people bring, and how they come to what is shown of them."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app import templates
from facilitator_app.ui.designing import Designing
from facilitator_app.ui.designing.agenda import AgendaPanel
from facilitator_app.ui.designing.bringing import BringPanel
from facilitator_app.ui.start.new import NewPanel
from tests.imports.sheets import write_csv, write_xlsx
from tests.ui.plan.outlined import plan_in, plan_of_nothing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.ui.parts.overlay import Overlay
    from facilitator_app.ui.start.start_from import StartFrom
    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

P = TypeVar("P", bound="Overlay")
PATIENCE = 20

AGENDA: list[list[object]] = [
    ["Our first day"],
    [],
    ["When", "Length", "What", "Where", "Ask", "Remarks"],
    ["10:00", "20 min", "Welcome", "hall", "", "coffee ready"],
    ["10:20", 45, "Who we are", "tables", "What brings you here?\nWhat do you hope for?", ""],
    ["11:05", 15, "Tea", "foyer", "", ""],
    ["11:20", 60, "What matters", "tables", "What matters most to you?", "long"],
]
MESSY: list[list[object]] = [
    ["Time", "Session", "Minutes"],
    ["9.30", "Welcome", "x"],
    ["soon", "Talk", 30],
    ["10:00", "", 30],
]
MISTAKEN = {
    "format": "facilitator design 1",
    "workshops": [
        {"code": "D1", "titel": "One", "sessions": [{"code": "1.1", "minutes": "ten"}, "x"]}
    ],
}
SOUND = {
    "format": "facilitator design 1",
    "programme": {"name": "A better high street", "question": "What should it be for?"},
    "workshops": [
        {
            "code": "D1",
            "title": "The street today",
            "held_on": "2027-03-06",
            "sessions": [{"code": "1.1", "title": "What brings you here?", "minutes": 45}],
        }
    ],
    "trade_offs": [{"code": "TO1", "title": "Cars or trees", "method": "choice", "session": "1.1"}],
}


def agenda(folder: Path) -> Path:
    return write_xlsx(folder / "agenda.xlsx", AGENDA)


def messy(folder: Path) -> Path:
    return write_csv(folder / "messy.csv", MESSY)


def design(folder: Path, content: object = SOUND) -> Path:
    path = folder / "design.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def designing(window: Window) -> Designing:
    [found] = window.findChildren(Designing)
    return found


def overlay(window: Window, kind: type[P]) -> P:
    found = window.overlay
    assert isinstance(found, kind)
    return found


def is_read(panel: AgendaPanel | BringPanel | StartFrom) -> bool:
    """Tell whether nothing is being read any more."""
    return panel._job is None


def wait_for(panel: AgendaPanel | BringPanel | StartFrom) -> None:
    end = time.monotonic() + PATIENCE
    while not is_read(panel):
        assert time.monotonic() < end
        QTest.qWait(5)
    QApplication.processEvents()


def bring_agenda(window: Window, path: Path) -> AgendaPanel:
    designing(window).show_agenda(path)
    panel = overlay(window, AgendaPanel)
    wait_for(panel)
    return panel


def bring_design(window: Window, path: Path | None) -> BringPanel:
    designing(window).show_design(path)
    panel = overlay(window, BringPanel)
    wait_for(panel.start_from)
    wait_for(panel)
    return panel


def new_from(window: Window, index: int = 1) -> NewPanel:
    """Ask for a new programme from what stands at a place of the list."""
    window.services.actions["new"].trigger()
    panel = window.start.panel
    assert isinstance(panel, NewPanel)
    choose(panel.start_from, index)
    return panel


def choose(start_from: StartFrom, index: int) -> None:
    start_from.combo.setCurrentIndex(index)
    start_from.combo.activated.emit(index)
    wait_for(start_from)


def at_template(window: Window, demo: Path) -> QWidget:
    """Show what is asked of somebody who starts from a template of their own."""
    with_template(window, demo)
    new_from(window, 2)
    return window


def with_template(window: Window, demo: Path) -> None:
    plan_in(window, demo)
    [page] = [each for each in window.findChildren(QWidget) if hasattr(each, "_workspace")][:1]
    templates.save(page._workspace, "Four conversations")


def at_wrong_design(window: Window, demo: Path) -> QWidget:
    window.asked_to_open.emit(design(demo.parent, MISTAKEN))
    panel = window.start.panel
    assert isinstance(panel, NewPanel)
    wait_for(panel.start_from)
    return window


def at_agenda(window: Window, demo: Path) -> QWidget:
    plan_of_nothing(window, demo.parent)
    return bring_agenda(window, agenda(demo.parent))


def at_messy(window: Window, demo: Path) -> QWidget:
    plan_in(window, demo)
    return bring_agenda(window, messy(demo.parent))


def at_design(window: Window, demo: Path) -> QWidget:
    plan_in(window, demo)
    return bring_design(window, design(demo.parent))


def at_mistakes(window: Window, demo: Path) -> QWidget:
    plan_in(window, demo)
    return bring_design(window, design(demo.parent, MISTAKEN))


def at_from_template(window: Window, demo: Path) -> QWidget:
    plan_of_nothing(window, demo.parent)
    return bring_design(window, None)


def at_keeping(window: Window, demo: Path) -> QWidget:
    plan_in(window, demo)
    window.services.actions["plan.keep"].trigger()
    assert window.overlay is not None
    return window.overlay


DESIGNING_SCREENS: dict[str, Come] = {
    "new from a template": at_template,
    "new from a wrong design": at_wrong_design,
    "agenda": at_agenda,
    "messy agenda": at_messy,
    "design": at_design,
    "design with mistakes": at_mistakes,
    "from a template": at_from_template,
    "save as a template": at_keeping,
}
