"""What must be decided is decided side by side, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import Ballot, DraftExpectation, Note, Summary
from facilitator_app.ui.collect.conflicts.marks import MarksField
from facilitator_app.ui.parts.marked import MarkedWords
from facilitator_app.workspace import Workspace
from tests.ui.acting import said
from tests.ui.collect.decided import go, panel, press, titles, words, workspace_of
from tests.ui.collect.room import LEAD, TABLE_C, TABLE_D, Room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.collect.conflicts import ConflictsPage
    from facilitator_app.ui.window import Window


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "room.facilitator")


def note_of(workspace: Workspace, room: Room) -> Note:
    [found] = workspace.of(Note, "id", [room.note.id])
    return found


def side_of(page: ConflictsPage, laptop: str) -> int:
    """Return on which side the version of a laptop stands."""
    return [each.laptop for each in panel(page).versions].index(laptop)


def test_both_versions_stand_side_by_side_with_laptop_role_and_time(
    window: Window, room: Room
) -> None:
    room.said_differently()
    page = go(window, room.path)
    shown = words(page)
    for one in ("table-c", "table-d", "Note-taker", "Facilitator", "by its clock"):
        assert one in shown
    marked = [each for each in page.findChildren(MarkedWords) if "rang back" in each.text()]
    assert len(marked) == 2
    told = {each.accessibleDescription() for each in marked}
    assert told == {
        "Only here: nobody, for, a, week,",
        "Only here: somebody, after, two, weeks,",
    }


@pytest.mark.parametrize("laptop", ["table-c", "table-d"])
def test_a_digit_keeps_a_version_for_all(window: Window, room: Room, laptop: str) -> None:
    room.said_differently()
    page = go(window, room.path)
    side = side_of(page, laptop)
    [version] = [each for each in panel(page).versions if each.laptop == laptop]
    page.list.setFocus()
    QTest.keyClick(page.list, (Qt.Key.Key_1, Qt.Key.Key_2)[side])
    workspace = workspace_of(window)
    assert note_of(workspace, room) == version.record
    assert workspace.conflicts() == []
    assert len(workspace.history(room.note.id)[-1].parents) == 2
    assert titles(page) == []
    assert page.title.text() == "Nothing to decide."


def test_a_third_is_written_of_both(window: Window, room: Room) -> None:
    room.said_differently()
    page = go(window, room.path)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_3)
    form = panel(page).form
    assert form is not None
    form._areas["text"].setPlainText("Somebody rang back, but late.")
    right = panel(page).versions[1].record
    assert isinstance(right, Note)
    for pick in form._picks.values():
        [_, other] = pick.findChildren(type(pick._group.buttons()[0]))
        other.click()
    press(page, "Save the third version").click()
    workspace = workspace_of(window)
    assert note_of(workspace, room) == replace(right, text="Somebody rang back, but late.")
    assert workspace.conflicts() == []


def test_a_digit_decides_wherever_on_the_page_one_is(window: Window, room: Room) -> None:
    room.said_differently()
    page = go(window, room.path)
    kept = panel(page).versions[1].record
    keep = press(page, "Keep this: left")
    keep.setFocus()
    QTest.keyClick(keep, Qt.Key.Key_3)
    form = panel(page).form
    assert form is not None
    QTest.keyClicks(form._areas["text"], "12")
    assert "12" in form._areas["text"].toPlainText(), "what is typed decides nothing"
    QTest.keyClick(keep, Qt.Key.Key_2)
    assert note_of(workspace_of(window), room) == kept


def test_what_is_half_written_is_there_again(window: Window, room: Room, qtbot: QtBot) -> None:
    room.said_differently()
    page = go(window, room.path)
    panel(page).write_third()
    form = panel(page).form
    assert form is not None
    form._areas["text"].setPlainText("Half a sen")
    window.services.actions["plan"].trigger()
    workspace = workspace_of(window)
    place = f"text of conflict {room.note.id}"
    qtbot.waitUntil(lambda: workspace.draft(place) == "Half a sen")
    window.services.actions["close"].trigger()
    again = go(window, room.path)
    form = panel(again).form
    assert form is not None
    assert form._areas["text"].toPlainText() == "Half a sen"
    press(again, "Write none").click()
    assert panel(again).form is None
    assert workspace_of(window).draft(place) == ""
    assert len(workspace_of(window).conflicts()) == 1


def test_an_edit_beside_a_removal(window: Window, room: Room) -> None:
    room.removed_on_one()
    page = go(window, room.path)
    assert "Removed on this laptop." in words(page)
    press(page, "Removed stays removed: right").click()
    assert workspace_of(window).all(Summary) == []
    assert workspace_of(window).conflicts() == []


def test_words_beside_a_removal_can_be_written_anew(window: Window, room: Room) -> None:
    room.removed_on_one()
    page = go(window, room.path)
    panel(page).write_third()
    form = panel(page).form
    assert form is not None
    form._areas["lines"].setPlainText("Two\nlines")
    press(page, "Save the third version").click()
    [found] = workspace_of(window).all(Summary)
    assert found.lines == ("Two", "lines")


def test_words_that_were_not_there_can_be_written_beside_a_removal(
    window: Window, room: Room
) -> None:
    draft = DraftExpectation(
        session_id=room.session.id, table_id=room.table.id, text="A reply within a week"
    )
    room.elsewhere(LEAD, Change(None, draft))
    room.elsewhere(TABLE_C, Change(draft, None))
    room.elsewhere(TABLE_D, Change(draft, replace(draft, topic="Replies")))
    page = go(window, room.path)
    panel(page).write_third()
    form = panel(page).form
    assert form is not None
    form._areas["because"].setPlainText("people wait")
    press(page, "Save the third version").click()
    [found] = workspace_of(window).all(DraftExpectation)
    assert (found.topic, found.because) == ("Replies", "people wait")


def test_a_ballot_says_to_look_at_the_paper_and_not_where_it_was_keyed(
    window: Window, room: Room
) -> None:
    room.keyed_twice()
    page = go(window, room.path)
    shown = words(page)
    assert "Look at the paper" in shown
    told = "\n".join(page.list.rows.at(at).told for at in range(page.list.rows.rowCount()))
    for secret in ("table-c", "table-d", "note-taker", "facilitator", "clock"):
        assert secret not in f"{shown}{told}".casefold()


def test_a_ballot_is_keyed_a_third_time_by_the_rules_of_its_vote(
    window: Window, room: Room
) -> None:
    room.keyed_twice()
    page = go(window, room.path)
    panel(page).write_third()
    [field] = page.findChildren(MarksField)
    for line in field.lines.values():
        line.clear()
    save = press(page, "Save the third version")
    save.click()
    assert "marks nothing" in said(window)
    field.lines["Soon"].setText("x")
    save.click()
    assert "no number" in said(window)
    field.lines["Soon"].setText("1")
    save.click()
    [ballot] = workspace_of(window).all(Ballot)
    assert ballot.marks == {"Soon": 1}
    assert workspace_of(window).conflicts() == []


def test_of_three_versions_each_can_be_looked_at(window: Window, room: Room) -> None:
    room.said_differently()
    room.elsewhere(LEAD, Change(room.note, replace(room.note, text="A third laptop")))
    page = go(window, room.path)
    left, right = panel(page).sides
    seen = set()
    for at in range(3):
        [chosen] = [each for each in right._group.buttons() if each.text() == str(at + 1)]
        chosen.click()
        seen.add(words(panel(page)).count("A third laptop") > 0 or left.value == str(at))
        assert f"Version {at + 1}" in words(panel(page))
    last = panel(page).versions[2]
    page.list.kept.emit(1)
    assert note_of(workspace_of(window), room) == last.record


def test_a_version_that_comes_in_meanwhile_is_shown_too(window: Window, room: Room) -> None:
    room.said_differently()
    page = go(window, room.path)
    before = panel(page).dispute.conflict
    workspace = workspace_of(window)
    late = replace(room.note, text="It came late")
    edit = workspace.new_edit()
    page.hide()
    workspace.merge([edit.revision(Change(room.note, late), workspace.history(room.note.id)[:1])])
    panel(page).keep(0)
    assert "Another version came in meanwhile" in said(window)
    page.show()
    assert len(panel(page).versions) == 3
    assert panel(page).dispute.conflict != before
    assert len(workspace.conflicts()) == 1


def test_what_a_newer_app_wrote_is_not_decided_here(window: Window, room: Room) -> None:
    room.said_differently()
    with Workspace.open(room.path, LEAD) as workspace:
        base = workspace.history(room.note.id)[:1]
        edit = workspace.new_edit()
        made = edit.revision(Change(room.note, room.note), base)
        workspace.merge([replace(made, content='{"text": 5}')])
    page = go(window, room.path)
    assert "Install that version" in words(page)
    page.list.kept.emit(0)
    panel(page).write_third()
    assert len(workspace_of(window).conflicts()) == 1
