"""Ballot cards: for each trade-off and round one for each ballot code, sorted by these codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.charts.cards import BallotCard
from facilitator_app.charts.cards.ballot import body_of, head_of
from facilitator_app.charts.cards.setting import SMALL, Setting
from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.records import ExpectedBallot
from facilitator_app.exports.prints.cards import Card, CardPage
from facilitator_app.exports.prints.choice import CARDS, MANY, WORKSHOP
from facilitator_app.exports.prints.fitting import HALF, QUARTER, fitting, room_on, sheets
from facilitator_app.exports.prints.marks import PROOF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.charts.cards import Part
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.prints.cards import Size
    from facilitator_app.exports.prints.choice import Choice
    from facilitator_app.exports.prints.fitting import Parts, Way
    from facilitator_app.exports.prints.job import Job

NO_CODES = "There are no ballot codes yet: each card has an empty box to write one in."


class Ballots:
    """Cards that people vote on."""

    name: ClassVar[str] = "ballots"
    title: ClassVar[str] = "Ballot cards"
    about: ClassVar[str] = "A card for each ballot code, trade-off and round of voting, to be cut."
    noun: ClassVar[str] = "card"
    is_cut: ClassVar[bool] = True
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, CARDS})

    def write(self, job: Job) -> None:
        """Write the cards of each vote, at first sight the same for everybody."""
        votes = job.choice.votes(job.plan)
        codes = _codes(job)
        composer = job.section(self.title)
        remarks: list[str] = []
        waiting = _Waiting(composer, job.choice)
        for trade_off, name in votes:
            vote = _Vote(job, trade_off, name, codes)
            cards = [card for code in job.over(codes) for card in vote.cards(code)]
            cards[0].bookmark = vote.title
            waiting.add(cards, vote.size)
            job.counts[vote.title] = len(codes)
            remarks += vote.remarks(len(cards) // len(codes))
            job.note_missing(self.title, trade_off.code)
        waiting.fill()
        job.remarks += dict.fromkeys(remarks)


class _Vote:
    """One round of voting on one trade-off."""

    def __init__(self, job: Job, trade_off: TradeOff, name: str, codes: Sequence[str]) -> None:
        self._job = job
        self._trade_off = trade_off
        self._card = BallotCard(
            trade_off, name, "", job.plan.wordings_of(trade_off), job.short_name
        )
        self._bodies: dict[Way, list[Part]] = {}
        self._page = job.paper.style.page
        self.title = " ".join(filter(None, [trade_off.code, name]))
        widest = max(codes, key=lambda each: job.paper.pen.typesetter.width(each, 1))
        self._way = fitting(
            self._page, job.choice.per_page, lambda way: self._laid_out(widest, way)
        )
        self.size = self._way.size

    def cards(self, code: str) -> list[Card]:
        """Return the card of one code, or its sheets if no page holds it."""
        width, height = room_on(self._page, self.size)
        parts = self._laid_out(code, self._way)

        def say(words: str) -> Part:
            line = Setting(self._job.paper.pen.typesetter, width).text(words, SMALL)
            return replace(line, before=4)

        found = sheets(parts, height, say)
        return [Card(each, is_proof=self._job.choice.proof) for each in found]

    def remarks(self, count: int) -> list[str]:
        """Return what is to be said if a card is larger than was asked for."""
        wanted = QUARTER if self._job.choice.per_page == MANY else HALF
        if self.size == wanted:
            return []
        code, smaller = self._trade_off.code, wanted.words
        if count > 1:
            return [f"{code}: each card has {count} sheets, since no page holds it."]
        return [f"{code}: each card takes {self.size.words}, since {smaller} is too small."]

    def _laid_out(self, code: str, way: Way) -> Parts:
        card = replace(self._card, code=code)
        head = head_of(card, self._setting(way))
        return [each.scaled(way.scale) for each in head], self._body(way)

    def _body(self, way: Way) -> list[Part]:
        """Return what all cards of the vote have in common, laid out once for each way."""
        if way not in self._bodies:
            body = body_of(self._card, self._setting(way), way.columns)
            self._bodies[way] = [each.scaled(way.scale) for each in body]
        return self._bodies[way]

    def _setting(self, way: Way) -> Setting:
        width, _ = room_on(self._page, way.size)
        return Setting(self._job.paper.pen.typesetter, width / way.scale)


def _codes(job: Job) -> list[str]:
    """Return what stands in the frame of each card; a proof has one card of each sort."""
    if job.choice.proof:
        return [PROOF]
    if codes := sorted(each.code for each in job.snapshot.all(ExpectedBallot)):
        return codes
    tables = job.choice.at_tables(job.plan) if job.choice.tables else job.plan.tables
    seats = sum(each.seats for each in tables)
    if not seats:
        raise NothingToPrintError(
            "There are no ballot codes and no seats: nobody to print a card for.",
            advice="Say first how many tables there are.",
        )
    job.remarks.append(NO_CODES)
    return [""] * seats


class _Waiting:
    """Cards that are to be put on pages."""

    def __init__(self, composer: Composer, choice: Choice) -> None:
        self._composer = composer
        self._choice = choice
        self._cards: list[Card] = []
        self._size = QUARTER

    def add(self, cards: Sequence[Card], size: Size) -> None:
        """Add the cards of one vote, on pages of their own; proofs share their pages."""
        if not self._choice.proof or size != self._size:
            self.fill()
        self._size = size
        self._cards += cards

    def fill(self) -> None:
        """Put what is waiting on pages."""
        composer, size = self._composer, self._size
        on_page = size.across * size.down
        for start in range(0, len(self._cards), on_page):
            some = self._cards[start : start + on_page]
            composer.add(CardPage(some, size, composer.style.page.height, composer.at))
        self._cards = []
