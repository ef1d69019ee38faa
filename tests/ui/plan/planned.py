"""How a person comes to an editor of the design: the editor alone, over a real file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.parts.layouts import Ground, Scrolled, column
from facilitator_app.ui.plan.planner import Planner
from tests.ui.conftest import current

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Session, Workshop
    from facilitator_app.ui.window import Window

Q = TypeVar("Q", bound="QWidget")


def planner_of(window: Window, demo: Path) -> Planner:
    """Open a programme, and return its design."""
    window.asked_to_open.emit(demo)
    opened = current(window)
    return Planner(opened.workspace, opened.page._context)


def lay(window: Window, widget: Q, wide: int = 480) -> Q:
    """Lay something over the window at some width, as the Plan stage does."""
    page = Ground("surface", column((Scrolled(widget), 1)))
    page.setParent(window)
    page.setGeometry(0, 0, wide, window.height())
    page.show()
    page.raise_()
    QApplication.processEvents()
    return widget


def session(planner: Planner, code: str) -> Session:
    return next(each for each in planner.plan.sessions if each.code == code)


def workshop(planner: Planner, code: str) -> Workshop:
    return next(each for each in planner.plan.workshops if each.code == code)


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
