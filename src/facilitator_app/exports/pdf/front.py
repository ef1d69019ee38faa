"""The pages before the first chapter: what this is, what it promises, how it is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app import __version__
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.days import day_title
from facilitator_app.exports.pdf.parts.part import counted
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.pdf.tags import UNNUMBERED
from facilitator_app.exports.sheets.facts import FICTIONAL, programme_of
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from facilitator_app.exports.exporter import ChangedText
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.pdf.pack import Pack
    from facilitator_app.exports.pdf.parts.part import Part
    from facilitator_app.exports.spreadsheet.material import Material

UNNAMED = "(a programme without a name)"
INTERNAL = "Internal"

_QUOTES = (
    "Only exact words stand in “quotation marks”. A near quote keeps to what was said but is not "
    "word for word; a paraphrase is in the note-taker's words. Neither may be quoted as said."
)
_CODES = (
    "Everything has a code, such as K7Q2-M4FX. It is the same in every PDF, and its last sign "
    "gives a slip of the pen away."
)
_SEATS = (
    "Seats are numbers at one table in one session. They are no names, and a ballot says nothing "
    "about a seat."
)
_SIGNS = (
    "Colour never tells anything alone: rounds have patterns, stances have words. A sign that no "
    "font has is shown as �; copied or read aloud it is the sign itself."
)


def scope_in_words(material: Material) -> str:
    """Return how much of the programme is in the pack."""
    if material.extent is None:
        return "The whole programme"
    if material.scope.kind == "session":
        (session, *_) = material.sessions()
        return " ".join(f"Session {session.code} {session.title}".split())
    return "; ".join(day_title(workshop) for workshop in material.workshops())


def title_of(material: Material) -> str:
    """Return what the programme is called."""
    programme = programme_of(material)
    return (programme.name.strip() if programme is not None else "") or UNNAMED


def is_fictional(material: Material) -> bool:
    """Tell whether people and answers are invented."""
    programme = programme_of(material)
    return programme is not None and programme.fictional


def write_cover(composer: Composer, pack: Pack, written: datetime) -> None:
    """Write the first page."""
    material = pack.material
    composer.paragraph("Session pack", "cover_kind")
    composer.paragraph(title_of(material), "cover_title", kind="H1")
    composer.paragraph(scope_in_words(material), "cover_scope")
    if is_fictional(material):
        composer.notice([Span(f"{FICTIONAL}. ", STRONG, "notice_ink"), _no_quote()])
    composer.notice(
        [
            Span(f"{INTERNAL}. ", STRONG, "notice_ink"),
            Span(
                "This pack is for the team. It tells tables, seats and small numbers, which must "
                "not leave it.",
                colour="notice_ink",
            ),
        ]
    )
    _write_scope_card(composer, material)
    composer.table(
        [Column("In this pack", 3, names_row=True), Column("How many", is_number=True)],
        [[title, f"{count:,}"] for title, count in pack.counts.items()] or [["Nothing yet", "0"]],
    )
    conflicts = len(material.snapshot.conflicts)
    waiting = (
        f" {counted(conflicts, 'record')} of the programme in conflict: a person must choose a "
        "version."
        if conflicts
        else ""
    )
    composer.paragraph(
        f"Version of {written.day} {written:%B %Y, %H:%M} UTC, written by Facilitator "
        f"{__version__}.{waiting}",
        "small",
    )


def _no_quote() -> Span:
    return Span("Nothing here may be quoted as what anyone said.", colour="notice_ink")


def _write_scope_card(composer: Composer, material: Material) -> None:
    programme = programme_of(material)
    if programme is None:
        return
    facts = (
        ("The question", programme.question),
        ("What can change", programme.in_scope),
        ("What cannot", programme.out_of_scope),
        ("The promise", programme.promise),
        ("Who asks", programme.commissioner),
    )
    with composer.within("L", UNNUMBERED):
        for name, text in facts:
            if text:
                composer.entry(Entry(name, text), "body")


def write_reading(composer: Composer, parts: Iterable[Part]) -> None:
    """Write how the pack is to be read."""
    composer.new_page()
    composer.heading("How to read this pack", 1)
    composer.bullets([_QUOTES, _CODES, _SEATS, _SIGNS, *(part.about for part in parts)])


def write_missing(composer: Composer, changed: Iterable[ChangedText]) -> None:
    """List the texts that hold what no font can draw, if there are any."""
    rows = [[each.sheet, each.id, each.change] for each in changed]
    if not rows:
        return
    composer.new_page()
    composer.heading("What could not be drawn", 1)
    composer.paragraph(
        "These texts hold signs that no font of the app has. They are whole in the programme file "
        "and in the Excel workbook."
    )
    columns = [Column("Where", 1), Column("Code", 1, names_row=True), Column("What", 3)]
    composer.table(columns, rows)
