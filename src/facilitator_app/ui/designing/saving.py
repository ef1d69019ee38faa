"""Keeps the design of the open programme as a template, under a name that is asked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app import templates
from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column, row
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.start.panel import Field, Problem

if TYPE_CHECKING:
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.services import Services

_ABOUT = (
    "Days, sessions, prompts, trade-offs, tables, team and briefings are kept on this laptop, to "
    "start another programme from. Dates, people and answers are not."
)


class SavePanel(Overlay):
    """A name, and what becomes of a template that has it."""

    def __init__(self, over: QWidget, services: Services, current: OpenProgramme) -> None:
        self._services, self._current = services, current
        self.name, self.problem = Field("Name of the template"), Problem()
        self.taken = Paragraph("", "", "warn")
        self.save = Button("Save the template", "primary", "check")
        content = QWidget()
        content.setLayout(
            column(
                Paragraph(_ABOUT, "muted"),
                4,
                self.name.label,
                self.name,
                self.taken,
                self.problem,
                4,
                row(None, self.save),
                gap=6,
            )
        )
        super().__init__(over, "Save as a template", Scrolled(content), 560)
        self.name.textChanged.connect(self._follow)
        self.name.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.name.setText(current.name)
        self.name.selectAll()
        self.name.setFocus()

    def _follow(self) -> None:
        """Say if there is one of that name already."""
        self.problem.say("")
        there = False
        try:
            there = bool(self.name.text().strip()) and templates.is_there(self.name.text())
        except PlanError as error:
            self.problem.say(error.sentence())
        self.taken.say("A template has this name. It makes way for this one." if there else "")
        self.taken.setVisible(there)

    def _save(self) -> None:
        try:
            saved = templates.save(self._current.workspace, self.name.text())
        except PlanError as error:
            self.problem.say(error.sentence())
            self.name.setFocus()
            return
        self.close()
        self._services.messages.say(
            f"{saved.name} is kept as a template. It is offered where a new programme is made."
        )
