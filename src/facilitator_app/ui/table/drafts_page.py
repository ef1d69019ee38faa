"""Draft expectations: what people should be able to expect, in a table's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.records import DraftExpectation
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.cards_page import Card, CardsPage, PromptChoice
from facilitator_app.ui.table.handed_in import drafts_of

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

PARTS = {
    "text": ("People should be able to expect that", "…"),
    "because": ("because", "…"),
    "as_long_as": ("as long as", "…"),
    "disagreement": ("some of us disagree because", "…"),
}
_WORDS = 150
"""How wide the words before the fields are, at 100 % text."""


class DraftCard(Card[DraftExpectation]):
    """One sentence in four parts."""

    def __init__(self, key: str, page: DraftsPage, desk: Desk) -> None:
        super().__init__(key)
        self.prompt = PromptChoice(desk)
        self.topic = Label("", "muted")
        self.words = {
            name: page.field(f"{key}.{name}", begins) for name, (begins, _) in PARTS.items()
        }
        self._begins = [Paragraph(begins, "muted") for begins, _ in PARTS.values()]
        rows = [
            row(begins, (field, 1), gap=12)
            for begins, field in zip(self._begins, self.words.values(), strict=True)
        ]
        self.setLayout(
            column(*rows, row((self.prompt, 2), (self.topic, 1), self.remove, gap=12),
                   gap=6, pad=(16, 12, 8, 8))
        )  # fmt: skip
        self._line_up()

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [*self.words.values(), self.prompt, self.remove]

    def show_record(self, record: DraftExpectation | None, _number: int) -> None:
        """Show under which prompt it was drafted."""
        if record is not None:
            self.prompt.show_prompt(record.prompt_id)
            self.topic.say(record.topic)
        self.remove.setVisible(record is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Line up again when the text grows."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and hasattr(self, "_begins"):
            self._line_up()

    def _line_up(self) -> None:
        for each in self._begins:
            each.setFixedWidth(current().px(_WORDS))


class DraftsPage(CardsPage[DraftExpectation]):
    """Any number of drafts for each prompt."""

    command, heading, what = "drafts", "Draft expectations", "draft expectation"
    kinds = (DraftExpectation,)

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.lay_out(
            column(
                Paragraph(
                    "Write each in the table's own words. Leave out a part that nobody gave.",
                    "muted",
                ),
                self._list,
                None,
                gap=12,
                pad=(18, 12, 18, 16),
            )
        )

    def choose(self, about: object) -> None:
        """Be gone to: the empty card is for the prompt at hand."""
        if self.desk is not None and self.cards:
            card = self.cards[self._new]
            if isinstance(card, DraftCard) and "prompt_id" not in card.chosen:
                here = self.desk.at_hand
                card.prompt.show_prompt(here.id if here else None)
        super().choose(about)

    def records(self, desk: Desk) -> list[DraftExpectation]:
        """Return the drafts in the order in which they were written."""
        return drafts_of(desk)

    def is_empty(self, record: DraftExpectation) -> bool:
        """Tell whether nothing is written on it."""
        return not any(getattr(record, each) for each in PARTS)

    def card(self, desk: Desk, key: str) -> DraftCard:
        """Return a new card, for the prompt at hand."""
        card = DraftCard(key, self, desk)
        card.prompt.activated.connect(lambda: self.set(card, "prompt_id", card.prompt.prompt_id))
        return card

    def made(self, desk: Desk, card: Card[DraftExpectation], **values: str) -> DraftExpectation:
        """Return a new draft."""
        prompt = card.prompt.prompt_id if isinstance(card, DraftCard) else None
        place = {"session_id": desk.session.id, "table_id": desk.table.id, "prompt_id": prompt}
        return DraftExpectation(id=UUID(card.key), **place, **{"text": "", **values})  # type: ignore[arg-type]
