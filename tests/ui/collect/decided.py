"""Programmes in which something must be decided, and how a person comes to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator_app.ui.collect.conflicts import ConflictsPage
from facilitator_app.ui.collect.conflicts.dispute_panel import DisputePanel
from facilitator_app.ui.parts.choices import Segment
from tests.ui.acting import button
from tests.ui.collect.room import Room
from tests.ui.conftest import current

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace


def go(window: Window, path: Path) -> ConflictsPage:
    """Open a programme and go to what must be decided."""
    window.asked_to_open.emit(path)
    window.services.actions["collect.conflicts"].trigger()
    return shown(window)


def shown(window: Window) -> ConflictsPage:
    """Return the page that is to be seen."""
    [page] = [each for each in window.findChildren(ConflictsPage) if each.isVisible()]
    return page


def conflicts(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("conflicts.facilitator"))
    room.everything()
    room.prompt_removed()
    page = go(window, room.path)
    choose(page, "Note")
    page.panels.bring("Versions")
    QTest.qWait(50)
    return window


def three(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("three.facilitator"))
    room.said_thrice()
    page = go(window, room.path)
    page.panels.bring("Versions")
    [last] = [each for each in panel(page).sides[1].findChildren(Segment) if each.text() == "3"]
    last.click()
    QTest.qWait(50)
    return window


def swapped(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("swapped.facilitator"))
    room.moved_on()
    page = go(window, room.path)
    page.panels.bring("Versions")
    QTest.qWait(50)
    return window


def twice(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("twice.facilitator"))
    room.swapped_twice()
    page = go(window, room.path)
    choose(page, "P01")
    page.panels.bring("Versions")
    QTest.qWait(50)
    return window


def third(window: Window, demo: Path) -> QWidget:
    conflicts(window, demo)
    page = shown(window)
    page.list.third_wanted.emit()
    QTest.qWait(50)
    return window


def keyed(window: Window, demo: Path) -> QWidget:
    conflicts(window, demo)
    page = shown(window)
    choose(page, "Ballot")
    page.list.third_wanted.emit()
    QTest.qWait(50)
    return window


def loose(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("loose.facilitator"))
    room.prompt_removed()
    page = go(window, room.path)
    page.panels.bring("Versions")
    QTest.qWait(50)
    return window


def nothing(window: Window, demo: Path) -> QWidget:
    go(window, Room(demo.with_name("agreed.facilitator")).path)
    return window


def choose(page: ConflictsPage, start: str) -> None:
    """Choose the first row whose title begins so."""
    titles = [page.list.rows.at(at).title for at in range(page.list.rows.rowCount())]
    page.list.choose(next(at for at, title in enumerate(titles) if title.startswith(start)))


def workspace_of(window: Window) -> Workspace:
    return current(window).workspace


def panel(page: ConflictsPage) -> DisputePanel:
    assert isinstance(page.panel, DisputePanel)
    return page.panel


def titles(page: ConflictsPage) -> list[str]:
    return [page.list.rows.at(at).title for at in range(page.list.rows.rowCount())]


def words(within: QWidget) -> str:
    QApplication.processEvents()  # shows what has just been put there
    return "\n".join(each.text() for each in within.findChildren(QLabel) if each.isVisible())


def press(within: QWidget, name: str) -> QPushButton:
    """Return a button, once what was just put there is shown."""
    QApplication.processEvents()
    return button(within, name)


def said_twice(window: Window, demo: Path) -> QWidget:
    room = Room(demo.with_name("typed up.facilitator"))
    room.typed_up()
    page = go(window, room.path)
    page.panels.bring("Versions")
    QTest.qWait(50)
    return window


COLLECT_SCREENS = {
    "conflicts": conflicts,
    "conflicts, a third": third,
    "conflicts, three versions": three,
    "conflicts, seats": swapped,
    "conflicts, twice": twice,
    "conflicts, a ballot": keyed,
    "conflicts, said twice": said_twice,
    "conflicts, a loose end": loose,
    "conflicts, nothing to decide": nothing,
}
