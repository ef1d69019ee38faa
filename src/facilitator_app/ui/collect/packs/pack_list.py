"""The packs in a list, what brings more of them, and what was missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.collect.packs.delegate import PackDelegate
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Bar
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.lists import ListView, Rows
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.ui.collect.packs.rows import PackRow

NOW, EVER = "now", "ever"
_DROP = "Or drop packs and folders here, in any order and as often as you like."
_LEAST = 150
"""So much of the list is in sight, however little room there is."""
_NOTHING = "No pack has been collected yet."


class PackList(Ground):
    """Shows the packs of this run, or all that ever came."""

    chosen = Signal(object)
    """A PackRow is at hand, or none."""
    activated = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.stick = Button("Collect from stick", "primary", "stick")
        self.files = Button("Choose files…", icon="folder-open")
        self.save = Button("Save receipts as PDF…", "quiet", "printer")
        self.key, self.stop = Button("Open the key", icon="lock"), Button("Stop", icon="x")
        self._bar, self._said = Bar("Packs"), Paragraph()
        self._missing, self._missing_sign = Paragraph(), Glyph("circle-alert", "text_muted")
        self._locked = Ground(
            "info",
            row(
                Glyph("lock", "info"),
                (Paragraph("Packs are opened with the lead's key."), 1),
                self.key,
                pad=(12, 6, 6, 6),
            ),
        )
        self._working = QWidget()
        self._doing = Label("", "muted")
        self._working.setLayout(row(self._doing, (self._bar, 1), self.stop, gap=12))
        self.choice = Segmented("Which packs", {NOW: "This time", EVER: "All so far"}, EVER)
        self.model: Rows[PackRow] = Rows(lambda each: each.told)
        self.list = ListView("Packs", _NOTHING)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PackDelegate(self.list))
        self._rows: dict[str, list[PackRow]] = {NOW: [], EVER: []}
        self._lay_out()
        self._listen()
        self._working.hide()
        self._said.hide()

    @property
    def rows(self) -> list[PackRow]:
        """The packs that are shown."""
        return self._rows[self.showing]

    @property
    def showing(self) -> str:
        """Whether this run is shown, or all."""
        return self.choice.value

    @property
    def said(self) -> str:
        """What was said of the last run."""
        return self._said.text()

    @property
    def missing(self) -> str:
        """What is said of tables without a pack."""
        return self._missing.text()

    def ask_for_key(self, *, wanted: bool) -> None:
        """Say that it takes the key, or no longer."""
        self._locked.setVisible(wanted)

    def begin(self, doing: str) -> None:
        """Show that packs are being taken in."""
        self._doing.say(doing)
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self._said.hide()
        self._working.show()
        self._enable(on=False)

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._doing.say(f"Opening pack {done + 1} of {total}")
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def end(self, words: str) -> None:
        """Say what came of it."""
        had_focus = self.stop.hasFocus()
        self._working.hide()
        self._said.say(words)
        self._said.setVisible(bool(words))
        self._enable(on=True)
        if had_focus:
            self.stick.setFocus()

    def show_now(self, rows: Sequence[PackRow]) -> None:
        """Show the packs of this run, the newest at hand."""
        self._rows[NOW] = list(rows)
        self.choice.choose(NOW)
        self._show(len(rows) - 1)

    def show_ever(self, rows: Sequence[PackRow]) -> None:
        """Show all packs that ever came."""
        self._rows[EVER] = list(rows)
        if self.showing == EVER:
            self._show(max(self.list.currentIndex().row(), 0))

    def remember_ever(self, rows: Sequence[PackRow]) -> None:
        """Have all packs at hand for who asks for them."""
        self._rows[EVER] = list(rows)

    def changeEvent(self, event: QEvent) -> None:
        """Grow and shrink with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list"):
            self._leave_room()

    def tell_missing(self, words: str) -> None:
        """Say of which tables nothing has come."""
        self._missing.say(words)
        self._missing.setVisible(bool(words))
        self._missing_sign.setVisible(bool(words))

    # parts

    def _lay_out(self) -> None:
        head = row(self.stick, self.files, None, self.save, gap=8)
        inside = QWidget()
        inside.setLayout(
            column(
                head,
                Paragraph(_DROP, "muted"),
                self._locked,
                self._working,
                self._said,
                row(self.choice, None),
                (self.list, 1),
                row(self._missing_sign, (self._missing, 1)),
                gap=10,
                pad=(20, 16, 16, 14),
            )
        )
        self.setLayout(column((Scrolled(inside), 1), gap=0))
        self._leave_room()

    def _leave_room(self) -> None:
        self.list.setMinimumHeight(current().px(_LEAST))

    def _listen(self) -> None:
        self.choice.chosen.connect(lambda _: self._show(0))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._choose(now.row()))
        self.list.activated.connect(lambda _: self.activated.emit())

    def _show(self, place: int) -> None:
        self.model.show(self.rows)
        self.save.setEnabled(any(each.record for each in self.rows))
        self.list.choose(min(place, len(self.rows) - 1))
        if not self.rows:
            self.chosen.emit(None)

    def _choose(self, place: int) -> None:
        self.chosen.emit(self.model.at(place) if 0 <= place < len(self.rows) else None)

    def _enable(self, *, on: bool) -> None:
        for each in (self.stick, self.files):
            each.setEnabled(on)
        if not on:
            self.stop.setFocus()
