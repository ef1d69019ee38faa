"""What nobody has decided yet stands in every export with all its versions, marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, Note, Seating
from facilitator_app.domain.references import reference
from facilitator_app.exports import Scope, export
from facilitator_app.exports.recount import recount
from tests.exports.pdf.packs import headings, written
from tests.exports.reading import read
from tests.exports.samples import Sample, sample, uid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exports.reading import SheetFile


def disputed() -> tuple[Sample, Note, Ballot]:
    """Return a programme with a note, a seat and a ballot of which there are two versions."""
    made = sample()
    [note] = [each for each in made.records if isinstance(each, Note)]
    [ballot] = [each for each in made.records if each.id == uid(70)]
    [seat] = [each for each in made.records if each.id == uid(42)]
    assert isinstance(ballot, Ballot)
    assert isinstance(seat, Seating)
    made.dispute(note, replace(note, text="Somebody rang back."), None)
    made.dispute(ballot, replace(ballot, marks={"Known": 1}))
    made.dispute(seat, replace(seat, participant_id=uid(40)))
    return made, note, ballot


def sheets_of(made: Sample, folder: Path, scope: str = "programme") -> dict[str, SheetFile]:
    path = folder / "pack.xlsx"
    export("xlsx", made.snapshot(), Scope.parse(scope), path)
    return read(path)


def test_every_open_version_has_a_row(tmp_path: Path) -> None:
    made, note, _ = disputed()
    found = sheets_of(made, tmp_path)["Conflicts"]
    rows = [each for each in found.rows if each["Record id"] == str(note.id)]
    assert [each["Code"] for each in rows] == [reference(note.id)] * 3
    assert [each["Version"] for each in rows] == [1, 2, 3]
    assert [each["Shown elsewhere"] for each in rows] == ["yes", "no", "no"]
    assert [each["Laptop"] for each in rows] == ["laptop-0", "laptop-1", "laptop-2"]
    assert {each["Role"] for each in rows} == {"note-taker"}
    assert {each["Where"] for each in rows} == {"Session 1.1 · Table A · prompt Q1"}
    said = [str(each["Says"]) for each in rows]
    assert "Words: Nobody rang back." in said[0]
    assert "Words: Somebody rang back." in said[1]
    assert said[2] == "removed"


def test_a_ballot_says_neither_laptop_nor_time(tmp_path: Path) -> None:
    made, _, ballot = disputed()
    found = sheets_of(made, tmp_path)["Conflicts"]
    rows = [each for each in found.rows if each["Record id"] == str(ballot.id)]
    assert [each["Says"] for each in rows] == ["Marks: Soon: 1", "Marks: Known: 1"]
    for name in ("Laptop", "Role", "Saved at (UTC)"):
        assert {each[name] for each in rows} == {None}
    assert {each["Where"] for each in rows} == {"TO2 · round before · 2A42W"}


def test_a_note_says_in_its_own_row_what_else_is_said(tmp_path: Path) -> None:
    made, note, _ = disputed()
    sheets = sheets_of(made, tmp_path)
    for name in ("Notes", "Quotes"):
        [row] = [each for each in sheets[name].rows if each["Note id"] == str(note.id)]
        assert row["In conflict"] == "yes"
        assert "laptop-1: " in str(row["Also said"])
        assert "Words: Somebody rang back." in str(row["Also said"])
        assert "laptop-2: removed" in str(row["Also said"])
    untouched = made.note(100, "Agreed.")
    rows = sheets_of(made, tmp_path)["Notes"].rows
    [row] = [each for each in rows if each["Note id"] == str(untouched.id)]
    assert (row["In conflict"], row["Also said"]) == ("no", None)


def test_a_day_and_a_session_have_their_own(tmp_path: Path) -> None:
    made, note, ballot = disputed()
    found = sheets_of(made, tmp_path, "session:1.1")["Conflicts"]
    assert set(found.column("Record id")) == {str(note.id), str(ballot.id)}
    assert "Conflicts" not in sheets_of(made, tmp_path, "day:2")
    assert "Conflicts" not in sheets_of(sample(), tmp_path)


def test_a_version_that_only_a_newer_app_can_read_says_so(tmp_path: Path) -> None:
    made, note, _ = disputed()
    conflict = made.disputes[0]
    newer = replace(conflict.versions[1], content='{"text": 5}')
    made.disputes[0] = replace(conflict, versions=(conflict.versions[0], newer))
    found = sheets_of(made, tmp_path)["Conflicts"]
    rows = [each for each in found.rows if each["Record id"] == str(note.id)]
    assert str(rows[1]["Says"]).startswith("written by a newer version of the app")


def test_what_this_app_cannot_read_at_all_has_its_rows_too(tmp_path: Path) -> None:
    made = sample()
    conflict = made.dispute(made.note(100, "Once."), None)
    versions = tuple(replace(each, content='{"text": 5}') for each in conflict.versions)
    made.disputes[0] = replace(conflict, versions=versions)
    made.without(uid(100))
    found = sheets_of(made, tmp_path)["Conflicts"]
    assert found.column("Where") == [None, None]
    assert len(set(found.column("Says"))) == 1


def test_a_pack_with_conflicts_is_recounted(tmp_path: Path) -> None:
    made, _, _ = disputed()
    sheets_of(made, tmp_path)
    found = recount(tmp_path / "pack.xlsx")
    assert found["same"]


def test_the_pages_have_a_part_of_what_is_still_to_be_decided(tmp_path: Path) -> None:
    made, note, ballot = disputed()
    root, done = written(made, tmp_path)
    assert done.rows["Still to be decided"] == 7
    assert headings(root, 3).count("Still to be decided") == 2
    text = root.all_text()
    assert f"Note {reference(note.id)} · Session 1.1 · Table A · prompt Q1" in text
    assert "Version 2laptop-1note-taker12.09.2026 11:00 UTC" in text.replace("\n", "")
    assert f"Ballot {reference(ballot.id)} · TO2 · round before · 2A42W" in text
    at = text.index(f"Ballot {reference(ballot.id)}")
    assert "laptop" not in text[at : at + 150]
    assert "Somebody rang back." in text


def test_a_note_in_conflict_is_marked_where_it_stands(tmp_path: Path) -> None:
    made, _, _ = disputed()
    root, _ = written(made, tmp_path)
    [said] = [
        each for each in (item.all_text() for item in root.every("LI")) if "“Nobody rang" in each
    ]
    assert "in conflict: two laptops have different versions" in said
    assert "also: laptop-1: " in said
