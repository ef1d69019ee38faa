"""What can be done to the lines that are chosen: move, copy, paste, protect, lengthen, remove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning import arranging
from facilitator_app.domain.records import Prompt, Record, Session, TradeOff, Workshop
from facilitator_app.ui.plan import outline_clipboard as clipboard
from facilitator_app.ui.plan.outline_rows import day_name
from facilitator_app.ui.plan.outline_words import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.ui.plan.outline import OutlinePanel
    from facilitator_app.ui.plan.outline_drop import Drop
    from facilitator_app.ui.plan.outline_rows import Row
    from facilitator_app.ui.plan.planner import Planner

    Pair = tuple[Record | None, Record | None]

T = TypeVar("T", bound=Record)
STEP = 5
"""Minutes by which a session or a prompt is made longer or shorter at once."""


class OutlineActs(QObject):
    """Does it to what is chosen, each as one edit."""

    def __init__(self, panel: OutlinePanel, planner: Planner) -> None:
        super().__init__(panel)
        self._panel, self._planner = panel, planner
        self._messages = planner.context.messages
        panel.view.dropped.connect(self.drop)
        panel.view.fix_wanted.connect(self.fix)
        panel.strip.segments.dropped_on.connect(self.drop_on_day)
        doing = {"copy": self.copy, "cut": self.cut, "paste": self.paste, "remove": self.remove}
        panel.view.wanted.connect(lambda wanted: doing[wanted]())

    # moving

    def move(self, by: int) -> None:
        """Move what is chosen up or down by one place."""
        plan, day = self._planner.plan, self._panel.day
        sessions, prompts = self._of(Session), self._of(Prompt)
        if sessions and day is not None:
            there = plan.day(day)
            places = [there.index(each) for each in sessions]
            to = min(places) - 1 if by < 0 else max(places) + 2
            if 0 <= to <= len(there):
                self._move_sessions(sessions, day, to)
        elif prompts:
            self._step_prompts(prompts, by)
        elif trade_offs := self._of(TradeOff):
            session = self._next(self._panel.session_here, by)
            if session is not None:
                self._move_trade_offs(trade_offs, session)

    def drop(self, drop: Drop) -> None:
        """Move what is chosen to where it was dropped."""
        sessions, day = self._of(Session), self._panel.day
        if sessions and day is not None:
            self._move_sessions(sessions, day, drop.at)
        elif drop.session is not None:
            prompts, trade_offs = self._of(Prompt), self._of(TradeOff)
            with self._messages.heeding():
                plan = self._planner.plan
                pairs = arranging.prompts_placed(plan, drop.session, prompts, drop.at)
                pairs += self._voted_in(drop.session)
                self._save(pairs, f"{named([*prompts, *trade_offs])} moved")

    def drop_on_day(self, place: str) -> None:
        """Move what is chosen to the end of another day; trade-offs to no day, too."""
        plan = self._planner.plan
        day = next((each for each in plan.workshops if str(each.id) == place), None)
        sessions, trade_offs = self._of(Session), self._of(TradeOff)
        if sessions and day is not None:
            self._move_sessions(sessions, day, len(plan.day(day)))
        elif trade_offs and not sessions:
            there = [each for each in plan.day(day) if each.kind != "break"] if day else []
            self._move_trade_offs(trade_offs, there[-1] if there else None)

    # copying

    def copy(self) -> None:
        """Put the chosen sessions with their prompts, or the chosen prompts, on the clipboard."""
        sessions, plan = self._of(Session), self._planner.plan
        copied: list[Record] = [*sessions]
        copied += [asked for each in sessions for asked in plan.prompts_of(each)]
        copied = copied or [*self._of(Prompt)]
        if copied:
            lines = [each.told for each in self._panel.view.chosen()]
            QApplication.clipboard().setMimeData(clipboard.data_of(copied, lines))

    def cut(self) -> None:
        """Copy, then remove."""
        if any(self._of(kind) for kind in (Session, Prompt)):
            self.copy()
            self.remove()

    def paste(self) -> None:
        """Add what was copied after what is at hand."""
        records = clipboard.records_in(QApplication.clipboard().mimeData())
        sessions = {each.id: each for each in records if isinstance(each, Session)}
        prompts = [each for each in records if isinstance(each, Prompt)]
        if sessions:
            asked = {e: [p for p in prompts if p.session_id == e.id] for e in sessions.values()}
            self._add_copies(asked)
        elif prompts:
            self._add_prompts(prompts)

    def duplicate(self) -> None:
        """Put a copy of what is chosen after it: sessions, prompts, trade-offs, or the day."""
        plan = self._planner.plan
        sessions, prompts = self._of(Session), self._of(Prompt)
        if sessions:
            self._add_copies({each: plan.prompts_of(each) for each in sessions})
        elif prompts:
            self._add_prompts(prompts)
        elif trade_offs := self._of(TradeOff):
            pairs = arranging.trade_offs_copied(plan, trade_offs, self._planner.fresh)
            self._add(pairs, f"{named(trade_offs)} copied", TradeOff)
            self._say("A copy is another question: word it, no shift is calculated between them.")
        elif self._of(Workshop):
            self.copy_day()

    def copy_day(self) -> None:
        """Add a copy of the day that is shown, with its sessions and prompts."""
        day = self._day()
        if day is not None:
            new, pairs = arranging.day_copied(self._planner.plan, day, self._planner.fresh)
            if self._save(pairs, f"{named([day])} copied"):
                self._panel.go([new])
                self._say(f"{day_name(day)} copied to {day_name(new)}, without its trade-offs.")

    # what else

    def protect(self) -> None:
        """Protect the chosen sessions when the day runs late; if all are, no longer."""
        sessions = self._of(Session)
        on = not all(each.protected for each in sessions)
        words = "protected" if on else "no longer protected"
        pairs: list[Pair] = [(each, replace(each, protected=on)) for each in sessions]
        self._save(pairs, f"{named(sessions)} {words}")

    def lengthen(self, by: int) -> None:
        """Make what is chosen longer or shorter; later times follow."""
        sessions, prompts = self._of(Session), self._of(Prompt)
        words = f"{abs(by)} min {'longer' if by > 0 else 'shorter'}"
        with self._messages.heeding():
            pairs = arranging.lengthened(self._planner.plan, sessions, by, STEP)
            if not sessions:
                asked = ((each, max(STEP, each.minutes + by)) for each in prompts)
                pairs = [(each, replace(each, minutes=minutes)) for each, minutes in asked]
            self._save(pairs, f"{named(sessions or prompts)} {words}")

    def remove(self) -> None:
        """Remove what is chosen, and what cannot be without it."""
        if all(each.held for each in self._panel.view.chosen()):
            trade_offs = self._of(TradeOff)
            self._save(self._voted_in(None), f"{named(trade_offs)} voted on in fewer sessions")
            return
        chosen = self._of(Record)
        parts = [each for each in chosen if isinstance(each, Session | Prompt | TradeOff)]
        gone: list[Record] = [*parts] or [each for each in chosen if isinstance(each, Workshop)]
        if not gone:
            return
        with self._messages.heeding():
            every = self._planner.workspace.all(TradeOff)
            pairs = arranging.removed(self._planner.plan, gone, every)
            name = f"{named(gone)} removed"
            if self._save(pairs, name):
                self._say(f"{name[0].upper()}{name[1:]}.")

    def remove_day(self) -> None:
        """Remove the day that is shown, with its sessions."""
        day = self._day()
        if day is not None:
            self._panel.view.choose_keys([str(day.id)])
            self.remove()

    def fix(self, row: Row) -> None:
        """Mend what a check found, as its button says."""
        found, session = row.about, row.record
        if found is None or not isinstance(session, Session):
            return
        plan = self._planner.plan
        day = next(each for each in plan.workshops if each.id == session.workshop_id)
        with self._messages.heeding():
            name, pairs = arranging.mended(plan.day(day), session, found)
            self._save(pairs, name)

    # parts

    def _of(self, kind: type[T]) -> list[T]:
        """Return the records of a kind that are chosen."""
        rows = [each for each in self._panel.view.chosen() if each.about is None]
        return [*dict.fromkeys(each.record for each in rows if isinstance(each.record, kind))]

    def _day(self) -> Workshop | None:
        """Return the day that is shown, or the one that is chosen among all of them."""
        return self._panel.day or next(iter(self._of(Workshop)), None)

    def _move_sessions(self, sessions: Sequence[Session], day: Workshop, to: int) -> None:
        with self._messages.heeding():
            plan = self._planner.plan
            pairs = arranging.sessions_moved(plan, sessions, day, to)
            away = any(each.workshop_id != day.id for each in sessions)
            if self._save(pairs, f"{named(sessions)} moved") and away:
                words = named(sessions)
                self._say(f"{words[0].upper()}{words[1:]} moved to {day_name(day)}.")

    def _move_trade_offs(self, trade_offs: Sequence[TradeOff], to: Session | None) -> None:
        self._save(self._voted_in(to), f"{named(trade_offs)} moved")

    def _voted_in(self, to: Session | None) -> list[Pair]:
        """Return what voting in another session on what is chosen comes to: on some rounds of it.

        Rounds that are dropped on no session are voted on with their trade-off again.
        """
        fresh, plan = self._planner.fresh, self._planner.plan
        found: list[Pair] = []
        for row in self._panel.view.chosen():
            if row.about is None and isinstance(row.record, TradeOff):
                rounds = dict.fromkeys(row.held, to.id if to else None)
                held = arranging.rounds_moved(plan, row.record, rounds, fresh)
                found += held if rounds else arranging.trade_offs_moved([row.record], to)
        return found

    def _step_prompts(self, prompts: Sequence[Prompt], by: int) -> None:
        """Move prompts by one place, from the edge of a session into the next one."""
        plan, session = self._planner.plan, self._panel.session_here
        there = plan.prompts_of(session) if session else []
        places = [there.index(each) for each in prompts if each in there]
        if session is None or not places:
            return
        to = min(places) - 1 if by < 0 else max(places) + 2
        if not 0 <= to <= len(there):
            session = self._next(session, by)
            to = len(plan.prompts_of(session)) if session and by < 0 else 0
        if session is not None:
            pairs = arranging.prompts_placed(plan, session, prompts, to)
            self._save(pairs, f"{named(prompts)} moved")

    def _next(self, session: Session | None, by: int) -> Session | None:
        """Return the next session of the day in which something is asked, or the one before."""
        day = self._panel.day
        if session is None or day is None:
            return None
        there = self._planner.plan.day(day)
        place = there.index(session)
        rest = there[place + 1 :] if by > 0 else reversed(there[:place])
        return next((each for each in rest if each.kind != "break"), None)

    def _add_copies(self, copied: dict[Session, list[Prompt]]) -> None:
        plan, day = self._planner.plan, self._panel.day
        with self._messages.heeding():
            if day is None:
                raise PlanError("Sessions belong to a day.", advice="Choose the day first.")
            there = plan.day(day)
            chosen = [there.index(each) for each in self._of(Session) if each in there]
            here = self._panel.session_here
            at = max(chosen or [there.index(here) if here in there else len(there) - 1]) + 1
            fresh = self._planner.fresh
            pairs = arranging.sessions_copied(plan, day, copied, at, fresh)
            self._add(pairs, f"{named(list(copied))} copied", Session)

    def _add_prompts(self, prompts: Sequence[Prompt]) -> None:
        plan, session = self._planner.plan, self._panel.session_here
        with self._messages.heeding():
            if session is None:
                raise PlanError("Prompts belong to a session.", advice="Choose the session first.")
            there = plan.prompts_of(session)
            chosen = [there.index(each) for each in self._of(Prompt) if each in there]
            at = max(chosen, default=len(there) - 1) + 1
            fresh = self._planner.fresh
            pairs = arranging.prompts_copied(plan, session, prompts, at, fresh)
            self._add(pairs, f"{named(prompts)} copied", Prompt)

    def _add(self, pairs: Sequence[Pair], name: str, kind: type[Record]) -> None:
        """Save what is new, and choose it."""
        new = [after for before, after in pairs if before is None and isinstance(after, kind)]
        if self._save(pairs, name):
            self._panel.go(new)

    def _save(self, pairs: Iterable[Pair], name: str) -> bool:
        return self._planner.change(pairs, name)

    def _say(self, words: str) -> None:
        undo = self._planner.context.actions["undo"].trigger
        self._messages.say(words, "info", "Undo", undo)
