"""The codes of paper sheets: by them, what is written on paper is typed back into its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import ALPHABET, is_code
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.planning.clock import clock
from facilitator_app.domain.references import CODE_HALF, CODE_LENGTH, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from facilitator_app.domain.records import Prompt, Session, Table, Workshop


END = "end"
_NEAR = timedelta(hours=1)
"""Further than this from its session, a time may be misread."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, and the place that it is for."""

    code: str
    table: Table
    session: Session
    prompt: Prompt | None = None
    is_end: bool = False
    """It is the one on which the session is closed."""


def sheet_code(programme: UUID, table: UUID, session: UUID, what: UUID | str = "") -> str:
    """Return the code of the sheet of one table for a session: for one prompt, or for its END.

    It follows from what the sheet is for, so that a sheet that is printed again has the same one;
    its last sign gives a slip away.
    """
    return reference(named_id(programme, "sheet", table, session, what))


def tidy(typed: str) -> str:
    """Return a code as it is printed, whatever it was typed like."""
    signs = "".join(each for each in typed.upper() if each not in " -\u2010\u2011\u2012\u2013.")
    return f"{signs[:CODE_HALF]}-{signs[CODE_HALF:]}" if len(signs) > CODE_HALF else signs


def find_sheet(
    typed: str,
    programme: UUID,
    tables: Iterable[Table],
    sessions: Iterable[Session],
    prompts: Iterable[Prompt],
) -> Sheet:
    """Return the sheet that has a code, or refuse the code in a sentence."""
    code = tidy(typed)
    signs = code.replace("-", "")
    if len(signs) != CODE_LENGTH:
        raise PlanError(
            f"A sheet code has {CODE_LENGTH} signs, this has {len(signs)}.",
            advice="It is printed at the head of the sheet.",
        )
    if strange := [each for each in signs if each not in ALPHABET]:
        raise PlanError(f"No sheet code has the sign {strange[0]}.", advice="Look at it again.")
    if not is_code(signs):
        raise PlanError(f"{code} has a slip in it.", advice="Compare it sign by sign.")
    places = [*_places(list(sessions), list(prompts))]
    every = ((table, *place) for table in tables for place in places)
    for table, session, prompt, what in every:
        if sheet_code(programme, table.id, session.id, what) == code:
            return Sheet(code, table, session, prompt, what == END)
    raise PlanError(
        f"{code} is no sheet of this programme.",
        advice="Its prompt may have been removed since: type it up under another one.",
    )


def time_on(sheet: Sheet, workshop: Workshop | None, typed: str, now: datetime) -> datetime:
    """Return the moment that a line of a sheet was written at, or refuse what cannot be."""
    if workshop is None or workshop.held_on is None:
        raise PlanError(
            f"The day of {sheet.session.code} has no date.", advice="Give it one in Plan first."
        )
    moment = datetime.combine(workshop.held_on, clock(typed.strip())).astimezone()
    if moment > now:
        raise PlanError(
            f"{moment:%H:%M} on {moment.day} {moment:%B} is still to come.",
            advice="Look at the sheet again.",
        )
    return moment


def is_far(sheet: Sheet, moment: datetime) -> bool:
    """Tell whether a time is so far from that of the sheet's session that it may be misread."""
    session = sheet.session
    if session.planned_start is None:
        return False
    begin = datetime.combine(moment.date(), session.planned_start, moment.tzinfo)
    end = begin + timedelta(minutes=session.minutes)
    return not begin - _NEAR <= moment <= end + _NEAR


def _places(
    sessions: list[Session], prompts: list[Prompt]
) -> Iterator[tuple[Session, Prompt | None, UUID | str]]:
    """Return all that a table has a sheet for, if somebody prints all."""
    by_id = {each.id: each for each in sessions}
    for prompt in prompts:
        if prompt.session_id in by_id:
            yield by_id[prompt.session_id], prompt, prompt.id
    for session in sessions:
        yield session, None, ""
        yield session, None, END
