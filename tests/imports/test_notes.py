"""What becomes of the rows of a notes file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import (
    Coding,
    Note,
    Prompt,
    Session,
    Table,
    Theme,
    Workshop,
)
from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.imports import import_notes
from tests.imports.sheets import HEAD, texts, write_csv, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace

ROWS = [
    HEAD,
    ("1.1", "A", "Phones", "3", "The phones are busy"),
    ("1.1", "A", "Phones", "3", "The phones are busy"),
    ("1.2", "B", "", "", "Nobody goes"),
]


def test_makes_what_is_named_and_nothing_twice(workspace: Workspace, tmp_path: Path) -> None:
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", ROWS), create=True)
    assert (done.rows, done.new, done.changed, done.known, done.left) == (3, 3, 0, 0, ())
    assert done.created == {"workshop": 1, "session": 2, "table": 2, "prompt": 1}
    assert [each.code for each in workspace.all(Workshop)] == ["imported"]
    assert texts(workspace) == ["The phones are busy", "The phones are busy", "Nobody goes"]
    (prompt,) = workspace.all(Prompt)
    first, second, third = workspace.all(Note)
    assert (first.prompt_id, first.seats, first.noted_at) == (prompt.id, ("3",), None)
    assert first.id != second.id
    assert (third.prompt_id, third.seats) == (None, ())
    revisions = workspace.revision_count()
    again = import_notes(workspace, write_xlsx(tmp_path / "n.xlsx", ROWS), create=True)
    assert (again.new, again.changed, again.known, again.created) == (0, 0, 3, {})
    assert workspace.revision_count() == revisions
    assert not workspace.damage()


def test_new_sessions_go_into_the_only_workshop(workspace: Workspace, tmp_path: Path) -> None:
    day = Workshop(code="D1")
    workspace.add(day)
    import_notes(workspace, write_csv(tmp_path / "n.csv", ROWS), create=True)
    assert {each.workshop_id for each in workspace.all(Session)} == {day.id}
    workspace.add(Workshop(code="D2"))
    rows = [HEAD, ("2.1", "A", "", "", "Of two days")]
    import_notes(workspace, write_csv(tmp_path / "m.csv", rows), create=True)
    names = {each.id: each.code for each in workspace.all(Workshop)}
    assert names[workspace.all(Session)[-1].workshop_id] == "imported"


def test_reads_every_column(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        ("ID", " Session ", "TABLE", "prompt", "First-Prompt", "seat", "Kind", "text", "time",
         "themes", "wording", "stance", "strength", "agreement", "order", ""),
        ("n7", "1.1", "A", "b", "a", "1; 2,2 , Grad A/B", "Parking_Lot", "Later",
         "2026-05-09T14:30+02:00", "ACC; TRV;ACC", "Exact", "AGAINST", "3", "half", "17", ""),
    ]  # fmt: skip
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", rows), create=True)
    assert done.unknown_columns == ("order",)
    (note,) = workspace.all(Note)
    prompts = {each.id: each.code for each in workspace.all(Prompt)}
    assert note.prompt_id is not None
    assert note.first_prompt_id is not None
    assert (prompts[note.prompt_id], prompts[note.first_prompt_id]) == ("b", "a")
    assert note.seats == ("1", "2", "Grad A/B")
    assert (note.kind, note.wording, note.stance) == ("parking lot", "exact", "against")
    assert (note.strength, note.agreement, note.imported_id) == (3, "half", "n7")
    assert note.noted_at == datetime(2026, 5, 9, 12, 30, tzinfo=UTC)
    assert [each.code for each in workspace.all(Theme)] == ["ACC", "TRV"]
    assert {each.note_id for each in workspace.all(Coding)} == {note.id}


@pytest.mark.parametrize("label", ["*", "all", "All", "3; *"])
def test_everybody_is_one_label(workspace: Workspace, tmp_path: Path, label: str) -> None:
    rows = [("seat", "text"), (label, "We all agree")]
    import_notes(workspace, write_csv(tmp_path / "n.csv", rows), create=True)
    assert workspace.all(Note)[0].seats == (EVERY_SEAT,)
    assert workspace.all(Session)[0].code == workspace.all(Table)[0].code == "imported"


def test_a_row_without_a_text_is_imported_and_listed(workspace: Workspace, tmp_path: Path) -> None:
    rows = [HEAD, ("1", "A", "", "", ""), ("", "", "", "", ""), ("1", "A", "", "2", "  "), ()]
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", rows), create=True)
    assert (done.new, done.empty_rows, done.blank_rows) == (2, (2, 4), 2)
    assert texts(workspace) == ["", "  "]


def test_another_text_under_the_same_id_is_an_edit(workspace: Workspace, tmp_path: Path) -> None:
    head = ("id", *HEAD)
    old = write_csv(tmp_path / "old.csv", [head, ("7", "1", "A", "p", "3", "Too far")])
    new = write_csv(tmp_path / "new.csv", [("id", "text", "stance"), ("7", "Too far away", "for")])
    import_notes(workspace, old, create=True)
    done = import_notes(workspace, new, create=False)
    assert (done.changed, done.changed_rows) == (1, (2,))
    assert "Changed by row 2." in done.lines()
    (note,) = workspace.all(Note)
    assert (note.text, note.stance, note.seats) == ("Too far away", "for", ("3",))
    assert import_notes(workspace, old, create=True).known == 1
    assert import_notes(workspace, new, create=True).known == 1
    assert texts(workspace) == ["Too far away"]
    assert workspace.undo() == "import 1 note"
    assert texts(workspace) == ["Too far"]


def test_the_id_of_a_note_here_is_that_note(workspace: Workspace, tmp_path: Path) -> None:
    day = Workshop(code="D1")
    session = Session(workshop_id=day.id, code="1")
    table = Table(code="A")
    note = Note(session_id=session.id, table_id=table.id, text="As typed", imported_id="")
    workspace.add(day, session, table, note)
    rows = [("id", "text", "prompt"), (str(note.id).upper(), "As put right", "p")]
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", rows), create=True)
    assert (done.changed, done.created) == (1, {"prompt": 1})
    (edited,) = workspace.all(Note)
    assert (edited.id, edited.text, edited.imported_id) == (note.id, "As put right", "")
    assert workspace.all(Prompt)[0].session_id == session.id


def test_an_old_file_undoes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "n.csv",
        [(*HEAD, "themes"), *(("1", "A", "p", "3", text, "ACC") for text in "abcde")],
    )
    import_notes(workspace, path, create=True)
    edited, removed, erased, masked, kept = workspace.all(Note)
    workspace.edit(edited, replace(edited, text="a, put right"))
    codings = {each.note_id: each for each in workspace.all(Coding)}
    workspace.remove(removed, codings[removed.id])
    workspace.erase([erased, codings[erased.id]], "names somebody")
    workspace.mask(masked, "d, masked")
    workspace.remove(codings[kept.id])
    before = workspace.snapshot()
    done = import_notes(workspace, path, create=True)
    assert workspace.snapshot() == before
    assert (done.new, done.changed, done.known) == (0, 0, 2)
    assert [(each.row, each.sentence) for each in done.left] == [
        (3, "it was removed since."),
        (4, "it was erased for good."),
        (5, "it was erased for good."),
    ]
    assert "Row 3 was left out: it was removed since." in done.lines()


def test_a_note_in_conflict_is_left(workspace: Workspace, tmp_path: Path) -> None:
    import_notes(workspace, write_csv(tmp_path / "n.csv", ROWS), create=True)
    note = workspace.all(Note)[0]
    edit = workspace.new_edit()
    parents = workspace.history(note.id)
    for text in ("one", "other"):
        revision = edit.revision(Change(note, replace(note, text=text)), parents)
        workspace.merge([revision])
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", ROWS), create=True)
    assert done.known == 2
    assert [each.row for each in done.left] == [2]
    assert "two versions" in done.left[0].sentence


def test_what_a_newer_app_wrote_is_left(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "n.csv", [("text",), *(("same",) for _ in range(22))])
    import_notes(workspace, path, create=True)
    for version in workspace.history(*(each.id for each in workspace.all(Note))):
        content = '{"text": ["in", "parts"]}'
        newer = replace(version, id=new_id(), parents=(version.id,), content=content)
        workspace.merge([newer])
    lines = import_notes(workspace, path, create=True).lines()
    assert lines[0] == "22 rows: 0 new, 0 changed, 0 known already, 22 left out."
    assert lines[1] == "Row 2 was left out: a newer Facilitator wrote it."
    assert lines[-1] == "And 2 more rows left out."
    assert len(lines) == 22


def test_one_undo_takes_all_back_and_the_file_can_come_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "n.csv", [(*HEAD, "themes"), *((*row, "T") for row in ROWS[1:])])
    before = workspace.snapshot()
    import_notes(workspace, path, create=True)
    whole = workspace.snapshot()
    for _ in range(2):
        assert workspace.undo() == "import 3 notes"
        assert workspace.snapshot() == before
        assert workspace.redo() == "import 3 notes"
        assert import_notes(workspace, path, create=True).known == 3
        assert workspace.snapshot() == whole
    workspace.undo()
    workspace.add(Table(code="Z"))
    assert import_notes(workspace, path, create=True).new == 3
    assert import_notes(workspace, path, create=True).known == 3
    assert len(texts(workspace)) == 3
    assert workspace.undo() == "import 3 notes"
    assert texts(workspace) == []
    assert not workspace.damage()


def test_themes_that_come_later_are_added(workspace: Workspace, tmp_path: Path) -> None:
    import_notes(workspace, write_csv(tmp_path / "n.csv", ROWS), create=True)
    rows = [(*HEAD, "themes"), *((*row, theme) for row, theme in zip(ROWS[1:], "XXY", strict=True))]
    done = import_notes(workspace, write_csv(tmp_path / "m.csv", rows), create=True)
    assert (done.known, done.created) == (3, {"theme": 2, "coding": 3})
    assert workspace.undo_name == "import 3 codings"


def test_a_code_that_was_changed_here_is_still_found(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "n.csv", ROWS)
    import_notes(workspace, path, create=True)
    for session in workspace.all(Session):
        workspace.edit(session, replace(session, code=f"{session.code} renamed"))
    rows = [*ROWS, ("1.1", "A", "", "", "Late")]
    done = import_notes(workspace, write_csv(path, rows), create=False)
    assert (done.new, done.known) == (1, 3)
    assert len(workspace.all(Session)) == 2


def test_tells_how_far_it_is(workspace: Workspace, tmp_path: Path) -> None:
    rows = [HEAD, *(("1", "A", "", "", f"note {number}") for number in range(1200))]
    told: list[tuple[int, int]] = []
    import_notes(
        workspace,
        write_csv(tmp_path / "n.csv", rows),
        create=True,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_says_what_it_did(workspace: Workspace, tmp_path: Path) -> None:
    rows = [(*HEAD, "colour"), *((*row, "red") for row in ROWS[1:]), ("1.2", "B", "", "", "", "")]
    done = import_notes(
        workspace, write_csv(tmp_path / "n.csv", rows, encoding="cp1252"), create=True
    )
    assert done.lines() == [
        "4 rows: 4 new, 0 changed, 0 known already, 0 left out.",
        "No text in row 5.",
        "Made besides: 1 workshop, 2 sessions, 2 tables, 1 prompt.",
        "Columns left out: colour.",
    ]
    assert done.plain() == {
        "rows": 4,
        "blank_rows": 0,
        "left": (),
        "created": {"workshop": 1, "session": 2, "table": 2, "prompt": 1},
        "unknown_columns": ("colour",),
        "encoding": "",
        "new": 4,
        "changed": 0,
        "known": 0,
        "changed_rows": (),
        "empty_rows": (5,),
        "remarks": (),
    }
