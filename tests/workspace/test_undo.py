"""Undo and redo: by name, also after a restart, and never over what somebody else did."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import InUseError, OvertakenError
from facilitator_app.domain.records import Ballot, Issued, Note, TradeOff
from facilitator_app.workspace import Workspace
from tests.workspace.desk import PROGRAMME, TEAM, note, rewritten, texts

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.records import Record

SOMEBODY = Author(laptop="table-7", role="note-taker")


def test_steps_are_taken_back_one_by_one_and_done_again(workspace: Workspace) -> None:
    first = note("shade")
    workspace.add(first, name="write a note")
    second = rewritten(workspace, first, "more shade", name="correct a note")
    workspace.remove(second, name="throw a note away")
    states = [[], ["more shade"], ["shade"], []]
    names = ["throw a note away", "correct a note", "write a note"]
    for name, expected in zip(names, states[1:], strict=True):
        assert workspace.undo_name == name
        assert workspace.undo() == name
        assert texts(workspace) == expected
    for name, expected in zip(names[::-1], states[2::-1], strict=True):
        assert workspace.redo_name == name
        assert workspace.redo() == name
        assert texts(workspace) == expected
    assert workspace.redo_name is None
    assert workspace.redo() is None
    assert len(workspace.history(first.id)) == 9, "undo writes versions, and takes none away"


def test_steps_outlive_the_restart_of_the_laptop(path: Path) -> None:
    first = note("shade")
    with Workspace.open(path, TEAM) as before:
        before.add(first)
        rewritten(before, first, "more shade", name="correct a note")
        before.undo()
    with Workspace.open(path, TEAM) as after:
        assert (after.undo_name, after.redo_name) == ("add note", "correct a note")
        assert after.redo() == "correct a note"
        assert texts(after) == ["more shade"]
    with Workspace.open(path, TEAM) as again:
        assert [again.undo(), again.undo(), again.undo()] == ["correct a note", "add note", None]
        assert texts(again) == []
    with Workspace.open(path, TEAM) as last:
        assert [last.redo(), last.redo(), last.redo()] == ["add note", "correct a note", None]
        assert texts(last) == ["more shade"]


def test_a_laptop_takes_back_its_own_steps_only(path: Path) -> None:
    with Workspace.open(path, TEAM) as mine:
        mine.add(note("mine"))
    with Workspace.open(path, SOMEBODY) as theirs:
        assert theirs.undo_name is None
        assert theirs.undo() is None
        theirs.add(note("theirs"), name="their note")
    with Workspace.open(path, TEAM) as mine:
        assert mine.undo() == "add note"
        assert texts(mine) == ["theirs"]
        assert mine.undo() is None


def test_a_new_edit_ends_what_could_be_done_again_on_that_laptop_alone(path: Path) -> None:
    with Workspace.open(path, TEAM) as mine:
        mine.add(note("mine"))
        mine.undo()
    with Workspace.open(path, SOMEBODY) as theirs:
        theirs.add(note("theirs"))
    with Workspace.open(path, TEAM) as mine:
        assert mine.redo_name == "add note"
        mine.add(note("instead"))
        assert mine.redo() is None
        assert texts(mine) == ["theirs", "instead"]


def test_undo_is_refused_where_somebody_else_has_edited_since_and_says_so(path: Path) -> None:
    first = note("shade")
    with Workspace.open(path, TEAM) as mine:
        mine.add(note("before"), name="the note before")
        mine.add(first)
    with Workspace.open(path, SOMEBODY) as theirs:
        rewritten(theirs, first, "what somebody else made of it")
    with Workspace.open(path, TEAM) as mine:
        journal = list(mine.revisions())
        with pytest.raises(OvertakenError, match="Somebody has changed this since") as refused:
            mine.undo()
        assert "history" in refused.value.advice
        assert list(mine.revisions()) == journal
        assert texts(mine) == ["before", "what somebody else made of it"]
        assert mine.undo() == "the note before", "what stood in the way is passed over"


def test_redo_is_refused_where_somebody_else_has_edited_since(path: Path) -> None:
    first = note("shade")
    with Workspace.open(path, TEAM) as mine:
        mine.add(first)
        rewritten(mine, first, "more shade")
        mine.undo()
    with Workspace.open(path, SOMEBODY) as theirs:
        rewritten(theirs, first, "somebody else's")
    with Workspace.open(path, TEAM) as mine:
        with pytest.raises(OvertakenError):
            mine.redo()
        assert mine.redo() is None
        assert texts(mine) == ["somebody else's"]


def test_nothing_that_was_erased_comes_back_by_undo(workspace: Workspace) -> None:
    first = note("shade")
    workspace.add(first)
    workspace.remove(first)
    workspace.erase([first], "withdrawn")
    with pytest.raises(OvertakenError):
        workspace.undo()
    with pytest.raises(OvertakenError):
        workspace.undo()
    assert workspace.undo_name is None
    assert texts(workspace) == []


def test_steps_travel_with_the_file_and_not_with_a_merge(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(path, tmp_path / "copy.facilitator")
    with Workspace.open(path, TEAM) as mine:
        mine.add(note("mine"))
        mine.add(note("shade"))
    shutil.copyfile(path, tmp_path / "later.facilitator")
    with Workspace.open(tmp_path / "later.facilitator", TEAM) as copied:
        assert copied.undo() == "add note"
        assert texts(copied) == ["mine"]
    with Workspace.open(tmp_path / "copy.facilitator", TEAM) as merged:
        merged.merge_files([(path, None)])
        assert len(merged.all(Note)) == 2
        assert merged.undo() is None


_ASKED = TradeOff.named(PROGRAMME, code="TO1", version=1, wording="More shade?", method="choice")


@pytest.mark.parametrize(
    "theirs",
    [
        Ballot.named(PROGRAMME, trade_off_id=_ASKED.id, code="A1", round="", marks={}),
        Issued.named(PROGRAMME, trade_off_id=_ASKED.id, what="ballot cards"),
    ],
    ids=["answers", "cards"],
)
def test_no_other_question_comes_back_under_answers_or_cards(path: Path, theirs: Record) -> None:
    with Workspace.open(path, TEAM) as mine:
        mine.add(_ASKED, name="ask it")
        mine.add(note("before"), name="the note before")
        mine.edit(_ASKED, replace(_ASKED, wording="More trees?"), name="other words")
    with Workspace.open(path, SOMEBODY) as other:
        other.add(theirs)
    with Workspace.open(path, TEAM) as mine:
        with pytest.raises(InUseError, match="so that they stay"):
            mine.undo()
        assert mine.all(TradeOff)[0].wording == "More trees?"
        assert mine.undo() == "the note before", "what stood in the way is passed over"
