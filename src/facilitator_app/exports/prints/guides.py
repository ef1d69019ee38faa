"""The guide of a table: what its facilitator asks, shows and lets people weigh, all day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.planning.formats import instruction_of
from facilitator_app.domain.votes import ANSWER
from facilitator_app.exports.pdf.days import WHO, from_to
from facilitator_app.exports.pdf.parts.part import counted
from facilitator_app.exports.pdf.parts.trade_offs import write_cases
from facilitator_app.exports.prints.choice import TABLES, WORKSHOP
from facilitator_app.exports.prints.run_of_show import write_day
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import (
        Prompt,
        Session,
        Staff,
        Table,
        TradeOff,
        Workshop,
    )
    from facilitator_app.exports.pdf.blocks import Block
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.prints.job import Job

_AT_TABLES = {"table", "individual"}


class Guides:
    """A guide for each table and day."""

    name: ClassVar[str] = "guides"
    title: ClassVar[str] = "Table guides"
    about: ClassVar[str] = "For each table what is asked, shown, weighed and recorded, in order."
    noun: ClassVar[str] = "session"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES})

    def write(self, job: Job) -> None:
        """Write a guide for each table and each day."""
        tables = job.choice.at_tables(job.plan)
        pairs = [(day, table) for day in job.choice.workshops(job.plan) for table in tables]
        for workshop, table in job.over(pairs):
            composer = job.section(f"Table {table.code}: guide for {workshop.code}")
            _Guide(composer, job.plan, table).write(workshop)
            job.counts[f"Table {table.code}"] += len(job.plan.day(workshop))
            job.note_missing(self.title, f"table {table.code}")


class _Guide:
    """The guide of one table while it is written."""

    def __init__(self, composer: Composer, plan: Plan, table: Table) -> None:
        self._composer = composer
        self._plan = plan
        self._table = table

    def write(self, workshop: Workshop) -> None:
        """Write a day."""
        composer, table = self._composer, self._table
        write_day(composer, workshop, f"Table {table.code}. ")
        staff = _named(self._plan.staff_at(table)) or "nobody of the team yet"
        told = [Span("At this table: ", STRONG), Span(f"{counted(table.seats, 'seat')}; {staff}.")]
        composer.paragraph(told)
        for session in self._plan.day(workshop):
            self._session(session)

    def _session(self, session: Session) -> None:
        composer, plan = self._composer, self._plan
        when = from_to(session.planned_start, session.minutes)
        title = "  ".join(filter(None, [when, session.code, session.title]))
        prompts, votes = plan.prompts_of(session), plan.trade_offs_of(session)
        if session.kind not in _AT_TABLES and not prompts and not votes:
            who = WHO.get(session.kind, session.kind)
            when = f"{title} ({who})" if who != "break" else title
            composer.paragraph(when, "between")
            return
        composer.heading(title, 2)
        composer.paragraph(" · ".join(self._facts(session)), "legend", keep=bool(prompts or votes))
        for prompt in prompts:
            _write_prompt(composer, prompt)
        for trade_off in votes:
            _write_trade_off(composer, trade_off, plan.rounds_of(trade_off, session))

    def _facts(self, session: Session) -> list[str]:
        here = self._plan.staff_at(self._table, session)
        usual = self._plan.staff_at(self._table)
        facts = [WHO.get(session.kind, session.kind), counted(session.minutes, "minute")]
        if session.protected:
            facts.append("not to be cut")
        elif 0 < session.minimum_minutes < session.minutes:
            facts.append(f"at least {session.minimum_minutes}")
        if session.round:
            facts.append(f"seating {session.round}")
        if {each.id for each in here} != {each.id for each in usual}:
            facts.append(f"here now: {_named(here) or 'nobody'}")
        return facts


def _write_prompt(composer: Composer, prompt: Prompt) -> None:
    first = len(composer.document.blocks)
    about = [prompt.code]
    about += [counted(prompt.minutes, "minute")] if prompt.minutes else []
    about += ["MUST ASK"] if prompt.must_ask else []
    composer.heading(" · ".join(about), 3)
    composer.paragraph(prompt.question or "(no question yet)", "asked")
    if prompt.probes:
        composer.bullets(prompt.probes)
    summary = "in three lines, of this prompt alone." if prompt.summary else ""
    told = (("Show", prompt.stimulus), ("Record", prompt.record_what), ("Sum up", summary))
    for name, text in told:
        if text:
            composer.paragraph([Span(f"{name}: ", STRONG), Span(text)])
    _keep_together(composer.document.blocks[first:])


def _write_trade_off(composer: Composer, trade_off: TradeOff, held: Sequence[str]) -> None:
    first = len(composer.document.blocks)
    composer.heading(f"{trade_off.code} {trade_off.title}", 3)
    composer.paragraph(trade_off.wording or "(no wording yet)", "asked")
    rounds = f"Votes: {', '.join(held)}." if any(held) else ""
    told = " ".join(filter(None, [instruction_of(trade_off), rounds]))
    composer.paragraph(told or "(no votes yet)", "legend")
    blocks = composer.document.blocks
    _keep_together(blocks[first:])
    sides = max(len(trade_off.best_cases), len(trade_off.costs))
    options = _options(trade_off)
    blocks[-1].keep_with_next = bool(options or sides)
    if options and sides != len(options):
        composer.bullets(options)
    write_cases(composer, trade_off)
    if trade_off.conditions:
        conditions = "; ".join(trade_off.conditions)
        composer.paragraph([Span("Conditions on offer: ", STRONG), Span(f"{conditions}.")])


def _options(trade_off: TradeOff) -> list[str]:
    """Return what can be marked, numbered places by their names."""
    if trade_off.places:
        return [f"{trade_off.places} {at}" for at, _ in enumerate(trade_off.options, start=1)]
    return [each for each in trade_off.options if each != ANSWER]


def _keep_together(blocks: Sequence[Block]) -> None:
    """Leave blocks on one page, if one holds them."""
    for each in blocks[:-1]:
        each.keep_with_next = True


def _named(staff: Sequence[Staff]) -> str:
    return ", ".join(f"{each.role} {each.code}" for each in staff)
