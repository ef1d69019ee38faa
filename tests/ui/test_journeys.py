"""What people do first: begin, come back, try the demo, bring a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from facilitator_app.domain.records import Programme
from facilitator_app.ui.start.new import NewPanel
from facilitator_app.ui.start.obstacles import BusyPanel, InUsePanel, PassphrasePanel
from facilitator_app.workspace import Workspace
from tests.ui.acting import button, choose, panel, press, said, write
from tests.ui.conftest import current, is_open
from tests.ui.screens import SESAME, do

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window


def test_a_new_programme_is_there_the_next_time(
    open_window: Callable[[], Window], documents: Path
) -> None:
    window = open_window()
    do(window, "new")
    write("What now? Care: 2030")
    press(Qt.Key.Key_Return)
    path = documents / "What now Care 2030.facilitator"
    assert path.exists()
    assert window.windowTitle() == "What now? Care: 2030 - Facilitator"
    window.close()

    window = open_window()
    press(Qt.Key.Key_Return)  # the focus is on Carry on
    assert current(window).path == path
    assert [each.name for each in current(window).workspace.all(Programme)] == [
        "What now? Care: 2030"
    ]
    assert not window.services.actions["undo"].isEnabled()


def test_a_protected_programme_asks_for_its_passphrase(window: Window, documents: Path) -> None:
    do(window, "new")
    asked = panel(window, NewPanel)
    write("Secret")
    asked.protect.click()
    asked.passphrase.setText(SESAME)
    asked.make.click()
    assert "differ" in asked.problem.text
    asked.again.setText(SESAME)
    asked.make.click()
    assert is_open(window)
    do(window, "close")

    window.asked_to_open.emit(documents / "Secret.facilitator")
    question = panel(window, PassphrasePanel)
    press(Qt.Key.Key_Return)
    assert "first" in question.problem.text
    write("wrong")
    press(Qt.Key.Key_Return)
    assert "does not open" in panel(window, PassphrasePanel).problem.text
    write(SESAME)
    press(Qt.Key.Key_Return)
    assert current(window).name == "Secret"


def test_a_question_is_not_asked_under_what_was_said_of_another_file(
    window: Window, tmp_path: Path
) -> None:
    empty, secret = tmp_path / "empty.facilitator", tmp_path / "secret.facilitator"
    empty.touch()
    Workspace.create(secret, "Secret", passphrase=SESAME).close()
    window.asked_to_open.emit(empty)
    assert "is empty" in said(window)
    window.asked_to_open.emit(secret)
    panel(window, PassphrasePanel)
    assert said(window) == ""


def test_two_programmes_of_one_name_lie_in_two_files(window: Window, documents: Path) -> None:
    for _ in range(2):
        do(window, "new")
        write("Spring")
        press(Qt.Key.Key_Return)
    assert {each.name for each in documents.glob("*.facilitator")} == {
        "Spring.facilitator",
        "Spring 2.facilitator",
    }


def test_a_programme_can_be_kept_elsewhere(window: Window, tmp_path: Path) -> None:
    do(window, "new")
    asked = panel(window, NewPanel)
    asked.make.click()
    assert "name" in asked.problem.text
    asked.elsewhere.click()
    [dialog] = asked.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    write("Spring")
    asked.make.click()
    assert (tmp_path / "Spring.facilitator").exists()


def test_a_long_name_in_any_script_makes_a_file(window: Window, documents: Path) -> None:
    do(window, "new")
    panel(window, NewPanel).name.setText("स्वास्थ्य " * 15)
    press(Qt.Key.Key_Return)
    assert is_open(window)
    [made] = documents.glob("*.facilitator")
    assert made.name.startswith("स्वास्थ्य स्वास्थ्य")


def test_a_folder_that_nobody_may_enter_is_said(window: Window, locked: Path) -> None:
    do(window, "new")
    asked = panel(window, NewPanel)
    inside = locked / "inside"
    user = os.geteuid()
    os.seteuid(os.getuid())
    inside.mkdir(mode=0o700)
    os.seteuid(user)
    asked._take_folder(str(inside))
    write("Spring")
    press(Qt.Key.Key_Return)
    assert "cannot be made (Permission denied)" in said(window)
    assert asked.name.text() == "Spring"


def test_the_demo_is_made_once(window: Window, home: Path, qtbot: QtBot) -> None:
    do(window, "demo")
    panel(window, BusyPanel)
    qtbot.waitUntil(lambda: is_open(window), timeout=60_000)
    [made] = (home / "demo").glob("*.facilitator")
    assert current(window).path == made
    assert current(window).page.top.mark.isVisible()
    do(window, "close")
    do(window, "demo")
    assert is_open(window)


def test_making_the_demo_can_be_cancelled(window: Window, home: Path, qtbot: QtBot) -> None:
    do(window, "demo")
    panel(window, BusyPanel).back.click()
    assert window.start.panel is None
    window.services.jobs.stop()
    qtbot.wait(50)
    assert not is_open(window)
    assert not list((home / "demo").iterdir())


def test_a_file_dropped_on_the_window_opens(window: Window, demo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(demo))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(200, 200), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), copy, data, left, none))
    assert current(window).path == demo


def test_a_file_is_chosen_and_opened(window: Window, demo: Path, qtbot: QtBot) -> None:
    do(window, "open")
    choose(window, demo, qtbot)
    qtbot.waitUntil(lambda: is_open(window))
    window.asked_to_open.emit(demo)
    assert "open here already" in said(window)


def test_what_is_no_programme_is_said_and_changes_nothing(
    opened: OpenProgramme, window: Window, tmp_path: Path
) -> None:
    other = tmp_path / "letter.facilitator"
    window.asked_to_open.emit(other)
    assert "There is no file" in said(window)
    assert is_open(window)
    assert current(window) is opened


def test_a_file_that_is_open_elsewhere_is_read_as_a_copy(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    with Workspace.open(demo) as elsewhere:
        window.asked_to_open.emit(demo)
        asked = panel(window, InUsePanel)
        assert "is open already" in asked.about.text()
        button(asked, "Try again").click()
        button(panel(window, InUsePanel), "Read a copy").click()
        qtbot.waitUntil(lambda: is_open(window), timeout=20_000)
        assert current(window).workspace.counts() == elsewhere.counts()
        assert "copy" in said(window)
        do(window, "undo")
    do(window, "close")
    window.asked_to_open.emit(demo)
    assert not current(window).workspace.read_only


def test_notes_come_from_a_spreadsheet_and_go_again(
    window: Window, documents: Path, qtbot: QtBot
) -> None:
    do(window, "new")
    write("Spring")
    press(Qt.Key.Key_Return)
    sheet = documents / "notes.csv"
    sheet.write_text("session,table,text\n1.1,A,Phones at eight\n", encoding="utf-8")
    do(window, "bring.notes")
    choose(window, sheet, qtbot)
    qtbot.waitUntil(lambda: current(window).workspace.counts().get("note") == 1)
    assert "1 row: 1 new" in said(window)
    button(window.strip, "Undo").click()
    assert "note" not in current(window).workspace.counts()
    do(window, "redo")
    assert current(window).workspace.counts()["note"] == 1
    sheet.write_text("colour\nred\n", encoding="utf-8")
    do(window, "bring.notes")
    choose(window, sheet, qtbot)
    qtbot.waitUntil(lambda: "text" in said(window))


def test_search_finds_what_was_said(opened: OpenProgramme, window: Window) -> None:
    do(window, "find")
    write("phone")
    press(Qt.Key.Key_Return)
    page = opened.page
    assert page.stack.currentWidget() is page.results
    assert page.results.rows.rowCount() > 100
    assert "phone" in page.results.rows.at(0).text.casefold()
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is not page.results
    do(window, "find")
    write("xylophone")
    press(Qt.Key.Key_Return)
    assert page.results.rows.rowCount() == 0


def test_the_session_at_hand_is_remembered(
    opened: OpenProgramme, window: Window, demo: Path
) -> None:
    before = opened.page.top.where.words
    do(window, "session.next")
    after = opened.page.top.where.words
    assert after != before
    do(window, "close")
    window.asked_to_open.emit(demo)
    assert current(window).page.top.where.words == after
    do(window, "session.previous")
    assert current(window).page.top.where.words == before
