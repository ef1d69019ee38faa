"""The sheet of how notes answer each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Link, Note
from facilitator_app.domain.records.discussion import LINKS as HOW
from facilitator_app.domain.references import reference
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, Column, Sheet
from facilitator_app.exports.spreadsheet.names import REMOVED

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.exports.spreadsheet.material import Material

_CODE = "as in the PDF pack, such as K7Q2-M4FX"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link and its two notes, of which either may be gone."""

    link: Link
    note: Note | None
    other: Note | None

    @property
    def id(self) -> UUID:
        """The link's own."""
        return self.link.id

    @property
    def session_id(self) -> UUID | None:
        """The session of the note that answers."""
        return None if self.note is None else self.note.session_id

    @property
    def table_id(self) -> UUID | None:
        """The table of the note that answers."""
        return None if self.note is None else self.note.table_id


def _rows(material: Material) -> list[LinkRow]:
    notes = material.snapshot.by_id(Note)
    sessions, tables = material.names.session_rank, material.names.table_rank
    rows = (
        LinkRow(each, notes.get(each.note_id), notes.get(each.other_id))
        for each in material.snapshot.all(Link)
    )
    return sorted(
        (each for each in rows if material.holds(each.session_id)),
        key=lambda each: (
            sessions[each.session_id],
            tables[each.table_id],
            each.link.note_id.int,
            each.link.how,
            each.link.other_id.int,
        ),
    )


def _text(note: Note | None) -> str:
    return REMOVED if note is None else note.text


LINKS: Sheet[LinkRow] = Sheet(
    "Links",
    "How one note answers another; one row for each link",
    (
        id_column("Link"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        Column("Note id", "The note that answers", UUID_TEXT, lambda row, _: str(row.link.note_id)),
        Column(
            "Note code",
            "What that note is called on paper",
            _CODE,
            lambda row, _: reference(row.link.note_id),
        ),
        Column(
            "Note text",
            "What it says",
            f"text; {REMOVED} if it is no longer in the programme",
            lambda row, _: _text(row.note),
            widest=60,
            borrowed=True,
        ),
        Column("How", "How it answers", ", ".join(HOW), lambda row, _: row.link.how),
        Column(
            "Other id",
            "The note that is answered",
            UUID_TEXT,
            lambda row, _: str(row.link.other_id),
        ),
        Column(
            "Other code",
            "What that note is called on paper",
            _CODE,
            lambda row, _: reference(row.link.other_id),
        ),
        Column(
            "Other text",
            "What it says",
            f"text; {REMOVED} if it is no longer in the programme",
            lambda row, _: _text(row.other),
            widest=60,
            borrowed=True,
        ),
        IN_CONFLICT,
    ),
    _rows,
    only_if_filled=True,
)
