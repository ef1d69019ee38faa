"""Adding to the outline: days, sessions, prompts and trade-offs, after what is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning import arranging, beginnings
from facilitator_app.domain.planning.beginnings import SORTS
from facilitator_app.domain.records import Prompt, Record, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.planning.beginnings import Sort
    from facilitator_app.domain.records import Session
    from facilitator_app.ui.plan.outline import OutlinePanel
    from facilitator_app.ui.plan.planner import Planner

    Pair = tuple[Record | None, Record | None]


class OutlineAdding(QObject):
    """Puts what is new after what is at hand, and shows it in its editor."""

    def __init__(self, panel: OutlinePanel, planner: Planner) -> None:
        super().__init__(panel)
        self._panel, self._planner = panel, planner
        panel.session.clicked.connect(self.offer_sorts)
        panel.prompt.clicked.connect(self.add_prompt)
        panel.trade_off.clicked.connect(self.add_trade_off)

    def add_day(self) -> None:
        """Add a day after the last one."""
        new = beginnings.new_day(self._planner.plan, self._planner.fresh)
        self._save([(None, new)], f"day {new.position} added", new)

    def add_session(self, sort: Sort = SORTS[0]) -> None:
        """Add a session after the one at hand; later times follow."""
        plan, day = self._planner.plan, self._panel.day
        with self._planner.context.messages.heeding():
            if day is None:
                raise PlanError("A session belongs to a day.", advice="Choose the day first.")
            here, there = self._panel.session_here, plan.day(day)
            at = there.index(here) + 1 if here in there else self._first(there)
            before = there[at - 1] if at else None
            new = beginnings.new_session(plan, day, sort, before, self._planner.fresh)
            pairs = arranging.sessions_added(plan, day, [new], at)
            self._save(pairs, f"session {new.code} added", new)

    def add_prompt(self) -> None:
        """Add a prompt to the session at hand, after the prompt at hand."""
        plan, session = self._planner.plan, self._panel.session_here
        with self._planner.context.messages.heeding():
            if session is None:
                raise PlanError("A prompt belongs to a session.", advice="Choose the session.")
            there = plan.prompts_of(session)
            row = self._panel.at_hand
            here = row.record if row else None
            at = there.index(here) + 1 if isinstance(here, Prompt) and here in there else len(there)
            new = beginnings.new_prompt(plan, session, self._planner.fresh)
            pairs = arranging.prompts_placed(plan, session, [new], at)
            self._save(pairs, f"prompt {new.code} added", new)

    def add_trade_off(self) -> None:
        """Add a trade-off to the session at hand, or to none yet."""
        plan, session = self._planner.plan, self._panel.session_here
        voted = session if session is not None and session.kind != "break" else None
        new = beginnings.new_trade_off(plan, voted, self._planner.fresh)
        self._save([(None, new)], f"trade-off {new.code} added", new)

    def offer_sorts(self) -> None:
        """Ask which sort of session, by a menu at the button."""
        button = self._panel.session
        menu = QMenu(button)
        menu.setAccessibleName("Sorts of sessions")
        for sort in SORTS:
            action = menu.addAction(f"{sort.words}\t{sort.minutes} min")
            action.triggered.connect(lambda _=False, sort=sort: self.add_session(sort))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _first(self, there: list[Session]) -> int:
        """Return where a session goes while none is at hand: last, or first after the day."""
        row = self._panel.at_hand
        at_day = row is not None and isinstance(row.record, Workshop)
        return 0 if at_day and there else len(there)

    def _save(self, pairs: Iterable[Pair], name: str, new: Record) -> None:
        if self._planner.change(pairs, name):
            self._planner.wanted.emit(new)
