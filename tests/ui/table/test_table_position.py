"""Where a table stands as a whole, entered by the rules of the vote."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.records import Ballot, TablePosition
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.after_page import AfterPage
from tests.ui.acting import press, said, write
from tests.ui.screens import do
from tests.ui.table.after_vote import gone_to, owes, said_nothing, vote
from tests.ui.table.seated import page_of, sit

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table.position_part import PositionPart
    from facilitator_app.ui.window import Window

ENTER = Qt.Key.Key_Return


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return said_nothing(window, demo)


def positions(screen: TableScreen) -> list[TablePosition]:
    return screen._workspace.all(TablePosition)


def part_of(page: AfterPage) -> PositionPart:
    assert page.position.part is not None
    return page.position.part


def put_round(screen: TableScreen, code: str) -> None:
    """Have the table take a position on a vote between its rounds."""
    before = vote(screen, code)
    screen._workspace.edit(before, replace(before, rounds=("before", TABLE_POSITION, "after")))


def test_a_half_typed_position_is_there_after_a_crash(
    screen: TableScreen, window: Window, qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    put_round(screen, "TO3")
    part = part_of(gone_to(screen, "TO3"))
    part.numbers["answer"].setFocus()
    write("9")
    place = f"after of {screen.desk.draft_place}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: '"9"' in screen._workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    do(window, "close")
    qtbot.waitUntil(lambda: not window.findChildren(TableScreen))
    again = sit(window, file, "1.5")
    page = page_of(again, AfterPage)
    assert page.trade_off == vote(again, "TO3")
    assert part_of(page).numbers["answer"].text() == "9"


def test_a_table_takes_its_position_by_the_rules_of_the_vote(
    screen: TableScreen, window: Window
) -> None:
    put_round(screen, "TO3")
    assert "Table position on TO3: not yet" in owes(screen)
    page = gone_to(screen, "TO3")
    part = part_of(page)
    part.first.setFocus()
    write("9")
    press(ENTER)
    assert "9 is not on the scale from 1 to 5." in part.told.text()
    assert not positions(screen)
    page.back.click()
    assert said(window).startswith("The table position on TO3 is not saved")
    part.first.setFocus()
    part.numbers["answer"].selectAll()
    write("4")
    press(ENTER)
    part.text.setFocus()
    write("one way in, but not the only one")
    press(ENTER)
    [position] = positions(screen)
    assert (position.round, position.marks) == (TABLE_POSITION, {"answer": 4})
    assert position.text == "one way in, but not the only one"
    assert part.told.isHidden()
    assert "Table position on TO3: taken" in owes(screen)


def test_a_position_by_choice_says_how_strongly(screen: TableScreen) -> None:
    put_round(screen, "TO2")
    part = part_of(gone_to(screen, "TO2"))
    part.option.setCurrentIndex(2)
    part.option.activated.emit(2)
    assert part.told.text() == "Say how strongly, too."
    part.strength.setCurrentIndex(3)
    part.strength.activated.emit(3)
    [position] = positions(screen)
    assert position.marks == {vote(screen, "TO2").options[1]: 3}
    part.apart.setCurrentIndex(2)
    part.apart.activated.emit(2)
    assert positions(screen)[0].marks == {"dont_know": 1}
    assert part.option.currentIndex() == 0


def test_points_are_saved_once_they_add_up(window: Window, demo: Path) -> None:
    screen = sit(window, demo, "2.5")
    put_round(screen, "TO6")
    part = part_of(gone_to(screen, "TO6"))
    part.first.setFocus()
    for number in ("40", "60"):
        write(number)
        press(ENTER)
        added = "add up to 40" in part.told.text()
        assert added == (number == "40")
    saved = [each for each in positions(screen) if each.trade_off_id == vote(screen, "TO6").id]
    assert [[*each.marks.values()] for each in saved] == [[40, 60]]


def test_conditions_are_ticked(screen: TableScreen) -> None:
    made = replace(
        vote(screen, "TO2"), method="conditions", scale_labels=(), rounds=(TABLE_POSITION,)
    )
    workspace = screen._workspace
    workspace.remove(*workspace.of(Ballot, "trade_off_id", [made.id]))
    workspace.edit(vote(screen, "TO2"), made)
    part = part_of(gone_to(screen, "TO2"))
    next(iter(part.ticks.values())).click()
    [position] = positions(screen)
    assert position.marks == {made.options[0]: 1}
    next(iter(part.ticks.values())).click()
    assert not positions(screen)


def test_the_position_of_a_table_needs_no_ballots(screen: TableScreen) -> None:
    page = gone_to(screen, "TO1")
    assert page.position.part is None
    workspace = screen._workspace
    workspace.remove(*workspace.of(Ballot, "trade_off_id", [vote(screen, "TO1").id]))
    part = part_of(gone_to(screen, "TO1"))
    part.first.setFocus()
    write("half")
    press(ENTER)
    assert part.told.text() == "“half” is no whole number."
