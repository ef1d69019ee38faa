"""A session pack as it is read: what it says, in which words, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import ExpertQuestion, Programme, Prompt, TradeOff
from facilitator_app.domain.references import reference
from facilitator_app.exports import EXPORTERS, Scope, export
from facilitator_app.exports.sheets.facts import FICTIONAL
from tests.exports.pdf.aloud import faults, tree
from tests.exports.pdf.packs import entries, headings, tables, written
from tests.exports.samples import sample, snapshot_of, uid

if TYPE_CHECKING:
    from pathlib import Path


def test_is_an_export_like_others() -> None:
    exporter = EXPORTERS["pdf"]
    assert (exporter.name, exporter.suffix) == ("pdf", ".pdf")


def test_counts_are_those_of_the_snapshot(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 260):
        made.note(number, f"Note {number}.")
    root, done = written(made, tmp_path)
    expected = {
        "Headlines": 1,
        "Notes": 61,
        "Expert questions": 1,
        "Trade-offs": 2,
        "Drafts": 1,
        "Reflections": 1,
    }
    assert done.rows == expected
    cover = tables(root)[0]
    assert cover[1:] == [[title, str(count)] for title, count in expected.items()]
    codes = {reference(each.id) for each in made.records if each.record_kind == "note"}
    assert codes <= entries(root).keys()
    assert not done.changed
    assert done.lines()[1] == "  Headlines: 1 record"


@pytest.mark.parametrize(
    ("wording", "words", "mark"),
    [
        ("exact", "“It rang out.”", "Exact words"),
        ("near", "It rang out.", "Near quote, not the exact words"),
        ("paraphrase", "It rang out.", "Paraphrase"),
    ],
)
def test_only_exact_words_stand_in_quotation_marks(
    tmp_path: Path, wording: str, words: str, mark: str
) -> None:
    made = sample()
    note = made.note(100, "It rang out.", wording=wording)
    root, _ = written(made, tmp_path)
    _, said = entries(root)[reference(note.id)]
    assert said == words + mark


def test_a_note_says_who_and_how_in_words(tmp_path: Path) -> None:
    made = sample()
    note = made.note(
        100,
        "Text me.",
        seats=("S3", "5"),
        kind="condition",
        stance="against",
        strength=3,
        agreement="half",
        masks=uid(999),
    )
    made.conflicts.append(note.id)
    root, _ = written(made, tmp_path)
    who, said = entries(root)[reference(note.id)]
    assert who == "Table A, seats 3, 5"
    assert said == (
        "Text me.Paraphrase · condition · against, strongly · about half of this table · "
        "identifying words taken out · in conflict: two laptops have different versions, and "
        "this is one of them"
    )
    assert entries(root)[reference(uid(50))] == (
        "Table A, all seats",
        (
            "“Nobody rang back.”Exact words · for, clearly · a few at this table · "
            "themes T2; T10 · first filed under Q2"
        ),
    )


def test_talk_is_told_by_tables_and_never_as_a_share(tmp_path: Path) -> None:
    made = sample()
    made.note(100, "One.", stance="against")
    made.note(101, "Two.", stance="against", table_id=uid(31))
    root, _ = written(made, tmp_path)
    text = root.all_text()
    told = "3 notes from 2 of 2 tables. Tables where this stance was noted: for 1, against 2."
    assert told in text
    assert "%" not in "".join(body for _, body in entries(root).values())


def test_a_part_is_absent_where_there_is_none_of_it(tmp_path: Path) -> None:
    made = sample()
    for number in (55, 56, 57, 60):
        made.without(uid(number))
    made.records = [each for each in made.records if each.record_kind != "ballot"]
    root, done = written(made, tmp_path, "session:1.1")
    assert headings(root, 3) == ["Q1 Why?"]
    assert list(done.rows) == ["Notes"]


def test_a_day_and_a_session_hold_their_own_alone(tmp_path: Path) -> None:
    day, of_day = written(sample(), tmp_path, "day:2")
    assert of_day.rows == {"Trade-offs": 1, "Drafts": 1}
    assert "Day 2: Staying well" in headings(day, 1)
    assert "Day 1: Getting in" not in day.all_text()
    session, of_session = written(sample(), tmp_path, "session:1.1")
    assert of_session.rows["Notes"] == 1
    assert "Session 1.1 Ways in" in session.all_text()


def test_what_belongs_to_no_session_is_not_lost(tmp_path: Path) -> None:
    made = sample()
    made.note(100, "Adrift.", session_id=uid(9_999), prompt_id=uid(8_888))
    made.add(TradeOff(id=uid(62), code="TO12", method="likert"))
    root, done = written(made, tmp_path)
    assert done.rows["Notes"] == 2
    assert "Without a session" in headings(root, 1)
    assert reference(uid(100)) in entries(root)
    assert "TO12" in headings(root, 3)


def test_sessions_of_a_day_that_is_not_here_are_kept(tmp_path: Path) -> None:
    made = sample()
    made.without(uid(2))
    root, done = written(made, tmp_path)
    assert "Sessions of a day that is not here" in headings(root, 1)
    assert done.rows["Notes"] == 1


def test_the_cover_says_what_it_is_and_for_whom(tmp_path: Path) -> None:
    made = sample()
    made.without(uid(1))
    made.add(Programme(id=uid(1), name="Front door", question="What then?", fictional=True))
    root, _ = written(made, tmp_path)
    cover = root.kids[0].all_text()
    for words in ("Front door", "The whole programme", "What then?", FICTIONAL, "Internal."):
        assert words in cover
    assert "(a programme without a name)" in written_without_a_programme(tmp_path)


def written_without_a_programme(folder: Path) -> str:
    path = folder / "empty.pdf"
    done = export("pdf", snapshot_of([]), Scope(), path)
    assert not faults(path)
    assert done.rows == {}
    return tree(path).all_text()


def test_a_question_says_what_became_of_it(tmp_path: Path) -> None:
    made = sample()
    made.add(
        ExpertQuestion(
            id=uid(200),
            session_id=uid(10),
            table_id=uid(31),
            text="How long?",
            position=2,
            routed_to="EX1",
            status="answered",
            answer="Two weeks.",
        )
    )
    root, _ = written(made, tmp_path)
    found = entries(root)
    assert found[reference(uid(55))] == ("Table B", "Who pays?Waiting")
    assert found[reference(uid(200))] == (
        "Table B, question 2",
        "How long?Answered · for EX1Answer: Two weeks.",
    )


def test_prompts_show_what_was_shown_and_where_nothing_was_said(tmp_path: Path) -> None:
    made = sample()
    made.add(
        Prompt(
            id=uid(22), session_id=uid(10), code="Q3", question="And?", stimulus="Cards", position=1
        )
    )
    made.note(100, "Elsewhere.", prompt_id=uid(21))
    made.note(101, "Nowhere.", prompt_id=None, seats=(), strength=1)
    root, _ = written(made, tmp_path)
    text = root.all_text()
    assert "Shown: Cards" in text
    assert "No table noted anything." in text
    assert headings(root, 3)[1:5] == [
        "Q1 Why?",
        "Q3 And?",
        "Under a prompt of another session: Q2",
        "Under no prompt",
    ]
    assert entries(root)[reference(uid(101))] == (
        "Table A, seat not known",
        "Nowhere.Paraphrase · slightly",
    )
