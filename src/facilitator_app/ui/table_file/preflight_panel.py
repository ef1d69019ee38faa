"""Whether this laptop is ready for the day, line by line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Rule, Scrolled, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.start.panel import Field, Problem
from facilitator_app.workspace.drift import drift_from, keep_drift
from facilitator_app.workspace.preflight import BAD, GOOD, Checked, preflight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.workspace import Workspace

_NAME = 88
_SIGNS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}
_WORDS = {"good": "in order", "warn": "to be heeded", "bad": "to be put right"}
_TIME = (
    "Let the lead read out a time that is about to come. Type it here, and press Enter when the "
    "lead says “now”."
)


class PreflightPanel(Overlay):
    """Tries everything when it is opened, and again when somebody asks for it."""

    tall = True

    def __init__(self, over: QWidget, workspace: Workspace, jobs: Jobs) -> None:
        self._workspace, self._jobs = workspace, jobs
        self.found: list[Checked] = []
        self.told = Label("Looking…", "strong")
        self.again = Button("Check again", icon="repeat")
        self.time = Field("Time of the lead's clock")
        self.time.setPlaceholderText("09:30:00")
        self.compare = Button("Now", "primary", "clock")
        self.problem = Problem()
        self._lines = column(gap=0)
        self._shown: list[QWidget] = []
        inside = QWidget()
        inside.setLayout(
            column(
                row(self.told, None, self.again),
                self._lines,
                4,
                self.time.label,
                Paragraph(_TIME, "muted"),
                row((self.time, 1), self.compare),
                self.problem,
                None,
                gap=8,
            )
        )
        super().__init__(over, "Check this laptop", Scrolled(inside), 720)
        self.again.clicked.connect(self.look)
        self.compare.clicked.connect(self._compare)
        self.time.returnPressed.connect(self._compare)
        self.look()

    def look(self) -> None:
        """Look at everything, beside the window."""
        now, workspace = datetime.now(UTC), self._workspace
        self.told.say("Looking…")
        self.again.setEnabled(False)
        job = self._jobs.start(lambda _: preflight(workspace, now), self._show, self._fail)
        self.destroyed.connect(job.cancel)

    # parts

    def _show(self, found: Sequence[Checked]) -> None:
        self.found = [*found, screens(len(QGuiApplication.screens()))]
        for each in self._shown:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._shown = [_Line(each) for each in self.found]
        for line in self._shown:
            self._lines.addWidget(line)
        self._rest()
        self.told.say(said_of(self.found))
        announce(self, said_of(self.found))

    def _fail(self, error: FacilitatorError) -> None:
        self._rest()
        self.told.say("Not everything could be looked at.")
        self.problem.say(error.sentence())

    def _rest(self) -> None:
        """Let it be done again; whoever is not elsewhere by now goes on from there."""
        self.again.setEnabled(True)
        if not self.time.hasFocus():
            self.again.setFocus()

    def _compare(self) -> None:
        """Take the time that is read out at this moment."""
        try:
            drift = drift_from(self.time.text(), datetime.now().astimezone())
            keep_drift(self._workspace, drift)
        except FacilitatorError as error:
            self.problem.say(error.sentence())
            self.time.selectAll()
            self.time.setFocus()
            return
        self.problem.say("")
        self.time.clear()
        self.look()


def screens(number: int) -> Checked:
    """Tell whether somebody else may see what is typed."""
    if number > 1:
        return Checked(
            "Screens",
            "warn",
            f"{number} screens show this laptop.",
            "Take the second one off, or see that nobody reads along.",
        )
    return Checked("Screens", GOOD, "No second screen shows this laptop.")


def said_of(found: Sequence[Checked]) -> str:
    """Say how it stands in one line."""
    bad = sum(each.tone == BAD for each in found)
    warn = sum(each.tone not in (GOOD, BAD) for each in found)
    parts = [
        f"{counted(number, 'thing')} {_WORDS[tone]}"
        for number, tone in ((bad, "bad"), (warn, "warn"))
        if number
    ]
    return f"{', '.join(parts)}." if parts else "This laptop is ready."


class _Line(QWidget):
    """One thing that was looked at; its sign and its last word say how it stands."""

    def __init__(self, each: Checked) -> None:
        super().__init__()
        self._name = Label(each.what, "strong")
        words = column(Paragraph(each.told), gap=0)
        if each.advice:
            words.addWidget(Paragraph(each.advice, "muted"))
        sign, how = Glyph(_SIGNS[each.tone], each.tone), Label(_WORDS[each.tone], "", each.tone)
        inside = row(sign, self._name, (words, 1), how, gap=12, pad=(4, 5, 4, 5))
        self.setLayout(column(inside, Rule(), gap=0))
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        """Line up again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._line_up()

    def _line_up(self) -> None:
        self._name.setMinimumWidth(current().px(_NAME))
