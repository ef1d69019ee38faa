"""The entry line under a tired typist, who watches the table and not the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.records import Note
from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.sign_sheet import KEYS, SignSheet
from facilitator_app.ui.table.signs_menu import choices
from tests.ui.acting import button
from tests.ui.screens import do
from tests.ui.table.seated import newest, say, sit, type_into

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.entry_box import EntryBox
    from facilitator_app.ui.window import Window

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


@pytest.fixture
def box(screen: TableScreen) -> EntryBox:
    return screen.notes.entry


def words(box: EntryBox) -> list[str]:
    return [each.mark.word for each in box.marks.chips]


def paste(box: EntryBox, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(box.line, Key.Key_V, Held.ControlModifier)


def strike(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, held)


def press(box: EntryBox, letter: str) -> None:
    """Type a letter that no key of a plain keyboard has."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Key.Key_unknown, Held.NoModifier, letter)
        QApplication.sendEvent(box.line, event)


@pytest.mark.parametrize(
    ("typed", "chip", "left"),
    [
        ("3.They told us", "Seat 3", "They told us"),
        ("#boking They told us", "ACC  Booking and access", "They told us"),
        ("3,9. They told us", "Seat 3", "They told us"),
        (">9.9 They told us", None, ">9.9 They told us"),
        ("9. They told us", None, "9. They told us"),
        ("They told us :half ", "About half", "They told us "),
    ],
)
def test_a_slip_is_seen_and_tab_mends_it(
    box: EntryBox, typed: str, chip: str | None, left: str
) -> None:
    type_into(box.line, typed)
    assert box.told.isVisible()
    assert box.told.text()
    assert "Tab" in button(box, box.told.act.text()).text()
    QTest.keyClick(box.line, Key.Key_Tab)
    assert box.line.toPlainText() == left
    assert [each for each in words(box) if each.startswith("No ")] == []
    assert words(box) == ([] if chip is None else [chip])
    assert QApplication.focusWidget() is box.line
    QTest.keyClick(box.line, Key.Key_Z, Held.ControlModifier)
    assert box.line.toPlainText() != left or words(box) != [chip]


def test_what_is_offered_is_taken_with_the_mouse_too(box: EntryBox) -> None:
    type_into(box.line, "3.They told us")
    QTest.mouseClick(box.told.act, Qt.MouseButton.LeftButton)
    assert (words(box), box.line.toPlainText()) == (["Seat 3"], "They told us")


def test_with_nothing_to_mend_tab_goes_on(box: EntryBox) -> None:
    type_into(box.line, "12 people said so")
    assert not box.told.isVisible()
    QTest.keyClick(box.line, Key.Key_Tab)
    assert QApplication.focusWidget() is not box.line


def test_a_wrong_seat_can_still_be_mended_after_enter(screen: TableScreen, box: EntryBox) -> None:
    say(screen, "9. They told us")
    assert "Enter again" in box.told.text()
    QTest.keyClick(box.line, Key.Key_Tab)
    assert (words(box), box.line.toPlainText()) == ([], "9. They told us")


def test_a_slip_in_a_saved_note_is_mended_where_it_stands(screen: TableScreen) -> None:
    say(screen, "3.They told us")
    line = screen.notes.entry.line
    QTest.keyClick(line, Key.Key_Up)
    for key in (Key.Key_Tab, Key.Key_Return):
        strike(key)
    assert (newest(screen).seats, newest(screen).text) == (("3",), "They told us")


def test_a_quote_mark_may_be_what_the_system_makes_of_it(
    screen: TableScreen, box: EntryBox
) -> None:
    type_into(box.line, "3. ")
    press(box, "“")
    type_into(box.line, "It is all on the app now, love")
    press(box, "”")
    QTest.keyClick(box.line, Key.Key_Return)
    note = newest(screen)
    assert (note.wording, note.text) == ("exact", "It is all on the app now, love")


