"""What a table lacks of a session, from when on, and what is said to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.board import LATER, ON, Counts
from facilitator_app.domain.board.cell import ELSEWHERE, MISSING, WHOLE
from facilitator_app.domain.records import (
    Coverage,
    Flipchart,
    ReadBack,
    Record,
    TablePosition,
    Workshop,
)
from tests.domain.board.day import (
    ASKED,
    BUSES,
    DAY,
    DESIGN,
    FIRST,
    OTHER,
    SECOND,
    VOTE,
    A,
    B,
    accepted,
    account,
    all_of_first,
    asked,
    at,
    board,
    cell,
    headline,
    kit,
    lacking,
    note,
    pack,
    summary,
)

if TYPE_CHECKING:
    from datetime import datetime

ALL = ("notes", "prompt 1.1a", "headline", "summary", "reflection")
"""What a table lacks of a session of which it has nothing."""


def without(kind: type[Record]) -> list[Record]:
    return [each for each in all_of_first() if not isinstance(each, kind)]


def test_tables_stand_down_and_the_sessions_that_they_owe_something_of_across() -> None:
    found = board(at(9))
    assert [each.code for each in found.sessions] == ["1.1", "1.2", "V1"]
    assert [row.table.code for row in found.rows] == ["A", "B"]
    assert found.missing == 0
    assert {each.state for each in found.cells()} == {LATER}


def test_nothing_is_red_before_it_is_due() -> None:
    moments: dict[tuple[int, int], tuple[str, ...]] = {
        (9, 59): (),
        (10, 9): (),
        (10, 10): ("notes",),
        (10, 44): ("notes",),
        (10, 45): ALL[:-1],
        (10, 50): ALL,
    }
    for moment, missing in moments.items():
        assert lacking(board(at(*moment))) == [*missing]
    assert cell(board(at(10, 5))).state == ON
    assert cell(board(at(10, 20))).facts.stage.left == 30
    assert cell(board(at(10, 20), note())).state == ON


def test_a_table_that_handed_in_everything_is_whole() -> None:
    found = board(at(11), *all_of_first())
    assert cell(found).state == WHOLE
    assert cell(found, table=B).state == MISSING
    assert found.rows[0].missing == 0
    assert found.missing == found.rows[1].missing == len(ALL)


def test_what_is_missing_comes_with_the_words_to_say() -> None:
    found = board(at(11))
    assert asked(found, "headline") == (
        "Table A: the headline of 1.1 is missing. "
        "Ask: what would you tell the commissioner in one sentence?"
    )
    assert asked(found, "prompt 1.1a") == (
        "Table A: 1.1a must be asked and was not. Ask: What makes a way in a good one?"
    )
    assert asked(found, "notes").startswith("Table A: nothing was noted in 1.1. Ask the note-taker")
    running = board(at(10, 30))
    assert asked(running, "notes").startswith("Table A: nothing is noted in 1.1 yet.")
    for each in cell(found).missing:
        assert each.told
        assert each.ask.startswith("Table A: ")


def test_notes_and_quotes_are_counted_and_one_quote_is_wanted() -> None:
    found = board(at(10, 50), note(), note(), note(OTHER, kind="quote"), note(table=B))
    facts = cell(found).facts
    assert (facts.notes, facts.quotes) == (3, 1)
    assert [line.notes for line in facts.lines] == [2, 1]
    assert "quote" not in lacking(found)
    assert "quote" in lacking(found, table=B)
    assert "quote" not in lacking(board(at(11)))


def test_a_prompt_without_a_note_is_told_unless_somebody_said_why() -> None:
    said = note(ASKED, wording="exact")
    assert "unnoted 1.1b" in lacking(board(at(11), said))
    assert asked(board(at(11), said), "unnoted 1.1b").endswith("under 1.1b. Ask it now.")
    skipped = Coverage(table_id=A.id, prompt_id=OTHER.id, state="skipped", reason="time")
    assert "unnoted 1.1b" not in lacking(board(at(11), said, skipped))
    only = Coverage(table_id=A.id, prompt_id=ASKED.id, state="asked")
    assert "unnoted 1.1a" in lacking(board(at(11), note(OTHER), only))
    merged = Coverage(table_id=A.id, prompt_id=ASKED.id, state="merged", merged_into=OTHER.id)
    assert "prompt 1.1a" not in lacking(board(at(11), note(OTHER), merged))


def test_a_headline_is_to_be_read_back_in_its_own_words() -> None:
    one = headline()
    assert "read-back" in lacking(board(at(11), one))
    words = asked(board(at(11), one), "read-back")
    assert "has not been read back. Read it out: “Keep the desk.”" in words
    older = ReadBack(headline_id=one.id, text="Keep it.")
    assert "has changed since it was read" in asked(board(at(11), one, older), "read-back")
    same = ReadBack(headline_id=one.id, text=one.text)
    assert "read-back" not in lacking(board(at(11), one, same))


def test_summaries_are_wanted_of_the_session_and_where_a_prompt_asks_for_one() -> None:
    said = [note(ASKED, wording="exact"), note(OTHER)]
    assert "summary 1.1b" in lacking(board(at(11), *said))
    assert "summary" in lacking(board(at(11), *said))
    found = board(at(11), *said, summary("One."), summary("Two.", prompt=OTHER))
    assert not {"summary", "summary 1.1b"} & {*lacking(found)}
    assert "summary" in lacking(board(at(11), summary(" ")))


def test_rounds_are_closed_with_a_card_of_everybody_who_is_there() -> None:
    stands = TablePosition(trade_off_id=BUSES.id, table_id=A.id, marks={"": 3})
    assert lacking(board(at(12, 30)), VOTE) == []
    found = board(at(13))
    assert lacking(found, VOTE) == ["round TO1 before", "position TO1"]
    assert cell(found, VOTE).facts.rounds[0].told == "not closed yet"
    assert "TO1 before is not closed." in asked(found, "round TO1 before", VOTE)
    short = board(at(13), account(2, spoilt=1, left=1), stands)
    assert lacking(short, VOTE) == ["round TO1 before"]
    assert asked(short, "round TO1 before", VOTE) == (
        "Table A: TO1 before has 3 of 4 returned. Ask: who still has a card?"
    )
    for whole in (account(4), account(3, spoilt=1), account(2, left=2, reason="two declined")):
        assert cell(board(at(13), whole, stands), VOTE).state == WHOLE


def test_a_way_of_voting_that_comes_later_is_not_asked_for() -> None:
    unknown = [replace(BUSES, method="telepathy") if each is BUSES else each for each in DESIGN]
    assert [each.code for each in board(at(13), design=unknown).sessions] == ["1.1", "1.2"]


def test_what_was_accepted_is_told_and_red_no_longer() -> None:
    found = board(at(11), *(each for each in all_of_first() if each.record_kind != "reflection"))
    assert lacking(found) == ["reflection"]
    gap = accepted("reflection")
    found = board(at(11), *without(type(all_of_first()[-1])), gap)
    assert cell(found).state == WHOLE
    [missing] = cell(found).missing
    assert missing.accepted == gap
    assert missing.plain()["accepted"] == "they left early"
    assert lacking(board(at(11), accepted("reflection", SECOND))) == [*ALL]


def test_a_table_with_a_kit_owes_its_pack_before_anything_else() -> None:
    own = kit()
    running = board(at(10, 47), own)
    assert (lacking(running), cell(running).state) == ([], ELSEWHERE)
    over = board(at(11), own)
    assert (lacking(over), lacking(over, table=B)) == (["pack"], [*ALL])
    assert "no pack has come since 1.1 ended" in asked(over, "pack")
    early = pack(own, at(10, 49))
    assert lacking(board(at(11), own, early)) == ["pack"]
    found = board(at(11), own, early, pack(own, at(10, 51)))
    assert lacking(found) == [*ALL]
    assert found.rows[0].pack is not None
    assert found.rows[0].pack.packed_at == at(10, 51)
    assert lacking(board(at(11), own, accepted("pack"))) == [*ALL]


@pytest.mark.parametrize(
    ("packed", "values", "is_late"),
    [
        (at(10, 55), {"drift": 600}, True),
        (at(10, 45), {"drift": -600}, False),
        (None, {"collected_at": at(10, 55)}, False),
        (None, {}, False),
    ],
)
def test_when_a_pack_was_made_is_told_by_the_clock_of_the_lead(
    packed: datetime | None, values: dict[str, object], *, is_late: bool
) -> None:
    own = kit()
    assert (lacking(board(at(11), own, pack(own, packed, **values))) == ["pack"]) == is_late


def test_kits_and_packs_of_another_day_do_not_count() -> None:
    other = kit(day=Workshop(code="D2", position=2))
    found = board(at(11), other, pack(other, at(10)))
    assert not found.rows[0].has_kit
    assert lacking(found) == [*ALL]


def test_a_conflict_is_told_at_once_and_cannot_be_accepted() -> None:
    one, covered = headline(), Coverage(table_id=A.id, prompt_id=ASKED.id, state="asked")
    read = ReadBack(headline_id=one.id, text=one.text)
    closed = account(4)
    sheet = Flipchart(session_id=SECOND.id, table_id=A.id, code="A1")
    records = (one, read, covered, closed, sheet, accepted("conflict"))
    stray = ReadBack(headline_id=ASKED.id, text="")
    ids = [each.id for each in (one, read, covered, closed, sheet, stray)]
    found = board(at(9), *records, stray, conflicts=ids)
    assert [each.facts.conflicts for each in found.rows[0].cells] == [3, 1, 1]
    [first], [second] = (cell(found, each).missing for each in (FIRST, SECOND))
    assert (first.told, second.told) == ("3 conflicts", "1 conflict")
    assert first.accepted is None
    assert not first.can_be_accepted


def test_where_no_clock_tells_what_was_noted_does() -> None:
    undated = [replace(each, held_on=None) if each is DAY else each for each in DESIGN]
    said = note(None, session_id=SECOND.id)
    found = board(at(9), said, design=undated)
    assert [each.name for each in found.stages] == ["over", "over", "later"]
    untimed = [replace(each, planned_start=None) if each is FIRST else each for each in DESIGN]
    found = board(at(9), note(), design=untimed)
    assert lacking(found) != []
    found = board(at(9), design=untimed)
    assert {each.name for each in found.stages} == {LATER}


def test_another_day_is_over_or_yet_to_come() -> None:
    after, before = board(at(9) + timedelta(days=1)), board(at(15) - timedelta(days=1))
    assert {each.name for each in after.stages} == {"over"}
    assert {each.name for each in before.stages} == {LATER}


def test_counts_follow_what_is_taken_back_and_what_was_counted_elsewhere() -> None:
    counts = Counts([one := note(wording="exact")])
    counts.add_alike({(A.id, FIRST.id, OTHER.id, "point", "paraphrase"): 3})
    assert (counts.at(A.id, FIRST.id).notes, counts.at(A.id, FIRST.id).quotes) == (4, 1)
    counts.add(one, -1)
    heard = counts.at(A.id, FIRST.id)
    assert (heard.notes, heard.quotes, heard.under[OTHER.id]) == (3, 0, 3)
    assert counts.sessions() == {FIRST.id}


def test_the_board_is_written_for_programs() -> None:
    own = kit()
    seen = pack(own, at(10, 55), collected_at=at(11))
    plain = board(at(13), own, seen, *all_of_first(), account(3, left=1)).plain()
    assert plain["workshop"] == "D1"
    assert plain["sessions"][0] == {"code": "1.1", "title": "", "stage": "over"}
    first, second = plain["tables"]
    assert (first["table"], first["has_kit"]) == ("A", True)
    assert first["packed_at"] == "2026-09-12T10:55:00+00:00"
    assert second["packed_at"] is None
    cells = {each["session"]: each for each in first["sessions"]}
    assert cells["1.1"]["state"] == WHOLE
    assert cells["1.1"]["prompts"][0] == {"code": "1.1a", "state": "asked", "notes": 1}
    assert cells["V1"]["missing"][0]["what"] == "pack"
    other = {each["session"]: each for each in second["sessions"]}["V1"]
    assert other["votes"][0]["closed"] is False
    assert other["positions"] == {"TO1": False}
