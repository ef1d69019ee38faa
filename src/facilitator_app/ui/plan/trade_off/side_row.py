"""One end or option, with its best case and its cost beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.planning.sides import Side
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.plan.trade_off.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

BEST, COST = "Best case", "Cost"


class SideRow(QWidget):
    """Words, best case and cost of one side."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Label("", "strong")
        self.words, self.best, self.cost = Words(""), Words(""), Words("")
        self.down = Button("", "quiet", "chevron-down")
        self.away = Button("", "quiet", "x")
        self._best, self._cost = self._under(BEST, self.best), self._under(COST, self.cost)
        self.cases = QWidget()
        self.cases.setLayout(row((self._best, 1), (self._cost, 1), gap=12))
        self.setLayout(
            column(
                row(self.label, None, self.down, self.away, gap=2), self.words, self.cases, gap=4
            )
        )

    @property
    def areas(self) -> tuple[Words, Words, Words]:
        """Where it is typed."""
        return self.words, self.best, self.cost

    def side(self) -> Side:
        """Return what stands in it."""
        name = self.label.text() if self.words.isHidden() else self.words.said()
        return Side(name, self.best.said(), self.cost.said())

    def put(self, side: Side) -> None:
        """Let something stand in it."""
        for area, text in zip(self.areas, (side.name, side.best_case, side.cost), strict=True):
            if area.toPlainText() != text:
                area.setPlainText(text)

    def call(self, name: str, *, worded: bool, free: bool, last: bool) -> None:
        """Take a name; `worded` if its words are typed here, `free` if it can go."""
        self.label.say(name)
        self.words.setVisible(worded)
        self.words.setAccessibleName(name)
        self.best.setAccessibleName(f"{BEST} of {name}")
        self.cost.setAccessibleName(f"{COST} of {name}")
        for button, does in ((self.down, "Move down"), (self.away, "Remove")):
            button.setVisible(free)
            button.setAccessibleName(f"{does} {name}")
            button.setToolTip(f"{does} {name}")
        self.down.setEnabled(not last)

    def leave_out(self, *, best: bool, cost: bool) -> None:
        """Show no place for what is said once for all."""
        self._best.setVisible(not best)
        self._cost.setVisible(not cost)
        self.cases.setVisible(not (best and cost))
        self.setVisible(not (best and cost and self.words.isHidden()))

    def order(self) -> Iterator[QWidget]:
        """Give what Tab leads to, from one to the next."""
        yield from (*self.areas, self.down, self.away)

    def _under(self, name: str, area: Words) -> QWidget:
        found = QWidget()
        found.setLayout(column(Label(name, "muted"), area, None, gap=2))
        return found
