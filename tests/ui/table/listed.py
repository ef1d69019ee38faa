"""What a person does to the notes of a list by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.records import Link
from tests.ui.table.seated import say, sit

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.records import Note
    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.notebook import Shown
    from facilitator_app.ui.window import Window


def sit_among_notes(window: Window, demo: Path) -> TableScreen:
    """Sit where three things have been said, and choose the last."""
    found = sit(window, demo)
    for text in ("3. They told us", "5. Nobody told me", "7. Somebody ought to"):
        say(found, text)
    choose(found, 0)
    return found


def choose(screen: TableScreen, back: int) -> None:
    """Choose the note so many before the newest."""
    view = screen.notes.view
    view.setFocus()
    view.setCurrentIndex(view.notes.index(view.notes.rowCount() - 1 - back, 0))


def shown(screen: TableScreen, back: int) -> Shown:
    view = screen.notes.view
    found = view.notes.at(view.notes.index(view.notes.rowCount() - 1 - back, 0))
    assert found is not None
    return found


def words(screen: TableScreen, back: int) -> list[str]:
    """Return what the chips of a note say, without their times."""
    return [each.words for each in shown(screen, back).ties]


def clock(note: Note) -> str:
    assert note.noted_at is not None
    return f"{note.noted_at.astimezone():%H:%M}"


def is_linking(screen: TableScreen) -> bool:
    return screen.notes.view.is_linking


def press(screen: TableScreen, keys: str) -> None:
    QTest.keyClicks(screen.notes.view, keys)


def enter(screen: TableScreen) -> None:
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Return)


def link(screen: TableScreen, key: str = "&") -> None:
    """Link the newest to the one before, by keys."""
    choose(screen, 0)
    press(screen, key)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Up)
    enter(screen)


def wait_for_menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def pick(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if words in each.text()).trigger()
    menu.close()


def submenus(screen: TableScreen) -> dict[str, QMenu]:
    view = screen.notes.view
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = wait_for_menu()
    menu.hide()
    return {menu.accessibleName(): menu} | {
        each.accessibleName(): each for each in menu.findChildren(QMenu)
    }


def ours(screen: TableScreen) -> list[Link]:
    """Return the links of the three last notes: the demo has links of its own."""
    desk = screen.desk
    assert desk is not None
    said = {shown(screen, back).note.id for back in range(3)}
    links = desk.workspace.all(Link)
    return [each for each in links if not said.isdisjoint((each.note_id, each.other_id))]
