"""A field for a date: typed as people write it, or taken from a calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.plan.fields.calendar import Calendar
from facilitator_app.ui.plan.fields.field import Field
from facilitator_app.ui.plan.fields.lines import TextLine

if TYPE_CHECKING:
    from PySide6.QtCore import QDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2}|[^\W\d_]+)\.?,?[-./ ]*(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)
_CENTURY, _LETTERS = 2000, 3


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
        plain = _WEEKDAY.sub("", text.strip(), count=1)
        return read_date(plain) if plain else None

    def written(self, value: date | None) -> str:
        """Return it as Sat 12 September 2026."""
        if value is None:
            return ""
        return f"{_DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"

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


def read_date(text: str) -> date:
    """Return a date as people write it, the day before the month; or refuse it."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits
    else:
        day = month = year = 0
    try:
        return date(year, month, day)
    except ValueError:
        raise PlanError(
            f"“{text}” is no date.", advice="Type it as 12 September 2026, or 12/9/2026."
        ) from None


def _month(text: str) -> int:
    """Return the number of a month, or 0."""
    if text.isdigit():
        return int(text)
    begun = [each for each in MONTHS if each.lower().startswith(text.lower())]
    return MONTHS.index(begun[0]) + 1 if len(text) >= _LETTERS and begun else 0
