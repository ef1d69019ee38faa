"""What Plan shows of a programme in which nothing is planned yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row

if TYPE_CHECKING:
    from facilitator_app.ui.actions import Actions


class NothingYet(Ground):
    """Says what belongs here, with the buttons that start it."""

    scope_wanted = Signal()

    def __init__(self, actions: Actions, *, read_only: bool) -> None:
        super().__init__("surface")
        self.day = Button("Add the first day", "primary", "plus")
        self.day.clicked.connect(actions["plan.day"].trigger)
        self.scope = Button("Write the scope card first", "plain", "target")
        self.scope.clicked.connect(self.scope_wanted)
        self.agenda = Button("From an agenda…", "plain", "calendar")
        self.agenda.clicked.connect(actions["plan.agenda"].trigger)
        self.template = Button("From a template…", "plain", "layers")
        self.template.clicked.connect(actions["plan.from"].trigger)
        buttons = [self.day, self.scope, self.agenda, self.template]
        if read_only:
            for each in buttons:
                each.hide()
        page = QWidget()
        page.setLayout(
            column(
                Label("Nothing is planned yet", "title"),
                Paragraph(
                    "A programme has days, a day has sessions, and a session has prompts and "
                    "trade-offs. They stand here as an outline, with their times beside them.",
                    "muted",
                ),
                8,
                row(*buttons[:2], None),
                8,
                Paragraph(
                    "Or begin with what there is: an agenda in a spreadsheet, which can also be "
                    "dropped here, or the design of another programme.",
                    "muted",
                ),
                row(*buttons[2:], None),
                None,
                gap=6,
                pad=(24, 24, 24, 24),
            )
        )
        self.setLayout(column(Scrolled(page), gap=0))
