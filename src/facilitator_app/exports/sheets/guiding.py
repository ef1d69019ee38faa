"""The sheets of how a session went: what became of each prompt, and who came and went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Coverage, Prompt, SeatChange
from facilitator_app.domain.records.guiding import COVERAGES, SEAT_CHANGES
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    PROMPT,
    REMOVED_CODE,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.spreadsheet.columns import (
    YES_NO,
    Column,
    Kind,
    Sheet,
    Tells,
    yes_no,
)

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.exports.spreadsheet.material import Material


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of a prompt at a table, and the session of that prompt."""

    coverage: Coverage
    session_id: UUID | None

    @property
    def id(self) -> UUID:
        """The coverage's own."""
        return self.coverage.id

    @property
    def prompt_id(self) -> UUID:
        """The prompt."""
        return self.coverage.prompt_id

    @property
    def table_id(self) -> UUID:
        """The table."""
        return self.coverage.table_id


def covered(material: Material) -> list[Covered]:
    """Return what became of the prompts, by session, prompt and table."""
    sessions = {each.id: each.session_id for each in material.snapshot.all(Prompt)}
    ranks, tables = material.names.prompt_rank, material.names.table_rank
    found = (
        Covered(each, sessions.get(each.prompt_id)) for each in material.snapshot.all(Coverage)
    )
    return sorted(
        (each for each in found if each.coverage.state and material.holds(each.session_id)),
        key=lambda each: (ranks[each.prompt_id], tables[each.table_id], each.id.int),
    )


def seat_changes(material: Material) -> list[SeatChange]:
    """Return the changes of seats by session, table and time."""
    return material.at_tables(SeatChange, lambda each: each.at)


COVERAGE: Sheet[Covered] = Sheet(
    "Coverage",
    "What became of the prompts; one row for each prompt at each table that said so",
    (
        id_column("Coverage"),
        WORKSHOP,
        SESSION_CODE,
        PROMPT,
        Column(
            "Prompt question",
            "What was to be asked",
            "text",
            lambda row, names: names.question[row.prompt_id],
            borrowed=True,
        ),
        TABLE,
        Column(
            "State", "What became of it there", ", ".join(COVERAGES), lambda r, _: r.coverage.state
        ),
        Column(
            "Merged into",
            "The prompt that it was asked together with",
            f"{REMOVED_CODE}; blank if it was not merged",
            lambda row, names: names.prompt[row.coverage.merged_into],
            borrowed=True,
        ),
        Column(
            "Reason",
            "Why it was merged or skipped",
            "text; blank if nobody said",
            lambda row, _: row.coverage.reason,
            widest=60,
        ),
        Column(
            "Stimulus shown",
            "Whether what belongs to the prompt was shown",
            YES_NO,
            lambda row, _: yes_no(it_is=row.coverage.stimulus_shown),
        ),
        IN_CONFLICT,
    ),
    covered,
    only_if_filled=True,
)

SEAT_MOVES: Sheet[SeatChange] = Sheet(
    "Seat changes",
    "Who came, left or changed places during a session; one row for each time",
    (
        id_column("Seat change"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column("At", "When", "a time on the clock in the room", lambda row, _: row.at, Kind.TIME),
        Column("Seat", "Which seat", "its label", lambda row, _: row.seat, tells=Tells.SEAT),
        Column("What", "What happened", ", ".join(SEAT_CHANGES), lambda row, _: row.what),
        Column(
            "Other seat",
            "The seat that it was swapped with",
            "its label; blank if it was not swapped",
            lambda row, _: row.other,
            tells=Tells.SEAT,
        ),
        IN_CONFLICT,
    ),
    seat_changes,
    only_if_filled=True,
)
