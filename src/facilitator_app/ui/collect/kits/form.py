"""The form: the key and its copies, which workshop, which tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import SealingKey, Table
from facilitator_app.ui.collect.kits.key_part import BackupPart, KeyPart
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Tick
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.workspace.key_backup import read_back_of

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.records import Workshop
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.key_backup import ReadBack

_ACROSS = 4
_WIDE_CODE = 3
"""Tables with codes longer than this stand two in a line."""


class KitForm(Ground):
    """What is made, and whether it may be."""

    changed = Signal()

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__("surface")
        self._workspace, self._context = workspace, context
        self.key_part = KeyPart(context.actions)
        self.backup = BackupPart(context.actions)
        self.day = Combo("Workshop")
        self.all = Button("All", "quiet")
        self.all.setAccessibleName("Choose all tables")
        self.none = Button("None", "quiet")
        self.none.setAccessibleName("Choose no table")
        self.ticks: dict[UUID, Tick] = {}
        self._tables: list[Table] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._read: ReadBack | None = None
        self.setLayout(column((Scrolled(self._form()), 1)))
        self.day.currentIndexChanged.connect(self.changed)
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none.clicked.connect(lambda: self._tick(on=False))
        self.follow()
        self.follow_place()

    @property
    def next_step(self) -> QWidget | None:
        """What is to be done before kits can be made; nothing, if that is done."""
        if self._read is None:
            return self.key_part.open
        if self._read.is_whole:
            return None
        return self.backup.next_step(self._read)

    @property
    def workshop(self) -> Workshop | None:
        """The workshop that kits are for."""
        workshops, place = self._context.place.workshops, self.day.currentIndex()
        return workshops[place] if 0 <= place < len(workshops) else None

    @property
    def tables(self) -> list[Table]:
        """The tables that are chosen, in the order of the room."""
        return [each for each in self._tables if self.ticks[each.id].isChecked()]

    @property
    def may_print(self) -> bool:
        """Whether it is known what stands on the cards."""
        return not self._lacking_of_key() and self.workshop is not None and bool(self.tables)

    @property
    def lacking(self) -> str:
        """What keeps kits from being made; nothing, if nothing does."""
        if self._workspace.read_only:
            return "This file can only be read: no kits can be made."
        if lacking := self._lacking_of_key():
            return lacking
        if self.workshop is None:
            return "There is no workshop yet. Add one in Plan."
        if not self._tables:
            return "There is no table yet. Add tables in Plan."
        return "" if self.tables else "Choose a table first."

    def follow(self) -> None:
        """Show the key, the workshops and the tables as they are now."""
        key = self._context.key.key
        self._read = read_back_of(self._workspace, key) if key else None
        has_key = bool(self._workspace.all(SealingKey))
        self.key_part.tell(key.name if key else "", has_key=has_key)
        self.backup.tell(self._read)
        self._list_days()
        self._list_tables()
        self.changed.emit()

    def follow_place(self) -> None:
        """Take the workshop of the session at hand."""
        workshops, at_hand = self._context.place.workshops, self._context.place.workshop
        if at_hand in workshops:
            self.day.setCurrentIndex(workshops.index(at_hand))

    # parts

    def _lacking_of_key(self) -> str:
        if self._read is None:
            return "Open the lead's key first."
        return "" if self._read.is_whole else "Read both copies of the key back first."

    def _list_days(self) -> None:
        words = [_day_words(each) for each in self._context.place.workshops]
        if words != [self.day.itemText(place) for place in range(self.day.count())]:
            kept = self.day.currentIndex()
            self.day.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.day.clear()
            self.day.addItems(words)
            self.day.setCurrentIndex(max(0, min(kept, len(words) - 1)))
            self.day.blockSignals(False)  # noqa: FBT003

    def _list_tables(self) -> None:
        """List the tables; those that are new are chosen."""
        tables = sorted(self._workspace.all(Table), key=lambda each: in_order(each.code))
        if tables == self._tables:
            return
        chosen = {each for each, tick in self.ticks.items() if tick.isChecked()}
        known = set(self.ticks)
        for tick in self.ticks.values():
            self._grid.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._tables, self.ticks = tables, {}
        across = _ACROSS if all(len(each.code) <= _WIDE_CODE for each in tables) else 2
        for place, each in enumerate(tables):
            tick = Tick(each.code)
            tick.setAccessibleName(each.title or f"Table {each.code}")
            tick.setChecked(each.id in chosen or each.id not in known)
            tick.toggled.connect(self.changed)
            self.ticks[each.id] = tick
            self._grid.addWidget(tick, *divmod(place, across))

    def _tick(self, *, on: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(on)

    def _form(self) -> QWidget:
        result = QWidget()
        result.setLayout(
            column(
                Label("1  The key", "title"),
                self.key_part,
                16,
                Label("2  Its copies", "title"),
                self.backup,
                16,
                Label("3  What is made", "title"),
                self.day,
                row(Label("For these tables", "strong"), None, self.all, self.none, gap=4),
                self._grid,
                None,
                gap=8,
                pad=(20, 16, 20, 16),
            )
        )
        return result


def _day_words(workshop: Workshop) -> str:
    """Return what a workshop is called in the list."""
    return " · ".join(filter(None, (workshop.code, workshop.title)))
