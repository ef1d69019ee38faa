"""Which kits are out: of each table the newest, and whether the design has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row
from facilitator_app.ui.parts.moments import counted, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Workshop
    from facilitator_app.workspace.kits import MadeKit
    from facilitator_app.workspace.kits_out import KitOut

_MIDDLE = Qt.TextElideMode.ElideMiddle
_KEEP_APART = (
    "The codes open the kits. Give each table its card by hand, apart from the stick; they are "
    "shown here until you leave this page, and can be printed again at any time."
)


class KitBoard(QWidget):
    """A line for each table."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "title")
        self.told = Paragraph("", "muted")
        self.apart = Paragraph(_KEEP_APART, "", "warn")
        self.cards = Button("Print the cards", icon="printer")
        self.folder = Button("Open the folder", icon="folder-open")
        self._rows = column(gap=0, pad=(1, 2, 1, 2))
        self._card = Ground("card", self._rows)
        self.lines: list[QWidget] = []
        head = row((self.title, 1), self.folder, self.cards)
        self.setLayout(column(head, self.told, self.apart, self._card, None, gap=8))

    def show_kits(
        self,
        workshop: Workshop | None,
        out: Sequence[KitOut],
        stamp: str,
        made: Mapping[UUID, MadeKit],
    ) -> None:
        """Show the kits of a workshop; those that were just made with their codes."""
        self.title.say(f"Kits of {workshop.code}" if workshop else "Kits")
        self.told.say(_summary(out, stamp))
        self.folder.setVisible(bool(made))
        self.apart.setVisible(bool(made))
        self._card.setVisible(bool(out))
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for each in out:
            if self.lines:
                self._put(Rule())
            self._put(_line(each, stamp, made.get(each.table.id)))

    def _put(self, widget: QWidget) -> None:
        self.lines.append(widget)
        self._rows.addWidget(widget)


def _line(out: KitOut, stamp: str, made: MadeKit | None) -> QWidget:
    name = Label(out.table.title or f"Table {out.table.code}", "strong")
    words = [row(name, (Line(_facts(out), "muted"), 1), gap=12)]
    if made is not None:
        words.append(row((Line(made.code, "strong"), 1)))
        words.append(row((Line(made.path.name, "muted", shortened=_MIDDLE), 1)))
    result = QWidget()
    result.setLayout(
        row(
            Glyph("stick"),
            (column(*words, gap=2), 1),
            _chip(out, stamp),
            gap=12,
            pad=(16, 8, 12, 8),
        )
    )
    return result


def _facts(out: KitOut) -> str:
    kit = out.kit
    if kit is None:
        return ""
    made = said(kit.made_at) if kit.made_at else ""
    return " · ".join(filter(None, (f"Kit {kit.number}", kit.stamp, made)))


def _chip(out: KitOut, stamp: str) -> Chip:
    """Return how it stands; nothing is said before that is known."""
    if out.kit is None:
        return Chip("No kit yet", "minus")
    if not stamp:
        return Chip("Being compared", "clock")
    if out.is_behind(stamp):
        return Chip("Behind the design", "triangle-alert", "warn")
    return Chip("As designed", "check", "good")


def _summary(out: Sequence[KitOut], stamp: str) -> str:
    """Return how many are out, and how many of them are behind."""
    if not out:
        return "A kit is a file for the laptop of a table. There is no table yet: add some in Plan."
    there = sum(each.kit is not None for each in out)
    if not there:
        return "A kit is a file for the laptop of a table, which only its code opens. None is out."
    behind = sum(each.is_behind(stamp) for each in out) if stamp else 0
    told = f"{counted(there, 'kit')} out."
    if behind == 1:
        told += " One brings another design than this: make it again, its code stays."
    elif behind:
        told += f" {behind} bring another design than this: make them again, their codes stay."
    return told
