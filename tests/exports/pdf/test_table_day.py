"""What a table says besides its notes, as parts of the session pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.references import reference
from tests.exports.pdf.packs import entries, headings, written
from tests.exports.samples import sample, uid
from tests.exports.table_day import PUBLIC, a_day, changed_since

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ["Summaries", "Flipcharts", "Who came, left or changed places"]


def test_each_has_its_part_and_is_counted(tmp_path: Path) -> None:
    root, done = written(a_day(), tmp_path)
    assert set(PARTS) <= set(headings(root, 3))
    new = {"Summaries": 2, "Flipcharts": 1, "Seat changes": 2, "Coverage": 3}
    assert done.rows.items() >= new.items()
    root, done = written(sample(), tmp_path)
    assert not set(PARTS) & set(headings(root, 3))
    assert not new.keys() & done.rows.keys()


def test_under_each_prompt_stands_where_it_was_asked(tmp_path: Path) -> None:
    made = a_day()
    root, _ = written(made, tmp_path)
    text = root.all_text()
    assert "Asked at 1, not said at 1 of 2 tables." in text
    assert "Merged at 1, skipped at 1 of 2 tables." in text
    assert "Table A: merged into Q1: they were at it already." in text
    assert "Table B: skipped: no time." in text
    made.conflicts.append(uid(93))
    root, _ = written(made, tmp_path)
    assert "Table A: in conflict: two laptops have different versions" in root.all_text()


def test_it_is_told_of_a_session_without_notes_too(tmp_path: Path) -> None:
    made = a_day()
    for note in (50, 90):
        made.without(uid(note))
    root, _ = written(made, tmp_path)
    assert "Q3 Who else?" in headings(root, 3)
    assert "Merged at 1, skipped at 1 of 2 tables." in root.all_text()


def test_what_was_shown_is_said_by_tables(tmp_path: Path) -> None:
    made = a_day()
    new: dict[int, dict[str, Any]] = {22: {"stimulus": "A card."}, 94: {"stimulus_shown": True}}
    for number, values in new.items():
        [before] = [each for each in made.records if each.id == uid(number)]
        made.without(before.id)
        made.add(replace(before, **values))
    root, _ = written(made, tmp_path)
    assert "Shown at 1 of 2 tables: A card." in root.all_text()


def test_a_note_says_what_it_answers_and_where_it_comes_from(tmp_path: Path) -> None:
    made = a_day()
    root, _ = written(made, tmp_path)
    _, answer = entries(root)[reference(uid(90))]
    assert f"agrees with {reference(uid(50))}" in answer
    assert "typed up from paper, sheet K7Q2-M4FX" in answer
    _, starred = entries(root)[reference(uid(50))]
    assert starred.endswith("starred")


def test_a_headline_says_whether_it_was_read_back(tmp_path: Path) -> None:
    made = a_day()
    code = reference(uid(56))
    assert entries(written(made, tmp_path)[0])[code][1].endswith("Read back and agreed")
    changed_since(made)
    _, said = entries(written(made, tmp_path)[0])[code]
    assert said.endswith("Changed since it was read back and agreed as: One number.")
    made.without(uid(103))
    assert entries(written(made, tmp_path)[0])[code][1].endswith("Not read back")


def test_other_parts_are_told_in_words(tmp_path: Path) -> None:
    found = entries(written(a_day(), tmp_path)[0])
    assert found[reference(uid(97))] == ("Table A", "10:31: seat 4 arrived.")
    assert found[reference(uid(98))] == ("Table A", "10:25: seat 2 swapped places with seat 5.")
    assert found[reference(uid(100))] == ("Table A", "Phones.Not online.")
    assert found[reference(uid(101))] == ("Table A", "Ring back.Of prompt Q1")
    assert found[reference(uid(102))] == (
        "Table A",
        "A-2: DoorsAgreed to by most at this table",
    )
    assert found[reference(uid(108))][1].endswith("agreed by the table")
    assert "Prompt: Q3" in found[reference(uid(109))][1]


def test_what_is_sealed_what_people_consented_to_and_shorthand_stay_out(tmp_path: Path) -> None:
    root, done = written(a_day(), tmp_path)
    text = root.all_text().casefold()
    for secret in ("c2vhbgvk", "age encrypted", PUBLIC, "qzx", "quiet zone", "consent", "welfare"):
        assert secret not in text, secret
    assert not {"Consents", "Welfare", "Shorthand"} & done.rows.keys()
