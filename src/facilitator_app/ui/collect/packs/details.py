"""The receipt of the pack at hand, beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.collect.packs.slips import slip_of
from facilitator_app.ui.parts.labels import Heading, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column

if TYPE_CHECKING:
    from facilitator_app.ui.collect.packs.rows import PackRow

NOTHING = "Choose a pack to see its receipt: what was new, from which laptop, by which clock."


class PackDetails(Ground):
    """What became of one pack: everything that its slip says."""

    def __init__(self) -> None:
        super().__init__("right")
        self.setAccessibleName("Receipt")
        self.heading, self.lead = Heading("Receipt"), Paragraph(NOTHING, "muted")
        self._facts = column(gap=10)
        self._shown: list[QWidget] = []
        inside = QWidget()
        inside.setLayout(
            column(self.heading, self.lead, 4, self._facts, None, gap=6, pad=(20, 16, 16, 16))
        )
        self.setLayout(column((Scrolled(inside, "Receipt of the pack"), 1), gap=0))

    def show_row(self, row: PackRow | None) -> None:
        """Show another pack, or none."""
        for each in self._shown:
            self._facts.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._shown = []
        slip = slip_of(row) if row is not None else None
        self.heading.say(row.title if row is not None else "Receipt")
        if row is not None and slip is None:
            self.lead.say(row.refusal, "bad")
            return
        self.lead.say(slip.lead if slip else NOTHING, "")
        for what, how in slip.facts if slip else ():
            line = QWidget()
            line.setLayout(column(Label(what, "muted"), Paragraph(how), gap=0))
            self._shown.append(line)
            self._facts.addWidget(line)

    @property
    def text(self) -> str:
        """All that is shown, as it is read."""
        words = [each.text() for line in self._shown for each in line.findChildren(Label)]
        return "\n".join([self.heading.accessibleName(), self.lead.text(), *words])
