"""What became of a note, and what was removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.records import Link, Note, Star
from facilitator_app.ui.table.history_page import HistoryPage, RemovedPage
from facilitator_app.ui.table.note_history import NoteHistory
from tests.ui.table.seated import newest, say, sit, texts, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

KIT = Author("kit-4", "note-taker")


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    found = sit(window, demo)
    say(found, "3. They told us")
    view = found.notes.view
    view.setFocus()
    view.setCurrentIndex(view.notes.last())
    return found


def history(screen: TableScreen, note: Note) -> list[str]:
    return [each.what for each in NoteHistory(screen._workspace).of(note)]


def page(screen: TableScreen) -> HistoryPage:
    found = screen.page("note.history")
    assert isinstance(found, HistoryPage)
    return found


def removed(screen: TableScreen) -> RemovedPage:
    found = screen.page("removed")
    assert isinstance(found, RemovedPage)
    return found


def listed(page: HistoryPage | RemovedPage) -> list[str]:
    model = page.events.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_history_says_who_changed_what(screen: TableScreen, window: Window) -> None:
    workspace, note = workspace_of(window), newest(screen)
    desk = screen.desk
    assert desk is not None
    here, there = screen.prompt, desk.by_code["1.3a"]
    assert here is not None
    later = replace(note, text="They told nobody", kind="question", seats=("3", "5"), stance="for")
    later = replace(later, agreement="most", wording="near", noted_at=None)
    workspace.edit(note, later)
    desk.filing.refile([later], there)
    [moved] = workspace.of(Note, "id", [note.id])
    desk.filing.star([moved])
    desk.filing.star([moved])
    desk.filing.give_theme([moved], desk.notebook.themes[0])
    screen.go(there)
    other = desk.notebook.under(there.id)[-1].note
    desk.filing.link(other, moved, "disagrees")
    found = history(screen, moved)
    assert found[0] == f"Noted under {here.code}, seat 3"
    for words in (
        "Words changed",
        "seats changed from seat 3 to seats 3, 5",
        "kind changed from point to question",
        "wording changed from paraphrase to near",
        "stance changed from none to For",
        "how many here changed from not said to most",
        "to none",
    ):
        assert words in found[1]
    assert found[2] == f"Moved from {here.code} to 1.3a"
    code = desk.notebook.themes[0].code
    assert found[3:6] == ["Star given", "Star taken off", f"Theme {code} given"]
    assert found[6].startswith("Link “disagrees: ")
    [first, *_] = NoteHistory(workspace).of(moved)
    assert first.who == f"{workspace.author.role.capitalize()} on {workspace.author.laptop}"


def test_the_history_opens_by_key_and_follows(screen: TableScreen, window: Window) -> None:
    note, workspace = newest(screen), workspace_of(window)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert screen.centre.currentWidget() is page(screen)
    assert page(screen).events.hasFocus()
    assert len(listed(page(screen))) == 1
    assert "They told us" in listed(page(screen))[0]
    workspace.edit(note, replace(note, text="They told nobody"))
    assert "taken out: us, put in: nobody" in listed(page(screen))[1]
    QTest.keyClick(page(screen).events, Qt.Key.Key_Escape)
    assert screen.centre.currentWidget() is screen.notes


def test_where_nothing_is_noted_there_is_no_history(screen: TableScreen) -> None:
    screen.go(None)
    screen.crew.editing.marking.show_history()
    assert screen.centre.currentWidget() is screen.notes


def test_the_history_of_a_masked_note_says_that_words_were_erased(
    screen: TableScreen, window: Window
) -> None:
    masked = workspace_of(window).mask(newest(screen), "[…] told us")
    assert history(screen, masked) == [
        "Noted; these words were erased",
        "Masked: the earlier words were erased for good",
    ]


def test_the_history_tells_of_a_conflict_and_of_other_laptops(
    screen: TableScreen, window: Window
) -> None:
    note, workspace = newest(screen), workspace_of(window)
    base = workspace.history(note.id)
    elsewhere = Edit(KIT).revision(Change(note, replace(note, text="They told them")), base)
    workspace.edit(note, replace(note, text="They told nobody"))
    workspace.merge([elsewhere])
    events = NoteHistory(workspace).of(note)
    assert [each.who for each in events][2] == "Note-taker on kit-4, merged from that laptop"
    assert events[-1].what.startswith("In conflict")
    [conflict] = workspace.conflicts()
    workspace.resolve(conflict, conflict.versions[0].record)
    assert "One of two versions was chosen" in history(screen, note)[-1]


def test_a_removed_note_is_listed_and_brought_back_with_what_it_had(
    screen: TableScreen, window: Window
) -> None:
    note, desk = newest(screen), screen.desk
    assert desk is not None
    other = screen.notes.view.notes.at(screen.notes.view.notes.index(0, 0))
    assert other is not None
    desk.filing.star([note])
    desk.filing.link(note, other.note, "agrees")
    desk.filing.give_theme([note], desk.notebook.themes[0])
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Delete)
    say(screen, "And then they went")
    window.services.actions["removed"].trigger()
    assert "They told us" in listed(removed(screen))[0]
    QTest.keyClick(removed(screen).events, Qt.Key.Key_Return)
    assert listed(removed(screen)) == []
    assert not removed(screen).restore.isEnabled()
    screen.show_notes()
    assert "They told us" in texts(screen)
    shown = desk.notebook.find(note.id)
    assert shown is not None
    assert (shown.note, shown.starred, len(shown.themes), len(shown.ties)) == (note, True, 1, 1)
    assert history(screen, note).count("Brought back") == 1
    window.services.actions["undo"].trigger()
    assert "They told us" not in texts(screen)


def test_a_note_comes_back_without_what_is_gone(screen: TableScreen, window: Window) -> None:
    note, desk, workspace = newest(screen), screen.desk, workspace_of(window)
    assert desk is not None
    other = screen.notes.view.notes.at(screen.notes.view.notes.index(0, 0))
    assert other is not None
    desk.filing.link(note, other.note, "agrees")
    desk.filing.star([other.note])
    desk.filing.remove([note])
    desk.filing.remove([other.note])
    window.services.actions["removed"].trigger()
    assert len(listed(removed(screen))) == 2
    removed(screen).events.choose(1)
    removed(screen).restore.click()
    assert desk.notebook.find(note.id) is not None
    assert not workspace.of(Link, "note_id", [note.id])
    assert not workspace.of(Star, "note_id", [other.note.id])


def test_what_another_table_removed_is_not_listed(screen: TableScreen, window: Window) -> None:
    elsewhere = [
        each for each in workspace_of(window).all(Note) if each.table_id != newest(screen).table_id
    ]
    workspace_of(window).erase([newest(screen)], "withdrawn")
    screen.desk.filing.remove(elsewhere[:1])  # type: ignore[union-attr]
    window.services.actions["removed"].trigger()
    assert listed(removed(screen)) == []
