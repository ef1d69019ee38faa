"""What a table has handed in of a session so far, read from the file."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain import owing
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import (
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    ReadBack,
    Session,
    Summary,
)

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.records import Headline, Note, Prompt
    from facilitator_app.ui.table.desk import Desk

AT_MOST = 3
"""How many questions a table may agree on."""
R = TypeVar("R", DraftExpectation, ExpertQuestion, Flipchart, Summary)


def read_back_of(desk: Desk, headline: Headline | None) -> ReadBack | None:
    """Return how a headline was read back, whatever it says by now."""
    if headline is None:
        return None
    return next(iter(desk.workspace.of(ReadBack, "headline_id", [headline.id])), None)


def summary_of(desk: Desk, prompt: Prompt | None) -> Summary | None:
    """Return the summary of a prompt, or of the session."""
    about = prompt.id if prompt else None
    return next((each for each in _own(desk, Summary) if each.prompt_id == about), None)


def summarised(desk: Desk) -> list[Prompt]:
    """Return the prompts under which a summary is asked for, or written all the same."""
    written = {each.prompt_id for each in _own(desk, Summary)}
    return owing.summarised(desk.prompts, written)


def questions_of(desk: Desk) -> list[ExpertQuestion]:
    """Return the questions for the experts in their order, those that wait below the agreed."""
    found = _own(desk, ExpertQuestion)
    return sorted(found, key=lambda each: (not each.agreed, each.position, each.id))


def question_id(desk: Desk, note: Note) -> UUID:
    """Return the id of the question that is made of a note, on whichever laptop."""
    return named_id(desk.workspace.programme, ExpertQuestion.record_kind, note.masks or note.id)


def question_notes(desk: Desk) -> list[Note]:
    """Return the notes that were marked as a question and are not put to the experts yet."""
    known = {each.id for each in _own(desk, ExpertQuestion)}
    asked = desk.notebook.of_kind("question")
    return [each for each in asked if question_id(desk, each) not in known]


def drafts_of(desk: Desk) -> list[DraftExpectation]:
    """Return the drafts in the order in which they were begun."""
    return sorted(_own(desk, DraftExpectation), key=lambda each: each.id)


def flipcharts_of(desk: Desk) -> list[Flipchart]:
    """Return the sheets of this session."""
    return sorted(_own(desk, Flipchart), key=lambda each: in_order(each.code))


def sheet_called(desk: Desk, code: str) -> Flipchart | None:
    """Return the table's sheet of any session that has a code."""
    every = desk.workspace.of(Flipchart, "table_id", [desk.table.id])
    return next((each for each in every if each.code.casefold() == code.casefold()), None)


def next_code(desk: Desk) -> str:
    """Return the code after the last one that this table wrote on a sheet, in the same manner."""
    every = desk.workspace.of(Flipchart, "table_id", [desk.table.id])
    own = [each.code for each in every if each.session_id == desk.session.id]
    last = max(own, key=in_order) if own else _begun(desk, every)
    found = re.fullmatch(r"(.*?)([0-9]+)", last)
    head, digits = (found[1], found[2]) if found else (f"{last}-", "1")
    taken = {each.code.casefold() for each in every}
    codes = (f"{head}{number:0{len(digits)}}" for number in count(int(digits) + 1))
    return next(each for each in codes if each.casefold() not in taken)


def _begun(desk: Desk, every: list[Flipchart]) -> str:
    """Return what the first code in a session comes after; some tables write the session in it."""
    last = max(every, key=lambda each: in_order(each.code), default=None)
    if last is None:
        return f"{desk.table.code}0"
    session = desk.workspace.of(Session, "id", [last.session_id])
    head, found, number = last.code.rpartition(session[0].code if session else " ")
    if found and re.fullmatch(r"[^0-9]+[0-9]+", number):
        return f"{head}{desk.session.code}{re.sub('[0-9]', '0', number)}"
    return last.code


def _own(desk: Desk, kind: type[R]) -> list[R]:
    return desk.workspace.of(kind, "table_id", [desk.table.id], session_id=desk.session.id)
