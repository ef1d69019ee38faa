"""How a person comes to the outline of a design, and what they see and do there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.plan.outline_rows import FINDING, SECTIONS
from facilitator_app.ui.plan.outline_view import LINES
from facilitator_app.ui.plan.trade_off.preview import Preview
from facilitator_app.workspace import Workspace
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Session
    from facilitator_app.ui.plan.outline_rows import Row
    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

DAY_1 = (
    "09:30 A1",
    "10:00 P1.1",
    "10:20 1.1",
    "10:50 P1.2",
    "11:15 1.2",
    "11:30 B1.1",
    "11:45 P1.3",
    "12:10 1.3",
    "13:00 L1",
    "13:45 P1.4",
    "14:05 1.4",
    "14:55 B1.2",
    "15:05 1.5",
    "15:30 P1.5",
    "15:45 V1",
    "15:55 P1.6",
)


def plan_in(window: Window, path: Path) -> PlanScreen:
    """Open a programme at the Plan stage."""
    window.asked_to_open.emit(path)
    window.services.actions["plan"].trigger()
    [screen] = window.findChildren(PlanScreen)
    QApplication.processEvents()
    return screen


def plan_of_nothing(window: Window, folder: Path) -> PlanScreen:
    """Open a programme with nothing in it."""
    path = folder / "empty.facilitator"
    Workspace.create(path, "Empty").close()
    return plan_in(window, path)


def rows(screen: PlanScreen) -> list[Row]:
    return screen.outline.view.lines.rows


def lines(screen: PlanScreen, *, findings: bool = False) -> list[str]:
    """Return what is listed, by code: 10:00 1.1, a."""
    return [
        " ".join(filter(None, (each.starts, each.code or each.title)))
        for each in rows(screen)
        if findings or each.kind != FINDING
    ]


def sessions(screen: PlanScreen) -> list[str]:
    return [f"{each.starts} {each.code}" for each in rows(screen) if each.kind == "session"]


def place(screen: PlanScreen, code: str) -> int:
    """Return the line of a session or trade-off by its code, or of a prompt by 1.3a."""
    for at, each in enumerate(rows(screen)):
        if each.kind != FINDING and getattr(each.record, "code", "") == code:
            return at
    raise AssertionError(code)


def choose(screen: PlanScreen, *codes: str) -> None:
    """Click on one line, and with Ctrl on others."""
    view = screen.outline.view
    view.setFocus()
    for number, code in enumerate(codes):
        index = view.lines.index(place(screen, code))
        view.scrollTo(index)
        point = view.visualRect(index).center() - QPoint(60, 0)
        modifier = CONTROL if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def chosen(screen: PlanScreen) -> list[str]:
    return [getattr(each.record, "code", each.key) for each in screen.outline.view.chosen()]


def at_hand(screen: PlanScreen) -> str:
    row = screen.outline.at_hand
    assert row is not None
    return getattr(row.record, "code", row.key)


def key(
    screen: PlanScreen,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(screen.outline.view, key, modifier)


def show_day(screen: PlanScreen, words: str) -> None:
    """Press the segment of a day."""
    segments = screen.outline.strip.segments
    value = next(each for each, name in segments._words.items() if name == words)
    segment = segments.segment(value)
    assert segment is not None
    segment.click()


def drag(screen: PlanScreen, code: str, *, lower: bool = False) -> None:
    """Drag what is chosen to the upper or the lower half of a line, and let it go there."""
    view = screen.outline.view
    index = view.lines.index(place(screen, code))
    view.scrollTo(index)
    QApplication.processEvents()
    rect = view.visualRect(index)
    point = QPoint(rect.center().x(), rect.bottom() - 4 if lower else rect.top() + 4)
    drop(view.viewport(), point)


def drag_to_day(screen: PlanScreen, words: str) -> None:
    """Drag what is chosen to the segment of a day."""
    segments = screen.outline.strip.segments
    value = next(each for each, name in segments._words.items() if name == words)
    segment = segments.segment(value)
    assert segment is not None
    drop(segments, segment.geometry().center())


def drop(target: QWidget, point: QPoint) -> None:
    """Do what the system does while something is dragged: come in, move, let go."""
    data = QMimeData()
    data.setData(LINES, b"")
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(point, move, data, left, none))
    QApplication.sendEvent(target, QDragMoveEvent(point, move, data, left, none))
    QApplication.processEvents()
    QApplication.sendEvent(target, QDropEvent(QPointF(point), move, data, left, none))


def undo_name(window: Window) -> str | None:
    return current(window).workspace.undo_name


def undo(window: Window) -> None:
    window.services.actions["undo"].trigger()


def session(screen: PlanScreen, code: str) -> Session:
    return next(each for each in screen.planner.plan.sessions if each.code == code)


def at_day(*codes: str) -> Come:
    """Come to the lines of a day."""

    def come(window: Window, demo: Path) -> QWidget:
        choose(plan_in(window, demo), *codes)
        return window

    return come


def at_section(key: str) -> Come:
    """Come to what belongs to the programme as a whole."""

    def come(window: Window, demo: Path) -> QWidget:
        screen = plan_in(window, demo)
        show_day(screen, "Programme")
        screen.outline.view.choose_keys([key])
        return window

    return come


def at_editor(code: str) -> Come:
    """Come to the editor of a line, which is in front where only one panel can be shown."""

    def come(window: Window, demo: Path) -> QWidget:
        screen = plan_in(window, demo)
        choose(screen, code)
        screen.to_editor()
        return window

    return come


def at_overlap(window: Window, demo: Path) -> QWidget:
    screen = plan_in(window, demo)
    before = session(screen, "P1.5")
    current(window).workspace.edit(before, replace(before, planned_start=time(15, 25)))
    choose(screen, "P1.5")
    return window


def at_nothing(window: Window, demo: Path) -> QWidget:
    plan_of_nothing(window, demo.parent)
    return window


def at_keyed(window: Window, demo: Path) -> QWidget:
    """Come to a trade-off as it is keyed, where there is room for that beside its editor."""
    at_editor("TO2")(window, demo)
    [preview] = window.findChildren(Preview)
    preview.ways.findChildren(QRadioButton)[1].click()
    return window


PLAN_SCREENS: dict[str, Come] = {
    "plan, nothing": at_nothing,
    "plan, day": at_day("D1"),
    "plan, session": at_editor("1.3"),
    "plan, sessions": at_day("1.3", "1.4"),
    "plan, prompt": at_editor("1.3a"),
    "plan, trade-off": at_editor("TO2"),
    "plan, poll": at_editor("AN1"),
    "plan, keyed": at_keyed,
    "plan, overlap": at_overlap,
    **{f"plan, {name}": at_section(name) for name in SECTIONS},
}
