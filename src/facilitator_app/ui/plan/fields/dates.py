"""A field for a date: typed as people write it, or taken from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.dates import read_date, written_date
from facilitator_app.ui.parts.lines import TextLine
from facilitator_app.ui.plan.fields.calendar import Calendar
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from PySide6.QtCore import QDate


class DateField(Field[date | None]):
    """A date; nothing is no date."""

    def __init__(self, name: str, about: str = "") -> None:
        self.line = TextLine(name, wide=22)
        self.calendar = Button("Calendar", "quiet", "calendar")
        self.calendar.setAccessibleName(f"{name}: calendar")
        super().__init__(name, self.line, about, self.calendar)
        self.popup: Calendar | None = None
        self.line.owner = self
        self.line.setPlaceholderText("day month year")
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self.calendar.clicked.connect(self._open)

    def text(self) -> str:
        """Return what stands in it."""
        return self.line.text()

    def put(self, text: str) -> None:
        """Let something stand in it."""
        self.line.setText(text)

    def read(self, text: str) -> date | None:
        """Return the date."""
        return read_date(text) if text.strip() else None

    def written(self, value: date | None) -> str:
        """Return it as Sat 12 September 2026."""
        return written_date(value) if value else ""

    def _open(self) -> None:
        """Show the calendar below, at the date that stands in the field."""
        try:
            at = self.value()
        except PlanError:
            at = None
        self.popup = Calendar(self, self.name, at or date.today())  # noqa: DTZ011 - of this place
        self.popup.show_below(self.line)
        self.popup.taken.connect(self._take)

    def _take(self, day: QDate) -> None:
        if self.popup is not None:
            self.popup.close()
            self.popup = None
        self.put(self.written(date(day.year(), day.month(), day.day())))
        self.typed.emit(self.text())
        self.left.emit()
        self.line.setFocus()
