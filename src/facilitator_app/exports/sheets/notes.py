"""The sheets of what was said: the notes, the quotes among them, the themes they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Note, Theme
from facilitator_app.domain.records.discussion import (
    AGREEMENTS,
    EVERY_SEAT,
    NOTE_KINDS,
    STANCES,
    WORDINGS,
)
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    PROMPT,
    REMOVED_CODE,
    SESSION_CODE,
    SESSION_TITLE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.sheets.conflicts import also_said
from facilitator_app.exports.spreadsheet.columns import (
    YES_NO,
    Column,
    Kind,
    Sheet,
    Tells,
    yes_no,
)
from facilitator_app.exports.spreadsheet.names import SEPARATOR

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

_EXACT, _NEAR = WORDINGS[:2]


def _seats(note: Note, _: Names) -> str:
    return SEPARATOR.join(note.seats)


KIND: Column[Note] = Column(
    "Kind", "What sort of thing", ", ".join(NOTE_KINDS), lambda row, _: row.kind
)
WORDING: Column[Note] = Column(
    "Wording",
    "Whose words: only exact ones may be quoted as said",
    ", ".join(WORDINGS),
    lambda row, _: row.wording,
)
THEME_CODES: Column[Note] = Column(
    "Themes",
    "The themes that any coder gave it; see the sheet Themes",
    f"codes, with “{SEPARATOR}” between them",
    lambda row, names: names.themes_of.get(row.id, ""),
    borrowed=True,
)
NOTED_AT: Column[Note] = Column(
    "Noted at (UTC)",
    "When it was said, by the laptop's clock",
    "a date and time in UTC, not in local time: an hour behind British clocks in summer; blank if "
    "an imported note does not say",
    lambda row, _: row.noted_at,
    Kind.MOMENT,
)
ALSO_SAID: Column[Note] = Column(
    "Also said",
    "What the other versions of a note in conflict say, which are as good as this one",
    "the laptop and its words, one after the other; blank for most; see the sheet Conflicts",
    also_said,
    widest=60,
)

NOTES: Sheet[Note] = Sheet(
    "Notes",
    "What was said; one row for each note",
    (
        id_column("Note"),
        WORKSHOP,
        SESSION_CODE,
        SESSION_TITLE,
        PROMPT,
        Column(
            "Prompt question",
            "What was asked",
            "text",
            lambda row, names: names.question[row.prompt_id],
            borrowed=True,
        ),
        TABLE,
        Column(
            "Seats",
            "Who spoke: seats, never names",
            f"labels of seats, with “{SEPARATOR}” between them; {EVERY_SEAT} for the whole table; "
            "blank if not known",
            _seats,
            tells=Tells.SEAT,
        ),
        KIND,
        WORDING,
        Column(
            "Stance",
            "Where the speaker stands",
            f"{', '.join(STANCES)}; blank if not said",
            lambda row, _: row.stance,
        ),
        Column(
            "Strength",
            "How strongly",
            "1 slightly, 2 clearly, 3 strongly; blank if not said",
            lambda row, _: row.strength or None,
            Kind.NUMBER,
        ),
        Column(
            "Agreement",
            "How many at this table agree, in fixed words and never as a number",
            f"{', '.join(AGREEMENTS)}; blank if not said",
            lambda row, _: row.agreement,
        ),
        Column("Text", "What was noted", "text", lambda row, _: row.text, widest=80),
        THEME_CODES,
        NOTED_AT,
        Column(
            "Transcribed",
            "Whether it was typed up later from paper, with the time that stands there",
            YES_NO,
            lambda row, _: yes_no(it_is=row.transcribed),
        ),
        Column(
            "Sheet",
            "The code of that sheet of paper",
            "text; blank if it was typed at the table",
            lambda row, _: row.sheet,
            borrowed=True,
        ),
        Column(
            "Starred",
            "Whether somebody marked it as worth finding again",
            YES_NO,
            lambda row, names: yes_no(it_is=row.id in names.starred),
        ),
        Column(
            "First prompt",
            "Where it was filed when it was taken, if it has been filed elsewhere since",
            REMOVED_CODE,
            lambda row, names: names.prompt[row.first_prompt_id],
            borrowed=True,
        ),
        Column(
            "Imported as",
            "What it was called where it was imported from",
            "text; blank if it was noted in the app",
            lambda row, _: row.imported_id,
        ),
        Column(
            "Stands for",
            "The erased note that it stands for, with identifying words taken out",
            "a note id; blank for most",
            lambda row, _: "" if row.masks is None else str(row.masks),
        ),
        IN_CONFLICT,
        ALSO_SAID,
    ),
    lambda material: material.at_tables(Note),
)


def _is_quote(note: Note) -> bool:
    return note.kind == "quote" or note.wording in {_EXACT, _NEAR}


def _words(note: Note, _: Names) -> str:
    return f"“{note.text}”" if note.wording == _EXACT else note.text


QUOTES: Sheet[Note] = Sheet(
    "Quotes",
    "The notes that are quotes, or keep to the words that were said; one row for each",
    (
        id_column("Note"),
        WORKSHOP,
        SESSION_CODE,
        TABLE,
        PROMPT,
        WORDING,
        Column(
            "Words",
            "What was said",
            "text: in quotation marks if these are the exact words, and only then",
            _words,
            widest=80,
        ),
        KIND,
        THEME_CODES,
        NOTED_AT,
        IN_CONFLICT,
        ALSO_SAID,
    ),
    lambda material: [note for note in material.at_tables(Note) if _is_quote(note)],
)


def _themes(material: Material) -> list[Theme]:
    return sorted(material.snapshot.all(Theme), key=lambda each: (in_order(each.code), each.id.int))


THEMES: Sheet[Theme] = Sheet(
    "Themes",
    "The code frame; one row for each theme",
    (
        id_column("Theme"),
        Column("Theme code", "What it is called for short", "text", lambda row, _: row.code),
        Column("Theme title", "What it is about", "text", lambda row, _: row.title, widest=60),
        IN_CONFLICT,
    ),
    _themes,
)
