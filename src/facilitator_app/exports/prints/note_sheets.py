"""Note sheets: what the Table screen takes down, on paper, to be typed back in.

There is a sheet for each prompt and one for the end of the session. Each carries the codes of its
session, prompt and table, and a code of its own by which all three are found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.exports.pdf.days import from_to
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.lines import table_to_fill_in
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from facilitator_app.domain.records import Prompt, Session, Table
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.prints.job import Job

SIGNS = {
    '"': "exact quote",
    '""': "near quote",
    "?": "question",
    "!": "disagreement",
    "=": "condition",
    "%": "count",
    "~": "non-verbal",
    "&": "parking lot",
    "^": "changed mind",
}
"""What is written under Kind: the signs of the entry line, so that typing is copying."""

_LINES = 17
_ROOM = 11.0
_HOW = (
    "Seat: its number, several with commas, * for the whole table. Kind: nothing for a paraphrase; "
)
_STANCES = "+1 +2 +3 for, -1 -2 -3 against, +- mixed, +0 neutral. No names."
_COLUMNS = (
    Column("No", 0.4, names_row=True),
    Column("Time", 0.7),
    Column("Seat", 0.65),
    Column("Kind", 0.65),
    Column("Words", 6),
)
_QUESTIONS, _SCORES = 4, ("Energy", "Balance of voices", "Heat")


class NoteSheets:
    """The paper twin of the Table screen."""

    name: ClassVar[str] = "note-sheets"
    title: ClassVar[str] = "Note sheets"
    about: ClassVar[str] = "Paper for the note-takers, with the codes by which it is typed back in."
    noun: ClassVar[str] = "sheet"
    is_cut: ClassVar[bool] = False

    def write(self, job: Job) -> None:
        """Write the sheets of each table, session by session."""
        sessions = [each for each in job.choice.sessions(job.plan) if each.kind == "table"]
        if not sessions:
            raise ExportError("No session is at the tables.", advice="Choose another day.")
        tables = job.choice.at_tables(job.plan)
        for table, session in job.over([(one, each) for one in tables for each in sessions]):
            composer = job.section(f"Table {table.code} · session {session.code}")
            prompts = [*job.plan.prompts_of(session), None]
            for prompt in prompts:
                if prompt is not None:
                    _write_sheet(composer, job, (table, session, prompt))
                else:
                    _write_end(composer, job, (table, session, None))
                composer.new_page()
            job.counts[f"Table {table.code}"] += len(prompts)
            job.note_missing(self.title, f"session {session.code}")


def _write_head(composer: Composer, job: Job, place: tuple[Table, Session, Prompt | None]) -> None:
    """Write what the sheet is for, in a table that is read as one."""
    table, session, prompt = place
    asked = prompt.id if prompt is not None else None
    code = sheet_code(job.plan.programme.id, table.id, session.id, asked)
    columns = [
        Column("Table", 0.7),
        Column("Session", 0.9),
        Column("Prompt", 0.9),
        Column("Planned", 1.4),
        Column("Sheet code", 1.5, names_row=True),
        Column("Note-taker", 1.2),
        Column("Page", 0.8),
    ]
    when = from_to(session.planned_start, session.minutes)
    what = prompt.code if prompt is not None else "end"
    table_to_fill_in(composer, columns, [[table.code, session.code, what, when, code, "", "of"]], 4)


def _write_sheet(composer: Composer, job: Job, place: tuple[Table, Session, Prompt]) -> None:
    table, _, prompt = place
    composer.heading(f"Table {table.code} · prompt {prompt.code}", 1)
    composer.paragraph(prompt.question or "(no question yet)", "asked", keep=True)
    _write_head(composer, job, place)
    if prompt.record_what:
        composer.paragraph([Span("Record: ", STRONG), Span(prompt.record_what)], keep=True)
    signs = ", ".join(f"{sign} {name}" for sign, name in SIGNS.items())
    composer.paragraph(f"{_HOW}{signs}; {_STANCES}", "small", keep=True)
    rows = [[str(number), "", "", "", ""] for number in range(1, _LINES + 1)]
    table_to_fill_in(composer, _COLUMNS, rows, _ROOM)


def _write_end(composer: Composer, job: Job, place: tuple[Table, Session, None]) -> None:
    """Write the sheet on which a session is closed."""
    table, session, _ = place
    composer.heading(f"Table {table.code} · end of session {session.code}", 1)
    composer.paragraph(session.title or "(no title yet)", "asked", keep=True)
    _write_head(composer, job, place)
    one = [Column("Headline: one sentence that the table agrees on", 1)]
    table_to_fill_in(composer, one, [[""]], 44)
    heads = [Column("No", 0.4, names_row=True), Column("Question for the experts", 6)]
    rows = [[str(number), "", ""] for number in range(1, _QUESTIONS + 1)]
    table_to_fill_in(composer, [*heads, Column("For whom", 1.4)], rows, 22)
    team = [
        Column("Team, when all have left", 2.2, names_row=True),
        Column("1 little to 5 much", 2),
    ]
    scores = [[name, "1     2     3     4     5"] for name in _SCORES]
    table_to_fill_in(composer, team, scores, 8)
    asked = [Column("What surprised you, was misunderstood, or should be done otherwise?", 1)]
    table_to_fill_in(composer, asked, [[""], [""], [""]], 28)
