"""What is typed beside the entry line is lost neither by going elsewhere nor by a crash."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import BallotAccount, Headline, Note, Reflection
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.entry_box import EntryBox
from facilitator_app.workspace import Workspace
from tests.ui.acting import button, press, said, write
from tests.ui.screens import do
from tests.ui.table.seated import closing_of, newest, say, sit, type_into, votes_of, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

OURS = "Phones first, and a person behind them"


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


def half_typed(screen: TableScreen, name: str, words: str) -> None:
    field = closing_of(screen).fields[name]
    screen.show_page("closing")
    field.setFocus()
    field.clear()
    write(words)


def leave(window: Window, qtbot: QtBot) -> None:
    """Close the programme, until its page is gone."""
    do(window, "close")
    qtbot.waitUntil(lambda: not window.findChildren(TableScreen))


def headlines(screen: TableScreen) -> list[Headline]:
    return [each for each in screen._workspace.all(Headline) if each.text == OURS]


def edit_last(screen: TableScreen) -> EntryBox:
    screen.crew.editing.edit_last()
    box = screen.crew.editing.editor
    assert isinstance(box, EntryBox)
    return box


def notes_with(screen: TableScreen, words: str) -> list[Note]:
    return [each for each in screen._workspace.all(Note) if words in each.text]


def test_a_headline_stays_with_its_session(screen: TableScreen) -> None:
    half_typed(screen, "headline", OURS)
    before = screen._context.place.session
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(closing_of(screen).headline, Qt.Key.Key_PageDown, control)
    assert screen._context.place.session != before
    assert closing_of(screen).headline.text() != OURS
    closing_of(screen).back.click()
    [kept] = headlines(screen)
    assert before is not None
    assert kept.session_id == before.id


@pytest.mark.parametrize("name", ["headline", "surprise"])
def test_what_was_half_typed_at_the_end_is_there_after_a_crash(
    screen: TableScreen,
    window: Window,
    name: str,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
) -> None:
    half_typed(screen, name, OURS)
    place = f"closing of {screen.desk.draft_place}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: OURS in screen._workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    leave(window, qtbot)
    again = sit(window, file)
    assert "half typed" in said(window)
    button(window.strip, "Look at it").click()
    assert closing_of(again).isVisible()
    assert closing_of(again).fields[name].text() == OURS
    closing_of(again).back.click()
    kept = [each.surprise for each in again._workspace.all(Reflection)]
    assert OURS in kept or headlines(again)
    leave(window, qtbot)
    sit(window, file)
    assert "half typed" not in said(window)


def test_an_edit_that_a_crash_cut_off_is_offered(
    screen: TableScreen, window: Window, qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    say(screen, "3. They told us")
    box = edit_last(screen)
    write(" it is on the app")
    place = f"edit of {screen.desk.draft_place}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "on the app" in screen._workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen._workspace.draft(place) == "", timeout=3_000)
    leave(window, qtbot)
    again = sit(window, file)
    assert "“They told us it is on the app”" in said(window)
    say(again, "What comes next does not take it away")
    button(window.strip, "Go on with it").click()
    press(Qt.Key.Key_Return)
    [kept] = notes_with(again, "They told us it is on the app")
    assert kept.seats == ("3",)
    assert newest(again).text == "What comes next does not take it away"


def test_words_that_look_like_a_wrong_mark_stay_in_an_edit(screen: TableScreen) -> None:
    say(screen, "of us waited")
    box = edit_last(screen)
    QTest.keyClick(box.line, Qt.Key.Key_Home)
    write("99. ")
    screen.go(None)
    [kept] = notes_with(screen, "of us waited")
    assert kept.text == "99. of us waited"


@pytest.mark.parametrize("what", ["edit", "headline"])
def test_what_the_disk_refuses_is_there_when_somebody_comes_back(
    screen: TableScreen, window: Window, demo: Path, what: str
) -> None:
    say(screen, "They told us")
    if what == "edit":
        edit_last(screen)
        write(OURS)
    else:
        half_typed(screen, "headline", OURS)
    gone = demo.rename(demo.with_name("gone"))
    do(window, "session.next")
    assert "not in its place any more" in said(window)
    assert "Not saved" in window.pages.currentWidget().bottom.saved.text()  # type: ignore[union-attr]
    gone.rename(demo)
    do(window, "session.previous")
    if what == "edit":
        button(window.strip, "Go on with it").click()
        press(Qt.Key.Key_Return)
        assert notes_with(screen, f"They told us{OURS}")
    else:
        assert closing_of(screen).headline.text() == OURS
        do(window, "session.next")
        assert headlines(screen)


def test_a_ballot_that_breaks_the_rule_is_not_left_in_silence(
    screen: TableScreen, window: Window
) -> None:
    votes = screen.desk.votes() if screen.desk else []
    workspace_of(window).remove(*workspace_of(window).all(BallotAccount), name="opened again")
    screen.show_page("votes", next(each for each in votes if each.method == "likert"))
    grid = votes_of(screen).grid
    sheet = grid.ballots.sheet
    assert sheet is not None
    grid.go_to(sheet.rows[1])
    QTest.keyClicks(grid, "9")
    votes_of(screen).back.click()
    assert f"ballot {sheet.rows[1].code}" in said(window)
    assert workspace_of(window).undo_name == "opened again", "nothing was saved since"


def test_closing_is_refused_once_while_half_typed_words_cannot_be_kept(
    window: Window, demo: Path
) -> None:
    screen = sit(window, demo)
    place = screen.desk.draft_place  # type: ignore[union-attr]
    gone = demo.rename(demo.with_name("gone"))
    type_into(screen.notes.entry.line, "the queue at eight")
    assert not window.close()
    assert "What is half typed cannot be kept" in window.strip.text
    assert screen.notes.entry.line.toPlainText() == "the queue at eight"
    gone.rename(demo)
    assert window.close()
    with Workspace.open(demo) as again:
        assert again.draft(place) == "the queue at eight"


def test_closing_twice_drops_what_cannot_be_kept(window: Window, demo: Path) -> None:
    screen = sit(window, demo)
    gone = demo.rename(demo.with_name("gone"))
    type_into(screen.notes.entry.line, "the queue at eight")
    window.services.actions["close"].trigger()
    assert window.pages.currentWidget() is not window.start
    window.services.actions["close"].trigger()
    assert window.pages.currentWidget() is window.start
    gone.rename(demo)
