"""Note sheets: what the Table screen takes down, on paper, to be typed back in.

There is a sheet for each prompt and one for the end of the session. Each carries the codes of its
session, prompt and table, and a code of its own by which all three are found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.planning.sheets import END, sheet_code
from facilitator_app.exports.pdf.days import from_to
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.choice import TABLES, WORKSHOP
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Plan
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

_FEWEST = 6
_LINE, _ROOM = 28.5, 7.0
"""How high a line is, and how much of that is added for handwriting."""
_HEAD = 38.0
"""The room for the head of the lines."""
_THREE = [[""]] * 3
_CLOSER = 3.0
_SUMMED_UP = _HEAD + len(_THREE) * (_LINE - _ROOM + _CLOSER)
"""The room for a summary at the foot, whose lines are a little closer."""
_HOW = (
    "Seat: its number, several with commas, * for the whole table. Kind: nothing for a paraphrase; "
)
_STANCES = "+1 +2 +3 for, -1 -2 -3 against, +- mixed, +0 neutral. No names."
_COLUMNS = (
    Column("No", 0.5, names_row=True),
    Column("Time", 0.7),
    Column("Seat", 0.65),
    Column("Kind", 0.65),
    Column("Words", 6),
)
_PLACE = (
    Column("Table", 0.7),
    Column("Session", 0.9),
    Column("Prompt", 0.9),
    Column("Planned", 1.4),
    Column("Sheet code", 1.5, names_row=True),
    Column("Note-taker", 1.2),
    Column("Page", 0.8),
)
_ASKED = (
    Column("No", 0.5, names_row=True),
    Column("Question for the experts", 6),
    Column("For whom", 1.4),
)
_TEAM = (Column("Team, when all have left", names_row=True), Column("1 little to 5 much: ring one"))
_QUESTIONS, _SCORES = 3, ("Energy", "Balance of voices", "Heat")
_LAST = "What surprised you, what was misunderstood, what would you advise?"


class NoteSheets:
    """The paper twin of the Table screen."""

    name: ClassVar[str] = "note-sheets"
    title: ClassVar[str] = "Note sheets"
    about: ClassVar[str] = "Paper for the note-takers, with the codes by which it is typed back in."
    noun: ClassVar[str] = "sheet"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES})

    def write(self, job: Job) -> None:
        """Write the sheets of each table, session by session."""
        sessions = [each for each in job.choice.sessions(job.plan) if each.kind == "table"]
        if not sessions:
            raise NothingToPrintError("No session is at the tables.", advice="Choose another day.")
        tables = job.choice.at_tables(job.plan)
        for table, session in job.over([(one, each) for one in tables for each in sessions]):
            composer = job.section(f"Table {table.code} · session {session.code}")
            sheets = _Sheets(composer, job.plan, table, session)
            prompts: Sequence[Prompt | None] = job.plan.prompts_of(session) or [None]
            for prompt in prompts:
                sheets.write(prompt)
            sheets.write_end()
            job.counts[f"Table {table.code}"] += len(prompts) + 1
            job.note_missing(self.title, f"session {session.code}")


class _Sheets:
    """The sheets of one table for one session."""

    def __init__(self, composer: Composer, plan: Plan, table: Table, session: Session) -> None:
        self._composer = composer
        self._plan = plan
        self._table = table
        self._session = session

    def write(self, prompt: Prompt | None) -> None:
        """Write the sheet of a prompt, or of a session without prompts, down to the page's end."""
        composer, session = self._composer, self._session
        composer.new_page()
        first = len(composer.document.blocks)
        if prompt is not None:
            self._head(f"prompt {prompt.code}", prompt.question, prompt.code, prompt.id)
        else:
            self._head(f"session {session.code}", session.title, "", "")
        if prompt is not None and prompt.record_what:
            composer.paragraph([Span("Record: ", STRONG), Span(prompt.record_what)], keep=True)
        signs = ", ".join(f"{sign} {name}" for sign, name in SIGNS.items())
        composer.paragraph(f"{_HOW}{signs}; {_STANCES}", "legend", keep=True)
        used = sum(each.before + sum(each.heights) for each in composer.document.blocks[first:])
        is_summed_up = prompt is not None and prompt.summary
        left = composer.style.page.text_height - used - _HEAD - (_SUMMED_UP if is_summed_up else 0)
        lines = max(_FEWEST, int(left // _LINE))
        rows = [[str(number), "", "", "", ""] for number in range(1, lines + 1)]
        composer.table(_COLUMNS, rows, _ROOM)
        if is_summed_up:
            composer.table([Column("Summary: this prompt in three lines")], _THREE, _CLOSER)

    def write_end(self) -> None:
        """Write the sheet on which the session is closed."""
        composer, session = self._composer, self._session
        composer.new_page()
        self._head(f"end of session {session.code}", session.title, END, END)
        composer.table([Column("Headline: one sentence that the table agrees on")], [[""]], 26)
        composer.table([Column("Summary: the session in three lines")], _THREE, _ROOM)
        rows = [[str(number), "", ""] for number in range(1, _QUESTIONS + 1)]
        composer.table(_ASKED, rows, 8)
        composer.table(_TEAM, [[each, "1     2     3     4     5"] for each in _SCORES], 3)
        composer.table([Column(_LAST)], _THREE, _ROOM)

    def _head(self, title: str, asked: str, prompt: str, what: UUID | str) -> None:
        """Write what the sheet is for, and the codes by which it is found again."""
        composer, session, table = self._composer, self._session, self._table
        composer.heading(f"Table {table.code} · {title}", 1)
        composer.paragraph(asked or "(no words yet)", "asked", keep=True)
        code = sheet_code(self._plan.programme.id, table.id, session.id, what)
        shown = [Span(code, STRONG)]
        when = from_to(session.planned_start, session.minutes)
        composer.table(_PLACE, [[table.code, session.code, prompt, when, shown, "", "of"]], 6)
