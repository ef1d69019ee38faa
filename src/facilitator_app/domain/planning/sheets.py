"""The codes of paper sheets: by them, what is written on paper is typed back into its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.references import reference

if TYPE_CHECKING:
    from uuid import UUID


END = "end"


def sheet_code(programme: UUID, table: UUID, session: UUID, what: UUID | str = "") -> str:
    """Return the code of the sheet of one table for a session: for one prompt, or for its END.

    It follows from what the sheet is for, so that a sheet that is printed again has the same one;
    its last sign gives a slip away.
    """
    return reference(named_id(programme, "sheet", table, session, what))
