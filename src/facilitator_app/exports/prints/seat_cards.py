"""Seat cards: tents with the table and the seat, four to a page, and no names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.charts.cards.parts import joined
from facilitator_app.charts.cards.setting import Setting, Type
from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.records import Participant, Seating
from facilitator_app.exports.prints.cards import MARGIN
from facilitator_app.exports.prints.choice import ROUND, TABLES, WORKSHOP
from facilitator_app.exports.prints.fitting import QUARTER
from facilitator_app.exports.prints.tents import Tent, TentPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.charts.cards import Part
    from facilitator_app.domain.records import Table
    from facilitator_app.exports.prints.job import Job

_SMALL, _NAME = Type(11, muted=True), Type(13)
_LARGEST, _SMALLEST = 84.0, 12.0
_LARGEST_HIGH = 113.0
_GAP = 16.0
_ON_A_PAGE = QUARTER.across * QUARTER.down


class SeatCards:
    """A tent card for every seat in a round of seating."""

    name: ClassVar[str] = "seat-cards"
    title: ClassVar[str] = "Seat cards"
    about: ClassVar[str] = "A card to fold for every seat: table, seat and round, and no names."
    noun: ClassVar[str] = "card"
    is_cut: ClassVar[bool] = True
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES, ROUND})

    def write(self, job: Job) -> None:
        """Write the cards of each round, table by table."""
        tables = job.choice.at_tables(job.plan)
        composer = job.section(self.title)
        people = {each.id: each.code for each in job.snapshot.all(Participant)}
        sits = {
            (each.round, each.table_id, each.seat): people.get(each.participant_id, "")
            for each in job.snapshot.all(Seating)
            if each.participant_id is not None
        }
        seats = [(each, seat) for each in tables for seat in range(1, each.seats + 1)]
        if not seats:
            raise NothingToPrintError(
                "These tables have no seats.", advice="Say how many there are."
            )
        for name in _rounds(job):
            title = f"Round {name}" if name else self.title
            cards = [
                _card(job, (table, seat, name), sits.get((name, table.id, seat), ""))
                for table, seat in job.over(seats)
            ]
            cards[0].bookmark = title
            for start in range(0, len(cards), _ON_A_PAGE):
                some = cards[start : start + _ON_A_PAGE]
                height = composer.style.page.height
                composer.add(TentPage(some, QUARTER, height, composer.at))
            job.counts[title] = len(cards)
        job.note_missing(self.title, "")


def _rounds(job: Job) -> Sequence[str]:
    """Return the rounds of seating that there are in these days."""
    found = list(dict.fromkeys(each.round for each in job.choice.sessions(job.plan) if each.round))
    if job.choice.round:
        if job.choice.round not in found:
            raise NothingToPrintError(
                f"There is no round of seating “{job.choice.round}”.",
                advice=f"There are: {', '.join(found) or 'none yet'}.",
            )
        return [job.choice.round]
    return found or [""]


def _card(job: Job, place: tuple[Table, int, str], code: str) -> Tent:
    """Return the card of one seat; who sits there is told by a code, on one side alone."""
    table, seat, name = place
    width = job.paper.style.page.width / 2 - 2 * MARGIN
    setting = Setting(job.paper.pen.typesetter, width)
    head = [setting.text(job.short_name, _SMALL)]
    half = setting.narrower((width - _GAP) / 2)
    left = _label(half, "Table", table.code)
    right = [each.at(half.width + _GAP, 0) for each in _label(half, "Seat", str(seat))]
    both = [
        replace(joined(pair), before=before)
        for pair, before in zip(zip(left, right, strict=True), (10, 0), strict=True)
    ]
    told = [f"Round {name}" if name else "", code]
    foot = [setting.text(" · ".join(filter(None, told)), _NAME)]
    back = [setting.text(told[0], _NAME)]
    return Tent([*head, *both, *foot], back=[*head, *both, *back])


def _label(setting: Setting, what: str, text: str) -> list[Part]:
    """Return what is named, and its name as large as there is room for."""
    size = _LARGEST
    wide = setting.length(text, Type(1, strong=True))
    if wide:
        size = max(_SMALLEST, min(size, setting.width / wide))
    big = setting.text(text, Type(size, strong=True), align=0.5)
    if big.height < _LARGEST_HIGH:
        big = replace(big.at(0, (_LARGEST_HIGH - big.height) / 2), height=_LARGEST_HIGH)
    return [setting.text(what, _NAME, align=0.5), big]
