"""What the outline lists: a day with all that happens on it, or what belongs to every day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.checks import WRONG, Finding
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Prompt, Record, Session, TradeOff, Workshop

PROGRAMME = "programme"
SECTION, DAY, SESSION, PROMPT, TRADE_OFF, FINDING = (
    *("section", "day", "session", "prompt", "trade-off"),
    "finding",
)
SECTIONS = {
    "scope": ("Scope card", "target"),
    "tables": ("Tables", "messages-square"),
    "team": ("Team", "users"),
    "briefings": ("Briefings", "clipboard-list"),
    "themes": ("Themes", "hash"),
    "shorthand": ("Shorthand", "keyboard"),
    "seats": ("Seats", "layers"),
    "prints": ("Prints", "printer"),
}
"""What belongs to the programme as a whole, each with its words and its icon."""
QUIET = ("break",)


@dataclass(frozen=True)
class Row:
    """One line of the outline."""

    key: str
    """What it is the same line by, whatever is changed in it."""
    kind: str
    title: str
    record: Record | None = None
    """What it shows, or what it is said about."""
    section: str = ""
    starts: str = ""
    code: str = ""
    minutes: int = 0
    mark: str = ""
    """The icon beside the minutes, and what it says."""
    marked: str = ""
    wrong: bool = False
    quiet: bool = False
    about: Finding | None = None
    fix: str = ""
    """The word on the button that mends it."""
    held: tuple[str, ...] = ()
    """The rounds that it stands for, if a trade-off is listed in another session as well."""

    @property
    def told(self) -> str:
        """The line as it is read out."""
        if self.kind == FINDING:
            return f"To look at: {self.title}" + (f" Enter: {self.fix}." if self.fix else "")
        parts = [
            self.starts,
            self.kind if self.kind in (PROMPT, TRADE_OFF) else "",
            self.code,
            self.title,
            counted(self.minutes, "minute") if self.minutes else "",
            self.marked,
        ]
        return ", ".join(filter(None, parts))


class Outline:
    """The design as lines, with what the checks found under what it is about."""

    def __init__(self, plan: Plan, found: Iterable[Finding]) -> None:
        self.plan = plan
        self._titles = Counter(each.title for each in plan.trade_offs)
        self._found: dict[UUID, list[Finding]] = {}
        for each in found:
            self._found.setdefault(each.record_id, []).append(each)

    def of_day(self, workshop: Workshop) -> list[Row]:
        """Return the lines of one day."""
        return list(self._day(workshop))

    def of_programme(self) -> list[Row]:
        """Return the lines of what belongs to every day."""
        return list(self._programme())

    def _day(self, workshop: Workshop) -> Iterator[Row]:
        yield Row(str(workshop.id), DAY, day_title(workshop), workshop)
        yield from self._findings(workshop)
        for session in self.plan.day(workshop):
            yield self._session(session)
            yield from self._findings(session)
            for prompt in self.plan.prompts_of(session):
                yield _prompt(prompt, session)
                yield from self._findings(prompt)
            for trade_off in self.plan.trade_offs_of(session):
                row = self._trade_off(trade_off, session)
                yield row
                yield from () if row.held else self._findings(trade_off)

    def _programme(self) -> Iterator[Row]:
        plan = self.plan
        about: dict[str, Sequence[Record]] = {
            "scope": [plan.programme],
            "tables": plan.tables,
            "team": plan.staff,
            "themes": plan.themes,
            "shorthand": plan.shorthand,
        }
        for name, (words, icon) in SECTIONS.items():
            record = plan.programme if name == "scope" else None
            yield Row(name, SECTION, words, record, section=name, mark=icon)
            yield from self._gathered(name, about.get(name, ()))
            if name == "scope":
                yield from map(self._workshop, plan.workshops)
        for trade_off in plan.trade_offs_of(None):
            yield self._trade_off(trade_off, None)
            yield from self._findings(trade_off)

    def _trade_off(self, trade_off: TradeOff, session: Session | None) -> Row:
        """Return the line of a trade-off: in each session with the rounds that are held there."""
        words = trade_off.title or trade_off.code
        if (
            self._titles[trade_off.title] > 1
        ):  # as of an anchor poll: what is asked tells them apart
            words = trade_off.wording or words
        key, held = str(trade_off.id), tuple[str, ...]()
        if self.plan.is_spread(trade_off):
            rounds = self.plan.rounds_of(trade_off, session)
            words = f"{', '.join(rounds)} · {words}"
            if session is not None and session.id != self.plan.home_of(trade_off):
                key, held = f"{key} {', '.join(rounds)}", rounds
        return Row(key, TRADE_OFF, words, trade_off, code=trade_off.code, held=held)

    def _session(self, session: Session) -> Row:
        mark = ("lock", "protected") if session.protected else ("", "")
        return Row(
            str(session.id),
            SESSION,
            session.title or session.code,
            session,
            starts=f"{session.planned_start:%H:%M}" if session.planned_start else "",
            code=session.code,
            minutes=session.minutes,
            mark=mark[0],
            marked=mark[1],
            wrong=any(e.start and e.weight == WRONG for e in self._found.get(session.id, ())),
            quiet=session.kind in QUIET,
        )

    def _workshop(self, workshop: Workshop) -> Row:
        """Return a day among what belongs to every day, marked if something is wrong on it."""
        ids: list[UUID] = [workshop.id]
        for session in self.plan.day(workshop):
            ids.append(session.id)
            ids += [each.id for each in self.plan.prompts_of(session)]
            ids += [each.id for each in self.plan.trade_offs_of(session)]
        wrong = any(e.weight == WRONG for each in ids for e in self._found.get(each, ()))
        marked = "something is wrong" if wrong else ""
        return Row(str(workshop.id), DAY, day_title(workshop), workshop, marked=marked, wrong=wrong)

    def _findings(self, record: Record) -> Iterator[Row]:
        for place, each in enumerate(self._found.get(record.id, ())):
            yield _finding(f"{record.id} {place}", each, record, each.message)

    def _gathered(self, name: str, records: Sequence[Record]) -> Iterator[Row]:
        """Return one line for all that was found about many: their editor says each."""
        found = [(each, e) for each in records for e in self._found.get(each.id, ())]
        if found:
            record, first = found[0]
            row = _finding(f"{name} 0", first, record, first.message)
            more = f" And {len(found) - 1} more." if len(found) > 1 else ""
            words = f"{row.title}{more}"
            yield Row(row.key, FINDING, words, section=name, about=first, wrong=row.wrong)


def day_name(workshop: Workshop) -> str:
    """Return what a day is called in few words."""
    return f"Day {workshop.position}" if workshop.position else workshop.code


def day_title(workshop: Workshop) -> str:
    """Return what a day is called, and what it is about."""
    return " · ".join(filter(None, (day_name(workshop), workshop.title)))


def _prompt(prompt: Prompt, session: Session) -> Row:
    mark = ("pin", "must be asked") if prompt.must_ask else ("", "")
    code = prompt.code.removeprefix(session.code) or prompt.code
    words = prompt.question or prompt.code
    return Row(
        *(str(prompt.id), PROMPT, words, prompt),
        code=code,
        minutes=prompt.minutes,
        mark=mark[0],
        marked=mark[1],
    )


def _finding(key: str, finding: Finding, record: Record, words: str) -> Row:
    fix = ""
    if finding.start is not None:
        fix = f"Start at {finding.start:%H:%M}"
    elif finding.minutes is not None:
        fix = f"Set {finding.minutes} min"
    elif finding.minimum is not None:
        fix = f"Set {finding.minimum} min"
    if not fix:
        words = f"{words} {finding.advice}".strip()
    wrong = finding.weight == WRONG
    return Row(f"finding {key}", FINDING, words, record, about=finding, fix=fix, wrong=wrong)
