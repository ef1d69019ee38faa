from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Coding, Note
from tests.ui.table.seated import newest, say, session_of, sit, texts, type_into, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


@pytest.fixture
def full_disk(screen: TableScreen) -> Any:  # noqa: ANN401 - the driver has no types
    """Let every edit of the file fail, as when its disk has become read-only."""
    driver = screen._workspace._file.database.driver
    driver.execute("PRAGMA query_only = ON")
    return driver


def test_a_note_is_typed_and_saved(screen: TableScreen, window: Window) -> None:
    line = screen.notes.entry.line
    assert QApplication.focusWidget() is line
    before = screen.notes.view.notes.count
    say(screen, '3. "-2 #acc They told us it is all on the app now, love')
    assert line.toPlainText() == ""
    assert screen.notes.entry.marks.chips == []
    note = newest(screen)
    assert (note.seats, note.kind, note.wording) == (("3",), "quote", "exact")
    assert (note.stance, note.strength) == ("against", 2)
    assert note.text == "They told us it is all on the app now, love"
    assert note.prompt_id == screen.prompt.id  # type: ignore[union-attr]
    assert screen.notes.view.notes.count == before + 1
    [coding] = workspace_of(window).of(Coding, "note_id", [note.id])
    assert screen.desk.notebook.theme("ACC").id == coding.theme_id  # type: ignore[union-attr]
    assert workspace_of(window).undo_name == f"note of {note.noted_at.astimezone():%H:%M:%S}"  # type: ignore[union-attr]


def test_prefixes_become_chips_while_they_are_typed(screen: TableScreen) -> None:
    entry = screen.notes.entry
    type_into(entry.line, "3. ")
    assert [each.mark.word for each in entry.marks.chips] == ["Seat 3"]
    assert entry.line.toPlainText() == ""
    type_into(entry.line, '"')
    assert entry.marks.chips[-1].mark.word == "Exact quote"
    type_into(entry.line, '"')
    assert entry.marks.chips[-1].mark.word == "Near quote"
    type_into(entry.line, " +1 :half They")
    assert [each.mark.slot for each in entry.marks.chips] == [
        "seats",
        "wording",
        "stance",
        "agreement",
    ]
    assert entry.entry.words == "They"


def test_backspace_turns_a_chip_back_into_text(screen: TableScreen) -> None:
    line = screen.notes.entry.line
    type_into(line, "3. ! ")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.toPlainText() == "!"
    assert [each.mark.word for each in screen.notes.entry.marks.chips] == ["Seat 3"]
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.toPlainText() == ""
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.toPlainText() == "3."


def test_a_chip_is_taken_off_with_the_mouse(screen: TableScreen) -> None:
    type_into(screen.notes.entry.line, "3. ! They")
    QTest.mouseClick(screen.notes.entry.marks.chips[0], Qt.MouseButton.LeftButton)
    assert [each.mark.word for each in screen.notes.entry.marks.chips] == ["Disagreement"]
    assert screen.notes.entry.line.toPlainText() == "They"


def test_shift_enter_breaks_the_line(screen: TableScreen) -> None:
    line = screen.notes.entry.line
    before = line.height()
    type_into(line, "One\ntwo")
    assert line.toPlainText() == "One\ntwo"
    assert line.height() > before
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert newest(screen).text == "One\ntwo"
    assert line.height() == before


def test_nothing_is_saved_of_an_empty_line(screen: TableScreen, window: Window) -> None:
    before = workspace_of(window).revision_count()
    say(screen, "3. ")
    say(screen, "   ")
    assert workspace_of(window).revision_count() == before


def test_a_wrong_seat_is_said_and_one_more_enter_saves_it_as_words(screen: TableScreen) -> None:
    entry, before = screen.notes.entry, texts(screen)
    say(screen, "9. They told us")
    assert texts(screen) == before
    assert "There is no seat 9 here" in entry.told.text()
    assert entry.line.toPlainText() == "They told us"
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert newest(screen).text == "9. They told us"
    assert newest(screen).seats == ()


