"""Practice: a programme to try things on, of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.programmes import author
from facilitator_app.ui.shell.practice_strip import PracticeStrip

if TYPE_CHECKING:
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window


class Practising(QObject):
    """Makes it, opens it at its table, and says above it what to try."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        window.services.actions.offer("practise", self.begin)

    def begin(self) -> None:
        """Begin, with nothing left from the time before."""
        if not self._programmes.may_close():
            return
        from facilitator_app.demo.practice import make_practice  # noqa: PLC0415 - few need it

        services = self._window.services
        try:
            workspace = make_practice(author())
            self._programmes.take(workspace.path, workspace)
        except FacilitatorError as error:
            services.messages.fail(error)
            return
        current = self._programmes.current
        if current is not None:
            current.page.top.mark.say("Practice", tone="warn")
            current.page.put_on_top(PracticeStrip(current.changes, services.actions))
            current.page.go("table")
