"""Seats by hand: typed and pasted, nobody twice in a round, unknown codes made on the spot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Participant, Seating, Session, Table
from facilitator_app.ui.plan.editors.seats import SeatsEditor
from facilitator_app.ui.plan.editors.tables import TablesEditor
from tests.ui.plan.gridded import empty_programme, paste, type_in, wrong
from tests.ui.plan.planned import lay, planner_of
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def planner(window: Window, demo: Path) -> Planner:
    return planner_of(window, demo)


@pytest.fixture
def empty(window: Window, tmp_path: Path) -> Planner:
    return empty_programme(window, tmp_path)


def seats(window: Window, planner: Planner) -> SeatsEditor:
    editor = lay(window, SeatsEditor(planner), 800)
    editor.show_record(None)
    return editor


@pytest.fixture
def seated(window: Window, empty: Planner) -> SeatsEditor:
    """Return the seats of two tables of three, with nobody on them."""
    empty.workspace.add(*(Table(code=each, seats=3) for each in "AB"))
    empty.workspace.add(*(Participant(code=f"P{number}") for number in range(1, 5)))
    return seats(window, empty)


def who(editor: SeatsEditor) -> list[list[str]]:
    model = editor.panel.grid.model()
    return [[model.text(row, column) for column in (1, 2, 3)] for row in range(model.rowCount())]


def test_a_block_of_codes_is_pasted_as_one_edit(window: Window, seated: SeatsEditor) -> None:
    paste(seated.panel.grid, 0, 1, "P1\tp2\nP3\t")
    assert who(seated) == [["P1", "P2", ""], ["P3", "", ""]]
    assert seated.sum.text() == "3 of 6 seats are taken in R1."
    do(window, "undo")
    assert who(seated) == [["", "", ""], ["", "", ""]]


def test_rows_of_code_table_and_seat_are_pasted(seated: SeatsEditor) -> None:
    paste(seated.panel.grid, 1, 2, "Code\tTable\tSeat\nP1\tB\t3\nP2\tA\t1")
    assert who(seated) == [["P2", "", ""], ["", "", "P1"]]
    paste(seated.panel.grid, 1, 2, "P3,A,2")
    assert who(seated)[0] == ["P2", "P3", ""]
    paste(seated.panel.grid, 1, 2, "P4,A,9")
    assert "Table A has no seat 9 for P4." in wrong(seated.panel)


def test_who_sits_where_a_table_had_a_seat_is_seen_and_can_be_taken_away(
    seated: SeatsEditor, empty: Planner
) -> None:
    type_in(seated.panel.grid, 0, 3, "P1")
    pairs = [(each, replace(each, seats=2)) for each in empty.plan.tables]
    assert empty.change(pairs, "smaller tables")
    assert who(seated) == [["", "", "P1"], ["", "", ""]]
    seated.panel.grid.stand(0, 3)
    seated.panel.grid.clear()
    assert seated.sheet.taken == 0
    type_in(seated.panel.grid, 1, 1, "P1")
    assert who(seated)[1][:2] == ["P1", ""]


def test_tables_become_larger_and_smaller_while_their_seats_are_shown(
    window: Window, seated: SeatsEditor, empty: Planner
) -> None:
    model = seated.panel.grid.model()
    for wanted in (5, 2):
        pairs = [(each, replace(each, seats=wanted)) for each in empty.plan.tables]
        assert empty.change(pairs, f"{wanted} seats")
        QApplication.processEvents()
        assert model.columnCount() == wanted + 1
    do(window, "undo")
    QApplication.processEvents()
    assert model.columnCount() == 6


def test_nobody_sits_twice_in_a_round(seated: SeatsEditor) -> None:
    type_in(seated.panel.grid, 0, 1, "P1")
    type_in(seated.panel.grid, 1, 2, "p1")
    assert "p1 would sit twice in R1: table A, seat 1 and table B, seat 2." in wrong(seated.panel)
    assert seated.sheet.taken == 1


def test_codes_that_nobody_has_are_offered_to_be_made(window: Window, seated: SeatsEditor) -> None:
    paste(seated.panel.grid, 0, 1, "P1\tP77\nP78\tP2")
    assert "P77, P78 are codes that no participant has." in wrong(seated.panel)
    assert seated.make.isVisible()
    assert seated.sheet.taken == 0
    seated.make.click()
    assert who(seated) == [["P1", "P77", ""], ["P78", "P2", ""]]
    assert not wrong(seated.panel)
    assert not seated.make.isVisible()
    do(window, "undo")
    assert seated.sheet.taken == 0
    people = seated.planner.workspace.all(Participant)
    assert len(people) == 4


def test_a_round_is_cleared_and_the_others_stay(window: Window, planner: Planner) -> None:
    editor = seats(window, planner)
    before = len(planner.workspace.all(Seating))
    editor.clear.click()
    assert editor.sheet.taken == 0
    assert before > len(planner.workspace.all(Seating)) > 0
    assert planner.workspace.undo_name == "seats of R1 cleared"
    editor.round.choose("R2")
    assert editor.sheet.taken == 96


def test_seats_say_what_is_missing_first(window: Window, empty: Planner) -> None:
    editor = seats(window, empty)
    assert editor.sum.text() == "There are no tables yet: add them under Tables."
    [only] = empty.workspace.all(Session)
    empty.workspace.remove(only)
    assert "No session names a round" in editor.sum.text()


@pytest.mark.parametrize("kind", [SeatsEditor, TablesEditor])
@pytest.mark.parametrize("much", [20_000, 200_000])
def test_a_whole_file_in_one_cell_is_refused(
    window: Window, empty: Planner, kind: type[SeatsEditor | TablesEditor], much: int
) -> None:
    editor = lay(window, kind(empty))
    editor.show_record(None)
    paste(editor.panel.grid, 0, 0, "x" * much)
    assert wrong(editor.panel).startswith("What was copied has a cell of more than 10,000")
    assert not empty.plan.tables
