"""Reasons, table positions, accounts and second keyings: what of them is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.records import (
    BallotAccount,
    Reason,
    SecondKeying,
    Staff,
    TablePosition,
    TradeOff,
    VoteRound,
)
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.exports.recount import recount
from tests.exports.pdf.packs import entries, headings, tables, written
from tests.exports.samples import sample, uid
from tests.exports.test_table_day import sheets_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exports.samples import Sample

VOTE: dict[str, Any] = {"trade_off_id": uid(60)}
BEFORE: dict[str, Any] = {**VOTE, "round": "before"}


def after_votes() -> Sample:
    """Return a programme whose tables have said something to the vote TO2."""
    made = sample()
    for number, (table, sort, option, text) in enumerate(
        (
            (31, "minority view", "", "One of us cannot wait."),
            (30, "reason", "Known", "They know me."),
            (30, "reason", "Soon", "It hurts now."),
            (30, "condition", "", "The wait is said."),
        )
    ):
        said: dict[str, Any] = {"sort": sort, "option": option, "text": text, "position": number}
        made.add(Reason(id=uid(200 + number), table_id=uid(table), **VOTE, **said))
    place = {**VOTE, "round": TABLE_POSITION}
    made.add(TablePosition(id=uid(210), table_id=uid(31), **place, marks={"Known": 1}, text="Yes."))
    made.add(TablePosition(id=uid(211), table_id=uid(30), **place, text="We do not agree."))
    for number, (table, spoilt, reason) in enumerate(((30, 1, ""), (31, 0, "one was torn"))):
        counts: dict[str, Any] = {"issued": 4, "returned": 2, "spoilt": spoilt, "unreturned": 1}
        made.add(
            BallotAccount(
                id=uid(220 + number), table_id=uid(table), **BEFORE, **counts, reason=reason
            )
        )
    made.add(Staff(id=uid(230), code="NT-A", role="note-taker"))
    decided: dict[str, Any] = {"decision": "first", "decided_by": uid(230), "first": {"Soon": 1}}
    made.add(SecondKeying(id=uid(240), **BEFORE, code="2A42W", marks={"Known": 1}, **decided))
    made.add(SecondKeying(id=uid(241), **BEFORE, code="2B48R", marks={"dont_know": 1}))
    made.add(SecondKeying(id=uid(242), **BEFORE, code="2EBA6", marks={"Soon": 1}))
    return made


def test_each_reason_has_a_row(tmp_path: Path) -> None:
    rows = sheets_of(after_votes(), tmp_path)["Reasons"].rows
    keys = ("Trade-off", "Session code", "Table", "Sort", "Side", "Text")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("TO2", "1.1", "A", "reason", "Known", "They know me."),
        ("TO2", "1.1", "A", "reason", "Soon", "It hurts now."),
        ("TO2", "1.1", "A", "condition", None, "The wait is said."),
        ("TO2", "1.1", "B", "minority view", None, "One of us cannot wait."),
    ]


def test_table_positions_stand_apart_from_the_votes(tmp_path: Path) -> None:
    before, after = sample(), after_votes()
    (tmp_path / "before").mkdir()
    plain, found = (
        sheets_of(before, tmp_path / "before"),
        sheets_of(after, tmp_path),
    )
    rows = found["Table positions"].rows
    keys = ("Round", "Table", "Option", "Mark", "Words")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        (TABLE_POSITION, "A", None, None, "We do not agree."),
        (TABLE_POSITION, "B", "Known", 1.0, "Yes."),
    ]
    for title in ("Votes long", "Votes summary", "Votes figures"):
        assert found[title].rows == plain[title].rows


def test_a_round_of_positions_is_no_round_of_votes(tmp_path: Path) -> None:
    made = after_votes()
    [vote] = [each for each in made.snapshot().all(TradeOff) if each.code == "TO2"]
    made.without(vote.id)
    made.add(replace(vote, rounds=("before", TABLE_POSITION, "after")))
    sheets = sheets_of(made, tmp_path)
    rows = sheets["Votes summary"].rows
    assert {row["Round"] for row in rows if row["Trade-off"] == "TO2"} == {"before", "after"}
    [pack] = tmp_path.glob("*.xlsx")
    assert recount(pack)["same"]


def test_accounts_tell_of_no_table(tmp_path: Path) -> None:
    sheet = sheets_of(after_votes(), tmp_path)["Ballot accounts"]
    keys = ("Trade-off", "Round", "Tables", "Issued", "Returned", "Spoilt", "Unreturned", "Reasons")
    assert [tuple(row[key] for key in keys) for row in sheet.rows] == [
        ("TO2", "before", 2.0, 8.0, 4.0, 1.0, 2.0, "one was torn")
    ]
    assert "Table" not in sheet.titles


def test_a_second_keying_says_what_was_decided_and_not_at_which_table(tmp_path: Path) -> None:
    sheet = sheets_of(after_votes(), tmp_path)["Keyed again"]
    keys = ("Ballot code", "Outcome", "Keyed first", "Keyed second", "Decided by")
    assert [tuple(row[key] for key in keys) for row in sheet.rows] == [
        ("2A42W", "first", "Soon: 1", "Known: 1", "note-taker"),
        ("2B48R", "same", None, None, None),
        ("2EBA6", "open", None, "Soon: 1", None),
    ]
    assert "NT-A" not in str(sheet.rows)


def test_what_is_written_on_a_ballot_stands_in_its_rows(tmp_path: Path) -> None:
    made = sample()
    made.ballot(170, "4AAAA", {"Known": 1}, texts={"why": "she knows me", "comment": "cold room"})
    rows = sheets_of(made, tmp_path)["Votes long"].rows
    told = {row["Ballot code"]: (row["Why"], row["Other"], row["Comment"]) for row in rows}
    assert told["4AAAA"] == ("she knows me", None, "cold room")
    assert told["2B48R"] == (None, None, None)


def test_a_trade_off_says_which_rounds_are_held_elsewhere(tmp_path: Path) -> None:
    made = sample()
    made.add(VoteRound(id=uid(250), **VOTE, round="after", session_id=uid(11)))
    rows = sheets_of(made, tmp_path)["Trade-offs"].rows
    assert [row["Rounds elsewhere"] for row in rows] == ["after: 2.1", None]
    root, _ = written(made, tmp_path)
    told = " ".join(each.text for each in root.every("P"))
    assert "Voted on in other sessions too: after in 2.1." in told


def test_sheets_and_parts_are_absent_when_there_is_none(tmp_path: Path) -> None:
    sheets = sheets_of(sample(), tmp_path)
    assert not sheets.keys() & {"Reasons", "Table positions", "Ballot accounts", "Keyed again"}
    root, done = written(sample(), tmp_path)
    assert not done.rows.keys() & {"Reasons", "Table positions", "Ballot accounts", "Keyed again"}
    assert "TO2: where tables stand" not in headings(root, 3)


def test_the_pdf_tells_all_of_it_in_its_session(tmp_path: Path) -> None:
    root, done = written(after_votes(), tmp_path)
    named = headings(root, 3)
    for each in (
        "TO2: what was said after the vote",
        "TO2: where tables stand",
        "What became of the ballots",
        "Ballots keyed again",
    ):
        assert each in named
    assert [done.rows[each] for each in ("Reasons", "Table positions", "Keyed again")] == [4, 2, 3]
    texts = " ".join(body for _, body in entries(root).values())
    for each in ("They know me.", "One of us cannot wait.", "Known", "We do not agree."):
        assert each in texts
    found = tables(root)
    assert ["TO2", "before", "2", "8", "4", "1", "2"] in [row for each in found for row in each]
    assert ["TO2", "before", "3", "1", "1", "0", "0", "1"] in [row for e in found for row in e]
    told = [each.text for kind in ("P", "LBody") for each in root.every(kind)]
    assert "TO2 before: one was torn" in told
    assert "Decided by 1 person: note-taker." in told
