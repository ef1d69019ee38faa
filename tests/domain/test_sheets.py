"""The codes of paper sheets."""

from __future__ import annotations

from uuid import UUID

from facilitator_app.domain.codes import is_code
from facilitator_app.domain.planning.sheets import END, sheet_code

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
