"""Flipcharts: which sheets were written, what stands on them, and how many agreed to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.records import Flipchart
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table import faces
from facilitator_app.ui.table.cards_page import Card, CardsPage, PromptChoice
from facilitator_app.ui.table.handed_in import flipcharts_of, next_code, sheet_called

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_CODE = 120
"""How wide the field for the code is, at 100 % text."""


class SheetCard(Card[Flipchart]):
    """One sheet."""

    def __init__(self, key: str, page: FlipchartsPage, desk: Desk) -> None:
        super().__init__(key)
        self.prompt, self.agreement = PromptChoice(desk), Combo("Who agreed")
        self.agreement.addItem("Who agreed?", "")
        for value, word in faces.AGREEMENTS.items():
            self.agreement.addItem(f"{word} agreed", value)
        self.code = page.field(f"{key}.code", "Code on the sheet")
        self.words = {"code": self.code, "about": page.field(f"{key}.about", "What it shows")}
        self.words["about"].setPlaceholderText("What it shows")
        self.setLayout(
            column(
                row(self.code, (self.words["about"], 1)),
                row((self.prompt, 1), (self.agreement, 1), self.remove),
                gap=6,
                pad=(12, 10, 8, 8),
            )
        )
        self._measure()

    @property
    def first(self) -> QWidget:
        """What it shows: the code is proposed."""
        return self.words["about"]

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [*self.words.values(), self.prompt, self.agreement, self.remove]

    def show_record(self, record: Flipchart | None, _number: int) -> None:
        """Show what is not typed."""
        if record is not None:
            self.prompt.show_prompt(record.prompt_id)
            self.agreement.setCurrentIndex(max(self.agreement.findData(record.agreement), 0))
        self.remove.setVisible(record is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and hasattr(self, "code"):
            self._measure()

    def _measure(self) -> None:
        self.code.setFixedWidth(current().px(_CODE))


class FlipchartsPage(CardsPage[Flipchart]):
    """The sheets of a session; photographs are found by their codes."""

    command, heading, what = "flipcharts", "Flipcharts", "flipchart"
    kinds = (Flipchart,)

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._proposed = ""
        self.lay_out(
            column(
                Paragraph(
                    "Write the code on the sheet as well, so that its photograph can be found.",
                    "muted",
                ),
                self._list,
                None,
                gap=12,
                pad=(18, 12, 18, 16),
            )
        )

    def arrange(self, desk: Desk) -> None:
        """Propose another code if the last one has changed since."""
        untouched = not any(each.startswith(self._new) for each in self.unsaved.names)
        if self._new and untouched and self._proposed != next_code(desk):
            self._new = ""
        super().arrange(desk)

    def records(self, desk: Desk) -> list[Flipchart]:
        """Return the sheets of the session, by their codes."""
        return flipcharts_of(desk)

    def is_empty(self, record: Flipchart) -> bool:
        """Tell whether nothing is written on it."""
        return not record.about and not record.code

    def new_key(self, desk: Desk) -> str:
        """Return the key of the sheet that has the next code."""
        self._proposed = next_code(desk)
        return str(self._id_of(desk, self._proposed))

    def saved(self, desk: Desk) -> dict[str, str]:
        """Return what is saved in each field, and the code that is proposed."""
        fresh = self.cards[self._new].words["code"].name
        return {fresh: self._proposed, **super().saved(desk)}

    def card(self, desk: Desk, key: str) -> SheetCard:
        """Return a new card, for the prompt at hand."""
        card = SheetCard(key, self, desk)
        card.prompt.activated.connect(lambda: self.set(card, "prompt_id", card.prompt.prompt_id))
        card.agreement.activated.connect(
            lambda: self.set(card, "agreement", card.agreement.currentData())
        )
        return card

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed into a field; a code is given once, and never taken away."""
        key, _, field = name.partition(".")
        if field == "code":
            there = sheet_called(desk, text)
            if there is not None and str(there.id) != key:
                self._say(f"{there.code} stands on another sheet of this table. Choose another.")
                return False
            if not text:
                self._say("A sheet is found by its code. Write one, or remove the sheet.")
                return False
        return super().put(desk, name, text)

    def made(self, desk: Desk, card: Card[Flipchart], **values: str) -> Flipchart:
        """Return a new sheet."""
        place: dict[str, Any] = {"session_id": desk.session.id, "table_id": desk.table.id}
        if isinstance(card, SheetCard):
            place["prompt_id"] = card.prompt.prompt_id
            place["agreement"] = card.agreement.currentData()
            place["code"] = card.code.text()
        return Flipchart.named(self._workspace.programme, **{**place, **values})

    def changed(self, record: Flipchart, **values: Any) -> Flipchart:  # noqa: ANN401
        """Return it with other values: with another code it is another sheet."""
        new = replace(record, **values)
        return replace(new, id=Flipchart.id_of(self._workspace.programme, new.table_id, new.code))

    def _id_of(self, desk: Desk, code: str) -> object:
        return Flipchart.id_of(self._workspace.programme, desk.table.id, code)

    def _say(self, words: str) -> None:
        self._context.messages.say(words, "info")
