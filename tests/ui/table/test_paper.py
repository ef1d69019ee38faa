"""A sheet of paper is typed up: each line goes where its code says, with the time on it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.planning.sheets import END, sheet_code
from facilitator_app.domain.records import Note, Person, Seating, Table
from facilitator_app.workspace.key_file import LeadKey
from tests.ui.acting import said
from tests.ui.table.seated import (
    at_time,
    code_of,
    say,
    sit,
    texts,
    type_into,
    type_up,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Return the table's screen, in the evening of the day."""
    found = sit(window, demo)
    at_time(window, found, 18, 4)
    return found


def from_sheet(screen: TableScreen, code: str) -> list[Note]:
    found = [each for each in screen._workspace.all(Note) if each.sheet == code]
    return sorted(found, key=lambda each: each.id)


def is_on(screen: TableScreen) -> bool:
    """Tell whether a sheet is being typed up."""
    return screen.crew.paper.is_on


def when(note: Note) -> str:
    assert note.noted_at is not None
    return f"{note.noted_at.astimezone():%Y-%m-%d %H:%M}"


def test_lines_of_a_sheet_are_saved_with_their_time(screen: TableScreen) -> None:
    assert screen.desk is not None
    screen.go(screen.desk.by_code["1.3a"])
    code = code_of(screen, "1.3b")
    bar = type_up(screen, code.lower().replace("-", ""), "1222")
    assert bar.code.text() == code
    assert bar.time.text() == "12:22"
    assert QApplication.focusWidget() is screen.notes.entry.line
    say(screen, '3. "They told us')
    say(screen, "! Not at all")
    one, two = from_sheet(screen, code)
    day = screen._context.place.workshop.held_on  # type: ignore[union-attr]
    assert when(one) == when(two) == f"{day} 12:22"
    assert one.transcribed
    assert (one.seats, one.wording, two.kind) == (("3",), "exact", "disagreement")
    assert one.prompt_id == screen.desk.by_code["1.3b"].id
    place = texts(screen).index("They told us")
    assert texts(screen)[place + 1] == "Not at all"
    assert "2 notes of this sheet so far" in bar.told.text()


def test_alt_b_goes_to_the_time_of_the_next_line(screen: TableScreen) -> None:
    code = code_of(screen, "1.3b")
    bar = type_up(screen, code, "12:22")
    say(screen, "They told us")
    screen._context.actions["sheet"].trigger()
    assert QApplication.focusWidget() is bar.time
    QTest.keyClicks(bar.time, "1131")
    QTest.keyClick(bar.time, Qt.Key.Key_Return)
    say(screen, "Before that")
    assert [when(each)[-5:] for each in from_sheet(screen, code)] == ["12:22", "11:31"]
    place = texts(screen).index("Before that")
    assert texts(screen)[place + 1] == "They told us"


def test_a_sheet_of_another_table_goes_there(screen: TableScreen) -> None:
    code, before = code_of(screen, "1.2a", "A"), texts(screen)
    bar = type_up(screen, code, "1122")
    assert "1.2a at 11:22" in bar.told.text()
    say(screen, "1. They told us")
    [note] = from_sheet(screen, code)
    tables = {each.id: each.code for each in screen.whereabouts.tables()}
    assert tables[note.table_id] == "A"
    assert texts(screen) == before
    assert "1 note of this sheet so far" in bar.told.text()


def test_a_sheet_typed_up_already_says_so(screen: TableScreen) -> None:
    code = code_of(screen, "1.3b")
    type_up(screen, code, "1222")
    say(screen, "They told us")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Escape)
    assert not is_on(screen)
    bar = type_up(screen, code)
    assert "1 note of this sheet so far" in bar.told.text()


