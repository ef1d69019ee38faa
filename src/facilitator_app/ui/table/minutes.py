"""The minutes that are left for the session and for the prompt at hand.

A prompt's are counted while it is at hand and the session runs, so that looking at another one in
between costs it only that moment. They are kept beside the journal: a crash does not begin anew.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.planning import minutes
from facilitator_app.domain.planning.minutes import SOON, Reading
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from facilitator_app.domain.records import Prompt, Workshop
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace


class Minutes(QObject):
    """Counts them for one table in one session."""

    told = Signal()
    announced = Signal(str)
    """Five minutes are left, or none."""

    def __init__(self, workspace: Workspace, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = DraftKeeper(workspace, context.changes, context.jobs, self, words=False)
        self._desk: Desk | None = None
        self._workshop: Workshop | None = None
        self._prompt: Prompt | None = None
        self._spent: dict[str, float] = {}
        self._at, self._since = "", self._now()
        self._left: dict[str, int | None] = {}
        context.clock.ticked.connect(self._tick)

    @property
    def session(self) -> Reading:
        """What is left for the session."""
        desk = self._desk
        if desk is None:
            return Reading()
        return minutes.of_session(desk.session, self._workshop, self._now())

    @property
    def prompt(self) -> Reading:
        """What is left for the prompt at hand."""
        prompt = self._prompt
        if prompt is None or not prompt.minutes:
            return Reading()
        if not self._runs():
            return minutes.planned(prompt.minutes)
        return minutes.left_of(prompt.minutes, self._spent_on(str(prompt.id)))

    @property
    def has_ended(self) -> bool:
        """Whether the session's time has passed."""
        desk = self._desk
        return desk is not None and minutes.has_ended(desk.session, self._workshop, self._now())

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session."""
        self._desk, self._prompt = desk, None
        self._workshop = self._context.place.workshop_of(desk.session)
        self._spent, self._at, self._since = {}, "", self._now()
        self._read(self._keeper.begin(f"minutes of {desk.draft_place}"))

    def go(self, prompt: Prompt | None) -> None:
        """Count for another prompt from now on."""
        self._settle(str(prompt.id) if prompt else "")
        self._prompt = prompt
        self._left = self._readings()

    def put_away(self) -> None:
        """Count no more: another place comes, or the end."""
        if self._desk is not None:
            self._settle("")
            self._keeper.flush()
            self._desk = self._prompt = None

    def _tick(self) -> None:
        """Tell what is left, aloud when it has become little or nothing."""
        if self._desk is None:
            return
        before, self._left = self._left, self._readings()
        for what, left in self._left.items():
            was = before.get(what)
            if was is None or left is None:
                continue
            if left <= 0 < was:
                self.announced.emit(f"The time for {what} is up")
            elif left <= SOON < was:
                self.announced.emit(f"{counted(left, 'minute')} left for {what}")
        self.told.emit()

    def _readings(self) -> dict[str, int | None]:
        found = {"the session": self.session.left}
        if self._prompt is not None:
            found[f"prompt {self._prompt.code}"] = self.prompt.left
        return found

    def _settle(self, at: str) -> None:
        """Put down what was spent on the prompt that was at hand; another one is from now on."""
        if self._at:
            self._spent[self._at] = self._spent_on(self._at)
        self._at, self._since = at, self._now()
        if self._runs():
            kept = {"spent": self._spent, "at": at, "since": self._since.isoformat()}
            self._keeper.note(json.dumps(kept))

    def _spent_on(self, prompt: str) -> float:
        """Return the seconds spent on a prompt while the session ran."""
        spent, desk, now = self._spent.get(prompt, 0.0), self._desk, self._now()
        if desk is None or prompt != self._at or not self._runs():
            return spent
        begin = minutes.begin_of(desk.session, self._workshop, now)
        since = max(self._since, begin) if begin else self._since
        return spent + max(0.0, (now - since).total_seconds())

    def _read(self, kept: str) -> None:
        """Take in what was counted before, if that was today."""
        try:
            found = json.loads(kept or "{}")
            since = datetime.fromisoformat(found["since"])
            spent = {str(each): float(seconds) for each, seconds in found["spent"].items()}
            at = str(found["at"])
        except (KeyError, ValueError, TypeError, AttributeError):
            return  # nothing was, or a newer app has another form for it
        if since.date() == self._now().date():
            self._spent, self._at, self._since = spent, at, since

    def _runs(self) -> bool:
        desk = self._desk
        return desk is not None and minutes.runs(desk.session, self._workshop, self._now())

    def _now(self) -> datetime:
        return self._context.clock.now()
