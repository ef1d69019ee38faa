"""The sheet that says what the workbook is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app import __version__
from facilitator_app.domain.records import Programme, now
from facilitator_app.exports.spreadsheet.columns import Column, Sheet
from facilitator_app.exports.spreadsheet.names import REMOVED

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.material import Material

FICTIONAL = "FICTIONAL: invented people and invented answers"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know about the programme or the file."""

    item: str
    value: str
    meaning: str


def programme_of(material: Material) -> Programme | None:
    """Return the programme's own record, if it is there."""
    return next(iter(material.snapshot.all(Programme)), None)


def _facts(material: Material) -> list[Fact]:
    programme = programme_of(material)
    if programme is None:
        return [Fact("Name", REMOVED, "What the programme is called"), *_of_the_file(material)]
    notice = [Fact("Notice", FICTIONAL, "Nothing here may be quoted as what anyone said")]
    return [
        Fact("Name", programme.name, "What the programme is called"),
        *(notice if programme.fictional else []),
        Fact("Question", programme.question, "What people are asked"),
        Fact("In scope", programme.in_scope, "What can change as a result"),
        Fact("Out of scope", programme.out_of_scope, "What cannot"),
        Fact("Promise", programme.promise, "What the commissioner will answer, and by when"),
        Fact("Commissioner", programme.commissioner, "Who asks"),
        Fact(
            "Enough support",
            f"{programme.support_percent}%",
            "The share of those who answer that an item needs to be called supported",
        ),
        Fact(
            "Minority heard from",
            f"{programme.minority_percent}%",
            "The share of those who differ from which on a minority must be heard",
        ),
        Fact("Programme id", str(programme.id), "Names the programme in every file of it"),
        *_of_the_file(material),
    ]


def _of_the_file(material: Material) -> list[Fact]:
    return [
        Fact("Scope", str(material.scope), "How much of the programme is in this file"),
        Fact("Written at", f"{now():%Y-%m-%d %H:%M} UTC", "By the clock of the laptop"),
        Fact("Written by", f"Facilitator {__version__}", "The app and its version"),
        Fact(
            "Conflicts",
            str(len(material.snapshot.conflicts)),
            "Records, in the whole programme, of which two laptops have different versions. A "
            "person must choose one. Until then the row shows one of them and says “yes” under In "
            "conflict; a ballot in conflict is not counted",
        ),
    ]


PROGRAMME: Sheet[Fact] = Sheet(
    "Programme",
    "What the programme is about and what this file holds; one row for each item",
    (
        Column("Item", "What the row tells", "fixed words", lambda row, _: row.item),
        Column("Value", "What there is to tell", "text", lambda row, _: row.value, widest=80),
        Column("Meaning", "What that means", "text", lambda row, _: row.meaning, widest=60),
    ),
    _facts,
)
