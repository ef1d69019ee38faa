"""The codes of paper sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from facilitator_app.domain.codes import is_code
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.sheets import (
    END,
    Sheet,
    find_sheet,
    is_far,
    sheet_code,
    time_on,
)
from facilitator_app.domain.records import Prompt, Session, Table, Workshop

PROGRAMME, TABLE, SESSION, PROMPT, OTHER = (UUID(int=number, version=4) for number in range(5))


def test_a_sheet_has_the_same_code_each_time_it_is_printed() -> None:
    code = sheet_code(PROGRAMME, TABLE, SESSION, PROMPT)
    assert code == sheet_code(PROGRAMME, TABLE, SESSION, PROMPT)
    assert is_code(code.replace("-", ""))


def test_what_a_sheet_is_for_tells_it_from_others() -> None:
    codes = {
        sheet_code(PROGRAMME, TABLE, SESSION, PROMPT),
        sheet_code(PROGRAMME, TABLE, SESSION, OTHER),
        sheet_code(PROGRAMME, TABLE, SESSION, END),
        sheet_code(PROGRAMME, TABLE, SESSION),
        sheet_code(PROGRAMME, OTHER, SESSION, PROMPT),
        sheet_code(PROGRAMME, TABLE, OTHER, PROMPT),
        sheet_code(OTHER, TABLE, SESSION, PROMPT),
    }
    assert len(codes) == 7


DAY = Workshop(code="D1", held_on=date(2026, 9, 12))
TABLES = [Table(code=code) for code in "AB"]
SESSIONS = [
    Session(workshop_id=DAY.id, code="1.1", planned_start=time(10), minutes=50),
    Session(workshop_id=DAY.id, code="1.2"),
]
PROMPTS = [Prompt(session_id=SESSIONS[0].id, code=code) for code in ("1.1a", "1.1b")]
STRAY = Prompt(session_id=OTHER, code="9.9a")
NOW = datetime(2026, 9, 20, 18, tzinfo=UTC).astimezone()


def found(typed: str) -> Sheet:
    return find_sheet(typed, PROGRAMME, TABLES, SESSIONS, [*PROMPTS, STRAY])


def test_a_code_leads_to_its_table_session_and_prompt() -> None:
    code = sheet_code(PROGRAMME, TABLES[1].id, SESSIONS[0].id, PROMPTS[1].id)
    assert found(code) == Sheet(code, TABLES[1], SESSIONS[0], PROMPTS[1])
    assert found(f" {code.lower().replace('-', ' ')} ").code == code
    bare = sheet_code(PROGRAMME, TABLES[0].id, SESSIONS[1].id)
    assert found(bare) == Sheet(bare, TABLES[0], SESSIONS[1])
    end = sheet_code(PROGRAMME, TABLES[0].id, SESSIONS[1].id, END)
    assert found(end) == Sheet(end, TABLES[0], SESSIONS[1], is_end=True)


def test_a_code_with_a_slip_is_refused_and_so_is_that_of_another_programme() -> None:
    code = sheet_code(PROGRAMME, TABLES[1].id, SESSIONS[0].id, PROMPTS[1].id)
    at = next(at for at in range(8) if code[at] != code[at + 1] and "-" not in code[at : at + 2])
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    for typed, said in (
        (swapped, "has a slip in it"),
        (code[:6], "has 8 signs, this has 5"),
        ("K7", "has 8 signs, this has 2"),
        ("K7Q2-M4FO", "has the sign O"),
        (sheet_code(OTHER, TABLES[1].id, SESSIONS[0].id), "is no sheet of this programme"),
    ):
        with pytest.raises(PlanError, match=said):
            found(typed)


def test_a_line_was_written_on_the_day_of_its_workshop() -> None:
    sheet = Sheet("K7Q2-M4FX", TABLES[0], SESSIONS[0])
    for typed in ("1042", "10:42", " 10.42 "):
        assert f"{time_on(sheet, DAY, typed, NOW):%Y-%m-%d %H:%M}" == "2026-09-12 10:42"
    with pytest.raises(PlanError, match="no time of day"):
        time_on(sheet, DAY, "2642", NOW)
    with pytest.raises(PlanError, match="has no date"):
        time_on(sheet, replace(DAY, held_on=None), "1042", NOW)
    with pytest.raises(PlanError, match="12 September is still to come"):
        time_on(sheet, DAY, "1042", NOW - timedelta(days=10))


def test_a_time_far_from_its_session_is_told() -> None:
    sheet = Sheet("K7Q2-M4FX", TABLES[0], SESSIONS[0])
    far = [is_far(sheet, time_on(sheet, DAY, each, NOW)) for each in ("0242", "1042", "1442")]
    assert far == [True, False, True]
    untimed = replace(sheet, session=SESSIONS[1])
    assert not is_far(untimed, time_on(untimed, DAY, "0242", NOW))