def test_the_line_keeps_what_could_not_be_saved(
    screen: TableScreen,
    full_disk: Any,  # noqa: ANN401
) -> None:
    before = texts(screen)
    say(screen, "3. They told us")
    assert texts(screen) == before
    assert screen.notes.entry.line.toPlainText() == "They told us"
    assert "Not saved yet" in screen.notes.entry.told.text()
    full_disk.execute("PRAGMA query_only = OFF")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    assert newest(screen).text == "They told us"


def test_a_note_can_be_filed_under_another_prompt(screen: TableScreen) -> None:
    screen.go(screen.desk.by_code["1.3a"])  # type: ignore[union-attr]
    before = texts(screen)
    say(screen, ">c They told us")
    assert texts(screen) == before
    screen.go(screen.desk.by_code["1.3c"])  # type: ignore[union-attr]
    assert newest(screen).text == "They told us"


def test_alt_and_a_digit_put_a_seat_on_and_off(screen: TableScreen) -> None:
    entry = screen.notes.entry
    type_into(entry.line, "They")
    for key in (Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_3):
        QTest.keyClick(entry.line, key, Qt.KeyboardModifier.AltModifier)
    assert list(entry.entry.said.seats) == ["5"]
    QTest.keyClick(entry.line, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert "no seat 9" in entry.told.text()
    QTest.mouseClick(screen.side.seats.cards[1], Qt.MouseButton.LeftButton)
    assert list(entry.entry.said.seats) == ["5", "2"]
    assert entry.line.toPlainText() == "They"


def test_what_is_pasted_is_never_read_as_prefixes(screen: TableScreen) -> None:
    data = QMimeData()
    data.setText("3. They told us")
    screen.notes.entry.line.insertFromMimeData(data)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    assert (newest(screen).text, newest(screen).seats) == ("3. They told us", ())


def test_a_theme_is_completed_with_tab(screen: TableScreen) -> None:
    entry = screen.notes.entry
    type_into(entry.line, "#dig")
    assert "Digital" in entry.told.text()
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.entry.said.themes == ("DIG",)
    assert QApplication.focusWidget() is entry.line


def test_ctrl_z_takes_back_typing_and_then_the_last_edit(
    screen: TableScreen, window: Window
) -> None:
    line, control = screen.notes.entry.line, Qt.KeyboardModifier.ControlModifier
    before = texts(screen)
    say(screen, "They told us")
    type_into(line, "3. one two")
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert line.toPlainText() == "one"
    for _ in range(9):
        if screen.notes.entry.entry:
            QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert not screen.notes.entry.entry
    assert texts(screen) == [*before, "They told us"]
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert texts(screen) == before
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert texts(screen) == [*before, "They told us"]
    assert window.strip.isVisible()


def test_the_table_is_asked_for_once(window: Window, demo: Path) -> None:
    screen = sit(window, demo, table="F")
    assert screen.desk is not None
    window.services.actions["close"].trigger()
    window.asked_to_open.emit(demo)
    window.services.actions["table"].trigger()
    again = next(each for each in window.findChildren(type(screen)) if each is not screen)
    assert again.desk.table.code == "F"  # type: ignore[union-attr]


def test_what_is_half_typed_waits_in_its_session(screen: TableScreen) -> None:
    place = screen._context.place
    type_into(screen.notes.entry.line, "3. They told")
    place.go(session_of(place, "1.4"))
    assert not screen.notes.entry.entry
    place.go(session_of(place, "1.3"))
    assert screen.notes.entry.entry.said.seats == ("3",)
    assert screen.notes.entry.line.toPlainText() == "They told"
    assert not screen.notes.offer.isVisible()


def test_notes_can_be_taken_in_a_session_without_prompts(window: Window, demo: Path) -> None:
    screen = sit(window, demo, "L1")
    assert screen.prompt is None
    say(screen, "They talked over lunch")
    assert newest(screen).prompt_id is None
    assert workspace_of(window).of(Note, "session_id", [screen.desk.session.id])  # type: ignore[union-attr]
