"""Keeps where a table stands as a whole: shows it, and saves it within the rules of the vote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import PlaceWording, TablePosition
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.table.after_votes import POSITION, position_of
from facilitator_app.ui.table.position_part import PositionPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.writing_page import WritingPage


class Positioning(QObject):
    """The part of a page for it, which is there only for votes on which a table takes one."""

    chosen = Signal()
    """Something was chosen that is to be saved."""

    def __init__(self, page: WritingPage) -> None:
        super().__init__(page)
        self._page = page
        self.part: PositionPart | None = None
        self.layout: QVBoxLayout = column(gap=0)

    def show_for(self, desk: Desk, trade_off: TradeOff, *, takes: bool) -> None:
        """Have the part if a position is taken on a vote, or one is half typed."""
        wanted = takes or bool(self.typed)
        if self.part is not None and (not wanted or self.part.trade_off != trade_off):
            self.clear()
        if wanted and self.part is None:
            given = desk.workspace.of(PlaceWording, "trade_off_id", [trade_off.id])
            begin = f"{POSITION} {trade_off.id}"
            self.part = PositionPart(
                trade_off,
                {each.number: each.text for each in given},
                lambda name, label: self._page.field(f"{begin}.{name}", label),
            )
            self.part.changed.connect(self.chosen)
            self.layout.addWidget(self.part)

    def clear(self) -> None:
        """Take the part away."""
        part, self.part = self.part, None
        if part is not None:
            for each in [*part.numbers.values(), part.text]:
                self._page.fields.pop(each.name, None)
            self.layout.removeWidget(part)
            part.hide()
            part.deleteLater()

    @property
    def typed(self) -> list[str]:
        """The fields of it in which something stands that is not saved."""
        return [each for each in self._page.unsaved.names if each.startswith(POSITION)]

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed breaks the rules."""
        return self.part is not None and bool(self.part.told.text()) and bool(self.typed)

    def saved(self, desk: Desk) -> dict[str, str]:
        """Show what is chosen, and return what is saved in each field."""
        if self.part is None:
            return {}
        position = position_of(desk, self.part.trade_off)
        self.part.show_position(position)
        return self.part.saved(position)

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed into a field, with all the others."""
        if self.part is not None and text and name != self.part.text.name:
            self.part.apart.setCurrentIndex(0)
        return self.save(desk)

    def save(self, desk: Desk) -> bool:
        """Save where the table stands, if that is within the rules of the vote."""
        part = self.part
        if part is None:
            return False
        try:
            marks = part.marks()
        except InvalidBallotError as error:
            part.say(error)
            return False
        part.say(None)
        before = position_of(desk, part.trade_off)
        after = replace(before or self._new(desk, part), marks=marks, text=part.text.text())
        wanted = after if marks or after.text else None
        did = "removed" if wanted is None else "changed" if before else "added"
        done = self._page.edit(before, wanted, f"table position on {part.trade_off.code} {did}")
        if done:
            self._page.unsaved.done(*self.typed)
        return done

    def _new(self, desk: Desk, part: PositionPart) -> TablePosition:
        return TablePosition.named(
            desk.workspace.programme,
            trade_off_id=part.trade_off.id,
            round=TABLE_POSITION,
            table_id=desk.table.id,
        )
