"""Keeps what is half typed in the file, a moment behind the typing and never in its way."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.workspace import Workspace

_BEHIND = 700
"""Milliseconds."""


class DraftKeeper(QObject):
    """Keeps the last words of one line; only one is on its way to the disk at a time."""

    def __init__(
        self,
        workspace: Workspace,
        changes: Changes,
        jobs: Jobs,
        parent: QObject,
        *,
        words: bool = True,
    ) -> None:
        """Keep words, or what nobody would miss: then whoever closes is not asked about it."""
        super().__init__(parent)
        self._workspace, self._jobs = workspace, jobs
        self._place, self._text, self._kept = "", "", ""
        self._unkept: dict[str, str] = {}
        """What the disk did not take when its line went away, by its place."""
        self._busy = False
        self._turn, self._in_turn = 0, Lock()
        """Counts what was kept at once: what set out before and comes later is older than that."""
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self._keep)
        if words:
            changes.leaving.connect(self._tell_unkept)

    def begin(self, place: str) -> str:
        """Keep the words of another line from now on; return what was typed there last."""
        self.flush()
        self._place = place
        self._kept = self._workspace.draft(place)
        self._text = self._unkept.pop(place, self._kept)
        return self._text

    def note(self, text: str) -> None:
        """Keep these words soon."""
        self._text = text
        if text != self._kept and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep them now: the line is about to go away."""
        self._timer.stop()
        with self._in_turn:
            self._turn += 1
        if self._place and (self._busy or self._text != self._kept):
            self._unkept[self._place] = self._text
        for place, text in [*self._unkept.items()]:
            with suppress(FacilitatorError):  # whoever closes is told; see `_tell_unkept`
                self._workspace.keep_draft(place, text)
                del self._unkept[place]
                if place == self._place:
                    self._kept = text

    def _tell_unkept(self, words: list[str]) -> None:
        self.flush()
        words += filter(None, self._unkept.values())

    def _keep(self) -> None:
        if self._busy or self._text == self._kept:
            return
        self._busy = True
        place, text, turn = self._place, self._text, self._turn
        self._jobs.start(
            lambda _progress: self._keep_in_turn(place, text, turn),
            lambda _nothing: self._after(place, text, turn),
            lambda _error: self._after(place, "", turn),
        )

    def _keep_in_turn(self, place: str, text: str, turn: int) -> None:
        """Keep words beside the window, unless newer ones were kept meanwhile."""
        with self._in_turn:
            if turn == self._turn:
                self._workspace.keep_draft(place, text)

    def _after(self, place: str, text: str, turn: int) -> None:
        if not isValid(self):  # the programme was closed meanwhile
            return
        self._busy = False
        if place == self._place:
            if turn == self._turn:
                self._kept = text
            self.note(self._text)
