"""What a day needs on paper: all of it there, by code, in order, and nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.codes import is_code, new_code
from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.sheets import END, sheet_code
from facilitator_app.domain.records import (
    Briefing,
    Duty,
    ExpectedBallot,
    Programme,
    Prompt,
    Session,
    Staff,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.exports.prints import PRINTS, Choice, name_of_file, print_out
from facilitator_app.exports.prints.note_sheets import SIGNS
from facilitator_app.ui.table.grammar import SIGNS as TYPED
from tests.exports.prints.prints import DAYS, DESIGN, all_text, design, inks, made, said, sections
from tests.exports.samples import snapshot_of, uid

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = Briefing.named(
    DESIGN.id, role="facilitator", text="You lead the talk.\n- Ask what must be asked.\n- Wait."
)
CODE = ExpectedBallot.named(DESIGN.id, code=new_code())
FIRST = DAYS[0].id
SESSIONS = [each for day in DESIGN.days for each in day.sessions]
FIRST_TABLE = DESIGN.tables[0]


def table_sessions(workshop: Workshop) -> list[Session]:
    return [e for e in SESSIONS if e.workshop_id == workshop.id and e.kind == "table"]


def prompts_of(session: Session) -> list[Prompt]:
    return [each for day in DESIGN.days for each in day.prompts.get(session.id, ())]


def test_every_print_is_named_once() -> None:
    assert list(PRINTS) == [
        *("run-of-show", "guides", "note-sheets", "ballots"),
        *("seat-cards", "sign-in", "scope", "briefings", "board"),
    ]
    for name, kind in PRINTS.items():
        assert kind.name == name
        assert kind.title
        assert kind.about.endswith(".")


@pytest.mark.parametrize("name", PRINTS)
def test_every_print_of_the_demo_is_made(tmp_path: Path, name: str) -> None:
    tables = (FIRST_TABLE.id, DESIGN.tables[1].id)
    root, done = made(name, design(BRIEFING, CODE), tmp_path, workshop_id=FIRST, tables=tables)
    assert sum(done.rows.values()) > 0
    assert "FICTIONAL" in all_text(tmp_path / "print.pdf")
    assert root.kids
    shades = [max(ink) - min(ink) for ink in inks(tmp_path / "print.pdf")]
    assert max(shades) < 0.06


def test_the_run_of_show_has_the_day_in_its_order(tmp_path: Path) -> None:
    root, done = made("run-of-show", design(), tmp_path, workshop_id=FIRST)
    mine = [each for each in SESSIONS if each.workshop_id == FIRST]
    assert done.rows == {"D1": len(mine)}
    rows = [row.kids for row in next(root.every("Table")).every("TR")][1:]
    assert [row[1].text for row in rows] == [each.code for each in mine]
    arrive, votes = rows[0], rows[12]
    assert arrive[0].text == "09:30 to 10:00"
    assert "Votes: AN1, AN2, AN3, AN4, AN5, AN6 (T0)" in arrive[2].text
    assert "Prompts: 1.5a, 1.5b (must ask), 1.5c" in votes[2].text
    assert votes[5].text == "fixed"
    assert "09:30 to 16:00; 16 sessions; 170 minutes at tables." in said(root)
    _, done = made("run-of-show", design(), tmp_path)
    assert list(done.rows) == ["D1", "D2", "D3"]


def test_the_run_of_show_says_who_works_elsewhere(tmp_path: Path) -> None:
    staff = Staff(id=uid(1), code="F-Z", role="facilitator")
    where = {"staff_id": staff.id, "session_id": SESSIONS[2].id}
    duty = Duty.named(DESIGN.id, **where, table_id=FIRST_TABLE.id, task="stand in")
    late = replace(SESSIONS[0], planned_start=time(23), minutes=90)
    bare = Workshop.named(DESIGN.id, code="D9", position=9)
    untimed = Session.named(DESIGN.id, workshop_id=bare.id, code="9.1", minutes=5)
    rest = design(staff, duty, late, bare, untimed)
    root, _ = made("run-of-show", rest, tmp_path)
    rows = [[cell.text for cell in row.kids] for row in root.every("TR")]
    assert [SESSIONS[2].code, "F-Z", "table A", "stand in"] in rows
    assert "1 session; no times yet." in said(root)
    assert any(each.startswith("09:30 to midnight") for each in said(root))


def test_a_guide_has_what_its_table_needs(tmp_path: Path) -> None:
    other = Staff(id=uid(2), code="F-Z", role="facilitator")
    usual = next(each for each in DESIGN.staff if each.code == "F-A")
    session = next(each for each in SESSIONS if each.code == "1.4")
    here = Duty.named(DESIGN.id, staff_id=other.id, session_id=session.id, table_id=FIRST_TABLE.id)
    away = Duty.named(DESIGN.id, staff_id=usual.id, session_id=session.id)
    tables = (FIRST_TABLE.id, DESIGN.tables[1].id)
    snapshot = design(other, here, away)
    root, done = made("guides", snapshot, tmp_path, workshop_id=FIRST, tables=tables)
    assert list(done.rows) == ["Table A", "Table B"]
    first, second = sections(root)
    assert "At this table: 8 seats; facilitator F-A, note-taker N-A." in said(first)
    assert "At this table: 8 seats; facilitator F-B, note-taker N-B." in said(second)
    assert "F-B" not in first.all_text()
    text = said(first)
    for one in table_sessions(DAYS[0]):
        for prompt in prompts_of(one):
            assert prompt.question in text
            assert set(prompt.probes) <= set(text)
            assert f"Record: {prompt.record_what}" in text
    assert "1.4a · 20 minutes · MUST ASK" in text
    assert any(each.startswith("Show: Amara, 34") for each in text)
    assert any("here now: facilitator F-Z, note-taker N-A" in each for each in text)
    assert "Conditions on offer: Tested on London's people" in first.all_text()
    assert "All wait longer, the urgent among them." in text
    assert "13:00 to 13:45 L1 Lunch" in [" ".join(each.split()) for each in text]


def test_a_guide_lists_what_is_marked_where_no_case_is_made_for_it(tmp_path: Path) -> None:
    usual: dict[str, Any] = {"session_id": SESSIONS[2].id, "method": "comfort"}
    numbered = TradeOff.named(
        DESIGN.id, code="TO50", version=1, options=("1", "2"), places="Draft", **usual
    )
    plain = TradeOff.named(DESIGN.id, code="TO51", version=1, options=("Buses",), **usual)
    tables = (FIRST_TABLE.id,)
    root, _ = made("guides", design(numbered, plain), tmp_path, workshop_id=FIRST, tables=tables)
    assert {"Draft 1", "Draft 2", "Buses"} <= set(said(root))


def test_note_sheets_carry_the_codes_by_which_they_are_typed_back(tmp_path: Path) -> None:
    tables = (FIRST_TABLE.id,)
    root, done = made("note-sheets", design(), tmp_path, workshop_id=FIRST, tables=tables)
    mine = table_sessions(DAYS[0])
    expected = []
    for session in mine:
        place = (DESIGN.id, FIRST_TABLE.id, session.id)
        expected += [
            ("A", session.code, prompt.code, sheet_code(*place, prompt.id))
            for prompt in prompts_of(session)
        ]
        expected.append(("A", session.code, END, sheet_code(*place, END)))
    heads = [table for table in root.every("Table") if table.kids[0].kids[0].text == "Table"]
    found = [[cell.text for cell in table.kids[1].kids] for table in heads]
    assert [(row[0], row[1], row[2], row[4]) for row in found] == expected
    assert all(is_code(row[4].replace("-", "")) for row in found)
    assert len({row[4] for row in found}) == len(found)
    assert done.rows == {"Table A": len(expected)}
    assert done.pages == len(expected)


def test_note_sheets_have_lines_for_seat_kind_and_words(tmp_path: Path) -> None:
    tables = (FIRST_TABLE.id,)
    root, _ = made("note-sheets", design(), tmp_path, workshop_id=FIRST, tables=tables)
    lined = [table for table in root.every("Table") if table.kids[0].kids[-1].text == "Words"]
    for table in lined:
        assert [cell.text for cell in table.kids[0].kids] == ["No", "Time", "Seat", "Kind", "Words"]
        numbers = [row.kids[0].text for row in table.kids[1:]]
        assert len(numbers) >= 12
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_paper_asks_for_a_summary_where_the_screen_does(tmp_path: Path) -> None:
    tables = (FIRST_TABLE.id,)
    root, _ = made("note-sheets", design(), tmp_path, workshop_id=FIRST, tables=tables)
    heads = [(table.kids[0].kids[0].text, len(table.kids)) for table in root.every("Table")]
    assert Counter(words for words, rows in heads if rows == 1 + 3 and "three lines" in words) == {
        "Summary: the session in three lines": 5,
        "Summary: this prompt in three lines": 1,
    }
    root, _ = made("guides", design(), tmp_path, workshop_id=FIRST, tables=tables)
    assert said(root).count("Sum up: in three lines, of this prompt alone.") == 1
    root, _ = made("run-of-show", design(), tmp_path, workshop_id=FIRST)
    assert "Prompts: 1.4a (must ask, summary), 1.4b (must ask)" in root.all_text()


def test_signs_on_paper_are_those_of_the_entry_line() -> None:
    typed = {sign.keys.strip() for sign in TYPED}
    assert SIGNS.keys() <= typed


def test_a_session_without_prompts_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    snapshot = design(without=[Prompt])
    tables = (FIRST_TABLE.id,)
    root, done = made("note-sheets", snapshot, tmp_path, workshop_id=FIRST, tables=tables)
    assert done.rows == {"Table A": 2 * len(table_sessions(DAYS[0]))}
    assert "Table A · session 1.1" in said(root)


def test_the_scope_card_says_what_was_promised(tmp_path: Path) -> None:
    root, done = made("scope", design(), tmp_path)
    programme = DESIGN.programme
    for text in (programme.question, programme.in_scope, programme.out_of_scope, programme.promise):
        assert text in said(root)
    assert done.pages == 1
    assert done.lines()[0].endswith("(1 page)")
    with pytest.raises(ExportError, match="scope card is empty"):
        made("scope", snapshot_of([Programme(id=uid(1), name="Bare")]), tmp_path)


def test_each_role_has_its_page(tmp_path: Path) -> None:
    expert = Briefing.named(DESIGN.id, role="expert", text="Answer in three minutes.")
    silent = Briefing.named(DESIGN.id, role="observer", text="  ")
    root, done = made("briefings", design(BRIEFING, expert, silent, without=[Briefing]), tmp_path)
    assert done.rows == {"expert": 1, "facilitator": 1}
    assert done.pages == 2
    first, second = sections(root)
    assert [each.text for each in first.every("H1")] == ["Expert"]
    assert f"{DESIGN.programme.name}, for EX1, EX2, EX3, EX4" in said(first)
    assert [each.text for each in second.every("LBody")] == ["Ask what must be asked.", "Wait."]
    with pytest.raises(ExportError, match="no briefing yet"):
        made("briefings", design(without=[Briefing]), tmp_path)


def test_a_long_briefing_is_set_smaller_and_one_without_end_is_told(tmp_path: Path) -> None:
    for lines, pages in ((20, 1), (28, 1), (35, 1), (200, 8)):
        long = Briefing.named(DESIGN.id, role="expert", text="Say it briefly.\n" * lines)
        root, done = made("briefings", design(long, without=[Briefing]), tmp_path)
        assert done.pages == done.rows["expert"] == pages
        assert said(root).count("Say it briefly.") == lines
        assert done.remarks == (
            (f"expert: the briefing takes {pages} pages. Shorten it to have it on one.",)
            if pages > 1
            else ()
        )


def test_a_proof_is_stamped(tmp_path: Path) -> None:
    made("scope", design(), tmp_path, proof=True)
    assert "PROOF" in all_text(tmp_path / "print.pdf").replace("\n", "")


def test_right_to_left_and_hostile_texts_are_printed(tmp_path: Path) -> None:
    words = "من يأتي أولاً؟"
    prompt = Prompt(
        session_id=SESSIONS[2].id, code="1.1z\u202e", question=words, stimulus="w" * 3000
    )
    long = Session.named(
        DESIGN.id, workshop_id=FIRST, code="9.9\x07", title="word " * 500, minutes=10**9
    )
    snapshot = design(prompt, replace(long, planned_start=time(9)), BRIEFING, CODE)
    for name in PRINTS:
        root, _ = made(name, snapshot, tmp_path, workshop_id=FIRST, tables=(FIRST_TABLE.id,))
        if name in {"guides", "note-sheets"}:
            assert words in said(root)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    bare = snapshot_of([Programme(id=uid(1), name="Bare")])
    path = tmp_path / "print.pdf"
    for name, words in {
        "run-of-show": "no workshop in this programme",
        "guides": "no table in this programme",
        "ballots": "no trade-off in this programme",
        "seat-cards": "no table in this programme",
    }.items():
        with pytest.raises(ExportError, match=words):
            print_out(name, bare, Choice(), path)
    with pytest.raises(ExportError, match="no longer there"):
        print_out("guides", design(), Choice(tables=(uid(9),)), path)
    with pytest.raises(ExportError, match="No session is at the tables"):
        print_out("note-sheets", design(without=[Session]), Choice(), path)
    with pytest.raises(ExportError, match="no trade-off on this day"):
        print_out("ballots", design(without=[Session]), Choice(workshop_id=FIRST), path)
    with pytest.raises(ExportError, match="no print named “poster”"):
        print_out("poster", design(), Choice(), path)
    with pytest.raises(ExportError, match="no programme in this file"):
        print_out("scope", snapshot_of([]), Choice(), path)
    none = Table.named(DESIGN.id, code="Z", seats=0)
    with pytest.raises(ExportError, match="These tables have no seats"):
        print_out("seat-cards", design(none), Choice(tables=(none.id,)), path)
    assert not list(tmp_path.iterdir())


def test_files_have_names_that_every_system_takes() -> None:
    snapshot = design()
    trade_off = next(iter(DESIGN.days[0].trade_offs))
    choice = Choice(FIRST, (FIRST_TABLE.id,), (trade_off.id,), "T0", proof=True)
    name = name_of_file("ballots", snapshot, choice)
    assert name.endswith(f" ballot cards D1 {trade_off.code} T0 PROOF.pdf")
    assert ":" not in name
    assert name_of_file("scope", snapshot_of([]), Choice()) == "Scope card.pdf"
