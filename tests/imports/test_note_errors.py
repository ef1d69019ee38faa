"""What is said of notes files that cannot be taken in; nothing of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import Note, Session
from facilitator_app.imports import import_notes
from tests.imports.sheets import HEAD, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.workspace import Workspace


def refusal(
    workspace: Workspace, path: Path, rows: Sequence[Sequence[object]], *, create: bool = True
) -> str:
    revisions = workspace.revision_count()
    with pytest.raises(ImportFileError) as caught:
        import_notes(workspace, write_csv(path, rows), create=create)
    assert workspace.revision_count() == revisions
    return caught.value.sentence()


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("kind", "gossip", "“gossip” is no kind of note; it can be point, quote, count, question,"),
        ("wording", "loud", "“loud” is no wording; it can be exact, near, paraphrase."),
        ("stance", "maybe", "“maybe” is no stance; it can be for, against, mixed, neutral."),
        ("agreement", "80%", "“80%” is no agreement; it can be one, few, half, most, all."),
        ("strength", "4", "“4” is no strength; it can be 0, 1, 2 or 3."),
        ("transcribed", "perhaps", "“perhaps” is neither yes nor no."),
        ("strength", "-1", "“-1” is no strength"),
        ("time", "14:30", "“14:30” is no time with a day, such as 2026-05-09 14:30"),
        ("time", "2026-05-09", "“2026-05-09” is no time with a day"),
        ("time", "9/5/2026 14:30", "“9/5/2026 14:30” is no time with a day"),
        ("time", "0001-01-01T00:00:00+14:00", "is no time with a day"),
    ],
)
def test_a_cell_that_means_nothing(
    workspace: Workspace, tmp_path: Path, column: str, cell: str, sentence: str
) -> None:
    rows = [(*HEAD, column), ("1", "A", "", "", "good", ""), ("1", "A", "", "", "bad", cell)]
    said = refusal(workspace, tmp_path / "n.csv", rows)
    assert said.startswith("n.csv cannot be imported as it is. Row 3: ")
    assert sentence in said
    assert "Nothing was imported." in said


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("2", "A", "p", "", "x", "T"), "there is no session “2”."),
        (("1", "B", "p", "", "x", "T"), "there is no table “B”."),
        (("1", "A", "q", "", "x", "T"), "there is no prompt “q”."),
        (("1", "A", "p", "", "x", "U"), "there is no theme “U”."),
        (("", "A", "p", "", "x", "T"), "it names no session."),
        (("1", "", "p", "", "x", "T"), "it names no table."),
    ],
)
def test_what_is_not_there_is_not_made_unasked(
    workspace: Workspace, tmp_path: Path, row: Sequence[str], sentence: str
) -> None:
    head = (*HEAD, "themes")
    there = [head, ("1", "A", "p", "", "there", "T")]
    import_notes(workspace, write_csv(tmp_path / "there.csv", there), create=True)
    said = refusal(workspace, tmp_path / "n.csv", [head, row], create=False)
    assert f"Row 2: {sentence} Nothing was imported." in said
    assert "or let the import create what is missing" in said
    import_notes(workspace, write_csv(tmp_path / "n.csv", [head, row]), create=True)
    assert len(workspace.all(Note)) == 2


def test_lists_ten_rows_and_the_number_of_the_others(workspace: Workspace, tmp_path: Path) -> None:
    rows = [HEAD, *(("1", "A", "", "", str(number)) for number in range(2, 15))]
    said = refusal(workspace, tmp_path / "n.csv", rows, create=False)
    assert "Row 2: there is no session “1”. Row 3: " in said
    assert "Row 11: there is no session “1”. And 3 more rows. Nothing" in said
    assert "Row 12" not in said
    said = refusal(workspace, tmp_path / "n.csv", rows[:12], create=False)
    assert "And 1 more row. Nothing" in said
    assert not workspace.all(Session)


@pytest.mark.parametrize("third", ["7", " 7 "])
def test_two_rows_with_one_id(workspace: Workspace, tmp_path: Path, third: str) -> None:
    rows = [("id", "text"), ("7", "one"), ("8", "two"), (third, "three")]
    said = refusal(workspace, tmp_path / "n.csv", rows)
    assert "Row 4: it is the same note as row 2." in said


def test_a_row_with_more_cells_than_columns(workspace: Workspace, tmp_path: Path) -> None:
    rows = [HEAD, ("1", "A", "", "", "fine", "", ""), ("1", "A", "", "", "Yes", " but no")]
    said = refusal(workspace, tmp_path / "n.csv", rows)
    assert "Row 3: it has more cells than there are names of columns." in said


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("session", "words"), ("1", "a")], "n.csv has no column “text”. The first row"),
        ([("Text", "text "), ("a", "b")], "n.csv has two columns “text”. Rename or remove one"),
        ([(), ("text",), ("a",)], "n.csv has no column “text”."),
    ],
)
def test_the_first_row_must_name_the_columns(
    workspace: Workspace, tmp_path: Path, rows: Sequence[Sequence[str]], sentence: str
) -> None:
    assert refusal(workspace, tmp_path / "n.csv", rows).startswith(sentence)


def test_a_header_alone_is_nothing_to_do(workspace: Workspace, tmp_path: Path) -> None:
    done = import_notes(workspace, write_csv(tmp_path / "n.csv", [HEAD]), create=True)
    assert (done.rows, done.new) == (0, 0)
    assert workspace.undo_name == "new programme"
