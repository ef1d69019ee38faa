"""What the entry line does for the typist: shorthand, and what is to be heeded before Enter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Shorthand
from facilitator_app.ui.table.shorthand_page import ShorthandPage
from tests.ui.acting import button
from tests.ui.screens import do
from tests.ui.table.seated import newest, say, sit, type_into, workspace_of
from tests.ui.table.test_entry_line import Held, Key, paste, strike

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.entry_box import EntryBox
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


@pytest.fixture
def box(screen: TableScreen) -> EntryBox:
    return screen.notes.entry


@pytest.fixture
def short(window: Window, screen: TableScreen) -> None:
    workspace = workspace_of(window)
    table = screen.desk.table.id  # type: ignore[union-attr]
    for place, text in ((None, "general practice"), (table, "GP surgery")):
        made = Shorthand.named(workspace.programme, short="gp", table_id=place, text=text)
        workspace.add(made)


@pytest.mark.usefixtures("short")
def test_shorthand_is_written_out_and_one_backspace_takes_it_back(
    screen: TableScreen, box: EntryBox
) -> None:
    type_into(box.line, '3. "the gp')
    assert box.line.toPlainText() == "the gp"
    type_into(box.line, ",")
    assert box.line.toPlainText() == "the GP surgery,"
    QTest.keyClick(box.line, Key.Key_Backspace)
    assert box.line.toPlainText() == "the gp,"
    type_into(box.line, " my gp")
    QTest.keyClick(box.line, Key.Key_Return)
    assert newest(screen).text == "the gp, my GP surgery"


@pytest.mark.usefixtures("short")
def test_a_later_backspace_takes_one_letter(box: EntryBox) -> None:
    type_into(box.line, "gp a")
    QTest.keyClick(box.line, Key.Key_Backspace)
    QTest.keyClick(box.line, Key.Key_Backspace)
    assert box.line.toPlainText() == "GP surgery"


@pytest.mark.usefixtures("short")
def test_shorthand_stays_short_in_a_plain_line_and_in_what_was_pasted(box: EntryBox) -> None:
    type_into(box.line, "\\gp and ")
    assert box.line.toPlainText() == "gp and "
    box.clear()
    paste(box, "the gp")
    type_into(box.line, " gp ")
    assert box.line.toPlainText() == "the gp GP surgery "


# what identifies somebody


def test_what_identifies_somebody_is_warned_of_and_masked_by_one_key(
    screen: TableScreen, box: EntryBox
) -> None:
    box.room = replace(box.room, names=frozenset({"Siân Jones"}))
    type_into(box.line, "3. sian said 07700 900123")
    assert "“sian” (name), “07700 900123” (phone number)" in box.told.text()
    QTest.keyClick(box.line, Key.Key_M, Held.ControlModifier)
    assert box.line.toPlainText() == "[…] said […]"
    assert box.line.place == len("[…] said […]")
    assert not box.told.isVisible()
    QTest.keyClick(box.line, Key.Key_Z, Held.ControlModifier)
    QTest.keyClick(box.line, Key.Key_Return)
    assert newest(screen).text == "sian said 07700 900123", "it is a warning, and bars nothing"


def test_it_is_warned_of_while_a_note_is_edited(screen: TableScreen, box: EntryBox) -> None:
    say(screen, "Ring 07700 900123")
    QTest.keyClick(box.line, Key.Key_Up)
    strike(Key.Key_M, Held.ControlModifier)
    strike(Key.Key_Return)
    assert newest(screen).text == "Ring […]"


# consent


def test_a_seat_that_does_not_want_to_be_quoted_is_shown(
    screen: TableScreen, box: EntryBox
) -> None:
    told = "Seat 3 did not agree to be quoted."
    box.room = replace(box.room, no_quotes={"3": told})
    type_into(box.line, "3. They told us")
    assert not box.told.isVisible()
    box.clear()
    type_into(box.line, '3. "They told us')
    assert box.told.text() == told
    assert box.marks.chips[0].accessibleDescription() == told
    QTest.keyClick(box.line, Key.Key_0, Held.AltModifier)
    QTest.keyClick(box.line, Key.Key_Return)
    assert (newest(screen).seats, newest(screen).wording) == ((), "exact")


def test_a_seat_that_does_not_want_notes_is_shown_and_bars_nothing(
    screen: TableScreen, box: EntryBox
) -> None:
    box.room = replace(box.room, no_notes={"3": "Seat 3 did not agree to notes."})
    type_into(box.line, "3,5. They told us")
    assert box.told.text() == "Seat 3 did not agree to notes."
    QTest.keyClick(box.line, Key.Key_Return)
    assert newest(screen).seats == ("3", "5")


# the list of short words


@pytest.fixture
def page(window: Window, screen: TableScreen) -> ShorthandPage:
    """Return the list of short words, with one that is the programme's and one of the table."""
    workspace = workspace_of(window)
    workspace.add(Shorthand.named(workspace.programme, short="gp", table_id=None, text="doctor"))
    do(window, "shorthand")
    page = screen.page("shorthand")
    assert isinstance(page, ShorthandPage)
    QTest.keyClicks(page.short, "wl")
    QTest.keyClicks(page.long, "waiting lists")
    strike(Key.Key_Tab)
    QTest.keyClick(page.long, Key.Key_Return)
    QApplication.processEvents()  # what is new is shown
    return page


def test_the_table_keeps_its_own_short_words(
    window: Window, page: ShorthandPage, box: EntryBox
) -> None:
    assert page.short.text() == page.long.text() == ""
    page.fields["wl"].setFocus()
    strike(Key.Key_Backspace)
    page.short.setFocus()
    assert list(page.fields) == ["wl"], "that of the programme is shown, and not changed here"
    do(window, "notes")
    type_into(box.line, "gp wl ")
    assert box.line.toPlainText() == "doctor waiting list "
    do(window, "shorthand")
    button(page, "Remove wl").click()
    workspace = workspace_of(window)
    assert not [each for each in workspace.all(Shorthand) if each.table_id is not None]
    assert workspace.undo_name == "shorthand wl removed"


def test_what_is_no_short_word_is_refused(page: ShorthandPage) -> None:
    QTest.keyClicks(page.short, "two words")
    button(page, "Add").click()
    assert "no spaces" in page.told.text()
    page.short.setText("ok")
    button(page, "Add").click()
    assert page.told.text() == "Say what it stands for."
    assert list(page.fields) == ["wl"]


def test_a_short_word_that_is_there_is_given_another_meaning(page: ShorthandPage) -> None:
    page.short.setText("wl")
    page.long.setText("white line")
    button(page, "Add").click()
    assert page.fields["wl"].text() == "white line"


def test_a_half_typed_short_word_waits(window: Window, page: ShorthandPage) -> None:
    QTest.keyClicks(page.short, "bc")
    do(window, "session.next")
    assert page.short.text() == ""
    do(window, "session.previous")
    assert page.short.text() == "bc"
