"""Fields of numbers and of times of day: typed freely, stepped with the arrow keys or by a press.

The wheel does nothing here: it scrolls the page, and never changes a number on its way.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.clock import clock
from facilitator_app.domain.planning.days import minute_of
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.lines import TextLine
from facilitator_app.ui.plan.fields.field import Field

V = TypeVar("V")

_HOUR, _DAY = 60, 24 * 60
_HOURS = re.compile(r"(\d{1,2})\s*(?::|h|hours?)\s*(\d{1,2})?\s*(?:m|min|minutes?)?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?)?\.?", re.IGNORECASE)


class SteppedField(Field[V], Generic[V]):
    """A value that has a next and a previous one."""

    step = 1

    def __init__(
        self, name: str, about: str = "", unit: str = "", *, labelled: bool = True
    ) -> None:
        self.line = TextLine(name, wide=6)
        self.less, self.more = _step(name, "minus", -1), _step(name, "plus", 1)
        beside = [Label(unit, "muted")] if unit else []
        super().__init__(name, self.line, about, *beside, self.less, self.more, labelled=labelled)
        self.line.steps, self.line.owner = True, self
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self.line.stepped.connect(self._step)
        self.less.clicked.connect(lambda: self._press(-1))
        self.more.clicked.connect(lambda: self._press(1))

    def stepped(self, value: V, by: int) -> V:
        """Return the value so many steps on, as far as there is one."""
        raise NotImplementedError

    def text(self) -> str:
        """Return what stands in it."""
        return self.line.text()

    def put(self, text: str) -> None:
        """Let something stand in it."""
        self.line.setText(text)

    def _step(self, by: int) -> None:
        try:
            value = self.value()
        except PlanError as error:
            self.complain(error.sentence())
            return
        self.put(self.written(self.stepped(value, by)))
        self.line.selectAll()
        self.typed.emit(self.text())

    def _press(self, by: int) -> None:
        """Step, and save unless the field has the focus: then it is saved as it is left."""
        self._step(by)
        if not self.line.hasFocus():
            self.left.emit()


class NumberField(SteppedField[int]):
    """A whole number."""

    def __init__(
        self,
        name: str,
        about: str = "",
        unit: str = "",
        *,
        least: int = 0,
        most: int = 999,
        labelled: bool = True,
    ) -> None:
        super().__init__(name, about, unit, labelled=labelled)
        self._least, self._most = least, most

    def read(self, text: str) -> int:
        """Return the number; nothing typed is the least there is."""
        plain = text.strip()
        if not plain:
            return self._least
        if not (plain.isascii() and plain.isdigit()):
            raise PlanError(f"“{plain}” is no whole number.", advice="Type it in digits.")
        return self._within(int(plain))

    def stepped(self, value: int, by: int) -> int:
        """Return the number so many steps on, as far as it may go."""
        return min(max(value + by * self.step, self._least), self._most)

    def _within(self, number: int) -> int:
        if not self._least <= number <= self._most:
            raise PlanError(f"{number} is not between {self._least} and {self._most}.")
        return number


class MinutesField(NumberField):
    """A number of minutes; hours may be typed too, as 1:10 or 1 h 10."""

    step = 5

    def __init__(self, name: str, about: str = "", *, labelled: bool = True) -> None:
        super().__init__(name, about, "min", most=_DAY, labelled=labelled)

    def read(self, text: str) -> int:
        """Return the minutes."""
        plain = text.strip()
        if found := _HOURS.fullmatch(plain):
            return self._within(int(found[1]) * _HOUR + int(found[2] or 0))
        if found := _MINUTES.fullmatch(plain):
            return self._within(int(found[1]))
        if not plain:
            return 0
        raise PlanError(f"“{plain}” is no number of minutes.", advice="Type it as 50, or as 1:10.")


class TimeField(SteppedField[time | None]):
    """A time of day, typed as 9:30, 930 or 9.30; nothing is no time."""

    step = 5

    def read(self, text: str) -> time | None:
        """Return the time."""
        plain = text.strip()
        return clock(plain) if plain else None

    def written(self, value: time | None) -> str:
        """Return it as 09:30."""
        return f"{value:%H:%M}" if value else ""

    def stepped(self, value: time | None, by: int) -> time | None:
        """Return the next time on the grid of five minutes, within the day."""
        minute = minute_of(value) if value else 9 * _HOUR
        wanted = minute + by * self.step
        on_grid = wanted - wanted % self.step if by > 0 else -(-wanted // self.step) * self.step
        kept = min(max(on_grid, 0), _DAY - self.step)
        return time(kept // _HOUR, kept % _HOUR)


def _step(name: str, icon: str, way: int) -> Button:
    """Return a button that steps: the arrow keys do the same, so Tab passes it by."""
    button = Button("", "icon", icon)
    button.setAccessibleName(f"{name}: {'more' if way > 0 else 'less'}")
    button.setToolTip("Up arrow" if way > 0 else "Down arrow")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
