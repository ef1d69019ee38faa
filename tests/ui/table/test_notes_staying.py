"""The list stays where it is while one reads further up, and notes are carried out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Note
from facilitator_app.ui.table.note_drag import NotesDrop, carried, picture
from tests.ui.table.notes import note
from tests.ui.table.seated import say, sit, texts, workspace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.prompt_card import PromptCard
    from facilitator_app.ui.window import Window

LONG = "They told us, and then they told us once more. " * 4


@pytest.fixture
def screen(window: Window, demo: Path, qtbot: QtBot) -> TableScreen:
    """Return a list that somebody has scrolled back in."""
    found = sit(window, demo)
    view = found.notes.view
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    qtbot.wait(20)
    return found


def in_sight(screen: TableScreen) -> list[tuple[UUID, int]]:
    """Return the notes that are seen whole, and where each begins."""
    view = screen.notes.view
    found = []
    for row in range(view.notes.rowCount()):
        index = view.notes.index(row, 0)
        if view.viewport().rect().contains(view.visualRect(index)):
            found.append(
                (index.data(Qt.ItemDataRole.UserRole).note.id, view.visualRect(index).top())
            )
    return found


def first(screen: TableScreen) -> Note:
    view = screen.notes.view
    found = view.notes.at(view.notes.index(0, 0))
    assert found is not None
    return found.note


def arrive(screen: TableScreen, minutes: int, count: int = 1) -> None:
    """Let notes come in from elsewhere, said so long after the first."""
    desk, began = screen.desk, first(screen).noted_at
    assert desk is not None
    assert began is not None
    assert screen.prompt is not None
    new = [
        note(
            session_id=desk.session.id,
            table_id=desk.table.id,
            prompt_id=screen.prompt.id,
            noted_at=began + timedelta(minutes=minutes, seconds=at),
            text=LONG,
        )
        for at in range(count)
    ]
    screen._workspace.add(*new)


def edit_first(screen: TableScreen) -> None:
    screen._workspace.edit(first(screen), replace(first(screen), text=LONG))


def remove_first(screen: TableScreen) -> None:
    screen.desk.filing.remove([first(screen)])  # type: ignore[union-attr]


def refile_first(screen: TableScreen) -> None:
    screen.desk.filing.refile([first(screen)], None)  # type: ignore[union-attr]


def undo_above(screen: TableScreen) -> None:
    arrive(screen, -1)
    screen._workspace.undo()


WAYS: dict[str, Callable[[TableScreen], None]] = {
    "a note above": lambda screen: arrive(screen, -1),
    "a note below": lambda screen: arrive(screen, 600),
    "a note of one's own": lambda screen: say(screen, LONG),
    "an edit above": edit_first,
    "a removal above": remove_first,
    "a note filed elsewhere": refile_first,
    "a note that is taken back": undo_above,
    "many notes": lambda screen: arrive(screen, -10, 250),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_read_stays_where_it_is(screen: TableScreen, way: str, qtbot: QtBot) -> None:
    before = in_sight(screen)
    assert before
    WAYS[way](screen)
    qtbot.wait(50)
    assert in_sight(screen)[: len(before)] == before or set(before) <= set(in_sight(screen))
    assert screen.notes.newest.isVisible()


def test_what_is_chosen_stays_chosen_when_the_list_is_made_anew(screen: TableScreen) -> None:
    view = screen.notes.view
    view.setCurrentIndex(view.indexAt(view.viewport().rect().center()))
    chosen = [each.note.id for each in view.chosen()]
    view.verticalScrollBar().setValue(0)
    before = in_sight(screen)
    screen.load()
    assert in_sight(screen) == before
    assert [each.note.id for each in view.chosen()] == chosen


def card(screen: TableScreen, letter: str) -> PromptCard:
    return next(each for each in screen.guide.cards if each.letter == letter)


def drop(onto: PromptCard, data: QMimeData) -> bool:
    """Carry something over a card and let it go there; return whether it was taken."""
    where, move = onto.rect().center(), Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, move, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(onto, enter)
    event = QDropEvent(QPointF(where), move, data, buttons, keys)
    event.ignore()
    QApplication.sendEvent(onto, event)
    return enter.isAccepted() and event.isAccepted()


def test_notes_are_dropped_onto_a_prompt(screen: TableScreen, window: Window) -> None:
    view, here = screen.notes.view, screen.prompt
    assert here is not None
    view.selectAll()
    chosen = [each.note for each in view.chosen()[:2]]
    view.clearSelection()
    data = carried(
        [each for each in (view.notes.at(view.notes.index(row, 0)) for row in (0, 1)) if each]
    )
    target = next(each for each in screen.guide.cards if each.prompt not in (here, None))
    assert drop(target, data)
    assert target.prompt is not None
    moved = workspace_of(window).of(Note, "id", [each.id for each in chosen])
    assert sorted(moved, key=lambda each: each.id) == sorted(
        (replace(each, prompt_id=target.prompt.id, first_prompt_id=here.id) for each in chosen),
        key=lambda each: each.id,
    )
    assert workspace_of(window).undo_name == f"2 notes re-filed to {target.prompt.code}"


def test_a_note_is_dropped_under_no_prompt(screen: TableScreen) -> None:
    one = screen.notes.view.notes.at(screen.notes.view.notes.index(0, 0))
    assert one is not None
    assert drop(card(screen, ""), carried([one]))
    assert one.note.text not in texts(screen)


def test_nothing_else_is_taken(screen: TableScreen) -> None:
    data = QMimeData()
    data.setText("They told us")
    before = screen._workspace.undo_name
    assert not drop(card(screen, ""), data)
    assert screen._workspace.undo_name == before


def test_the_place_is_ringed_while_notes_are_over_it(screen: TableScreen) -> None:
    onto = card(screen, "")
    one = screen.notes.view.notes.at(screen.notes.view.notes.index(0, 0))
    assert one is not None
    data = carried([one])
    event = QDragEnterEvent(
        QPoint(4, 4),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(onto, event)
    [drops] = onto.findChildren(NotesDrop)
    assert drops._ring.isVisible()
    QApplication.sendEvent(onto, QDragLeaveEvent())
    assert not drops._ring.isVisible()
    assert event.type() == QEvent.Type.DragEnter


def test_the_picture_of_several_is_their_number(screen: TableScreen) -> None:
    screen.notes.view.selectAll()
    chosen = screen.notes.view.chosen()
    assert picture(chosen, 1).width() < picture(chosen[:1], 1).width()
