"""Who types: asked once, with one key to answer; what is edited from then on carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Duty, Note, Session, Staff, Table, Workshop
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.hands_panel import HandsPanel, hands_at
from facilitator_app.workspace import Workspace
from tests.ui.acting import button, press, said, write
from tests.ui.conftest import current
from tests.ui.screens import do
from tests.ui.table.seated import say, sit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


def at_table_c(window: Window, demo: Path) -> TableScreen:
    """Come to the table as the laptop remembers it: nobody has said who types."""
    sit(window, demo)
    do(window, "close")
    window.asked_to_open.emit(demo)
    do(window, "table")
    [screen] = [each for each in window.findChildren(TableScreen) if each.isVisible()]
    return screen


def panels(window: Window) -> list[HandsPanel]:
    return [each for each in window.findChildren(HandsPanel) if each.isVisible()]


def asked(window: Window, qtbot: QtBot) -> HandsPanel:
    qtbot.waitUntil(lambda: bool(panels(window)))
    [panel] = panels(window)
    return panel


def newest_role(window: Window) -> str:
    workspace = current(window).workspace
    return list(workspace.history(workspace.all(Note)[-1].id))[-1].role


def test_enter_takes_the_note_taker_of_this_table(window: Window, demo: Path, qtbot: QtBot) -> None:
    screen = at_table_c(window, demo)
    asked(window, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panels(window))
    assert QApplication.focusWidget() is screen.notes.entry.line, "typing goes on at once"
    say(screen, "They told us")
    assert newest_role(window) == "note-taker N-C"
    assert button(window, "Note-taker N-C types here: change hands").isEnabled()


def test_another_is_chosen_and_a_change_of_hands_is_one_key(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    screen = at_table_c(window, demo)
    asked(window, qtbot)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    say(screen, "They told us")
    first = newest_role(window)
    assert first != "note-taker N-C"
    do(window, "hands")
    panel = asked(window, qtbot)
    assert panel.rows.at(panel.list.currentIndex().row()).words.casefold() == first.casefold()
    panel.list.choose(panel.rows.rowCount() - 1)
    press(Qt.Key.Key_Return)
    say(screen, "And again")
    assert newest_role(window) == "somebody else"


def test_whoever_does_not_answer_is_not_asked_again(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    screen = at_table_c(window, demo)
    asked(window, qtbot)
    press(Qt.Key.Key_Escape)
    do(window, "overview")
    do(window, "table")
    qtbot.wait(50)
    assert not panels(window)
    say(screen, "They told us")
    assert newest_role(window) == "lead"


def test_it_is_asked_from_anywhere(window: Window, demo: Path, qtbot: QtBot) -> None:
    at_table_c(window, demo)
    asked(window, qtbot)
    press(Qt.Key.Key_Return)
    do(window, "plan")
    button(window, "Note-taker N-C types here: change hands").click()
    asked(window, qtbot)


def test_without_a_staff_list_nothing_is_asked(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bare.facilitator"
    with Workspace.create(path, "Bare") as workspace:
        own = workspace.programme
        day = Workshop.named(own, code="D1", position=1)
        session = Session.named(own, code="1.1", workshop_id=day.id)
        workspace.add(day, session, Table.named(own, code="A"))
    window.asked_to_open.emit(path)
    do(window, "table")
    qtbot.wait(50)
    assert not panels(window)
    do(window, "hands")
    assert "no staff list" in said(window)


def test_the_table_is_asked_for_first(window: Window, demo: Path, qtbot: QtBot) -> None:
    window.asked_to_open.emit(demo)
    do(window, "table")
    qtbot.wait(50)
    assert not panels(window)
    [screen] = window.findChildren(TableScreen)
    screen.arriving.buttons[3].click()
    asked(window, qtbot)
    press(Qt.Key.Key_Return)
    assert current(window).workspace.author.role == "note-taker N-D"


def test_digits_for_the_cover_can_be_chosen_at_the_same_time(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    at_table_c(window, demo)
    panel = asked(window, qtbot)
    panel.digits.setFocus()
    write("25")
    write("a80")
    assert panel.digits.text() == "2580"
    press(Qt.Key.Key_Return)
    assert current(window).workspace.author.role == "note-taker N-C"
    assert window.services.digits.fit("2580")
    do(window, "hands")
    assert not asked(window, qtbot).digits.isVisible()


def test_those_of_this_table_come_first_and_a_duty_moves_somebody(demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        table = next(each for each in workspace.all(Table) if each.code == "C")
        session = next(each for each in workspace.all(Session) if each.code == "1.3")
        hands = hands_at(workspace, table, session.id)
        here = [each.words for each in hands if each.where == "this table"]
        assert here[0] == "Note-taker N-C"
        assert hands[: len(here)] == [each for each in hands if each.where == "this table"]
        assert hands[-1].words == "Somebody else"
        other = next(each for each in workspace.all(Staff) if each.code == "N-D")
        duty = Duty.named(
            workspace.programme, staff_id=other.id, session_id=session.id, table_id=table.id
        )
        kept = [e for e in workspace.all(Duty) if e.id == duty.id]
        if kept:
            workspace.remove(*kept)
        workspace.add(duty)
        names = [e.words for e in hands_at(workspace, table, session.id)[: len(here) + 1]]
        assert names[:2] == ["Note-taker N-C", "Note-taker N-D"]


def test_typing_goes_on_where_it_was_after_a_change_of_hands(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    screen = at_table_c(window, demo)
    asked(window, qtbot)
    press(Qt.Key.Key_Return)
    write("They told")
    do(window, "hands")
    asked(window, qtbot)
    press(Qt.Key.Key_Return)
    write(" us")
    assert screen.notes.entry.line.toPlainText() == "They told us"


def test_keys_meant_for_the_line_are_not_lost_for_long(
    open_window: Callable[[], Window], demo: Path, qtbot: QtBot
) -> None:
    """After a crash: open, Enter, and the line takes what is typed, with the half-typed words."""
    window = open_window()
    screen = sit(window, demo)
    QTest.keyClicks(screen.notes.entry.line, "Half of a sentence")
    window.close()
    again = open_window()
    again.asked_to_open.emit(demo)
    do(again, "table")
    asked(again, qtbot)
    press(Qt.Key.Key_Return)
    write("New words")
    [screen] = again.findChildren(TableScreen)
    assert screen.notes.entry.line.toPlainText() == "New words"
