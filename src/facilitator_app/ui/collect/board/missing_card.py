"""One missing thing: what to say to the table, and the two ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.collect.board.why_line import WhyLine
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.board import Missing


class MissingCard(Ground):
    """Says what is missing; the words can be copied, the gap accepted and that taken back."""

    asked = Signal()
    """Somebody wants to say why it will not come."""
    taken_back = Signal()

    def __init__(self, missing: Missing, *, can_edit: bool) -> None:
        super().__init__("card")
        self.missing = missing
        gap = missing.accepted
        told = missing.told[:1].upper() + missing.told[1:]
        self.words = Paragraph(told, "strong", "" if gap else "bad")
        self.ask = Paragraph(f"Accepted: {gap.reason}" if gap else missing.ask)
        self.copy = _button("Copy", "quiet", "clipboard-list", f"Copy what to say: {missing.told}")
        self.accept = _button("Accept, say why", "plain", "", f"Accept, say why: {missing.told}")
        self.back = _button("Take back", "plain", "rotate-ccw", f"Take back: {missing.told}")
        self.why = WhyLine()
        self._lay_out()
        self.copy.setVisible(gap is None)
        self.accept.setVisible(can_edit and gap is None and missing.can_be_accepted)
        self.back.setVisible(can_edit and gap is not None)
        self.copy.clicked.connect(self._copy)
        self.accept.clicked.connect(self.asked)
        self.back.clicked.connect(self.taken_back)
        self.why.left.connect(self.close_line)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        own = [self.copy, self.accept, self.why.line, self.why.leave, self.why.take, self.back]
        return [each for each in own if each.isVisibleTo(self)]

    @property
    def is_asking(self) -> bool:
        """Whether the line for the reason is open."""
        return not self.why.isHidden()

    def open_line(self, text: str) -> None:
        """Open the line for the reason, with what was half typed there."""
        self.accept.hide()
        self.why.begin(text)

    def close_line(self) -> None:
        """Close the line again."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.why.isAncestorOf(focus)
        self.accept.show()
        if had_focus:
            self.accept.setFocus()
        self.why.hide()

    # parts

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.missing.ask)
        announce(self, "Copied.")

    def _lay_out(self) -> None:
        is_accepted = self.missing.accepted is not None
        sign = ("check", "text_muted") if is_accepted else ("circle-alert", "bad")
        self.setLayout(
            column(
                row(Glyph(*sign), (self.words, 1)),
                self.ask,
                row(self.copy, None, self.accept, self.back),
                self.why,
                gap=8,
                pad=(12, 10, 12, 10),
            )
        )


def _button(words: str, kind: str, icon: str, name: str) -> Button:
    found = Button(words, kind, icon)
    found.setAccessibleName(name)
    return found
