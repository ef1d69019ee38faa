"""Programmes in which something must be decided, and how a person comes to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from facilitator_app.ui.collect.conflicts import ConflictsPage
from tests.ui.collect.room import Room

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window


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


COLLECT_SCREENS = {
    "conflicts": conflicts,
    "conflicts, a third": third,
    "conflicts, a ballot": keyed,
    "conflicts, a loose end": loose,
    "conflicts, nothing to decide": nothing,
}
