"""What is said before a laptop is wiped: that nothing is lost, or exactly what would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.moments import counted, said
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.workspace.captured import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator_app.workspace.wiping import Loss

_COVERED = "The lead has all that was made on this laptop: the receipt says so."
_HOW = (
    "The key of {name} and of all its backups is destroyed, then the files. That cannot be "
    "undone. A certificate says what was done."
)
_LOST = "Nothing is wiped: the lead does not have {what}, entered since {when}."
_HALF_TYPED = "{} half typed on this laptop, never saved, would be lost as well."
_NO_RECEIPT = (
    "Give the lead the newest pack of this table. With the receipt that comes back on the stick, "
    "this laptop can be wiped."
)


class WipePanel(Overlay):
    """Wipes with a press of its own; while something would be lost there is no such button."""

    def __init__(
        self,
        over: QWidget,
        name: str,
        loss: Loss | None,
        half_typed: int,
        do: Mapping[str, Callable[[], object]],
    ) -> None:
        tone = "good" if loss is None else "warn"
        self.words = Paragraph(_COVERED if loss is None else told(loss))
        self.about = Paragraph(_HOW.format(name=name) if loss is None else _NO_RECEIPT, "muted")
        self.choose = Button("Choose the receipt…", icon="folder-open")
        self.pack = Button("Make the table pack", "primary", "package")
        self.wipe = Button("Wipe this laptop", "primary", "triangle-alert")
        self.keep = Button("Not now")
        buttons = (self.keep, self.wipe) if loss is None else (self.choose, self.pack)
        sign = "circle-check" if loss is None else "triangle-alert"
        strip = Ground(tone, row(Glyph(sign, tone), (self.words, 1), pad=(12, 10, 12, 10)))
        self.half_typed = Paragraph(_HALF_TYPED.format(counted(half_typed, "text")), "", "warn")
        content = QWidget()
        content.setLayout(column(strip, self.half_typed, self.about, row(None, *buttons), gap=12))
        if not half_typed:
            self.half_typed.hide()
        super().__init__(over, "Wipe this laptop", Scrolled(content), 600)
        for button, what in ((self.wipe, "wipe"), (self.pack, "pack"), (self.choose, "choose")):
            button.clicked.connect(self.close)
            button.clicked.connect(do[what])
        self.keep.clicked.connect(self.close)
        (self.keep if loss is None else self.pack).setFocus()


def told(loss: Loss) -> str:
    """Say exactly what would be lost."""
    when = said(loss.since) if loss.since else ""
    return _LOST.format(what=in_words(loss.counts), when=f"{when[:1].lower()}{when[1:]}")