def test_a_slip_in_the_code_or_the_time_is_said_and_nothing_is_saved(
    screen: TableScreen, window: Window
) -> None:
    code = code_of(screen, "1.3b")
    before = screen._workspace.counts()["note"]
    bar = type_up(screen, code[1] + code[0] + code[2:])
    assert "has a slip in it" in bar.told.text()
    say(screen, "They told us")
    assert screen._workspace.counts()["note"] == before
    assert screen.notes.entry.line.toPlainText() == "They told us"
    assert "Type the sheet's code and the time first." in screen.notes.entry.told.text()
    bar.code.setText(code)
    bar.code.entered.emit()
    QTest.keyClicks(bar.time, "2642")
    QTest.keyClick(bar.time, Qt.Key.Key_Return)
    assert "“2642” is no time of day" in bar.told.text()
    bar.time.setText("1950")
    bar.time.entered.emit()
    assert "is still to come" in bar.told.text()
    bar.time.setText("0222")
    bar.time.entered.emit()
    assert "That is far from session 1.3" in bar.told.text()
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    assert said(window) == "Saved now."


def test_the_sheet_that_closes_a_session_is_not_for_notes(screen: TableScreen) -> None:
    assert screen.desk is not None
    desk = screen.desk
    code = sheet_code(screen._workspace.programme, desk.table.id, desk.session.id, END)
    bar = type_up(screen, code)
    assert "closes session 1.3 at table C" in bar.told.text()


def test_a_line_of_a_sheet_is_never_saved_as_said_now(screen: TableScreen) -> None:
    entry = screen.notes.entry
    type_into(entry.line, "Said now")
    screen._context.actions["sheet"].trigger()
    assert not is_on(screen)
    assert "Save what stands in the line first" in entry.told.text()
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    type_up(screen, code_of(screen, "1.3b"), "1222")
    type_into(entry.line, "On paper")
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert is_on(screen)
    assert "save it or clear it first" in entry.told.text()
    entry.clear()
    screen._context.actions["sheet.done"].trigger()
    before = {each.id for each in screen._workspace.all(Note)}
    say(screen, "Said now again")
    [note] = [each for each in screen._workspace.all(Note) if each.id not in before]
    assert not note.transcribed


def test_typing_up_goes_on_after_a_crash(
    screen: TableScreen,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
    open_window: Callable[[], Window],
    window: Window,
) -> None:
    code = code_of(screen, "1.3b")
    type_up(screen, code, "1222")
    assert screen.desk is not None
    place = screen.desk.draft_place
    workspace = screen._workspace
    qtbot.waitUntil(lambda: workspace.draft(f"sheet of {place}") == code, timeout=2_000)
    qtbot.waitUntil(
        lambda: workspace.draft(f"time on the sheet of {place}") == "12:22", timeout=2_000
    )
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    later = open_window()
    later.services.clock.read = window.services.clock.read
    again = sit(later, file)
    assert is_on(again)
    say(again, "They told us")
    [note] = from_sheet(again, code)
    assert when(note)[-5:] == "12:22"


def test_a_sheet_is_warned_of_as_any_line_is(screen: TableScreen) -> None:
    key = LeadKey(
        Path("a.key"), people=(Person(participant_code="P1", ballot_code="K", name="Amara Oy"),)
    )
    screen._context.key.open(key)
    type_up(screen, code_of(screen, "1.3a", "D"), "1222")
    type_into(screen.notes.entry.line, "Amara told us")
    assert "“Amara” (name)" in screen.notes.entry.told.text()


def test_who_leaves_here_changes_nothing_about_the_seats_of_a_sheet(screen: TableScreen) -> None:
    workspace = screen._workspace
    [place] = [each for each in workspace.all(Table) if each.code == "D"]
    workspace.edit(place, replace(place, seats=9))
    workspace.remove(*workspace.of(Seating, "table_id", [place.id]))
    type_up(screen, code_of(screen, "1.3a", "D"), "1222")
    screen._context.actions["seat"].trigger()
    say(screen, "9. They told us")
    [note] = from_sheet(screen, code_of(screen, "1.3a", "D"))
    assert note.seats == ("9",)
