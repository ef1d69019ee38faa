from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.codes import check_character, new_code
from facilitator_app.domain.records import (
    Ballot,
    ExpectedBallot,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace import Workspace
from tests.ui.table.seated import votes_of, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.votes.grid import VoteGrid
    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.window import Window

CODES = 96


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a programme with a vote of each way, nobody having voted."""
    path = tmp_path / "votes.facilitator"
    with Workspace.create(path, "Votes") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        table = Table.named(programme, code="A")
        votes = [
            TradeOff.named(programme, session_id=session.id, version=1, **values)
            for values in (
                {"code": "TO1", "method": "likert", "scale": (1, 5), "rounds": ("before", "after")},
                {
                    "code": "TO2",
                    "method": "slider",
                    "scale": (0, 10),
                    "options": ("Minor", "Long-term", "Low mood"),
                    "rounds": ("before",),
                },
                {
                    "code": "TO3",
                    "method": "choice",
                    "options": ("A", "B", "C"),
                    "rounds": ("once",),
                },
            )
        ]
        codes: set[str] = set()
        while len(codes) < CODES:
            codes.add(new_code(4))
        expected = [ExpectedBallot.named(programme, code=each) for each in codes]
        workspace.add(day, session, table, *votes, *expected)
    return path


@pytest.fixture
def screen(window: Window, path: Path) -> TableScreen:
    window.asked_to_open.emit(path)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    return screen


def vote(screen: TableScreen, code: str) -> VotePage:
    assert screen.desk is not None
    screen.show_page("votes", next(each for each in screen.desk.votes() if each.code == code))
    return votes_of(screen)


def ballots(window: Window) -> list[Ballot]:
    return workspace_of(window).all(Ballot)


def code_of(grid: VoteGrid, place: int) -> str:
    assert grid.ballots.sheet is not None
    return grid.ballots.sheet.rows[place].code


def test_ninety_six_values_take_ninety_six_keys(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO1").grid
    pressed = 0
    for number in range(CODES):
        QTest.keyClicks(grid, str(number % 5 + 1))
        pressed += 1
    assert pressed <= 100
    found = {each.code: each.marks["answer"] for each in ballots(window)}
    assert len(found) == CODES
    assert [found[code_of(grid, at)] for at in range(10)] == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    assert votes_of(screen).progress.text() == "96 of 96 keyed"


def test_nothing_on_a_ballot_says_at_which_table_it_was_cast(
    screen: TableScreen, window: Window
) -> None:
    QTest.keyClicks(vote(screen, "TO1").grid, "4")
    [revision] = workspace_of(window).history(ballots(window)[0].id)
    assert screen.desk is not None
    assert str(screen.desk.table.id) not in (revision.content or "")


def test_a_digit_goes_along_the_items_and_t_is_ten(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO2").grid
    QTest.keyClicks(grid, "3t0")
    assert ballots(window)[0].marks == {"Minor": 3, "Long-term": 10, "Low mood": 0}
    assert grid.currentIndex().row() == 1
    QTest.keyClicks(grid, "7")
    assert len(ballots(window)) == 1
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert sorted(len(each.marks) for each in ballots(window)) == [1, 3]
    assert {"Minor": 7} in [each.marks for each in ballots(window)]


@pytest.mark.parametrize(
    ("key", "mark"),
    [("d", "dont_know"), ("x", "decline"), ("n", "neither"), (".", "blank"), ("s", "spoilt")],
)
def test_one_key_says_why_there_is_no_answer(
    screen: TableScreen, window: Window, key: str, mark: str
) -> None:
    grid = vote(screen, "TO2").grid
    QTest.keyClicks(grid, key)
    assert ballots(window)[0].marks == {mark: 1}
    assert grid.currentIndex().row() == 1


def test_a_choice_is_keyed_by_its_number(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO3").grid
    QTest.keyClicks(grid, "24")
    assert [each.marks for each in ballots(window)] == [{"B": 1}]
    sheet = grid.ballots.sheet
    assert sheet is not None
    assert sheet.rows[1].wrong == "There is no option 4; there are 1 to 3."


def test_what_is_wrong_is_said_below_the_ballot_with_two_ways_out(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "TO1")
    grid, model = page.grid, page.grid.ballots
    QTest.keyClicks(grid, "94")
    assert len(ballots(window)) == 1
    line = model.line(model.index(1, 0))
    assert line is not None
    assert line.complaint
    assert "9 is not on the scale from 1 to 5" in str(model.index(1, 0).data())
    assert page.progress.text() == "2 of 96 keyed, 1 to put right"
    bar = grid.indexWidget(model.index(1, 0))
    again, spoilt = bar.findChildren(Button)
    again.click()
    assert grid.currentIndex().row() == 0
    QTest.keyClicks(grid, "9")
    _, spoilt = grid.indexWidget(model.index(1, 0)).findChildren(Button)
    spoilt.click()
    assert {tuple(each.marks) for each in ballots(window)} == {("answer",), ("spoilt",)}
    assert page.progress.text() == "2 of 96 keyed"
    assert model.rowCount() == CODES


def test_two_answers_on_one_ballot_do_not_go_together(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO2").grid
    QTest.keyClicks(grid, "3d")
    sheet = grid.ballots.sheet
    assert sheet is not None
    assert "“don't know” cannot be marked together" in sheet.rows[0].wrong
    assert ballots(window) == []


def test_a_ballot_is_put_right_and_taken_out(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO1").grid
    QTest.keyClicks(grid, "4")
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClicks(grid, "2")
    assert ballots(window)[0].marks == {"answer": 2}
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert ballots(window) == []


def test_undo_takes_back_the_last_ballot_by_its_name(screen: TableScreen, window: Window) -> None:
    grid = vote(screen, "TO1").grid
    QTest.keyClicks(grid, "4")
    workspace = workspace_of(window)
    assert workspace.undo_name == f"ballot {code_of(grid, 0)} of TO1 before"
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ballots(window) == []
    sheet = grid.ballots.sheet
    assert sheet is not None
    assert not sheet.rows[0].is_keyed


def test_a_mistyped_code_is_refused_and_another_tables_is_marked(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "TO1")
    sheet = page.grid.ballots.sheet
    assert sheet is not None
    known = sheet.rows[40].code
    QTest.keyClicks(page.grid, "/")
    QTest.keyClicks(page.code, known.lower())
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert page.grid.currentIndex().row() == 40
    wrong = known[:-1] + ("2" if known[-1] != "2" else "3")
    QTest.keyClicks(page.code, wrong)
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert "is no ballot code" in page.told.text()
    assert len(sheet.rows) == CODES
    page.code.clear()
    body = next(b for b in ("2345", "3456", "4567") if sheet.find(b + check_character(b)) is None)
    stranger = body + check_character(body)
    QTest.keyClicks(page.code, stranger)
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert len(sheet.rows) == CODES + 1
    assert "another table" in page.told.text()
    QTest.keyClicks(page.grid, "5")
    assert [each.code for each in ballots(window)] == [stranger]


def test_what_another_laptop_keyed_is_shown(screen: TableScreen, window: Window) -> None:
    page, workspace = vote(screen, "TO1"), workspace_of(window)
    sheet = page.grid.ballots.sheet
    assert sheet is not None
    code = sheet.rows[3].code
    ballot = Ballot.named(
        workspace.programme,
        trade_off_id=sheet.trade_off.id,
        round="before",
        code=code,
        marks={"answer": 1},
    )
    workspace.add(ballot)
    assert sheet.rows[3].values == {0: 1}
    page.rounds.chosen.emit("after")  # type: ignore[union-attr]
    later = page.grid.ballots.sheet
    assert later is not None
    assert not later.rows[3].is_keyed


def test_a_ballot_that_cannot_be_saved_stays_and_is_said(
    screen: TableScreen, window: Window
) -> None:
    page, driver = vote(screen, "TO1"), workspace_of(window)._file.database.driver
    driver.execute("PRAGMA query_only = ON")
    QTest.keyClicks(page.grid, "4")
    sheet = page.grid.ballots.sheet
    assert sheet is not None
    assert "cannot be written to" in sheet.rows[0].unsaved
    driver.execute("PRAGMA query_only = OFF")
    page.grid.go_to(sheet.rows[0])
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert ballots(window)[0].marks == {"answer": 4}


def test_the_mouse_alone_keys_a_ballot(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "TO1")
    grid = page.grid
    place = grid.visualRect(grid.ballots.index(0, 1)).center()
    for words, marks in (("4", {"answer": 4}), ("Don't know\td", {"dont_know": 1})):
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, grid.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(grid.viewport(), asked)
        [menu] = [each for each in grid.findChildren(QMenu) if each.isVisible()]
        next(each for each in menu.actions() if each.text() == words).trigger()
        menu.close()
        page.grid.flush()
        assert [each.marks for each in workspace_of(window).all(Ballot)] == [marks]
