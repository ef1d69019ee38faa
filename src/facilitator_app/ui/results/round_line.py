"""A round of a vote: how many are in, and the button that reveals it or hides it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row

if TYPE_CHECKING:
    from facilitator_app.domain.results import RoundResult
    from facilitator_app.ui.results.votes import Round

_HIDDEN, _NOTHING = "hidden until somebody reveals it", "nothing to reveal yet"


class RoundLine(Ground):
    """Says how far a round is; of a hidden one nothing that a ballot says."""

    turned = Signal()

    def __init__(self, one: Round, result: RoundResult | None, *, can_edit: bool) -> None:
        super().__init__("card")
        self.name, self.heading = one.name, one.words
        self.words = Paragraph(told(one, result), "muted")
        if one.reveal:
            self.button = Button("Hide again", "quiet", "eye-off")
        else:
            self.button = Button("Reveal", "plain", "eye")
        self.button.setAccessibleName(f"{self.button.text().strip()}: {one.words}")
        # What is keyed after a reveal is seen at once, ballot by ballot: not so from the first.
        self.button.setEnabled(can_edit and bool(one.reveal or one.handed_in))
        self.button.clicked.connect(self.turned)
        self.setLayout(
            row(
                Glyph("eye" if one.reveal else "eye-off"),
                (column(Label(one.words, "strong"), self.words, gap=0), 1),
                self.button,
                gap=12,
                pad=(16, 8, 12, 8),
            )
        )


def told(one: Round, result: RoundResult | None) -> str:
    """Say how far a round is, and once it is revealed who is counted."""
    if not one.reveal:
        return f"{one.told}, {_HIDDEN if one.handed_in else _NOTHING}"
    if result is None:
        return one.told
    spoilt = f" ({result.spoilt:,} of them blank or spoilt)" if result.spoilt else ""
    parts = [
        one.told,
        f"n = {result.n:,}",
        f"{result.abstained:,} abstained",
        f"{result.missing:,} missing{spoilt}",
        f"{result.conflicts:,} in conflict" if result.conflicts else "",
    ]
    return " · ".join(filter(None, parts))
