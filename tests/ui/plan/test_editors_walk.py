"""Every editor alone: names, keys, focus and sizes, in a narrow panel and in large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from facilitator_app.domain.records import Briefing, Programme
from facilitator_app.ui.plan.editors.briefings import BriefingsEditor
from facilitator_app.ui.plan.editors.registry import editor_for
from facilitator_app.ui.plan.editors.sessions import SessionsEditor
from facilitator_app.ui.plan.fields.dates import DateField
from tests.ui.acting import write
from tests.ui.plan.planned import lay, planner_of
from tests.ui.screens import do
from tests.ui.test_walk import settle
from tests.ui.walking import (
    SMALLEST,
    cut,
    group_of,
    nameless,
    outside,
    overlapping,
    stops,
    told,
    too_small,
    without_glyph,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.editors.editor import Editor
    from facilitator_app.ui.plan.planner import Planner
    from facilitator_app.ui.window import Window

EDITORS = (
    *("scope", "workshop", "session", "sessions", "prompt"),
    *("tables", "team", "duties", "briefings", "themes", "shorthand", "seats"),
)
every_editor = pytest.mark.parametrize("name", EDITORS)


@pytest.fixture
def planner(window: Window, demo: Path) -> Planner:
    return planner_of(window, demo)


def open_editor(window: Window, planner: Planner, name: str, wide: int = 480) -> Editor:
    plan = planner.plan
    table = next(each for each in plan.sessions if each.kind == "table")
    records: dict[str, Record] = {
        "workshop": plan.workshops[0],
        "session": table,
        "sessions": table,
        "duties": table,
        "prompt": next(each for each in plan.prompts if each.probes),
    }
    what: Record | str = "team" if name == "duties" else records.get(name, name)
    kind = SessionsEditor if name == "sessions" else editor_for(what)
    editor = lay(window, kind(planner), wide)
    editor.show_record(records.get(name))
    editor.first().setFocus()
    return editor


@every_editor
def test_says_its_names_and_has_room_to_press(
    window: Window, planner: Planner, name: str, qtbot: QtBot
) -> None:
    editor = open_editor(window, planner, name)
    settle(editor, qtbot)
    assert not list(nameless(editor))
    assert not list(too_small(editor))
    assert not without_glyph(editor)


@every_editor
def test_is_reached_by_the_keyboard_alone(window: Window, planner: Planner, name: str) -> None:
    editor = open_editor(window, planner, name)
    wanted = {group_of(each) for each in stops(editor)}
    reached = set()
    for _ in range(3 * len(stops(window)) + 4):
        now = QApplication.focusWidget()
        assert now is not None
        reached.add(group_of(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    missed = wanted - reached
    assert not missed, [told(each) for each in missed if hasattr(each, "isVisible")]  # type: ignore[arg-type]


@every_editor
@pytest.mark.parametrize(("wide", "text_size"), [(440, 100), (800, 100), (800, 200), (1366, 200)])
def test_cuts_nothing(
    window: Window, planner: Planner, name: str, wide: int, text_size: int, qtbot: QtBot
) -> None:
    window.services.look.resize_text(text_size)
    editor = open_editor(window, planner, name, wide)
    settle(editor, qtbot)
    page = editor.parentWidget()
    assert page is not None
    assert editor.width() <= page.width(), "it is not wider than its place"
    assert not list(cut(editor))
    assert not list(outside(editor))
    assert not list(overlapping(editor))


@every_editor
def test_shows_where_the_focus_is(
    window: Window, planner: Planner, name: str, qtbot: QtBot
) -> None:
    editor = open_editor(window, planner, name)
    settle(editor, qtbot)
    unseen = []
    for each in stops(editor):
        others = [other for other in stops(editor) if group_of(other) != group_of(each)]
        others[0].setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        without = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        if each.isVisible() and each.grab().toImage() == without:
            unseen.append(told(each))
    assert not unseen


@every_editor
def test_nothing_is_saved_by_looking(window: Window, planner: Planner, name: str) -> None:
    editor = open_editor(window, planner, name)
    editor.flush()
    editor.show_record(None)
    assert planner.workspace.undo_name is None


def test_the_calendar_has_names_and_room(window: Window, qtbot: QtBot) -> None:
    field = lay(window, DateField("Date"))
    field.calendar.click()
    assert field.popup is not None
    settle(field.popup, qtbot)
    assert not list(nameless(field.popup))
    [days] = field.popup.findChildren(QTableView)
    assert min(days.rowHeight(row) for row in range(1, 7)) >= SMALLEST
    field.popup.close()


def briefings(window: Window, planner: Planner) -> BriefingsEditor:
    editor = lay(window, BriefingsEditor(planner))
    editor.show_record(None)
    return editor


def test_a_briefing_is_suggested_then_changed(window: Window, planner: Planner) -> None:
    planner.workspace.remove(*planner.workspace.all(Briefing))
    editor = briefings(window, planner)
    editor.role.choose("observer")
    assert not planner.plan.briefings
    editor.suggest.click()
    [kept] = planner.plan.briefings
    assert kept.role == "observer"
    assert len(kept.text) > 100
    assert not editor.suggest.isEnabled()
    editor.text.area.setFocus()
    write("Welcome. ")
    editor.role.choose("lead")
    assert editor.text.text() == ""
    [kept] = planner.plan.briefings
    assert "Welcome. " in kept.text
    do(window, "undo")
    do(window, "undo")
    assert not planner.plan.briefings
    editor.role.choose("observer")
    assert editor.text.text() == ""


def test_the_scope_card_is_shown_for_the_programme(planner: Planner) -> None:
    [programme] = planner.workspace.all(Programme)
    assert editor_for(programme) is editor_for("scope")
