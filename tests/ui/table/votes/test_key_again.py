"""Ballots keyed a second time: nothing of the first is seen, then only what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, SecondKeying, Staff
from facilitator_app.ui.table.votes.second import SecondSheet
from tests.ui.table.seated import closing_of, workspace_of
from tests.ui.table.votes.keyed import choose, press, sheet_of, vote
from tests.ui.table.votes.voting import CODES

if TYPE_CHECKING:
    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.window import Window

NOTHING = "\u2013"


def key_twice(screen: TableScreen, first: str, second: str) -> VotePage:
    """Key the Likert ballots, then again as another person, and compare."""
    page = vote(screen, "likert")
    press(page, first)
    page.again.click()
    choose(page, "N2")
    press(page, second)
    page.banner.act.click()
    return page


def marks(window: Window) -> dict[str, dict[str, int]]:
    return {each.code: each.marks for each in workspace_of(window).all(Ballot)}


def test_whoever_keys_again_sees_nothing_of_the_first(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "likert")
    press(page, "12345s")
    page.again.click()
    choose(page, "N2")
    sheet = sheet_of(page)
    assert isinstance(sheet, SecondSheet)
    assert {each.code for each in sheet.rows} == set(CODES)
    assert not any(each.is_keyed for each in sheet.rows)
    assert "hidden" in page.banner.words.text()
    assert screen._context.hands.words == "note-taker N2"
    press(page, "12")
    [keying] = workspace_of(window).all(SecondKeying)
    [second] = [each for each in workspace_of(window).all(Staff) if each.code == "N2"]
    assert (keying.marks, keying.first, keying.keyed_by) == ({"One": 1, "Two": 2}, {}, second.id)


def test_only_cells_that_differ_are_shown_side_by_side(screen: TableScreen) -> None:
    page = key_twice(screen, "12344511", "1234s11")
    cards = {each.difference.code: each.cells for each in page.comparing.cards}
    first, second, third, _ = (each.code for each in sheet_of(page).rows)
    assert first not in cards
    assert second not in cards
    assert cards[third] == [
        ("One", "4", NOTHING),
        ("Two", "5", NOTHING),
        ("The whole ballot", NOTHING, "spoilt"),
    ]
    assert page.comparing.about.text().startswith("1 ballot keyed differently.")


def test_the_first_can_stand_and_who_said_so_is_kept(screen: TableScreen, window: Window) -> None:
    page = key_twice(screen, "12", "13")
    [card] = page.comparing.cards
    card.buttons["first"].click()
    [keying] = workspace_of(window).all(SecondKeying)
    [who] = [each for each in workspace_of(window).all(Staff) if each.code == "N2"]
    assert (keying.decision, keying.decided_by) == ("first", who.id)
    assert (keying.first, keying.marks) == ({"One": 1, "Two": 2}, {"One": 1, "Two": 3})
    assert [*marks(window).values()] == [{"One": 1, "Two": 2}]
    assert page.comparing.cards == []
    told = f"{keying.code}: the first stands, decided by note-taker N2."
    assert page.comparing.record.text() == told


def test_the_second_can_stand_and_that_is_undone(screen: TableScreen, window: Window) -> None:
    page = key_twice(screen, "12", "13")
    page.comparing.cards[0].buttons["second"].click()
    assert [*marks(window).values()] == [{"One": 1, "Two": 3}]
    workspace = workspace_of(window)
    assert workspace.undo_name is not None
    assert workspace.undo_name.startswith("second keying of ballot")
    workspace.undo()
    assert [*marks(window).values()] == [{"One": 1, "Two": 2}]
    assert workspace.all(SecondKeying)[0].decision == ""


def test_a_third_is_keyed_from_the_paper(screen: TableScreen, window: Window) -> None:
    page = key_twice(screen, "12", "13")
    page.comparing.cards[0].buttons["another"].click()
    assert [each.is_keyed for each in sheet_of(page).rows] == [False]
    press(page, "54")
    assert [*marks(window).values()] == [{"One": 5, "Two": 4}]
    assert workspace_of(window).all(SecondKeying)[0].decision == "another"
    assert page.comparing.cards == []


def test_a_third_may_be_as_the_first_was(screen: TableScreen, window: Window) -> None:
    page = key_twice(screen, "12", "13")
    page.comparing.cards[0].buttons["another"].click()
    press(page, "12")
    assert [*marks(window).values()] == [{"One": 1, "Two": 2}]
    assert workspace_of(window).all(SecondKeying)[0].decision == "another"
    assert page.comparing.cards == []


def test_a_ballot_that_is_missing_in_either_keying_is_said(
    screen: TableScreen, window: Window
) -> None:
    page = key_twice(screen, "1234", "12\n34")
    codes = [each.code for each in sheet_of(page).rows]
    assert page.comparing.missing.text() == f"Not keyed a second time: {codes[1]}."
    [card] = page.comparing.cards
    assert card.difference.code == codes[2]
    assert card.cells == [("One", "not keyed", "3"), ("Two", "not keyed", "4")]
    card.buttons["second"].click()
    assert marks(window)[codes[2]] == {"One": 3, "Two": 4}
    page.comparing.key_missing.click()
    assert page.grid.currentIndex().row() == 1
    press(page, "34")
    [who] = [each for each in workspace_of(window).all(Staff) if each.code == "N2"]
    assert {each.keyed_by for each in workspace_of(window).all(SecondKeying)} == {who.id}
    page.banner.act.click()
    assert page.comparing.about.text() == "Both keyings say the same of every ballot."


def test_a_second_keying_in_which_ballots_are_missing_is_not_closed_in_silence(
    screen: TableScreen,
) -> None:
    page = key_twice(screen, "12345511", "12\n55")
    page.banner.act.click()
    codes = [each.code for each in sheet_of(page).rows]
    told = f"Not keyed a second time: {codes[1]}, {codes[3]}."
    assert page.banner.words.text() == told
    screen.show_page("closing")
    assert "(2 not keyed a second time)" in closing_of(screen).votes.words.text()
    page = vote(screen, "likert")
    page.close_round.click()
    assert page.closing.isVisible()
    assert page.closing.warning.isVisible()
    assert page.closing.warning.text() == told
    page.closing.back.click()
    page.again.click()
    choose(page, "N3")
    for at in (1, 3):
        page.grid.go_to(sheet_of(page).rows[at])
        press(page, "34" if at == 1 else "11")
    page.show_again()
    assert page.banner.words.text() == "Keyed a second time."
    page.close_round.click()
    assert not page.closing.warning.isVisible()


def test_what_is_undecided_is_said_where_ballots_are_keyed(screen: TableScreen) -> None:
    page = key_twice(screen, "12", "13")
    page.banner.act.click()
    assert page.banner.words.text().startswith("1 keyed differently the second time")
    page.close_round.click()
    assert page.comparing.isVisible()
