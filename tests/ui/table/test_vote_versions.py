"""Two versions of a vote in one session are told apart, and so are places and their wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import (
    Ballot,
    PlaceWording,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace import Workspace
from tests.ui.table.seated import votes_of, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window

WORDING = "The phone is answered by somebody who can help, on the first day, whoever rings"


@pytest.fixture
def screen(window: Window, tmp_path: Path) -> TableScreen:
    path = tmp_path / "versions.facilitator"
    with Workspace.create(path, "Versions") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        votes = [
            TradeOff.named(
                programme,
                code="TO2",
                version=version,
                title="Promises",
                method="likert",
                scale=(1, 5),
                options=("Promise 1", "Promise 2"),
                places="Promise",
                rounds=("once",),
                session_id=session.id,
            )
            for version in (1, 2)
        ]
        ballots = [
            Ballot(trade_off_id=each.id, round="once", code=new_code(4), marks={"Promise 1": 3})
            for each in votes
        ]
        workspace.add(day, session, Table.named(programme, code="A"), *votes, *ballots)
    window.asked_to_open.emit(path)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    return screen


def test_both_versions_are_offered_by_name_and_the_newest_first(screen: TableScreen) -> None:
    screen.show_page("votes")
    page = votes_of(screen)
    assert page.title.accessibleName() == "Vote TO2 version 2 Promises: choose another"
    page.title.click()
    [menu] = [each for each in page.findChildren(QMenu) if each.isVisible()]
    words = [each.text() for each in menu.actions()]
    assert words == ["TO2 version 2  Promises", "TO2 version 1  Promises"]
    menu.actions()[1].trigger()
    menu.close()
    assert page.trade_off is not None
    assert page.trade_off.version == 1


def test_a_ballot_goes_to_the_version_that_its_card_names(
    screen: TableScreen, window: Window
) -> None:
    assert screen.desk is not None
    first = next(each for each in screen.desk.votes() if each.version == 1)
    screen.show_page("votes", first)
    QTest.keyClicks(votes_of(screen).grid, "45")
    QTest.keyClick(votes_of(screen).grid, Qt.Key.Key_Return)
    found = [each.trade_off_id for each in workspace_of(window).all(Ballot)]
    assert found.count(first.id) == 1
    assert len(found) == 2, "the other version has its own ballot only"


def test_a_version_that_was_replaced_owes_nothing_more(screen: TableScreen) -> None:
    said = [each.accessibleName() for each in screen.side.rows]
    assert "TO2 version 2  Promises: to be closed" in said
    assert "TO2 version 1  Promises: replaced" in said


def test_headings_say_what_stands_at_each_place_once_it_is_given(
    screen: TableScreen, window: Window
) -> None:
    screen.show_page("votes")
    trade_off, model = votes_of(screen).trade_off, votes_of(screen).grid.ballots
    across = Qt.Orientation.Horizontal
    assert trade_off is not None
    assert model.headerData(1, across) == "Promise 1"
    given = PlaceWording(trade_off_id=trade_off.id, number=1, text=WORDING)
    workspace_of(window).add(given)
    screen.show_page("votes", trade_off)
    shown = str(model.headerData(1, across))
    assert shown.startswith("Promise 1: The phone is answered")
    assert shown.endswith("…")
    assert model.headerData(1, across, Qt.ItemDataRole.ToolTipRole) == f"Promise 1: {WORDING}"
    assert model.headerData(2, across) == "Promise 2"
