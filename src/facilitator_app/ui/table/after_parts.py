"""What the page after a vote is made of: a part for each side, and a card for each reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.planning.formats import IN_FAVOUR
from facilitator_app.domain.records import Reason
from facilitator_app.ui.parts.labels import Heading, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.table.after_votes import CHANGE, CONDITION, MINORITY
from facilitator_app.ui.table.cards_page import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.table.after_votes import Group
    from facilitator_app.ui.table.words import Words

_TITLES = {
    CONDITION: ("On which conditions", "What has to hold for this table to go along."),
    CHANGE: ("What would change minds", "What somebody would have to hear, see or be promised."),
    MINORITY: ("Minority view", "Who sees it otherwise, and why, in their own words."),
}
_FIELDS = {
    CONDITION: "A condition",
    CHANGE: "What would change minds",
    MINORITY: "A minority view",
}
_ASKED = (
    "Not all ballots are of one mind. Ask who sees it otherwise, and write down why, in their "
    "own words."
)


def heading_of(group: Group) -> str:
    """Return what a part of the page is called."""
    sort, option = group
    if sort in _TITLES:
        return _TITLES[sort][0]
    return f"Why {option.casefold() if option in IN_FAVOUR else option}" if option else "Why"


class ReasonCard(Card[Reason]):
    """One reason, in a sentence or two."""

    def __init__(self, key: str, field: Callable[[str, str], Words], group: Group) -> None:
        super().__init__(key)
        sort, option = group
        about = _FIELDS.get(sort) or (f"A reason for {option}" if option else "A reason")
        self.words = {"text": field(f"{key}.text", about)}
        self.words["text"].setPlaceholderText(_FIELDS.get(sort, "A reason"))
        self.setLayout(row((self.words["text"], 1), self.remove, gap=8, pad=(12, 8, 8, 8)))

    def show_record(self, record: Reason | None, _number: int) -> None:
        """Offer to remove what is written."""
        self.remove.setVisible(record is not None)


class GroupPart(QWidget):
    """The reasons of one sort, and those for one side apart from those for another."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        sort, _ = group
        self.about = Paragraph(_TITLES[sort][1] if sort in _TITLES else "", "muted")
        self._cards = column(gap=6)
        self.setLayout(column(Heading(heading_of(group)), self.about, self._cards, gap=6))
        self.about.setVisible(sort in _TITLES)

    def put(self, card: QWidget, at: int) -> None:
        """Have a card at a place, counted from 0."""
        if (item := self._cards.itemAt(at)) is None or item.widget() is not card:
            self._cards.insertWidget(at, card)

    def ask(self, *, asked: bool) -> None:
        """Ask for a minority view, or only have a place for one."""
        self.about.say(_ASKED if asked else _TITLES[MINORITY][1], "warn" if asked else "")
