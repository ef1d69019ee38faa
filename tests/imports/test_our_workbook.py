"""The workbook that this app writes can be taken in again as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import (
    Coding,
    Note,
    Prompt,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.exports import Scope, export
from facilitator_app.imports import import_ballots, import_notes
from tests.imports.sheets import new_workspace, texts, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.workspace import Workspace

LONG = "Many words, one \x07 after the other. " * 1500
PRECISE = datetime(2026, 9, 12, 11, 0, 30, 123456, tzinfo=UTC)


@pytest.fixture
def room(workspace: Workspace) -> Workspace:
    """Fill a programme with notes of all sorts."""
    day = Workshop(code="1")
    first = Session(code="1.1", workshop_id=day.id)
    second = Session(code="1.2", workshop_id=day.id)
    ask, ask_later = Prompt(code="a", session_id=first.id), Prompt(code="b", session_id=second.id)
    table = Table(code="A")
    themes = Theme(code="ACC"), Theme(code="TRV")
    workspace.add(day, first, second, ask, ask_later, table, *themes)
    plain = Note(
        session_id=first.id, table_id=table.id, prompt_id=ask.id, text="said", seats=("3",)
    )
    full = Note(
        session_id=first.id,
        table_id=table.id,
        prompt_id=ask.id,
        first_prompt_id=ask_later.id,
        text="=1+1 _x0041_ হাসপাতালের\nকোথায়? ",
        seats=("A 1", "2/3"),
        kind="parking lot",
        wording="exact",
        stance="for",
        strength=2,
        agreement="few",
        noted_at=PRECISE,
        transcribed=True,
        sheet="K7Q2-M4FX",
    )
    odd = [replace(plain, id=new_id(), text=text) for text in ("bell \x07", LONG, "", "*")]
    bare = Note(session_id=second.id, table_id=table.id, text="no time", noted_at=None)
    workspace.add(plain, full, *odd, bare)
    workspace.add(
        Coding.named(workspace.programme, note_id=plain.id, theme_id=themes[0].id, coder="second"),
        Coding.named(workspace.programme, note_id=plain.id, theme_id=themes[1].id, coder=""),
    )
    return workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "empty.facilitator") as opened:
        yield opened


def exported(workspace: Workspace, path: Path) -> Path:
    export("xlsx", workspace.snapshot(), Scope(), path)
    return path


def told(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return what a programme's notes say, with codes for what they refer to."""
    sessions = {each.id: each.code for each in workspace.all(Session)}
    tables = {each.id: each.code for each in workspace.all(Table)}
    prompts = {each.id: each.code for each in workspace.all(Prompt)}
    themes = {each.id: each.code for each in workspace.all(Theme)}
    given = [(each.note_id, themes[each.theme_id]) for each in workspace.all(Coding)]
    return sorted(
        (
            note.text.replace("\x07", "␇") if len(note.text) < 100 else note.text,
            sessions[note.session_id],
            tables[note.table_id],
            prompts[note.prompt_id] if note.prompt_id else "",
            prompts[note.first_prompt_id] if note.first_prompt_id else "",
            note.seats,
            (note.kind, note.wording, note.stance, note.strength, note.agreement),
            f"{note.noted_at:%Y-%m-%d %H:%M:%S}" if note.noted_at else "",
            sorted(theme for note_id, theme in given if note_id == note.id),
        )
        for note in workspace.all(Note)
    )


def test_an_empty_programme_gets_the_same_notes(
    room: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    book = exported(room, tmp_path / "pack.xlsx")
    with pytest.raises(ImportFileError, match="there is no"):
        import_notes(empty, book, create=False)
    done = import_notes(empty, book, create=True)
    assert done.new == len(room.all(Note))
    assert told(empty) == told(room)
    assert {each.imported_id for each in empty.all(Note)} == {str(n.id) for n in room.all(Note)}
    assert "Workshop" in done.unknown_columns
    assert "Only the sheet Notes was read, and not: Dictionary" in done.remarks[0]
    before = empty.revision_count()
    again = import_notes(empty, book, create=True)
    assert (again.new, again.changed, again.known) == (0, 0, done.new)
    own = import_notes(empty, exported(empty, tmp_path / "own.xlsx"), create=True)
    assert (own.new, own.changed, own.known) == (0, 0, done.new)
    assert empty.revision_count() == before


@pytest.mark.parametrize("create", [True, False])
def test_the_same_programme_is_not_changed(
    room: Workspace, tmp_path: Path, *, create: bool
) -> None:
    before = room.snapshot(), room.revision_count()
    done = import_notes(room, exported(room, tmp_path / "pack.xlsx"), create=create)
    assert (done.new, done.changed, done.left) == (0, 0, ())
    assert (room.snapshot(), room.revision_count()) == before


def test_what_was_removed_there_is_not_made_here(
    room: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    gone = [room.all(Prompt)[0], room.all(Theme)[0]]
    edit = room.new_edit()  # as on a laptop that knows of no note: nothing stands in the way there
    room.merge([edit.revision(Change(each, None), room.history(each.id)) for each in gone])
    book = exported(room, tmp_path / "pack.xlsx")
    before = room.revision_count()
    import_notes(room, book, create=True)
    assert room.revision_count() == before
    import_notes(empty, book, create=True)
    assert [each.code for each in empty.all(Prompt)] == ["b"]
    assert [each.code for each in empty.all(Theme)] == ["TRV"]


def test_an_old_workbook_takes_nothing_back(room: Workspace, tmp_path: Path) -> None:
    book = exported(room, tmp_path / "pack.xlsx")
    for note in room.all(Note):
        room.edit(note, replace(note, text="put right", noted_at=None))
    done = import_notes(room, book, create=True)
    assert (done.new, done.changed, done.known) == (0, 0, done.rows)
    assert set(texts(room)) == {"put right"}


def test_what_was_put_right_in_the_workbook_comes_back(room: Workspace, tmp_path: Path) -> None:
    path = exported(room, tmp_path / "pack.xlsx")
    book = load_workbook(path)
    sheet = book["Notes"]
    heads = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if str(r[heads.index("Text")].value) == "said")
    row[heads.index("Text")].value = "really said"
    row[heads.index("Strength")].value = 3
    book.save(path)
    done = import_notes(room, path, create=False)
    assert (done.new, done.changed) == (0, 1)
    (note,) = (each for each in room.all(Note) if each.text == "really said")
    assert note.strength == 3


def test_a_text_of_which_only_the_beginning_is_there_is_not_taken(
    room: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    path = exported(room, tmp_path / "pack.xlsx")
    moved = tmp_path / "alone.xlsx"
    path.rename(moved)
    with pytest.raises(ImportFileError, match=r"alone long texts.* Text\.txt"):
        import_notes(empty, moved, create=True)
    assert empty.all(Note) == []
    assert import_notes(room, moved, create=False).changed == 0


def test_of_another_workbook_the_first_sheet_is_read(workspace: Workspace, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", [("text",), ("first",)])
    book = load_workbook(path)
    book.create_sheet("Notes").append(["text"])
    book.save(path)
    import_notes(workspace, path, create=True)
    assert texts(workspace) == ["first"]


def test_ballots_are_not_looked_for_among_the_notes(room: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="no column"):
        import_ballots(room, exported(room, tmp_path / "pack.xlsx"), create="choice:a,b")
    assert room.all(TradeOff) == []
