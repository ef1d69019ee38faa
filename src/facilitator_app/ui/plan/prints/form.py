"""What is printed: which paper, of which day, for whom, and what it will be called."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.exports.prints import PRINTS, Choice
from facilitator_app.exports.prints.choice import CARDS, FEW, MANY, ROUND, TABLES, WORKSHOP
from facilitator_app.printing import locks
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row, say_again
from facilitator_app.ui.plan.editors.page import Beside
from facilitator_app.ui.plan.fields.choices import ChoiceField, TickField
from facilitator_app.ui.plan.fields.texts import LineField
from facilitator_app.ui.plan.outline_rows import day_title
from facilitator_app.ui.plan.prints.some_of import SomeOf
from facilitator_app.ui.plan.prints.words import told_of_lock

if TYPE_CHECKING:
    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.plan.planner import Planner

EVERYTHING = "everything"
_ABOUT_EVERYTHING = (
    "Every paper of one day in one folder, each in a file of its own. "
    "What the plan has nothing for is left out, and said."
)
_ABOUT_PROOF = "Only to be looked at: stamped PROOF. A proof does not lock the wording."
_EVERY = ""


class PrintForm(QWidget):
    """The form."""

    changed = Signal()

    def __init__(self, planner: Planner) -> None:
        super().__init__()
        self._planner = planner
        titles = {EVERYTHING: "All that a day needs"}
        titles |= {name: each.title for name, each in PRINTS.items()}
        self.what = ChoiceField("What", titles)
        self.about = Paragraph("", "muted")
        self.day, self.round = ChoiceField("Day", {}), ChoiceField("Round", {})
        self.tables, self.trade_offs = SomeOf("Tables"), SomeOf("Trade-offs")
        pages = {str(MANY): "4 to a page", str(FEW): "2 to a page"}
        self.per_page = ChoiceField("Ballot cards", pages, beside=True)
        self.proof = TickField("A proof", _ABOUT_PROOF)
        self.name = LineField("Called")
        self.said, self._glyph = Paragraph(), Glyph("lock", "warn")
        self.lock = Ground("warn", row(self._glyph, (self.said, 1), pad=(12, 8, 12, 8)))
        self.what.begin(EVERYTHING)
        self.per_page.begin(str(MANY))
        self._begin_day()
        self.when = Beside(self.day, self.round)
        some = (self.when, self.tables, self.trade_offs, self.per_page, self.proof)
        self.setLayout(column(self.what, self.about, self.lock, *some, self.name, gap=12))
        for each in (self.what, self.day, self.round, self.per_page, self.proof):
            each.left.connect(self._turn)
        for part in (self.tables, self.trade_offs):
            part.changed.connect(self._turn)
        self.name.typed.connect(lambda _text: self.changed.emit())
        self.follow()

    @property
    def plan(self) -> Plan:
        """The design as it stands."""
        return self._planner.plan

    @property
    def names(self) -> list[str]:
        """The prints that are wanted."""
        what = self.what.text()
        if what != EVERYTHING:
            return [what]
        return [name for name, each in PRINTS.items() if not each.tells_of_day]

    @property
    def is_one(self) -> bool:
        """Whether one print is wanted, which may be given a name."""
        return self.what.text() != EVERYTHING

    def choice(self) -> Choice:
        """Return how much of it is wanted."""
        day = self.day.text()
        found = Choice(
            workshop_id=UUID(day) if day else None,
            tables=tuple(map(UUID, self.tables.chosen())),
            trade_offs=tuple(map(UUID, self.trade_offs.chosen())),
            round=self.round.text(),
            per_page=int(self.per_page.text()),
            proof=bool(self.proof.text()),
        )
        return found.heeded(self._asks())

    def on_cards(self) -> list[TradeOff]:
        """Return the trade-offs of which cards are wanted that are no proof."""
        choice = self.choice()
        if not any(locks(each, choice) for each in self.names):
            return []
        try:
            return list(dict.fromkeys(each for each, _ in choice.votes(self.plan)))
        except NothingToPrintError:
            return []

    def locking(self) -> list[TradeOff]:
        """Return the trade-offs that lock when this is printed."""
        return [each for each in self.on_cards() if each.id not in self.plan.locked]

    @property
    def lacking(self) -> str:
        """What keeps it from being printed, and what to do about it; nothing, if nothing does."""
        asks, choice, plan = self._asks(), self.choice(), self.plan
        for needed, some in ((TABLES, self.tables), (CARDS, self.trade_offs)):
            if needed in asks and some.lacking and (self.is_one or needed == TABLES):
                return some.lacking
        try:
            if WORKSHOP in asks:
                choice.workshops(plan)
            if TABLES in asks:
                choice.at_tables(plan)
            if CARDS in asks and self.is_one:
                choice.votes(plan)
        except NothingToPrintError as error:
            return error.sentence()
        return ""

    def follow(self) -> None:
        """Offer what there is in the design as it is now."""
        self.tables.offer({str(each.id): each.code for each in self.plan.tables})
        self._turn()

    def choose(self, what: str, trade_off: TradeOff | None = None) -> None:
        """Choose what is printed; of ballot cards, perhaps those of one trade-off."""
        self.what.begin(what)
        if trade_off is not None:
            self.day.begin(_EVERY)
            self.follow()
            self.trade_offs.choose([str(trade_off.id)])
        self.follow()

    # parts

    def _asks(self) -> frozenset[str]:
        if self.is_one:
            return PRINTS[self.what.text()].asks
        return frozenset({WORKSHOP, TABLES, CARDS})

    def _begin_day(self) -> None:
        """Choose the day at hand, or the first."""
        days = self.plan.workshops
        at_hand = self._planner.context.place.workshop or next(iter(days), None)
        self.day.begin(str(at_hand.id) if at_hand else _EVERY)

    def _turn(self) -> None:
        """Show what this print asks for, and what comes of it."""
        what, asks = self.what.text(), self._asks()
        self.about.say(PRINTS[what].about if self.is_one else _ABOUT_EVERYTHING)
        self._offer_days()
        self.when.setVisible(WORKSHOP in asks)
        self.tables.setVisible(TABLES in asks)
        self._offer_trade_offs()
        self.trade_offs.setVisible(CARDS in asks and self.is_one)
        self._offer_rounds()
        self.round.setVisible(self.is_one and bool({ROUND, CARDS} & asks))
        self.per_page.setVisible(CARDS in asks)
        self.name.setVisible(self.is_one)
        self._say_lock(CARDS in asks)
        self.changed.emit()

    def _offer_days(self) -> None:
        days = {str(each.id): day_title(each) for each in self.plan.workshops}
        if self.is_one:
            days = {_EVERY: "All days", **days}
        if self.day.text() not in days:
            self._begin_day()
        self.day.offer(days)

    def _offer_trade_offs(self) -> None:
        """Offer the trade-offs of the day, or all."""
        day = self.day.text()
        on_day = {each.id for each in self.plan.sessions if str(each.workshop_id) == day}
        self.trade_offs.offer(
            {
                str(each.id): each.code
                for each in self.plan.trade_offs
                if not day or each.session_id in on_day
            }
        )

    def _offer_rounds(self) -> None:
        plan = self.plan
        if CARDS in self._asks():
            rounds = [name for each in plan.trade_offs for name in each.rounds]
        else:
            rounds = [each.round for each in plan.sessions]
        words = {_EVERY: "Every round", **{each: each for each in sorted(set(rounds)) if each}}
        if self.round.text() not in words or not self.is_one:
            self.round.begin(_EVERY)
        self.round.offer(words)

    def _say_lock(self, has_cards: bool) -> None:  # noqa: FBT001 - whether there is anything to say
        """Say before cards are made what they lock."""
        proof = bool(self.proof.text())
        new = self.locking()
        words = told_of_lock(new, proof=proof)
        tone = "warn" if new else "info"
        self.lock.setVisible(has_cards and not self.lacking)
        self.said.say(words)
        if self.lock.property("ground") != tone:
            self.lock.setProperty("ground", tone)
            say_again(self.lock)
            self._glyph.show_icon("lock", tone)
