"""The run of show: a day to the minute, with room for when each session really began."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.planning.days import end_of, moment_of
from facilitator_app.exports.pdf.days import WHO, clock, day_date, day_title, from_to
from facilitator_app.exports.pdf.parts.part import counted
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.choice import WORKSHOP
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Prompt, Session, Workshop
    from facilitator_app.exports.pdf.composer import Composer, Text
    from facilitator_app.exports.prints.job import Job

_COLUMNS = (
    Column("Time", 1.45),
    Column("Session", 0.85, names_row=True),
    Column("What", 3.6),
    Column("Who", 1.0),
    Column("Min", 0.55, is_number=True),
    Column("Least", 0.65, is_number=True),
    Column("Began", 0.9),
)
_ROOM = 4.0
_DAY = 24 * 60


class RunOfShow:
    """The day on a page or two, for the team."""

    name: ClassVar[str] = "run-of-show"
    title: ClassVar[str] = "Run of show"
    about: ClassVar[str] = (
        "The day to the minute, for the team, with room for what really happened."
    )
    noun: ClassVar[str] = "session"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP})

    def write(self, job: Job) -> None:
        """Write each day."""
        for workshop in job.over(job.choice.workshops(job.plan)):
            sessions = job.plan.day(workshop)
            composer = job.section(f"{self.title}: {workshop.code}")
            write_day(composer, workshop)
            composer.paragraph(_sums(sessions), "lead", keep=True)
            composer.table(_COLUMNS, [_row(job.plan, each) for each in sessions], _ROOM)
            _write_team(composer, job.plan, sessions)
            job.counts[workshop.code] = len(sessions)
            job.note_missing(self.title, workshop.code)


def write_day(composer: Composer, workshop: Workshop, what: str = "") -> None:
    """Write which day it is, and where and when people come."""
    composer.heading(f"{what}{day_title(workshop)}", 1)
    told = [
        day_date(workshop.held_on),
        clock("doors", workshop.doors),
        workshop.venue,
    ]
    if where := ", ".join(filter(None, told)):
        composer.paragraph(where[0].upper() + where[1:] + ".", "lead")


def _sums(sessions: Sequence[Session]) -> str:
    timed = [each for each in sessions if each.planned_start is not None]
    whole = counted(len(sessions), "session")
    if not timed:
        return f"{whole}; no times yet."
    start = timed[0].planned_start
    end = max(end_of(each) or 0 for each in timed)
    at_tables = sum(each.minutes for each in sessions if each.kind == "table")
    until = "midnight" if end >= _DAY else f"{moment_of(end):%H:%M}"
    return f"{start:%H:%M} to {until}; {whole}; {counted(at_tables, 'minute')} at tables."


def _row(plan: Plan, session: Session) -> list[Text]:
    least = session.minimum_minutes
    return [
        from_to(session.planned_start, session.minutes),
        session.code,
        [Span(session.title, STRONG), *(Span(f"\n{each}") for each in _details(plan, session))],
        WHO.get(session.kind, session.kind),
        str(session.minutes or ""),
        "fixed" if session.protected else str(least or ""),
        "",
    ]


def _details(plan: Plan, session: Session) -> Iterator[str]:
    """Say what is needed in a session: prompts, what is shown, and votes with their rounds."""
    prompts = plan.prompts_of(session)
    if prompts:
        yield "Prompts: " + ", ".join(f"{each.code}{_flags(each)}" for each in prompts)
    votes: dict[tuple[str, ...], list[str]] = {}
    for each in plan.trade_offs_of(session):
        votes.setdefault(plan.rounds_of(each, session), []).append(each.code)
    for rounds, codes in votes.items():
        when = f" ({', '.join(rounds)})" if any(rounds) else ""
        yield f"Votes: {', '.join(codes)}{when}"


def _flags(prompt: Prompt) -> str:
    flags = ["must ask"] if prompt.must_ask else []
    flags += ["summary"] if prompt.summary else []
    return f" ({', '.join(flags)})" if flags else ""


def _write_team(composer: Composer, plan: Plan, sessions: Sequence[Session]) -> None:
    """List who works where, and who works elsewhere for a session."""
    if not plan.staff:
        return
    tables = {each.id: f"table {each.code}" for each in plan.tables}
    roles: dict[str, list[str]] = {}
    for each in plan.staff:
        roles.setdefault(each.role, []).append(each.code)
    composer.heading("Team", 2)
    columns = [Column("Role", 1, names_row=True), Column("Who", 4)]
    composer.table(columns, [[role, ", ".join(codes)] for role, codes in roles.items()])
    codes = {each.id: each.code for each in sessions}
    names = {each.id: each.code for each in plan.staff}
    rows = [
        [codes[each.session_id], names.get(each.staff_id, "?"), where, each.task]
        for each in plan.duties
        if each.session_id in codes
        for where in [tables.get(each.table_id, "elsewhere") if each.table_id else "in the room"]
    ]
    if rows:
        composer.heading("Other duties", 2)
        heads = [Column("Session", 1, names_row=True), Column("Who"), Column("Where", 1.3)]
        composer.table([*heads, Column("Task", 3)], sorted(rows))
