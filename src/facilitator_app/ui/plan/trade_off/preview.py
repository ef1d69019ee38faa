"""What participants will see: the ballot card, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.charts.cards import BallotCard
from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.plan.trade_off.card_view import CardView
from facilitator_app.ui.plan.trade_off.keyed_view import KeyedView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import TradeOff

_NOW, _PAPER, _KEYED = "", "paper", "keyed"
_LEFT, _RIGHT = 16, 8
_TOLD = {
    _PAPER: "Nothing is marked beforehand, and there is always a way not to answer.",
    _KEYED: "What says no number, such as “I don't know”, has a key of its own.",
}


class Preview(Ground):
    """The card of the version that is edited, or of an older one."""

    def __init__(self) -> None:
        super().__init__("right")
        self.setAccessibleName("As they will see it")
        self.card = CardView()
        self.keyed = KeyedView()
        self.ways = Segmented("Shown", {_PAPER: "On paper", _KEYED: "As it is keyed"}, _PAPER)
        self.versions = Segmented("Version", {})
        self._which = QWidget()
        self._which.setLayout(row(Label("Version", "muted"), self.versions, None))
        self._which.hide()
        self.told = Paragraph("", "muted")
        self._plan: Plan | None = None
        self._edited: TradeOff | None = None
        self._older: Sequence[TradeOff] = ()
        self._wordings: Mapping[int, str] = {}
        inside = QWidget()
        inside.setLayout(
            column(
                Paragraph("As they will see it", "title"),
                row(self.ways, None),
                self._which,
                row(self.card, None),
                self.keyed,
                self.told,
                None,
                gap=8,
                pad=(_LEFT, 12, _RIGHT, 12),
            )
        )
        self._scrolled = Scrolled(inside, "As they will see it")
        self.setLayout(column((self._scrolled, 1)))
        self.versions.chosen.connect(lambda _: self._show())
        self.ways.chosen.connect(lambda _: self._show())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card the room beside a scroll bar, whether there is one or not."""
        super().resizeEvent(event)
        bar = self._scrolled.verticalScrollBar().sizeHint().width()
        ring = 2 * self._scrolled.frameWidth()
        self.card.fit(self.contentsRect().width() - _LEFT - _RIGHT - bar - ring)

    def show_trade_off(self, trade_off: TradeOff, wordings: Mapping[int, str], plan: Plan) -> None:
        """Show what is edited, and offer the versions that it replaced."""
        self._plan = plan
        self._older = [each for each in plan.older if each.code == trade_off.code]
        words = {str(each.version): str(each.version) for each in self._older}
        now = {_NOW: f"{trade_off.version}, now"} if words else {}
        chosen = self.versions.value if self.versions.value in words else _NOW
        self.versions.offer({**words, **now}, chosen)
        self._which.setVisible(bool(words))
        self.show_typed(trade_off, wordings)

    def show_typed(self, trade_off: TradeOff, wordings: Mapping[int, str]) -> None:
        """Show what is typed, at every key."""
        self._edited, self._wordings = trade_off, wordings
        self._show()

    def _show(self) -> None:
        older = [each for each in self._older if str(each.version) == self.versions.value]
        shown, plan = (older[0] if older else self._edited), self._plan
        if shown is None or plan is None:
            return
        first = next(iter(balloted(shown)), "")
        wordings = plan.wordings_of(shown) if older else self._wordings
        self.card.show_card(BallotCard(shown, first, "", wordings, plan.programme.name))
        self.keyed.show_trade_off(shown, wordings)
        on_paper = self.ways.value == _PAPER
        self.card.setVisible(on_paper)
        self.keyed.setVisible(not on_paper)
        answered = shown.id in plan.answered
        self.told.say(
            ("It was answered, and is only shown." if answered else "It is only shown.")
            if older
            else _TOLD[self.ways.value]
        )
