"""An import that was undone can come again, one of a single record too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    Ballot,
    Coding,
    Note,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.imports import import_ballots, import_notes
from tests.imports.sheets import BALLOT_HEAD, marks, texts, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace

HEAD = ("id", "session", "table", "text")


def prepared(workspace: Workspace) -> None:
    """Make what the rows name, so that an import writes one record and no other."""
    day = Workshop(code="D1")
    vote = TradeOff(code="T", method="choice", options=("a", "b"))
    workspace.add(
        Theme(code="x"), day, Session(workshop_id=day.id, code="1"), Table(code="A"), vote
    )


def test_a_single_note(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    path = write_csv(tmp_path / "n.csv", [HEAD, ("1", "1", "A", "a")])
    for _ in range(3):
        done = import_notes(workspace, path, create=False)
        assert (done.new, done.left) == (1, ())
        assert import_notes(workspace, path, create=False).known == 1
        workspace.undo()
        assert texts(workspace) == []
    workspace.redo()
    assert import_notes(workspace, path, create=False).known == 1
    workspace.remove(*workspace.all(Note))
    assert import_notes(workspace, path, create=False).new == 1, "as if it had been undone"


def test_a_single_changed_text(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    path = write_csv(tmp_path / "n.csv", [HEAD, ("1", "1", "A", "a")])
    newer = write_csv(tmp_path / "m.csv", [HEAD, ("1", "1", "A", "b")])
    import_notes(workspace, path, create=False)
    for _ in range(3):
        assert import_notes(workspace, newer, create=False).changed == 1
        assert import_notes(workspace, path, create=False).known == 1
        workspace.undo()
        assert texts(workspace) == ["a"]
    workspace.redo()
    assert import_notes(workspace, newer, create=False).known == 1


def test_a_single_ballot_and_one_in_its_place(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    for option, before in (("a", {}), ("b", {"K": {"a": 1}})):
        rows = [BALLOT_HEAD, ("T", "K", "", option, "1", "")]
        path = write_csv(tmp_path / "b.csv", rows)
        for _ in range(3):
            done = import_ballots(workspace, path, create=None)
            assert (done.new + done.changed, done.known) == (1, 0)
            assert import_ballots(workspace, path, create=None).known == 1
            workspace.undo()
            assert marks(workspace) == before
        import_ballots(workspace, path, create=None)
    assert not workspace.damage()


def test_a_single_ballot_that_was_removed(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    path = write_csv(tmp_path / "b.csv", [BALLOT_HEAD, ("T", "K", "", "a", "1", "")])
    import_ballots(workspace, path, create=None)
    workspace.remove(*workspace.all(Ballot))
    assert import_ballots(workspace, path, create=None).new == 1, "as if it had been undone"


def test_a_single_coding(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    rows = [HEAD, ("1", "1", "A", "a"), ("2", "1", "A", "b")]
    coded = [(*HEAD, "themes"), ("1", "1", "A", "a", "x"), ("2", "1", "A", "b", "")]
    import_notes(workspace, write_csv(tmp_path / "n.csv", [*rows]), create=True)
    path = write_csv(tmp_path / "m.csv", coded)
    for _ in range(2):
        assert import_notes(workspace, path, create=True).created["coding"] == 1
        workspace.undo()
        assert workspace.all(Coding) == []


def test_what_was_typed_and_removed_by_hand_stays_away(
    workspace: Workspace, tmp_path: Path
) -> None:
    prepared(workspace)
    (session,), (table,) = workspace.all(Session), workspace.all(Table)
    note = Note(session_id=session.id, table_id=table.id, text="typed")
    workspace.add(note)
    path = write_csv(tmp_path / "n.csv", [("id", "text"), (str(note.id), "typed")])
    workspace.remove(note)
    done = import_notes(workspace, path, create=True)
    assert [each.sentence for each in done.left] == ["it was removed since."]


def test_what_another_laptop_put_back_was_not_undone(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    path = write_csv(tmp_path / "n.csv", [HEAD, ("1", "1", "A", "a")])
    import_notes(workspace, path, create=False)
    (note,) = workspace.all(Note)
    workspace.undo()
    away = workspace.history(note.id)[-1]
    workspace.redo()
    last = workspace.history(note.id)[-1]
    elsewhere = replace(
        away, id=note.id, edit=note.id, parents=(last.id,), laptop=f"not {away.laptop}"
    )
    workspace.merge([elsewhere])
    done = import_notes(workspace, path, create=False)
    assert [each.sentence for each in done.left] == ["it was removed since."]
