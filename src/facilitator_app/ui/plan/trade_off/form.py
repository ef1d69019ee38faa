"""The fields of a trade-off, and which of them its format asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.planning.formats import (
    FORMATS,
    SLIDER,
    format_of,
    in_format,
    with_places,
)
from facilitator_app.domain.planning.sides import sides_in, with_sides
from facilitator_app.domain.records import PlaceWording, TradeOff
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.plan.fields.choices import ChoiceField, TickField
from facilitator_app.ui.plan.fields.form import Form
from facilitator_app.ui.plan.fields.lists import ListField
from facilitator_app.ui.plan.fields.stepped import NumberField
from facilitator_app.ui.plan.fields.texts import LineField, TextField
from facilitator_app.ui.plan.trade_off.numbers import Numbers, Pair
from facilitator_app.ui.plan.trade_off.sides_field import SidesField
from facilitator_app.ui.plan.trade_off.voting import Voting
from facilitator_app.ui.plan.trade_off.wordings import WordingsField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from facilitator_app.ui.plan.planner import Planner

_WORD, _COUNT, _MOST = "Expectation", 12, 60


class TradeOffForm(Form[TradeOff]):
    """Binds the fields to the record."""

    def __init__(self, planner: Planner, parent: QWidget) -> None:
        super().__init__(planner, parent, lambda each: f"trade-off {each.code}")
        self.planner = planner
        self._name_fields()
        self.numbers = Numbers(self)
        self._answer_fields()
        self.voting = Voting(self, planner)

    def laid_out(self) -> QVBoxLayout:
        """Return the fields from the top."""
        self._column = column(
            self.code_and_session,
            self.title,
            self.wording,
            self.format,
            self.options,
            self.sides,
            self.places,
            self.counted,
            self.wordings,
            *self.numbers.items,
            *self.voting.items,
            gap=14,
        )
        return self._column

    def suit(self, trade_off: TradeOff) -> None:
        """Show the fields that the format of a trade-off asks for."""
        form, numbered = format_of(trade_off), bool(trade_off.places)
        self.options.setVisible(bool(form.scale) and not numbered)
        # The ends of a slider come before what is weighed between them.
        first, second = (self.options, self.sides)[:: -1 if form.method == SLIDER else 1]
        self._column.removeWidget(second)
        self._column.insertWidget(self._column.indexOf(first) + 1, second)
        self.options.call(form.options, form.options.lower().removesuffix("s"))
        self.places.setVisible(bool(form.options))
        self.counted.setVisible(numbered)
        self.numbers.suit(trade_off)
        self.sides.suit(trade_off)
        given = self._given(trade_off)
        locked = trade_off.id in self.planner.plan.answered
        self.wordings.suit(trade_off.options if numbered else (), given, locked=locked)
        self.wordings.setVisible(numbered)
        self.voting.suit(trade_off)
        sessions = {str(s.id): f"{s.code}  {s.title}".strip() for s in self.planner.plan.sessions}
        self.session.offer({"": "No session yet", **sessions})

    def stops(self) -> list[QWidget]:
        """Return what Tab leads to, from one to the next."""
        return [
            self.code.line,
            *_of_choice(self.session),
            self.title.line,
            self.wording.area,
            *_of_choice(self.format),
            *_of_list(self.options),
            *self.sides.stops(),
            self.places.toggle,
            self.word.line,
            self.count.line,
            *self.wordings.rows,
            *self.numbers.stops(),
            *self.voting.stops(),
        ]

    def show(self, record: TradeOff | None) -> None:
        """Show another trade-off, or the same one as it is now."""
        if record is None or self.record is None or record.id != self.record.id:
            self.flush()
            self.voting.begin()
        super().show(record)

    def go_on_as(self, record: TradeOff) -> None:
        """Show the next version of the same trade-off."""
        self.suit(record)
        super().go_on_as(record)

    # parts

    def _name_fields(self) -> None:
        add = self.add
        code = LineField("Code", needed="A trade-off needs a code, such as TO2.", wide=6)
        self.code = add("code", code)
        self.session = add(
            "session_id",
            ChoiceField("Session", {}),
            read=lambda each: str(each.session_id or ""),
            write=lambda each, to: replace(each, session_id=UUID(to) if to else None),
        )
        self.code_and_session = row(self.code, (self.session, 1), gap=16)
        self.title = add("title", LineField("What is weighed"))
        self.wording = add("wording", TextField("Question on the card"))
        self.format = add(
            "format",
            ChoiceField("Format", {each.name: each.name for each in FORMATS}),
            read=lambda each: format_of(each).name,
            write=_formatted,
        )

    def _answer_fields(self) -> None:
        add = self.add
        self.options = add("options", ListField("Statements"))
        self.places = add(
            "numbered",
            TickField("Numbered places, worded on the day"),
            read=lambda each: bool(each.places),
            write=_numbered,
        )
        self.word = add(
            "places",
            LineField("What each is called", needed="Numbered places need a word.", wide=11),
            write=lambda each, word: with_places(each, word, len(each.options)),
        )
        self.count = add(
            "count",
            NumberField("How many", least=1, most=_MOST),
            read=lambda each: len(each.options),
            write=lambda each, count: with_places(each, each.places, count),
        )
        self.counted = Pair(self.word, self.count)
        self.sides = add("sides", SidesField(), read=sides_in, write=with_sides)
        self.wordings = add(
            "wordings",
            WordingsField(),
            read=self._given,
            write=lambda each, _given: each,
            save=lambda before, _after: self._give(before),
        )

    def _given(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the wording of each place, empty where none was given."""
        if not trade_off.places:
            return ()
        given = self.planner.plan.wordings_of(trade_off)
        return tuple(given.get(at, "") for at in range(1, len(trade_off.options) + 1))

    def _give(self, trade_off: TradeOff) -> bool:
        """Save the wordings that have been given, put right or taken back."""
        plan, pairs = self.planner.plan, []
        there = {e.number: e for e in plan.place_wordings if e.trade_off_id == trade_off.id}
        for number, text in enumerate(self.wordings.value(), 1):
            before = there.get(number)
            after = before and replace(before, text=text)
            if before is None and text:
                values = {"trade_off_id": trade_off.id, "number": number, "text": text}
                after = self.planner.fresh(PlaceWording, **values)
            pairs.append((before, after if text else None))
        return self.planner.change(pairs, f"wordings of trade-off {trade_off.code}")


def _formatted(trade_off: TradeOff, name: str) -> TradeOff:
    found = [each for each in FORMATS if each.name == name]
    return in_format(trade_off, found[0]) if found else trade_off


def _numbered(trade_off: TradeOff, wanted: bool) -> TradeOff:  # noqa: FBT001 - a field's value
    if not wanted:
        return replace(trade_off, places="")
    return with_places(trade_off, _WORD, len(trade_off.options) or _COUNT)


def _of_choice(field: ChoiceField) -> list[QWidget]:
    return [field.choice.combo]


def _of_list(field: ListField) -> list[QWidget]:
    return [*(stop for each in field.rows for stop in (each.line, each.away)), field.more]
