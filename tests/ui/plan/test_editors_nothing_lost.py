"""What is typed into the design survives going elsewhere, closing, and a crash."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Prompt, Session
from facilitator_app.ui.plan.editors.prompt import PromptEditor
from facilitator_app.ui.plan.editors.session import SessionEditor
from facilitator_app.workspace import Workspace
from tests.ui.acting import press, said, write
from tests.ui.plan.planned import fill, open_at, planner_of, session
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def planner(window: Window, demo: Path) -> Planner:
    return planner_of(window, demo)


@pytest.mark.parametrize("name", ["title", "minutes"])
def test_what_is_half_typed_is_there_after_a_crash(
    window: Window, demo: Path, tmp_path: Path, qtbot: QtBot, planner: Planner, name: str
) -> None:
    record = session(planner, "1.3")
    editor = open_at(window, planner, SessionEditor, record)
    field: Any = editor.form._bound[name].field
    field.line.setFocus()
    field.line.selectAll()
    write("5o")
    place = f"{name} of session {record.id}"
    qtbot.waitUntil(lambda: planner.workspace.draft(place) == "5o", timeout=3_000)
    file = shutil.copyfile(demo, tmp_path / "as it was.facilitator")
    press(Qt.Key.Key_Escape)
    again = planner_of(window, file)
    editor = open_at(window, again, SessionEditor, session(again, "1.3"))
    field = editor.form._bound[name].field
    assert field.text() == "5o"
    assert "half typed" in said(window)
    assert bool(field.wrong) == (name == "minutes")
    editor.flush()
    assert (session(again, "1.3").title == "5o") == (name == "title")


def test_closing_saves_what_is_being_typed(window: Window, demo: Path, planner: Planner) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    line: Any = editor.form._bound["title"].field.control
    line.setFocus()
    line.selectAll()
    write("Ways out")
    do(window, "close")
    with Workspace.open(demo) as workspace:
        assert "Ways out" in {each.title for each in workspace.all(Session)}


def test_what_was_refused_is_said_and_is_there_when_one_comes_back(
    window: Window, planner: Planner
) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    fill(editor, "minutes", "long")
    wanted: list[Record] = []
    planner.wanted.connect(wanted.append)
    editor.show_record(session(planner, "1.4"))
    assert "Length of session 1.3" in said(window)
    assert editor.form._bound["minutes"].field.text() == "50"
    window.strip._take_up()
    assert wanted == [session(planner, "1.3")]
    editor.show_record(wanted[0])
    assert editor.form._bound["minutes"].field.text() == "long"
    assert editor.form._bound["minutes"].field.wrong


def test_another_record_is_shown_while_a_field_is_being_saved(
    window: Window, planner: Planner
) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    line: Any = editor.form._bound["title"].field.control
    line.setFocus()
    line.selectAll()
    write("Ways out")
    planner.changed.connect(lambda: editor.show_record(session(planner, "1.4")))
    editor.show_record(session(planner, "1.4"))
    assert session(planner, "1.3").title == "Ways out"
    assert editor.title.text() == "Session 1.4"
    assert line.text() == session(planner, "1.4").title
    assert planner.workspace.undo_name == "title of session 1.3"


def test_a_record_that_is_removed_is_not_saved_again(window: Window, planner: Planner) -> None:
    prompt = planner.workspace.add(
        Prompt(session_id=session(planner, "1.3").id, code="1.3x", question="Why?")
    )[0]
    editor = open_at(window, planner, PromptEditor, prompt)
    editor.form._bound["question"].field.control.setFocus()
    write("Who? ")
    planner.workspace.remove(prompt)
    editor.flush()
    editor.show_record(planner.plan.prompts[0])
    assert said(window) == ""
    assert not planner.workspace.of(Prompt, "id", [prompt.id])


def test_undo_is_about_the_typing_while_there_is_any(window: Window, planner: Planner) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    fill(editor, "round", "R7")
    line: Any = editor.form._bound["title"].field.control
    line.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    write("x")
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert session(planner, "1.3").round == "R7"
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert session(planner, "1.3").round == "R1"
