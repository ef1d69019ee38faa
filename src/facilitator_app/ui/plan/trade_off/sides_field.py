"""The ends or options of a trade-off, each with its best case and its cost."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.formats import SLIDER, format_of
from facilitator_app.domain.planning.sides import Side, Sides, are_options, sides_in
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.plan.fields.field import Field
from facilitator_app.ui.plan.trade_off.for_all import ForAll
from facilitator_app.ui.plan.trade_off.side_row import BEST, COST, SideRow

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.plan.trade_off.words import Words

_LETTERS = "AB"


class SidesField(Field[Sides]):
    """Rows of words, best case and cost; either of these may be said once for all."""

    reordered = Signal()
    """Tab leads another way from now on."""

    def __init__(self) -> None:
        self.rows: list[SideRow] = []
        self.best, self.cost = ForAll(BEST), ForAll(COST)
        self.more = Button("Add", "quiet", "plus")
        self._noun = "Option"
        self._names: tuple[str, ...] = ()
        self._free = self._worded = True
        self._putting = False
        self._inside, self._column = QWidget(), column(gap=14)
        self._column.addWidget(self.more)
        self._column.addWidget(self.best)
        self._column.addWidget(self.cost)
        self._inside.setLayout(self._column)
        super().__init__("Sides", self._inside, labelled=False)
        self.more.clicked.connect(lambda: self._add(len(self.rows)))
        for each in (self.best, self.cost):
            each.area.owner = self
            each.area.textChanged.connect(self._tell)
            each.area.left.connect(self.left)
            each.toggle.clicked.connect(self._turn)

    def suit(self, trade_off: TradeOff) -> None:
        """Take the shape that the format of a trade-off asks for."""
        form = format_of(trade_off)
        self._free = are_options(trade_off)
        self._worded = self._free or form.method == SLIDER
        self._noun = form.options.removesuffix("s") or "Option"
        self._names = tuple(each.name for each in sides_in(trade_off).each)
        self.more.setText(f" Add {self._noun.lower()}")
        self.more.setAccessibleName(f"Add {self._noun.lower()}")
        self.more.setVisible(self._free)
        self._name()
        self._show_cases()

    def stops(self) -> list[QWidget]:
        """Return what Tab leads to, from one to the next."""
        rows = [stop for each in self.rows for stop in each.order()]
        for_all = [stop for each in (self.best, self.cost) for stop in (each.toggle, each.area)]
        return [*rows, self.more, *for_all]

    def text(self) -> str:
        """Return what stands in it, as it is kept while it is half typed."""
        each = [row.side() for row in self.rows]
        return self.written(Sides(tuple(each), self.best.said(), self.cost.said()))

    def put(self, text: str) -> None:
        """Let something stand in it."""
        self._putting = True
        rows, best, cost = json.loads(text)
        while len(self.rows) > len(rows):
            self._drop(self.rows[-1])
        while len(self.rows) < len(rows):
            self._insert(len(self.rows))
        self._name()
        for each, side in zip(self.rows, rows, strict=True):
            each.put(Side(*side))
        self.best.put(best)
        self.cost.put(cost)
        self._show_cases()
        self._putting = False

    def written(self, value: Sides) -> str:
        """Return the sides as text; those without any words are left out."""
        each = [astuple(side) for side in value.each if any(astuple(side)) or not self._free]
        for_all = (value.best_case or None, value.cost or None)
        return json.dumps([each, *for_all], ensure_ascii=False)

    def read(self, text: str) -> Sides:
        """Return the sides."""
        rows, best, cost = json.loads(text)
        each = tuple(Side(*row) for row in rows)
        if self._worded:
            for number, side in enumerate(each, 1):
                if not side.name:
                    raise PlanError(
                        f"{self._called(number)} has no words.", advice="Say what it is."
                    )
        return Sides(each, best, cost)

    # parts

    def _add(self, at: int, words: str = "") -> SideRow:
        new = self._insert(at)
        self._name()
        new.words.setPlainText(words)
        new.words.setFocus()
        self._show_cases()
        return new

    def _insert(self, at: int) -> SideRow:
        new = SideRow()
        self.rows.insert(at, new)
        self._column.insertWidget(at, new)
        for area in new.areas:
            area.owner = self
            area.textChanged.connect(self._tell)
            area.left.connect(self.left)
        new.words.entered.connect(lambda: self._go_on(new))
        new.words.emptied.connect(lambda: self._remove_empty(new))
        new.words.moved.connect(lambda by: self._move(new, by))
        new.words.many.connect(lambda lines: self._paste(new, lines))
        new.down.clicked.connect(lambda: self._move(new, 1))
        new.away.clicked.connect(lambda: self._remove(new))
        new.show()
        return new

    def _drop(self, gone: SideRow) -> None:
        self.rows.remove(gone)
        self._column.removeWidget(gone)
        for area in gone.areas:
            area.blockSignals(True)  # noqa: FBT003 - it is left as it goes, and must not be saved
        gone.hide()
        gone.deleteLater()

    def _remove(self, gone: SideRow) -> None:
        at = self.rows.index(gone)
        self._drop(gone)
        self._name()
        after = self.rows[max(at - 1, 0)].words if self.rows else self.more
        after.setFocus()
        self._tell()
        self.left.emit()

    def _remove_empty(self, gone: SideRow) -> None:
        if self._free and not any(astuple(gone.side())):
            self._remove(gone)

    def _move(self, moving: SideRow, by: int) -> None:
        at = self.rows.index(moving)
        to = min(max(at + by, 0), len(self.rows) - 1)
        if self._free and at != to:
            self.rows.insert(to, self.rows.pop(at))
            self._column.removeWidget(moving)
            self._column.insertWidget(to, moving)
            self._name()
            self._tell()
            self.left.emit()

    def _go_on(self, at: SideRow) -> None:
        if self._free:
            self._add(self.rows.index(at) + 1)

    def _paste(self, at: SideRow, lines: list[str]) -> None:
        """Put each further line that was pasted into a row of its own."""
        place = self.rows.index(at)
        for words in lines if self._free else ():
            place += 1
            self._add(place, words)
        self._tell()

    def _turn(self) -> None:
        """Say something once for all, or of each: what was said of several is kept together."""
        for which, for_all in ((1, self.best), (2, self.cost)):
            areas = [row.areas[which] for row in self.rows]
            if for_all.toggle.isChecked() and not for_all.is_open:
                for_all.put(" ".join(filter(None, (each.said() for each in areas))))
                _empty(areas)
            elif not for_all.toggle.isChecked() and for_all.is_open:
                if areas:
                    areas[0].setPlainText(for_all.area.said())
                for_all.put(None)
        self._show_cases()
        self._tell()
        self.left.emit()

    def _show_cases(self) -> None:
        several = len(self.rows) > 1
        for each in (self.best, self.cost):
            each.toggle.setVisible(bool(self.rows) and (several or not each.is_hidden))
            each.stay(always=not self.rows)
        for row_ in self.rows:
            row_.leave_out(best=not self.best.is_hidden, cost=not self.cost.is_hidden)

    def _name(self) -> None:
        worded, free = self._worded, self._free
        for number, each in enumerate(self.rows, 1):
            last = number == len(self.rows)
            each.call(self._called(number), worded=worded, free=free, last=last)
        self.reordered.emit()

    def _called(self, number: int) -> str:
        if self._free:
            return f"{self._noun} {number}"
        if self._worded and number <= len(_LETTERS):
            return f"End {_LETTERS[number - 1]}"
        return self._names[number - 1] if number <= len(self._names) else f"Side {number}"

    def _tell(self) -> None:
        if not self._putting:
            self.typed.emit(self.text())


def _empty(areas: list[Words]) -> None:
    for each in areas:
        each.setPlainText("")
