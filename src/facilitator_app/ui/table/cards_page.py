"""Pages on which a table hands in several things of one sort, each on a card of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import UUID

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import DraftExpectation, ExpertQuestion, Flipchart, Reason
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.layouts import Ground, column
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.writing_page import WritingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.words import Words
    from facilitator_app.workspace import Workspace

R = TypeVar("R", ExpertQuestion, DraftExpectation, Flipchart, Reason)


class Card(Ground, Generic[R]):
    """The fields of one thing; of one that nobody has written yet, too."""

    def __init__(self, key: str) -> None:
        super().__init__("card")
        self.key = key
        self.words: dict[str, Words] = {}
        self.chosen: dict[str, Any] = {}
        """What was chosen on it before there was anything to save it in."""
        self.remove = Button("", "icon", "x")

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return next(iter(self.words.values()))

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [*self.words.values(), self.remove]

    def show_record(self, record: R | None, number: int) -> None:
        """Show what is not typed, and which of all it is."""


class PromptChoice(Combo):
    """Under which prompt something belongs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Prompt")
        self.addItem("No prompt", None)
        for each in desk.prompts:
            self.addItem(f"({desk.letter_of(each)}) {each.question}", str(each.id))
        self.show_prompt(desk.at_hand.id if desk.at_hand else None)

    def show_prompt(self, prompt_id: UUID | None) -> None:
        """Show the one with an id as chosen."""
        at = self.findData(str(prompt_id)) if prompt_id else 0
        self.setCurrentIndex(max(at, 0))

    @property
    def prompt_id(self) -> UUID | None:
        """The prompt that is chosen."""
        found = self.currentData()
        return UUID(found) if found else None


class CardsPage(WritingPage, Generic[R]):
    """Cards one above the other; the last one is empty, for the next."""

    what: ClassVar[str]
    """What one of them is called."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.cards: dict[str, Card[R]] = {}
        self.known: dict[str, R] = {}
        self._list = column(gap=12)
        self._new = ""

    # what each page says

    def records(self, desk: Desk) -> list[R]:
        """Return what there is, in the order of the cards."""
        raise NotImplementedError

    def card(self, desk: Desk, key: str) -> Card[R]:
        """Return a new card, whose fields are called `key.name`."""
        raise NotImplementedError

    def made(self, desk: Desk, card: Card[R], **values: str) -> R:
        """Return something new."""
        raise NotImplementedError

    def changed(self, record: R, **values: Any) -> R:  # noqa: ANN401 - fields of its kind
        """Return it with other values."""
        return replace(record, **values)

    def is_empty(self, record: R) -> bool:
        """Tell whether nothing is written on it."""
        raise NotImplementedError

    def new_key(self, _desk: Desk) -> str:
        """Return the key of the next empty card: the id of what will be written there."""
        return str(new_id())

    # what they share

    @property
    def first(self) -> QWidget:
        """The empty card, or the only one that is there."""
        return self.cards[self._new].first if self.cards else self.back

    def choose(self, about: object) -> None:
        """Be gone to."""
        del about
        if self.cards:
            self.bring(self.cards[self._new])

    def arrange(self, desk: Desk) -> None:
        """Have a card for each in order, for those that are half typed, and an empty one."""
        self.known = {str(each.id): each for each in self.records(desk)}
        if not self._new or self._new in self.known or not self.cards:
            self._new = self.new_key(desk)
        typed: list[str] = [each.partition(".")[0] for each in self.unsaved.written()]
        wanted: dict[str, None] = dict.fromkeys((*self.known, *typed))
        keys = [*(each for each in wanted if each != self._new), self._new]
        for key in [each for each in self.cards if each not in keys]:
            self._take_away(key)
        for at, key in enumerate(keys):
            if key not in self.cards:
                self.cards[key] = self._made_card(desk, key)
            if (item := self._list.itemAt(at)) is None or item.widget() is not self.cards[key]:
                self._list.insertWidget(at, self.cards[key])
        self.cards = {key: self.cards[key] for key in keys}
        for number, (key, card) in enumerate(self.cards.items(), start=1):
            card.show_record(self.known.get(key), number)
        in_order(self.back, [stop for each in self.cards.values() for stop in each.stops()])

    def put_away(self) -> None:
        """Save what is still being typed; another desk has other cards."""
        super().put_away()
        for key in [*self.cards]:
            self._take_away(key)
        self._new = ""

    def saved(self, _desk: Desk) -> dict[str, str]:
        """Return what is saved in each field."""
        return {
            field.name: str(getattr(record, name))
            for key, record in self.known.items()
            for name, field in self.cards[key].words.items()
        }

    def put(self, desk: Desk, name: str, text: str) -> bool:
        """Save what was typed into a field of a card; one that is emptied is removed."""
        key, _, field = name.partition(".")
        card, record = self.cards[key], self.known.get(key)
        if record is None:
            new = self.made(desk, card, **{field: text})
            return True if self.is_empty(new) else self._save(card, None, new)
        new = self.changed(record, **{field: text})
        return self._save(card, record, None if self.is_empty(new) else new)

    def set(self, card: Card[R], name: str, value: object) -> bool:
        """Save what was chosen on a card; before anything is written there, keep it in mind."""
        record = self.known.get(card.key)
        if record is None:
            card.chosen[name] = value
            return True
        return self._save(card, record, self.changed(record, **{name: value}))

    def remove(self, card: Card[R]) -> None:
        """Remove what is on a card, and offer to take that back."""
        self.unsaved.done(*(each.name for each in card.words.values()))
        keys, record = [*self.cards], self.known.get(card.key)
        at = keys.index(card.key)
        if record is not None and self._save(card, record, None):
            undo = self._context.actions["undo"].trigger
            self._context.messages.say(f"One {self.what} removed.", "info", "Undo", undo)
            left = [*self.cards.values()]
            left[min(at, len(left) - 1)].first.setFocus()

    def _save(self, card: Card[R], before: R | None, after: R | None) -> bool:
        """Save; what has another id then keeps its card, and somebody can go on typing."""
        old = card.key
        if after is not None:
            self._call(card, str(after.id))
        did = "changed" if before and after else "added" if after else "removed"
        code = self.desk.session.code if self.desk else ""
        done = self.edit(before, after, f"{self.what} of {code} {did}")
        if not done:
            self._call(card, old)
        return done

    def _call(self, card: Card[R], key: str) -> None:
        if card.key == key:
            return
        self.cards = {key if each == card.key else each: c for each, c in self.cards.items()}
        if self._new == card.key:
            self._new = key
        card.key = key
        for name, field in card.words.items():
            del self.fields[field.name]
            self.unsaved.call(field.name, f"{key}.{name}")
            field.name = f"{key}.{name}"
            self.fields[field.name] = field

    def _made_card(self, desk: Desk, key: str) -> Card[R]:
        card = self.card(desk, key)
        card.remove.setAccessibleName(f"Remove this {self.what}")
        card.remove.setToolTip(f"Remove this {self.what}")
        card.remove.clicked.connect(lambda: self.remove(card))
        return card

    def _take_away(self, key: str) -> None:
        card = self.cards.pop(key)
        for each in card.words.values():
            self.fields.pop(each.name, None)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
