"""What a design consists of, as a document: which records stand in which list, and where.

The fields follow from the records, so that a field that is added there is written and read here.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, time
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.planning.formats import FORMATS
from facilitator_app.domain.records import (
    TEXTS,
    Briefing,
    Duty,
    PlaceWording,
    Programme,
    Prompt,
    Record,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.domain.records.programme import SESSION_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FORMAT = "facilitator design 1"
POSITION = "position"
"""Where something stands in its list, from 1: said only where it is not so."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of thing in a design, and the list that it stands in."""

    kind: type[Record]
    name: str
    known_by: tuple[str, ...]
    """The fields by which it is known again; the code of what it stands in need not be among them.
    """
    inside: str = ""
    """The field with the id of what it stands in."""
    parts: tuple[Part, ...] = ()

    def fields(self) -> Iterator[Field[Any]]:
        """Return the fields that are written."""
        for each in fields(self.kind):
            if each.name not in ("id", self.inside):
                yield each

    def reference(self, field: str) -> str:
        """Return the kind of record that a field points to, or nothing."""
        return self.kind.refers_to.get(field, "")

    def choices(self, field: str) -> Collection[str]:
        """Return what a field can say, or each of several that it holds, if that is fixed."""
        return _CHOICES.get((self.kind, field), ())


PROGRAMME = Part(Programme, "programme", ())
PARTS = (
    Part(
        Workshop,
        "workshops",
        ("code",),
        parts=(
            Part(
                Session,
                "sessions",
                ("code",),
                "workshop_id",
                (Part(Prompt, "prompts", ("session_id", "code"), "session_id"),),
            ),
        ),
    ),
    Part(
        TradeOff,
        "trade_offs",
        ("code",),
        parts=(
            Part(VoteRound, "vote_rounds", ("trade_off_id", "round"), "trade_off_id"),
            Part(PlaceWording, "place_wordings", ("trade_off_id", "number"), "trade_off_id"),
        ),
    ),
    Part(Table, "tables", ("code",)),
    Part(
        Staff,
        "staff",
        ("code",),
        parts=(Part(Duty, "duties", ("staff_id", "session_id"), "staff_id"),),
    ),
    Part(Briefing, "briefings", ("role",)),
    Part(Theme, "themes", ("code",)),
    Part(Shorthand, "shorthand", ("table_id", "short")),
)
"""Each after those that it points to."""

_CHOICES: dict[tuple[type[Record], str], Collection[str]] = {
    (Session, "kind"): SESSION_KINDS,
    (TradeOff, "method"): tuple(dict.fromkeys(each.method for each in FORMATS)),
    (TradeOff, "asks"): TEXTS,
}


def every_part(parts: Collection[Part] = PARTS) -> Iterator[Part]:
    """Return all parts, each before those that stand in it."""
    for each in parts:
        yield each
        yield from every_part(each.parts)


def outer_name(part: Part, field: str) -> str:
    """Return what a field is called in the document: a reference has the name of its target."""
    return field.removesuffix("_id") if part.reference(field) else field


def default_of(field: Field[Any]) -> Any:  # noqa: ANN401 - of any type of field
    """Return what a field holds that is not given; MISSING if it must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def plain(value: object) -> object:
    """Return a value as it is written to JSON."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, time):
        whole = not (value.second or value.microsecond)
        return value.isoformat("minutes") if whole else value.isoformat()
    return value.isoformat() if isinstance(value, date) else value
