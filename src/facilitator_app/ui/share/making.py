"""What the pack will hold, its making, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Bar
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, Scrolled, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from facilitator_app.exports import Exported
    from facilitator_app.ui.share.writing import Pack

_ICONS = {
    "Sessions": "calendar",
    "Notes": "messages-square",
    "Headlines": "quote",
    "Votes": "list-checks",
    "Ballots": "inbox",
}

_NAMED = 3
"""So many changed texts are named; the file lists them all."""


class Making(Ground):
    """The one next step is to make the pack."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("canvas")
        self.counts: dict[str, Label] = {}
        self.place = Line("", "muted", shortened=Qt.TextElideMode.ElideMiddle)
        self.choose = Button("Choose…", "quiet", "folder-open")
        self.choose.setAccessibleName("Choose where packs go")
        self.make = Button("Make the pack", "primary", "package")
        self.bar, self.said = Bar("Progress"), Label("", "muted")
        self.bar.setRange(0, 1)
        self.stop = Button("Stop", icon="x")
        self._under_way = QWidget()
        self._under_way.setLayout(row((self.bar, 1), self.stop, gap=12))
        self._under_way.hide()
        self._packs = column(gap=8)
        self._shown: list[QWidget] = []
        inside = QWidget()
        inside.setLayout(
            column(Label("What the pack holds", "title"), self._card(), self._packs, None, gap=12)
        )
        scrolled = Scrolled(inside)
        self._scroll_bar = scrolled.verticalScrollBar()
        self._scroll_bar.rangeChanged.connect(self._show_packs)
        self.setLayout(
            column(
                (scrolled, 1),
                self._under_way,
                self.said,
                Rule(),
                row((self.place, 1), self.choose, self.make),
                gap=12,
                pad=(20, 16, 20, 12),
            )
        )

    def tell(
        self,
        counts: Mapping[str, int],
        folder: Path,
        targets: Sequence[tuple[str, Path]],
        lacking: str,
    ) -> None:
        """Say what it will hold and where it will go, or what keeps it from being made."""
        for name, label in self.counts.items():
            label.say(f"{counts.get(name, 0):,}")
        names = ", ".join(path.name for _, path in targets)
        self.place.say(lacking or f"Goes to {folder.name}: {names}")
        self.place.setToolTip("\n".join(str(path) for _, path in targets))
        self.make.setEnabled(not lacking and self._under_way.isHidden())

    def begin(self) -> None:
        """Show that it is being made."""
        self._forget_packs()
        self.bar.setValue(0)
        self.said.say("Making the pack. You can go on working.", "")
        self._under_way.show()
        self.make.setEnabled(False)
        self.stop.setFocus()

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def end(self, words: str, tone: str) -> None:
        """Show how it ended."""
        self._under_way.hide()
        self.said.say(words, tone)
        self.make.setEnabled(True)
        self.make.setFocus()
        announce(self, words)

    def list_packs(self, packs: Sequence[Pack]) -> None:
        """List what was written, each with its folder."""
        self._forget_packs()
        for each in packs:
            rows = sum(each.exported.rows.values())
            open_it = Button("Open folder", icon="folder-open")
            open_it.setAccessibleName(f"Open the folder of {each.path.name}")
            open_it.clicked.connect(lambda _=False, path=each.path: self.opened.emit(path))
            words = column(
                Line(each.path.name, "strong", shortened=Qt.TextElideMode.ElideMiddle),
                Line(counted(rows, each.exported.noun), "muted"),
                *_changed(each.exported),
                gap=0,
            )
            line = Ground(
                "good", row(Glyph("circle-check", "good"), (words, 1), open_it, pad=(12, 6, 6, 6))
            )
            self._shown.append(line)
            self._packs.addWidget(line)

    def _show_packs(self, _least: int, most: int) -> None:
        """Show what was written, where there is not room for everything."""
        if self._shown:
            self._scroll_bar.setValue(most)

    def _forget_packs(self) -> None:
        for each in self._shown:
            self._packs.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._shown = []

    def _card(self) -> Ground:
        lines: list[QWidget] = []
        for name, icon in _ICONS.items():
            self.counts[name] = Label("", "strong")
            line = QWidget()
            line.setLayout(
                row(Glyph(icon), (Label(name), 1), self.counts[name], gap=12, pad=(16, 9, 16, 9))
            )
            lines += [Rule(), line] if lines else [line]
        return Ground("card", column(*lines, gap=0, pad=(1, 2, 1, 2)))


def _changed(exported: Exported) -> list[QWidget]:
    """Say which texts could not be written as they are, and where the file says so."""
    named = [each.id for each in exported.changed]
    if not named:
        return []
    codes = ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
    count = counted(len(named), "text")
    return [Paragraph(f"{count} changed to fit: {codes}. See {exported.changes_in}.", "", "warn")]
