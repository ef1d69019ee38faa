"""Before the first note: which table this laptop is at, or why nothing can be noted yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Table

_ACROSS = 4


class Arriving(Ground):
    """Asks once for the table; the laptop remembers it."""

    table_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("surface")
        self.title = Paragraph("", "page")
        self.words = Paragraph("", "muted")
        self.buttons: list[Button] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        inside = QWidget()
        inside.setLayout(
            column(self.title, self.words, 12, self._grid, None, gap=8, pad=(32, 32, 32, 32))
        )
        self.setLayout(column((Scrolled(inside), 1)))

    def ask(self, tables: Sequence[Table], *, session: bool) -> None:
        """Ask for one of the tables, or say what is missing."""
        for each in self.buttons:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.buttons = []
        if tables and session:
            self.title.say("Which table is this laptop at?")
            self.words.say("Its notes are filed under that table. You can change it later.")
            for place, table in enumerate(tables):
                self._grid.addWidget(self._button(table), *divmod(place, _ACROSS))
        else:
            missing = "no session" if tables else "no table"
            self.title.say("Nothing can be noted yet")
            self.words.say(
                f"There is {missing} in this programme. Notes need a place to belong to."
            )

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.buttons[0] if self.buttons else self

    def _button(self, table: Table) -> Button:
        button = Button(table.title or table.code, "start")
        button.clicked.connect(lambda: self.table_chosen.emit(table))
        self.buttons.append(button)
        return button
