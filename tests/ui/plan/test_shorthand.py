"""Shorthand: letters and what they become, everywhere or at one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.records import Shorthand, Table
from facilitator_app.ui.plan.editors.sheets import TableSheet
from facilitator_app.ui.plan.editors.shorthand import ShorthandEditor
from tests.ui.acting import press
from tests.ui.plan.gridded import empty_programme, paste, stand, type_in, wrong
from tests.ui.plan.planned import lay

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def empty(window: Window, tmp_path: Path) -> Planner:
    found = empty_programme(window, tmp_path)
    found.workspace.add(Table(code="A"), Table(code="B"))
    return found


def shorthand(window: Window, planner: Planner) -> ShorthandEditor:
    editor = lay(window, ShorthandEditor(planner))
    editor.show_record(None)
    return editor


def listed(planner: Planner) -> list[tuple[str, str, str]]:
    tables = {each.id: each.code for each in planner.plan.tables}
    tables_of = [tables[e.table_id] if e.table_id else "" for e in planner.plan.shorthand]
    return [(e.short, e.text, at) for e, at in zip(planner.plan.shorthand, tables_of, strict=True)]


def test_the_same_letters_may_become_other_words_at_one_table(
    window: Window, empty: Planner
) -> None:
    editor = shorthand(window, empty)
    paste(editor.panel.grid, 0, 0, "gp\tdoctor\t\ngp\tgeneral practice\ttable b\n")
    assert listed(empty) == [("gp", "doctor", ""), ("gp", "general practice", "B")]
    stand(editor.panel.grid, 1, 2)
    press(Qt.Key.Key_Delete)
    assert "Another shorthand has the short form gp" in wrong(editor.panel)


def test_what_cannot_be_typed_for_something_is_refused(window: Window, empty: Planner) -> None:
    editor = shorthand(window, empty)
    paste(editor.panel.grid, 0, 0, "two words\tx")
    assert "has a space" in wrong(editor.panel)
    paste(editor.panel.grid, 0, 0, "\tx")
    assert "A new shorthand needs a short form" in wrong(editor.panel)
    assert not empty.plan.shorthand


def test_what_becomes_nothing_is_said_until_it_becomes_something(
    window: Window, empty: Planner
) -> None:
    editor = shorthand(window, empty)
    type_in(editor.panel.grid, 0, 0, "hs")
    assert [each.message for each in empty.found if "hs" in each.message] == [
        "The shorthand “hs” stands for nothing."
    ]
    type_in(editor.panel.grid, 0, 1, "high street")
    assert not [each for each in empty.found if "hs" in each.message]
    assert empty.workspace.undo() == "shorthand hs"


def test_the_shorthand_of_a_table_goes_with_it(empty: Planner) -> None:
    table = empty.plan.tables[0]
    own = Shorthand(short="w2", table_id=table.id, text="window two")
    empty.workspace.add(own, Shorthand(short="gp", text="doctor"))
    assert TableSheet(empty).remove([table.id])
    assert listed(empty) == [("gp", "doctor", "")]
    empty.workspace.undo()
    assert own in empty.plan.shorthand
