"""After the vote: reasons, conditions, what would change minds, who differs; a table's position."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.records import Ballot, Reason, VoteRound
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.after_page import AfterPage
from facilitator_app.ui.table.after_votes import MINORITY, REASON
from tests.ui.acting import button, press, said, write
from tests.ui.screens import do
from tests.ui.table.after_vote import gone_to, owes, said_nothing, vote
from tests.ui.table.seated import page_of, sit, votes_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table.words import Words
    from facilitator_app.ui.window import Window

ENTER = Qt.Key.Key_Return


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return said_nothing(window, demo)


def fields(page: AfterPage, sort: str, option: str = "") -> list[Words]:
    """Return the fields under one heading, from above."""
    group = next(each for each in page.groups if each[0] == sort and each[1].startswith(option))
    return [e.words["text"] for key, e in page.cards.items() if page._group(key) == group]


def reasons(screen: TableScreen) -> set[tuple[str, str, str]]:
    found = screen._workspace.of(Reason, "table_id", [screen.desk.table.id])  # type: ignore[union-attr]
    return {(each.sort, each.option[:1], each.text) for each in found}


def test_every_sort_of_reason_is_written(screen: TableScreen) -> None:
    page = gone_to(screen, "TO1")
    assert [each[0] for each in page.groups] == [
        *(REASON, REASON, "condition"),
        *("would change minds", MINORITY),
    ]
    for number, field in enumerate([fields(page, *each)[-1] for each in page.groups]):
        field.setFocus()
        write(f"said {number}")
        press(ENTER)
    assert reasons(screen) == {
        (REASON, "A", "said 0"),
        (REASON, "B", "said 1"),
        ("condition", "", "said 2"),
        ("would change minds", "", "said 3"),
        (MINORITY, "", "said 4"),
    }
    assert len(page.cards) == 10
    assert "Reasons on TO1: 5" in owes(screen)


def test_a_second_reason_goes_below_the_first(screen: TableScreen) -> None:
    page = gone_to(screen, "TO1")
    for text in ("it is quick", "it is near"):
        fields(page, REASON, "B")[-1].setFocus()
        write(text)
        press(ENTER)
    assert [each.text() for each in fields(page, REASON, "B")] == ["it is quick", "it is near", ""]


def test_reasons_of_another_vote_or_table_stand_apart(screen: TableScreen) -> None:
    page = gone_to(screen, "TO1")
    fields(page, REASON, "A")[-1].setFocus()
    write("it is quick")
    page = gone_to(screen, "TO2")
    assert {each.text() for each in page.fields.values()} == {""}
    assert len(reasons(screen)) == 1
    page.vote.setCurrentIndex(page.vote.findText("TO1", Qt.MatchFlag.MatchStartsWith))
    page.vote.activated.emit(page.vote.currentIndex())
    assert fields(page, REASON, "A")[0].text() == "it is quick"
    tables = screen.whereabouts.tables()
    screen.choose_table(next(each for each in tables if each.code == "D"))
    assert {each.text() for each in gone_to(screen, "TO1").fields.values()} == {""}


def test_a_reason_is_removed_and_taken_back(screen: TableScreen, window: Window) -> None:
    page = gone_to(screen, "TO1")
    fields(page, REASON, "A")[-1].setFocus()
    write("it is quick")
    press(ENTER)
    next(iter(page.cards.values())).remove.click()
    assert not reasons(screen)
    assert said(window) == "One reason removed."
    button(window.strip, "Undo").click()
    assert reasons(screen) == {(REASON, "A", "it is quick")}


def test_a_half_typed_reason_is_there_after_a_crash(
    screen: TableScreen, window: Window, qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    page = gone_to(screen, "TO2")
    fields(page, REASON, "B")[-1].setFocus()
    write("a person se")
    place = f"after of {screen.desk.draft_place}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "a person se" in screen._workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    do(window, "close")
    qtbot.waitUntil(lambda: not window.findChildren(TableScreen))
    again = sit(window, file, "1.5")
    assert "half typed" in said(window)
    button(window.strip, "Look at it").click()
    page = page_of(again, AfterPage)
    assert page.trade_off == vote(again, "TO2")
    field = fields(page, REASON, "B")[0]
    assert field.text() == "a person se"
    field.setFocus()
    press(Qt.Key.Key_End)
    write("es it")
    press(ENTER)
    assert (REASON, "B", "a person sees it") in reasons(again)


def test_a_minority_view_is_asked_for_when_anybody_differs(screen: TableScreen) -> None:
    workspace, trade_off = screen._workspace, vote(screen, "TO3")
    assert "Minority view on TO3: not yet" in owes(screen)
    page = gone_to(screen, "TO3", MINORITY)
    assert "Ask who sees it otherwise" in page.groups[MINORITY, ""].about.text()
    write("two of us fear that the desk closes")
    press(ENTER)
    assert "Minority view on TO3: heard" in owes(screen)
    workspace.remove(*workspace.all(Reason))
    cast = workspace.of(Ballot, "trade_off_id", [trade_off.id])
    workspace.remove(*cast[20:])
    for each in cast[:20]:
        workspace.edit(each, replace(each, round="after", marks={"answer": 4 + (each == cast[0])}))
    assert not [each for each in owes(screen) if each.startswith("Minority view on TO3")]
    assert "Ask who" not in gone_to(screen, "TO3").groups[MINORITY, ""].about.text()


def test_no_minority_view_is_asked_for_in_an_anchor_poll(window: Window, demo: Path) -> None:
    screen = sit(window, demo, "A1")
    workspace, polls = screen._workspace, [e for e in screen.desk.votes() if e.code == "AN1"]  # type: ignore[union-attr]
    workspace.remove(*workspace.all(VoteRound))
    screen.load()
    assert "Minority view on AN1: not yet" in owes(screen)
    other = next(iter(screen._context.place.workshops))
    session = next(e for e in screen._context.place.sessions_of(other) if e.code == "1.5")
    workspace.add(
        VoteRound.named(
            workspace.programme, trade_off_id=polls[0].id, round="T1", session_id=session.id
        )
    )
    screen.load()
    assert "Minority view on AN1: not yet" not in owes(screen)


def test_the_page_says_nothing_of_how_people_voted(screen: TableScreen) -> None:
    page = gone_to(screen, "TO2", MINORITY)
    words = [each.text() for each in page.findChildren(Label)]
    assert not [each for each in words if any(sign in each for sign in ("%", "96", "ballots in"))]


def test_one_comes_here_from_the_ballots(screen: TableScreen) -> None:
    screen.show_page("votes", vote(screen, "TO2"))
    votes_of(screen).after.click()
    page = screen.page("after")
    assert isinstance(page, AfterPage)
    assert page.isVisible()
    assert page.trade_off == vote(screen, "TO2")
    press(Qt.Key.Key_Escape)
    assert screen.notes.isVisible()
    screen._context.actions["after"].trigger()
    assert page.isVisible()
