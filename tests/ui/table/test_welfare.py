"""The welfare log at a table: written, sealed, and read by nobody but who has the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from facilitator_app.domain.records import SealingKey, WelfareEntry
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_lead_key, open_key
from tests.ui.screens import do
from tests.ui.table.seated import sit, welfare_of, workspace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

WORDS = "A man felt faint and sat outside"


def everything_shown(window: QWidget) -> str:
    """Return all that is written anywhere in the window, seen or not."""
    labels = [each.text() + each.accessibleName() for each in window.findChildren(QLabel)]
    lines = [each.text() for each in window.findChildren(QLineEdit)]
    areas = [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    return "\n".join((*labels, *lines, *areas))


def write(window: Window, demo: Path, words: str = WORDS) -> None:
    screen = sit(window, demo)
    do(window, "welfare")
    QTest.keyClicks(welfare_of(screen).words, words)
    QTest.keyClick(welfare_of(screen).words, Qt.Key.Key_Return)


def test_an_entry_is_sealed_with_enter_and_seen_by_its_time_alone(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    write(window, demo)
    [entry] = workspace_of(window).all(WelfareEntry)
    assert entry.sealed.startswith("-----BEGIN AGE ENCRYPTED FILE-----")
    shown = everything_shown(window)
    assert "faint" not in shown
    assert "Entry of " in shown
    assert " by lead" in shown
    window.close()
    for each in tmp_path.rglob("*"):
        assert not each.is_file() or b"faint" not in each.read_bytes(), each.name


def test_undo_in_the_field_does_not_bring_it_back(window: Window, demo: Path) -> None:
    write(window, demo)
    [field] = [e for e in window.findChildren(QPlainTextEdit) if "welfare" in e.accessibleName()]
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""


def test_what_is_half_typed_survives_and_goes_once_it_is_sealed(
    open_window: Callable[[], Window], demo: Path
) -> None:
    window = open_window()
    screen = sit(window, demo)
    do(window, "welfare")
    QTest.keyClicks(welfare_of(screen).words, WORDS)
    window.close()
    assert b"felt faint" in demo.read_bytes()

    again = open_window()
    page = welfare_of(sit(again, demo))
    assert page.words.toPlainText() == WORDS
    assert "welfare log" in again.strip.text
    page.seal.click()
    assert page.words.toPlainText() == ""
    assert b"felt faint" not in demo.read_bytes()


def test_without_a_key_it_says_what_to_do_and_takes_no_text(window: Window, demo: Path) -> None:
    screen = sit(window, demo)
    workspace = workspace_of(window)
    workspace.remove(*workspace.all(SealingKey))
    do(window, "welfare")
    page = welfare_of(screen)
    assert not page.words.isVisible()
    assert "Make the lead's key" in page.none.text()
    workspace.undo()
    assert page.words.isVisible()
    assert not page.none.isVisible()


def test_the_lead_reads_all_tables_while_the_key_is_open(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    with Workspace.open(demo) as workspace:
        make_lead_key(workspace, demo.with_suffix(".key"), "sesame")
    write(window, demo)
    screen = sit(window, demo, "1.3", "D")
    do(window, "welfare")
    qtbot.waitUntil(lambda: "Entry of" not in everything_shown(window))
    key = open_key(demo.with_suffix(".key"), "sesame", workspace_of(window).programme)
    screen._context.key.open(key)
    shown = everything_shown(window)
    assert WORDS in shown
    assert "Table C" in shown
    do(window, "key.close")
    qtbot.waitUntil(lambda: "faint" not in everything_shown(window))


def test_what_another_key_sealed_is_said_to_be_so(window: Window, demo: Path) -> None:
    write(window, demo)
    screen = sit(window, demo)
    make_lead_key(workspace_of(window), demo.with_suffix(".key"), "sesame")
    key = open_key(demo.with_suffix(".key"), "sesame", workspace_of(window).programme)
    screen._context.key.open(key)
    assert "Sealed for another key" in everything_shown(window)
