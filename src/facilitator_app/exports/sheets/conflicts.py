"""The sheet of what a person must still decide: every open version of each record in conflict.

Of a vote it tells neither the laptop nor the time: who keyed a ballot sat at its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.called import kind_of
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.differences import REMOVED, said_by
from facilitator_app.domain.disputes import is_secret
from facilitator_app.domain.references import reference
from facilitator_app.exports.sheets.common import SESSION_CODE, WORKSHOP
from facilitator_app.exports.spreadsheet.columns import (
    UUID_TEXT,
    YES_NO,
    Column,
    Kind,
    Sheet,
    Tells,
    yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.domain.records import Record
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

_SECRET = "blank for votes, of which nobody may know it"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class OpenVersion:
    """One of several versions of a record, none of which knew of the others."""

    version: Revision
    number: int
    """From 1, which is the one that stands in the other sheets."""
    says: str
    """What it says where the versions are not the same."""
    where: str
    session_id: UUID | None

    @property
    def id(self) -> UUID:
        """The record's."""
        return self.version.record_id

    @property
    def laptop(self) -> str:
        """The laptop that it comes from."""
        return "" if is_secret(self.version) else self.version.laptop

    @property
    def role(self) -> str:
        """The role of whoever typed there."""
        return "" if is_secret(self.version) else self.version.role

    @property
    def made_at(self) -> datetime | None:
        """When it was saved, by the clock of that laptop."""
        return None if is_secret(self.version) else self.version.made_at


def open_versions(material: Material) -> list[OpenVersion]:
    """Return the versions of every record in conflict, record by record."""
    names = material.names
    groups = [[*_versions(each, names)] for each in material.snapshot.disputes]
    wanted = (own for own in groups if any(material.holds(each.session_id) for each in own))
    ordered = sorted(
        wanted,
        key=lambda own: (
            names.session_rank[own[0].session_id],
            in_order(own[0].where),
            own[0].version.kind,
            own[0].id.int,
        ),
    )
    return [each for own in ordered for each in own]


def also_said(record: Record, names: Names) -> str:
    """Return what the other open versions of a record say, and on which laptops."""
    if record.id not in names.disputes:
        return ""
    _, *others = _versions(names.disputes[record.id], names)
    return "\n".join(": ".join(filter(None, (each.laptop, each.says))) for each in others)


def _versions(conflict: Conflict, names: Names) -> Iterator[OpenVersion]:
    records = [each.record for each in conflict.versions]
    first = next((each for each in records if each is not None), None)
    where = "" if first is None else names.called.where(first)
    session = None if first is None else names.called.session_of(first)
    told = said_by(names.called, conflict.versions)
    for number, (version, says) in enumerate(zip(conflict.versions, told, strict=True), 1):
        yield OpenVersion(version, number, says, where, session)


CONFLICTS: Sheet[OpenVersion] = Sheet(
    "Conflicts",
    "What a person must still decide: records of which laptops have different versions; one row "
    "for each version",
    (
        Column(
            "Record id",
            "Names the record, which has a row for each of its versions",
            UUID_TEXT,
            lambda row, _: str(row.id),
        ),
        Column(
            "Code",
            "What the record is called on paper",
            "as in the PDF pack, such as K7Q2-M4FX",
            lambda row, _: reference(row.id),
        ),
        Column("Kind", "What it is", "text", lambda row, _: kind_of(row.version.kind)),
        WORKSHOP,
        SESSION_CODE,
        Column(
            "Where",
            "Where in the programme it belongs; of a vote only which vote and round, and the code "
            "on the paper",
            "text",
            lambda row, _: row.where,
            widest=60,
            borrowed=True,
        ),
        Column(
            "Version",
            "Which of its versions; the order says nothing about them",
            "1 or more",
            lambda row, _: row.number,
            Kind.NUMBER,
        ),
        Column(
            "Shown elsewhere",
            "Whether this is the version that stands in the other sheets; of ballots none counts",
            YES_NO,
            lambda row, _: yes_no(it_is=row.number == 1),
        ),
        Column(
            "Laptop",
            "The laptop that it comes from",
            f"text; {_SECRET}",
            lambda row, _: row.laptop,
            tells=Tells.TABLE,
        ),
        Column("Role", "Who typed there", f"text; {_SECRET}", lambda row, _: row.role),
        Column(
            "Saved at (UTC)",
            "When, by the clock of that laptop",
            f"a date and time in UTC; {_SECRET}",
            lambda row, _: row.made_at,
            Kind.MOMENT,
        ),
        Column(
            "Says",
            "What this version says where the versions are not the same",
            f"text, field by field; {REMOVED} if it was removed there",
            lambda row, _: row.says,
            widest=80,
        ),
    ),
    open_versions,
    only_if_filled=True,
)
