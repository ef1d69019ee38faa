"""A session pack as it is read: what it says, in which words, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from facilitator_app.domain.records import ExpertQuestion, Programme, Prompt, TradeOff
from facilitator_app.domain.references import reference
from facilitator_app.domain.results import results
from facilitator_app.exports import EXPORTERS, Exported, Scope, export
from facilitator_app.exports.sheets.facts import FICTIONAL
from tests.exports.pdf.aloud import Tag, faults, tree
from tests.exports.samples import Sample, sample, snapshot_of, uid

if TYPE_CHECKING:
    from pathlib import Path


def written(made: Sample, folder: Path, scope: str = "programme") -> tuple[Tag, Exported]:
    path = folder / "pack.pdf"
    done = export("pdf", made.snapshot(), Scope.parse(scope), path)
    assert not faults(path)
    return tree(path), done


def entries(root: Tag) -> dict[str, tuple[str, str]]:
    """Return every entry of a list that has a code: by its code, whose it is and what it says."""
    found = {}
    for item in root.every("LI"):
        label, body = item.kids
        if item.kids[0].text.count("-"):
            who, code = label.text[:-9].strip(), label.text[-9:]
            assert code not in found
            found[code] = (who, body.text)
    return found


def headings(root: Tag, level: int) -> list[str]:
    return [tag.text for tag in root.every(f"H{level}")]


def tables(root: Tag) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.kids] for row in table.kids] for table in root.every("Table")
    ]


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
    told = "3 notes from 2 of 2 tables. Tables where somebody spoke for at 1, against at 2."
    assert told in text
    assert "%" not in "".join(body for _, body in entries(root).values())


def test_a_vote_is_told_as_it_was_counted(tmp_path: Path) -> None:
    made = sample()
    made.ballot(90, "2A42W", {"Known": 1}, round="after")
    root, _ = written(made, tmp_path)
    (vote, _) = results(made.snapshot())
    before, after = vote.rounds
    found = tables(root)
    assert [
        ["Answer", "before", "after"],
        ["Soon", "1 (100%)", "0 (0%)"],
        ["Known", "0 (0%)", "1 (100%)"],
    ] in found
    ballots = next(table for table in found if table[0][0] == "Ballots")
    assert ballots[1] == ["n: valid votes", str(before.n), str(after.n)]
    assert ["Abstained", str(before.abstained), str(after.abstained)] in ballots
    assert ["Missing", str(before.missing), str(after.missing)] in ballots
    assert ["In conflict", "0", "0"] in ballots
    assert ["    of these, don't know", "1", "0"] in ballots
    assert "Soon or known?" in root.all_text()


def test_every_chart_is_told_in_words(tmp_path: Path) -> None:
    root, _ = written(sample(), tmp_path)
    told = [figure.alternative for figure in root.every("Figure")]
    assert told[0] == (
        "Bar chart of TO2 Speed. before, 1 valid votes: Soon: 1; Known: 0. after: no valid votes."
    )
    assert "Column chart of TO10. only, 1 valid votes: 0: 0;" in told[1]


def test_a_way_of_voting_of_a_later_version_is_said(tmp_path: Path) -> None:
    made = sample()
    made.add(TradeOff(id=uid(62), code="TO11", method="telepathy", session_id=uid(10), version=2))
    root, _ = written(made, tmp_path)
    assert "cannot count votes by “telepathy”" in root.all_text()
    assert "TO11 (version 2)" in headings(root, 3)


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


def test_contents_and_outline_lead_to_the_pages(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 300):
        made.note(number, "words " * 30)
    root, _ = written(made, tmp_path)
    reader = PdfReader(tmp_path / "pack.pdf")
    there = [(tag.text, tag.page or 0) for tag in root.every() if tag.kind in {"H1", "H2", "H3"}]
    there = [each for each in there if each[0] not in {"Contents", "Front door"}]
    listed = [link.text for link in root.every("Link")]
    assert listed == [f"{title}{number + 1}" for title, number in there]
    outline = [
        (item.title, reader.get_destination_page_number(item)) for item in flat(reader.outline)
    ]
    assert outline == there
    targets = [
        annotation.get_object()["/Dest"][0].idnum
        for one in reader.pages
        for annotation in one.get("/Annots", [])
    ]
    assert len(targets) == 2 * len(listed)
    pages = {getattr(one.indirect_reference, "idnum", 0): at for at, one in enumerate(reader.pages)}
    assert [pages[target] for target in targets[::2]] == [number for _, number in there]


def flat(outline: Any) -> list[Any]:  # noqa: ANN401
    return [leaf for each in outline for leaf in (flat(each) if isinstance(each, list) else [each])]


def test_every_page_says_which_one_it_is(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 300):
        made.note(number, "words " * 30)
    written(made, tmp_path)
    reader = PdfReader(tmp_path / "pack.pdf")
    count = len(reader.pages)
    assert count > 5
    for number, one in enumerate(reader.pages, start=1):
        text = one.extract_text()
        assert f"Page {number} of {count}" in text
        assert "Internal: for the team only" in text


def test_a_table_on_several_pages_is_one_table(tmp_path: Path) -> None:
    made = sample()
    options = tuple(f"Option {number}" for number in range(90))
    made.add(TradeOff(id=uid(62), code="TO9", method="choice", options=options, session_id=uid(10)))
    made.ballot(90, "2A42W", {"Option 7": 1}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    assert not any("TO9" in figure.alternative for figure in root.every("Figure"))
    long = next(table for table in root.every("Table") if len(table.kids) > 90)
    assert len({cell.page for cell in long.every("TH")}) > 1
    assert [row.kids[0].text for row in long.kids] == ["Answer", *options]
    assert [cell.scope for cell in long.kids[0].kids] == ["/Column", "/Column"]
    assert long.kids[1].kids[0].scope == "/Row"


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


def test_a_trade_off_shows_both_sides(tmp_path: Path) -> None:
    made = sample()
    made.add(
        TradeOff(
            id=uid(62),
            code="TO3",
            title="Answer",
            wording="Which matters more?",
            method="slider",
            scale=(0, 10),
            scale_labels=("A: today", "B: later"),
            options=("minor", "long-term"),
            best_cases=("settled", "known"),
            costs=("told twice", "a wait"),
            conditions=("a human on request",),
            rounds=("before", "after"),
            session_id=uid(10),
        )
    )
    made.ballot(90, "2A42W", {"minor": 3, "long-term": 10}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    text, found = root.all_text(), tables(root)
    assert "Scale from 0 to 10: A: today; B: later." in text
    assert "a human on request" in text
    assert ["A: today", "settled", "told twice"] in next(t for t in found if "Cost" in t[0])
    matrix = next(table for table in found if table[0][:2] == ["Item", "Round"])
    assert matrix[1] == ["minor", "before", *(["0"] * 3), "1", *(["0"] * 7)]
    assert [row[:2] for row in matrix[2:]] == [
        ["minor", "after"],
        ["long-term", "before"],
        ["long-term", "after"],
    ]
    assert [f.alternative.partition(".")[0] for f in root.every("Figure")][1:3] == [
        "Column chart of TO3 Answer, minor",
        "Column chart of TO3 Answer, long-term",
    ]


def test_a_scale_of_a_hundred_steps_lists_what_was_given(tmp_path: Path) -> None:
    made = sample()
    made.add(TradeOff(id=uid(62), code="TO4", method="slider", scale=(0, 100), session_id=uid(10)))
    made.ballot(90, "2A42W", {"answer": 33}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    assert [["Answer", "before"], ["33", "1 (100%)"]] in tables(root)
    assert "Numbers that nobody gave are left out." in root.all_text()


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


def test_long_titles_are_whole_in_their_place_and_short_elsewhere(tmp_path: Path) -> None:
    made = sample()
    for number, name in ((1, "A very long name of a programme " * 60), (5, "x" * 3000)):
        made.without(uid(1))
        made.add(Programme(id=uid(1), name=name))
        made.add(Prompt(id=uid(300 + number), session_id=uid(10), code="Q", question=name))
        root, _ = written(made, tmp_path)
        assert name.strip() in root.all_text()
        assert all(len(link.text) < 170 for link in root.every("Link"))
        running = PdfReader(tmp_path / "pack.pdf").pages[-1].extract_text()
        assert "…" in running