def test_a_backslash_makes_the_whole_line_plain(screen: TableScreen, box: EntryBox) -> None:
    type_into(box.line, "3. \\")
    assert (words(box), box.line.toPlainText()) == (["Plain text"], "3. ")
    type_into(box.line, "! they wrote")
    QTest.keyClick(box.line, Key.Key_Return)
    assert (newest(screen).seats, newest(screen).text) == ((), "3. ! they wrote")


@pytest.mark.parametrize("pasted", ["3. They told us", ". They", "3.", " ? "])
def test_what_is_pasted_is_words(box: EntryBox, pasted: str) -> None:
    type_into(box.line, "3" if pasted.startswith(".") else "")
    paste(box, pasted)
    type_into(box.line, " and on")
    assert set(words(box)) <= {"Plain text"}
    assert pasted in box.line.toPlainText()


def test_a_seat_is_put_on_from_wherever_the_focus_is(screen: TableScreen, box: EntryBox) -> None:
    for widget in (screen.notes.view, screen.side.seats.cards[0], screen.notes.votes):
        widget.setFocus()
        QTest.keyClick(widget, Key.Key_3, Held.AltModifier)
        assert words(box) == ["Seat 3"]
        assert QApplication.focusWidget() is box.line
        QTest.keyClick(box.line, Key.Key_0, Held.AltModifier)
        assert words(box) == []


def test_a_seat_is_put_on_the_note_that_is_edited(screen: TableScreen, box: EntryBox) -> None:
    say(screen, "They told us")
    QTest.keyClick(box.line, Key.Key_Up)
    strike(Key.Key_3, Held.AltModifier)
    strike(Key.Key_Return)
    assert newest(screen).seats == ("3",)
    assert words(box) == []


# much text


def test_a_document_that_is_pasted_stays_quick_and_is_saved_whole(
    screen: TableScreen, box: EntryBox, qtbot: QtBot
) -> None:
    text = ("They told us it is all on the app now. " * 1_300)[:50_000]
    paste(box, text)
    qtbot.waitUntil(lambda: "Over 50,000 characters" in box.told.text())
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        QTest.keyClicks(box.line, "x")
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    assert sorted(taken)[2] < 0.15
    QTest.keyClick(box.line, Key.Key_Return)
    assert newest(screen).text == text.rstrip() + " " * (len(text) - len(text.rstrip())) + "xxxxx"


# help


def test_the_sheet_tells_of_every_sign_and_key(window: Window, screen: TableScreen) -> None:
    assert screen.isVisible()
    do(window, "signs.sheet")
    sheet = window.overlay
    assert isinstance(sheet, SignSheet)
    shown = "\n".join(each.text() for each in sheet.findChildren(type(screen.notes.count)))
    for sign in grammar.SIGNS:
        assert sign.keys in shown
        assert sign.about.casefold() in shown.casefold()
        assert sign.example in shown
    assert all(keys in shown for keys, _about in KEYS)


def test_every_sign_is_within_reach_of_the_mouse(screen: TableScreen, box: EntryBox) -> None:
    slots = {mark.slot for mark, _keys in choices(box.room)}
    assert slots == {sign.slot for sign in grammar.SIGNS}
    box.show_signs()
    [menu] = [each for each in screen.window().findChildren(QMenu) if each.isVisible()]
    inside = [each.text() for each in menu.findChildren(QMenu)[0].actions()]
    menu.close()
    assert any("Seat 3" in each for each in inside) or menu.actions()


def test_plain_text_from_the_menu_makes_the_whole_line_plain(box: EntryBox) -> None:
    type_into(box.line, "3. They")
    box.put(next(mark for mark, keys in choices(box.room) if keys == "\\"))
    assert (words(box), box.line.toPlainText()) == (["Plain text"], "3. They")


def test_notes_say_nothing_of_what_was_dragged_in(screen: TableScreen, box: EntryBox) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    box.line.insertFromMimeData(data)
    assert box.line.toPlainText() in ("bold", "")
    assert screen._workspace.all(Note)
