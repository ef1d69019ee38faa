"""The grid on the screen: words beside marks, Tab, what is to be heeded, and crashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from facilitator_app.domain.codes import check_character
from facilitator_app.domain.records import Ballot
from facilitator_app.ui.parts.buttons import Button
from tests.ui.table.seated import workspace_of
from tests.ui.table.votes.keyed import find, press, sheet_of, vote
from tests.ui.table.votes.voting import CODES

if TYPE_CHECKING:
    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


def editor(page: object) -> QLineEdit:
    found = page.grid.viewport().findChildren(QLineEdit)  # type: ignore[attr-defined]
    return next(each for each in found if each.isVisible())  # type: ignore[no-any-return]


def test_words_are_typed_as_they_are_and_go_with_the_marks(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "texts")
    press(page, "4")
    QTest.keyClicks(editor(page), "It is nearer, d x n . s and 3 / 4")
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)
    QTest.keyClicks(editor(page), "None")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    [ballot] = workspace_of(window).all(Ballot)
    assert ballot.marks == {"answer": 4}
    assert ballot.texts == {"why": "It is nearer, d x n . s and 3 / 4", "comment": "None"}
    assert page.grid.currentIndex().row() == 1
    assert page.grid.currentIndex().column() == 1


def test_tab_goes_along_a_ballot_that_is_begun_and_leaves_the_grid_otherwise(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "points")
    page.grid.setFocus()
    press(page, "30\t\t70\t")
    assert workspace_of(window).all(Ballot)[0].marks == {"GP": 30, "Online": 70}
    assert page.grid.currentIndex().row() == 1
    press(page, "\t")
    assert not page.grid.hasFocus()


def test_a_fraction_keeps_the_cursor_in_its_ballot(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "slider")
    press(page, "3.5")
    row = sheet_of(page).rows[0]
    assert page.grid.currentIndex().row() == 0
    assert "“blank” cannot be marked together" in str(page.grid.ballots.index(1, 0).data())
    press(page, "\n")
    assert row.wrong
    assert workspace_of(window).all(Ballot) == []


def test_a_key_that_means_nothing_is_said(screen: TableScreen) -> None:
    page = vote(screen, "likert")
    press(page, "q")
    assert page.told.text() == "“q” means nothing in this cell."
    press(page, "4")
    assert page.told.text() == ""


def test_the_same_code_twice_is_said_below_the_ballot(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "gradient")
    press(page, "4")
    code = sheet_of(page).rows[0].code
    find(page, code)
    assert "keyed already in this round" in str(page.grid.ballots.index(1, 0).data())
    press(page, "\n")
    assert page.grid.ballots.rowCount() == len(CODES)
    assert workspace_of(window).all(Ballot)[0].marks == {"Proposal": 4}


def test_a_ballot_from_elsewhere_has_a_code_of_another_kind_and_is_found_by_it(
    screen: TableScreen, window: Window
) -> None:
    page, workspace = vote(screen, "gradient"), workspace_of(window)
    about = {"trade_off_id": sheet_of(page).trade_off.id, "round": "before"}
    made = Ballot.named(workspace.programme, **about, code="voter 12", marks={"Proposal": 2})
    workspace.add(made)
    assert sheet_of(page).rows[-1].code == "voter 12"
    find(page, "VOTER 12")
    assert page.grid.currentIndex().row() == len(CODES)
    press(page, "3")
    assert [each.marks for each in workspace.all(Ballot)] == [{"Proposal": 3}]


def test_more_ballots_than_people_are_said(screen: TableScreen) -> None:
    page = vote(screen, "gradient")
    press(page, "1234")
    assert not page.many.isVisible()
    stranger = "5678" + check_character("5678")
    find(page, stranger)
    press(page, "5\n")
    assert page.many.text().startswith("5 ballots are keyed, and there are 4 people.")
    assert page.many.isVisible()


def test_what_is_half_keyed_is_there_after_a_crash(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "points")
    press(page, "60\n50\n\n\n20\n")
    page.grid.clearFocus()
    page._kept.flush()
    code = sheet_of(page).rows[0].code
    kept = workspace_of(window).draft(sheet_of(page).draft_place)
    assert "60" in kept
    window.services.actions["overview"].trigger()
    window.services.actions["table"].trigger()
    page = vote(screen, "points")
    row = sheet_of(page).find(code)
    assert row is not None
    assert row.wrong.startswith("The points add up to 110")
    assert page.progress.text() == "2 of 4 keyed, 2 to put right"
    again, _ = page.grid.indexWidget(page.grid.ballots.index(1, 0)).findChildren(Button)
    again.click()
    press(page, "60\n40\n\n")
    assert [each.marks for each in workspace_of(window).all(Ballot)] == [{"GP": 60, "Nurse": 40}]


@pytest.mark.parametrize(
    ("way", "path_of_menu", "marks"),
    [
        ("points", ("30 to 39", "33"), {"GP": 33}),
        ("strength", ("2  Far",), {"Far": 2}),
        ("conditions", ("Ticked\t1",), {"Money": 1}),
        ("likert", ("Spoilt\ts",), {"spoilt": 1}),
    ],
)
def test_the_mouse_keys_what_a_key_does(
    screen: TableScreen, way: str, path_of_menu: tuple[str, ...], marks: dict[str, int]
) -> None:
    page = vote(screen, way)
    row = sheet_of(page).rows[0]
    place = page.grid.visualRect(page.grid.ballots.index(0, 1)).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, place, page.grid.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.grid.viewport(), asked)
    [menu] = [each for each in page.grid.findChildren(QMenu) if each.isVisible()]
    *ways, last = path_of_menu
    at = menu
    for words in ways:
        at = next(each for each in at.findChildren(QMenu) if each.title() == words)
    next(each for each in at.actions() if each.text().startswith(last)).trigger()
    menu.close()
    assert [*row.values.values()] == [*marks.values()] or row.apart == next(iter(marks))


def test_undo_takes_back_a_ballot_of_points(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "points")
    press(page, "100\n\n")
    code = sheet_of(page).rows[0].code
    assert workspace_of(window).undo_name == f"ballot {code} of TO7 before"
    QTest.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace_of(window).all(Ballot) == []
    assert not sheet_of(page).rows[0].is_keyed
