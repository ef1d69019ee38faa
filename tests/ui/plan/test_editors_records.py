"""The editors of single records: each field saves as it is left, undoes, and refuses in words."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.records import Programme, Prompt, Session, Workshop
from facilitator_app.ui.plan.editors.prompt import PromptEditor
from facilitator_app.ui.plan.editors.scope import ScopeEditor
from facilitator_app.ui.plan.editors.session import SessionEditor
from facilitator_app.ui.plan.editors.sessions import SessionsEditor
from facilitator_app.ui.plan.editors.workshop import WorkshopEditor
from tests.ui.acting import press, write
from tests.ui.plan.planned import fill, lay, open_at, planner_of, session, workshop
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.editors.record_editor import RecordEditor
    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window


@pytest.fixture
def planner(window: Window, demo: Path) -> Planner:
    return planner_of(window, demo)


SAVED = [
    (ScopeEditor, "name", "Other doors", "Other doors"),
    (ScopeEditor, "question", "What else?", "What else?"),
    (ScopeEditor, "in_scope", "All", "All"),
    (ScopeEditor, "out_of_scope", "Nothing", "Nothing"),
    (ScopeEditor, "promise", "A reply", "A reply"),
    (ScopeEditor, "commissioner", "Us", "Us"),
    (ScopeEditor, "support_percent", "66", 66),
    (ScopeEditor, "minority_percent", "25", 25),
    (WorkshopEditor, "code", "D9", "D9"),
    (WorkshopEditor, "title", "Getting out", "Getting out"),
    (WorkshopEditor, "held_on", "13/9/2026", date(2026, 9, 13)),
    (WorkshopEditor, "doors", "915", time(9, 15)),
    (WorkshopEditor, "position", "4", 4),
    (WorkshopEditor, "venue", "The hall", "The hall"),
    (SessionEditor, "code", "1.9", "1.9"),
    (SessionEditor, "title", "Ways out", "Ways out"),
    (SessionEditor, "planned_start", "12.15", time(12, 15)),
    (SessionEditor, "minutes", "1:00", 60),
    (SessionEditor, "minimum_minutes", "35", 35),
    (SessionEditor, "round", "R9", "R9"),
    (PromptEditor, "code", "1.3z", "1.3z"),
    (PromptEditor, "minutes", "7", 7),
    (PromptEditor, "question", "Why?", "Why?"),
    (PromptEditor, "stimulus", "A card", "A card"),
    (PromptEditor, "record_what", "Names of places", "Names of places"),
]


def first_of(planner: Planner, kind: type[RecordEditor[Any]]) -> Record:
    plan = planner.plan
    at: dict[type[Record], Record] = {
        Programme: plan.programme,
        Workshop: plan.workshops[0],
        Session: session(planner, "1.3"),
        Prompt: plan.prompts_of(session(planner, "1.3"))[0],
    }
    return at[kind.kind]


@pytest.mark.parametrize(("kind", "name", "typed", "meant"), SAVED)
def test_a_field_saves_as_it_is_left_and_undoes(
    window: Window, planner: Planner, kind: type[Any], name: str, typed: str, meant: object
) -> None:
    record = first_of(planner, kind)
    editor = open_at(window, planner, kind, record)
    field = fill(editor, name, typed)
    [now] = planner.workspace.of(kind.kind, "id", [record.id])
    assert getattr(now, name) == meant
    assert not field.is_typed
    do(window, "undo")
    [again] = planner.workspace.of(kind.kind, "id", [record.id])
    assert again == record
    assert field.text() == field.written(getattr(record, name))


@pytest.mark.parametrize(
    ("kind", "name", "typed", "words"),
    [
        (ScopeEditor, "name", "  ", "needs a name"),
        (ScopeEditor, "support_percent", "101", "101 is not between 1 and 100."),
        (WorkshopEditor, "code", "D2", "Another workshop has the code D2. Choose another one."),
        (WorkshopEditor, "held_on", "31 June 2026", "is no date. Type it as 12 September 2026"),
        (WorkshopEditor, "doors", "dawn", "“dawn” is no time of day. Type it as 9:30"),
        (SessionEditor, "code", "1.4", "Another session has the code 1.4."),
        (SessionEditor, "minutes", "long", "“long” is no number of minutes."),
        (SessionEditor, "minutes", "1000", "midnight"),
        (PromptEditor, "code", "1.3b", "Another prompt of this session has the code 1.3b."),
    ],
)
def test_bad_input_is_refused_in_words_and_stays_typed(
    window: Window, planner: Planner, kind: type[Any], name: str, typed: str, words: str
) -> None:
    record = first_of(planner, kind)
    editor = open_at(window, planner, kind, record)
    field = fill(editor, name, typed)
    assert words in field.wrong
    assert field.text() == typed
    assert words in field.control.accessibleDescription()
    assert planner.workspace.of(kind.kind, "id", [record.id]) == [record]
    field.control.setFocus()
    press(Qt.Key.Key_Escape)
    assert not field.wrong
    assert not field.is_typed


def test_what_is_chosen_is_saved_at_once(window: Window, planner: Planner) -> None:
    record = session(planner, "1.3")
    editor = open_at(window, planner, SessionEditor, record)
    editor.form._bound["kind"].field.choice.chosen.emit("plenary")  # type: ignore[attr-defined]
    editor.form._bound["protected"].field.toggle.click()  # type: ignore[attr-defined]
    now = session(planner, "1.3")
    assert (now.kind, now.protected) == ("plenary", True)
    assert planner.workspace.undo_name == "protected of session 1.3"


def test_later_sessions_follow_a_longer_one_as_one_edit(window: Window, planner: Planner) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    fill(editor, "minutes", "60")
    assert session(planner, "L1").planned_start == time(13, 10)
    assert session(planner, "P1.6").planned_start == time(16, 5)
    assert session(planner, "P1.3").planned_start == time(11, 45)
    assert planner.workspace.undo_name == "session 1.3 lengthened to 60 min"
    assert "Ends at 13:10" in editor.sum.text()
    do(window, "undo")
    assert session(planner, "L1").planned_start == time(13)


def test_later_sessions_follow_one_that_starts_later(window: Window, planner: Planner) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    fill(editor, "planned_start", "12:20")
    assert session(planner, "L1").planned_start == time(13, 10)
    assert planner.workspace.undo_name == "session 1.3 starts at 12:20"


def test_a_session_says_what_the_checks_found(window: Window, planner: Planner) -> None:
    editor = open_at(window, planner, SessionEditor, session(planner, "1.3"))
    assert not editor.found.isVisible()
    fill(editor, "minimum_minutes", "70")
    assert editor.found.isVisible()
    assert any("70" in each for each in editor.found.words)


def test_a_workshop_says_what_its_day_adds_up_to(window: Window, planner: Planner) -> None:
    editor = open_at(window, planner, WorkshopEditor, workshop(planner, "D1"))
    assert editor.sum.text().startswith("16 sessions, 09:30 to 16:00: 6 hours 30")


def test_a_prompt_goes_to_the_end_of_another_session(window: Window, planner: Planner) -> None:
    prompt = planner.plan.prompts_of(session(planner, "1.3"))[0]
    editor = open_at(window, planner, PromptEditor, prompt)
    to = session(planner, "2.2")
    editor.session.choose(str(to.id))
    assert planner.plan.prompts_of(to)[-1].id == prompt.id


def test_probes_are_saved_row_by_row(window: Window, planner: Planner) -> None:
    prompt = planner.plan.prompts_of(session(planner, "1.3"))[0]
    editor = open_at(window, planner, PromptEditor, prompt)
    probes = editor.form._bound["probes"].field
    probes.rows[-1].line.setFocus()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return)
    write("And then?")
    press(Qt.Key.Key_Return)
    [now] = planner.workspace.of(Prompt, "id", [prompt.id])
    assert now.probes == (*prompt.probes, "And then?")


def test_several_sessions_change_together(window: Window, planner: Planner) -> None:
    editor = lay(window, SessionsEditor(planner))
    editor.show_records([session(planner, "1.3"), session(planner, "1.4")])
    assert editor.minutes.text() == "50"
    editor.kind.choose("plenary")
    assert {session(planner, each).kind for each in ("1.3", "1.4")} == {"plenary"}
    editor.protected.choose("yes")
    editor.round.line.setFocus()
    editor.round.line.selectAll()
    write("R8")
    press(Qt.Key.Key_Return)
    editor.minutes.line.setFocus()
    editor.minutes.line.selectAll()
    write("40")
    press(Qt.Key.Key_Return)
    for code in ("1.3", "1.4"):
        now = session(planner, code)
        assert (now.protected, now.round, now.minutes) == (True, "R8", 40)
    assert session(planner, "L1").planned_start == time(12, 50)
    assert session(planner, "1.5").planned_start == time(14, 45)
    assert planner.workspace.undo_name == "2 sessions of 40 min each"
