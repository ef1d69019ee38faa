"""Columns that several sheets have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, YES_NO, Column, Tells

if TYPE_CHECKING:
    from uuid import UUID

REMOVED_CODE = "its code; (removed) and its id if it is no longer in the programme"


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> UUID:
        """What tells it from others."""
        ...


class InSession(Protocol):
    """Whatever belongs to a session."""

    @property
    def session_id(self) -> UUID | None:
        """The session."""
        ...


class AtTable(Protocol):
    """Whatever belongs to a table."""

    @property
    def table_id(self) -> UUID | None:
        """The table."""
        ...


class UnderPrompt(Protocol):
    """Whatever may stand under a prompt."""

    @property
    def prompt_id(self) -> UUID | None:
        """The prompt."""
        ...


def id_column(what: str) -> Column[Identified]:
    """Return the column that names the row."""
    return Column(
        f"{what} id",
        "Names the row, and stays the same from one export to the next",
        UUID_TEXT,
        lambda row, _: str(row.id),
    )


WORKSHOP: Column[InSession] = Column(
    "Workshop",
    "The day",
    REMOVED_CODE,
    lambda row, names: names.workshop_of_session[row.session_id],
    borrowed=True,
)
SESSION_CODE: Column[InSession] = Column(
    "Session code",
    "The session; its times are on the sheet Agenda",
    REMOVED_CODE,
    lambda row, names: names.session[row.session_id],
    borrowed=True,
)
SESSION_TITLE: Column[InSession] = Column(
    "Session title",
    "What the session is called",
    "text",
    lambda row, names: names.session_title[row.session_id],
    borrowed=True,
)
TABLE: Column[AtTable] = Column(
    "Table",
    "The table where it was said",
    REMOVED_CODE,
    lambda row, names: names.table[row.table_id],
    tells=Tells.TABLE,
    borrowed=True,
)
PROMPT: Column[UnderPrompt] = Column(
    "Prompt code",
    "The prompt that it answers",
    f"{REMOVED_CODE}; blank if it answers none",
    lambda row, names: names.prompt[row.prompt_id],
    borrowed=True,
)
IN_CONFLICT: Column[Identified] = Column(
    "In conflict",
    "Whether two laptops have different versions of it, of which a person must still choose one; "
    "the row shows one of them, picked by no rule that favours a laptop",
    YES_NO,
    lambda row, names: names.in_conflict(row.id),
)
