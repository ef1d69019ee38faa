"""The grids: typed and pasted like a spreadsheet, refused in words, one edit each, undone whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import (
    Duty,
    Seating,
    Table,
    Theme,
)
from facilitator_app.ui.plan.editors.tables import TablesEditor
from facilitator_app.ui.plan.editors.team import TeamEditor
from facilitator_app.ui.plan.editors.themes import ThemesEditor
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, said, write
from tests.ui.plan.gridded import CONTROL, empty_programme, paste, stand, type_in, wrong
from tests.ui.plan.planned import lay, planner_of, session
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def planner(window: Window, demo: Path) -> Planner:
    return planner_of(window, demo)


@pytest.fixture
def empty(window: Window, tmp_path: Path) -> Planner:
    return empty_programme(window, tmp_path)


def codes(planner: Planner) -> list[str]:
    return [each.code for each in planner.plan.tables]


# tables


def tables(window: Window, planner: Planner) -> TablesEditor:
    editor = lay(window, TablesEditor(planner))
    editor.show_record(None)
    return editor


def test_twelve_tables_are_made_in_one_step(window: Window, empty: Planner) -> None:
    editor = tables(window, empty)
    assert editor.make.accessibleName() == "Add A to L"
    editor.make.click()
    assert codes(empty) == list("ABCDEFGHIJKL")
    assert {each.seats for each in empty.plan.tables} == {8}
    assert editor.sum.text() == "12 tables, 96 seats."
    assert empty.workspace.undo_name == "12 tables"
    do(window, "undo")
    assert not codes(empty)


def test_a_table_is_added_in_the_last_row_and_the_next_one_below(
    window: Window, empty: Planner
) -> None:
    editor = tables(window, empty)
    grid = editor.panel.grid
    type_in(grid, 0, 0, "North", Qt.Key.Key_Tab)
    write("By the door")
    press(Qt.Key.Key_Return)
    type_in(grid, 1, 0, "South")
    assert [(each.code, each.title) for each in empty.plan.tables] == [
        ("North", "By the door"),
        ("South", ""),
    ]


def test_a_title_without_a_code_waits_for_its_code(window: Window, empty: Planner) -> None:
    editor = tables(window, empty)
    type_in(editor.panel.grid, 0, 1, "By the door")
    assert "A new table needs a code" in wrong(editor.panel)
    type_in(editor.panel.grid, 0, 0, "N")
    assert [(each.code, each.title) for each in empty.plan.tables] == [("N", "By the door")]
    assert not wrong(editor.panel)


@pytest.mark.parametrize(
    ("column", "typed", "words"),
    [
        (2, "many", "“many” is no number of seats."),
        (2, "31", "Type a number from 1 to 30."),
        (0, "b", "Another table has the code b."),
    ],
)
def test_a_cell_that_is_refused_keeps_what_was_typed(
    window: Window, planner: Planner, column: int, typed: str, words: str
) -> None:
    editor = tables(window, planner)
    grid = editor.panel.grid
    type_in(grid, 0, column, typed)
    assert words in wrong(editor.panel)
    assert grid.model().text(0, column) == typed
    press(Qt.Key.Key_Escape)
    assert grid.model().text(0, column) != typed
    assert not wrong(editor.panel)


def test_a_table_goes_with_its_seats_and_its_team_stays(window: Window, planner: Planner) -> None:
    new = planner.fresh(Table, code="M", title="Table M", seats=8)
    planner.workspace.add(new)
    editor = tables(window, planner)
    team = planner.plan.staff[0]
    planner.workspace.add(Seating(round="R1", table_id=new.id, seat=1))
    planner.workspace.add(
        Duty(staff_id=team.id, session_id=session(planner, "1.3").id, table_id=new.id)
    )
    stand(editor.panel.grid, 12)
    QTest.keyClick(editor.panel.grid, Qt.Key.Key_Delete, CONTROL)
    assert said(window) == ""
    assert "M" not in codes(planner)
    assert not [each for each in planner.plan.duties if each.table_id == new.id]
    do(window, "undo")
    assert "M" in codes(planner)
    assert [each for each in planner.plan.duties if each.table_id == new.id]


def test_a_table_with_notes_is_not_removed(window: Window, planner: Planner) -> None:
    editor = tables(window, planner)
    stand(editor.panel.grid, 0)
    editor.panel.away.click()
    assert "A" in codes(planner)
    assert said(window)


def test_delete_empties_the_cells_that_are_selected(window: Window, planner: Planner) -> None:
    editor = tables(window, planner)
    stand(editor.panel.grid, 0, 1)
    QTest.keyClick(editor.panel.grid, Qt.Key.Key_Delete)
    assert planner.plan.tables[0].title == ""


def test_rows_are_copied_as_a_spreadsheet_takes_them(window: Window, planner: Planner) -> None:
    grid = tables(window, planner).panel.grid
    grid.setFocus()
    grid.selectRow(0)
    QTest.keyClick(grid, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "A\tTable A\t8"


def test_rows_keep_their_places_while_somebody_else_changes_them(
    window: Window, planner: Planner
) -> None:
    grid = tables(window, planner).panel.grid
    stand(grid, 2, 1)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    write("half")
    planner.workspace.add(planner.fresh(Table, code="AA"))
    assert grid.model().text(12, 0) == "AA"
    write(" of it")
    press(Qt.Key.Key_Return)
    assert planner.plan.tables[3].title == "half of it"


# team


def team(window: Window, planner: Planner) -> TeamEditor:
    editor = lay(window, TeamEditor(planner))
    editor.show_record(None)
    return editor


def test_every_table_is_staffed_in_one_step(window: Window, empty: Planner) -> None:
    tables(window, empty).make.click()
    editor = team(window, empty)
    editor.make.click()
    assert len(empty.plan.staff) == 24
    at_a = empty.plan.staff_at(empty.plan.tables[0])
    assert {(e.code, e.role) for e in at_a} == {("F-A", "facilitator"), ("N-A", "note-taker")}
    assert not editor.make.isVisible()
    do(window, "undo")
    assert not empty.plan.staff


def test_a_team_is_pasted_from_a_spreadsheet(window: Window, empty: Planner) -> None:
    tables(window, empty).make.click()
    editor = team(window, empty)
    paste(editor.panel.grid, 0, 0, "F1\tFacilitator\tA\r\nN1\tnote-taker\ttable b\r\nS1\tsigner\t")
    found = {each.code: (each.role, each.table_id and codes(empty)[0]) for each in empty.plan.staff}
    assert found == {"F1": ("facilitator", "A"), "N1": ("note-taker", "A"), "S1": ("signer", None)}
    assert empty.workspace.undo_name == "3 members"


def test_a_table_that_is_not_there_is_refused_whole(window: Window, empty: Planner) -> None:
    editor = team(window, empty)
    paste(editor.panel.grid, 0, 0, "F1\tfacilitator\t\nF2\tfacilitator\tZ")
    assert "There is no table Z. Add it under Tables first." in wrong(editor.panel)
    assert not empty.plan.staff


def test_a_table_with_many_people_for_its_facilitator_is_noticed(
    window: Window, planner: Planner
) -> None:
    editor = team(window, planner)
    assert "8 people for one facilitator" in editor.found.words[0]


def duties(planner: Planner) -> list[Duty]:
    [staff] = [each for each in planner.plan.staff if each.code == "F-A"]
    return [each for each in planner.plan.duties if each.staff_id == staff.id]


def test_somebody_works_elsewhere_in_one_session(window: Window, planner: Planner) -> None:
    editor = lay(window, TeamEditor(planner))
    at = session(planner, "1.3")
    editor.show_record(at)
    grid = editor.duties.grid
    row = next(r for r in range(grid.model().rowCount()) if grid.model().text(r, 0) == "F-A")
    type_in(grid, row, 2, "B", Qt.Key.Key_Tab)
    write("Stands in")
    press(Qt.Key.Key_Return)
    [duty] = duties(planner)
    assert (duty.session_id, duty.task) == (at.id, "Stands in")
    assert "F-A" in {e.code for e in planner.plan.staff_at(planner.plan.tables[1], at)}
    assert planner.workspace.undo_name == "duties in 1.3"
    type_in(grid, row, 2, "-")
    assert duties(planner)[0].table_id is None
    for column in (2, 3):
        stand(grid, row, column)
        QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert not duties(planner)


# themes


def test_a_code_frame_is_pasted_in_two_columns(window: Window, empty: Planner) -> None:
    editor = lay(window, ThemesEditor(empty))
    editor.show_record(None)
    paste(editor.panel.grid, 0, 0, 'acc\t"Getting\nin"\n#dig\tOnline\n')
    assert [(e.code, e.title) for e in empty.plan.themes] == [
        ("acc", "Getting in"),
        ("dig", "Online"),
    ]
    paste(editor.panel.grid, 0, 1, "one\ttoo many")
    assert "2 cells" in wrong(editor.panel)
    type_in(editor.panel.grid, 0, 0, "two words")
    assert "has a space" in wrong(editor.panel)


def test_what_is_half_typed_in_a_cell_is_there_after_a_crash(
    window: Window, planner: Planner, demo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = lay(window, ThemesEditor(planner))
    editor.show_record(None)
    grid = editor.panel.grid
    stand(grid, 1, 1)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    write("Half")
    place = "cell of Themes"
    qtbot.waitUntil(lambda: "Half" in planner.workspace.draft(place), timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    press(Qt.Key.Key_Escape)
    assert planner.plan.themes[1].title != "Half"
    again = planner_of(window, file)
    editor = lay(window, ThemesEditor(again))
    editor.show_record(None)
    assert editor.panel.grid.model().text(1, 1) == "Half"
    assert "half typed" in said(window)
    stand(editor.panel.grid, 1, 1)
    QTest.keyClick(editor.panel.grid, Qt.Key.Key_F2)
    press(Qt.Key.Key_Return)
    assert again.plan.themes[1].title == "Half"
    qtbot.waitUntil(lambda: not again.workspace.draft(place), timeout=3_000)


def test_closing_saves_the_cell_that_is_open(window: Window, planner: Planner, demo: Path) -> None:
    editor = lay(window, ThemesEditor(planner))
    editor.show_record(None)
    stand(editor.panel.grid, 0, 1)
    QTest.keyClick(editor.panel.grid, Qt.Key.Key_F2)
    write("As it closes")
    do(window, "close")
    with Workspace.open(demo) as workspace:
        assert workspace.all(Theme)[0].title == "As it closes"
