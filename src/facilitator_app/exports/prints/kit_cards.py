"""Kit cards: for each table the six words that open its kit, and what to do with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.charts.cards.parts import Part
from facilitator_app.charts.cards.setting import Setting, Type, stacked
from facilitator_app.exports.exporter import Watch
from facilitator_app.exports.prints.cards import MARGIN, Card, CardPage
from facilitator_app.exports.prints.choice import TABLES, WORKSHOP, Choice
from facilitator_app.exports.prints.fitting import HALF
from facilitator_app.exports.prints.writer import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.records import Table, Workshop
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Progress
    from facilitator_app.exports.prints.job import Job
    from facilitator_app.exports.prints.writer import Printed

_SMALL, _TABLE, _DAY = Type(12, muted=True), Type(40, strong=True), Type(15)
_WORD, _STEP, _APART = Type(28, strong=True), Type(13), Type(12, strong=True)
_COLUMNS, _GAP, _NUMBER = 3, 16.0, 20.0
_STEPS = (
    "Put the stick into the laptop, and open the kit of this table with Facilitator.",
    "Type the six words, in this order. The first four letters of each are enough.",
    "Note and vote all day. All of it is saved on the laptop as you type; the stick can go.",
    "At the end make the table's pack onto a stick. Hand that in, and this card with it.",
)
_KEEP_APART = "Keep this card apart from the stick: whoever has both can read the kit."


@dataclass(frozen=True, slots=True)
class KitCards:
    """An index card for each table. It is given the codes: no programme has them."""

    codes: Mapping[UUID, str] = field(repr=False)
    """The code of each table."""
    name: ClassVar[str] = "kit-cards"
    title: ClassVar[str] = "Kit cards"
    about: ClassVar[str] = "A card for every table: the six words of its kit, and what to do."
    noun: ClassVar[str] = "card"
    is_cut: ClassVar[bool] = True
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES})

    def write(self, job: Job) -> None:
        """Write the cards of one day, table by table."""
        [workshop] = job.choice.workshops(job.plan)
        tables = [each for each in job.choice.at_tables(job.plan) if each.id in self.codes]
        composer = job.section(self.title)
        cards = [
            Card(_card(job, workshop, table, self.codes[table.id]), bookmark=_name(table))
            for table in job.over(tables)
        ]
        on_a_page = HALF.across * HALF.down
        for start in range(0, len(cards), on_a_page):
            some = cards[start : start + on_a_page]
            composer.add(CardPage(some, HALF, composer.style.page.height, composer.at))
        job.counts[self.title] = len(cards)
        job.note_missing(self.title, "")


def print_kit_cards(
    snapshot: Snapshot,
    workshop: UUID,
    codes: Mapping[UUID, str],
    path: Path,
    *,
    progress: Progress | None = None,
) -> Printed:
    """Write cards for the tables with a code; raise ExportError and leave any older file."""
    choice = Choice(workshop_id=workshop, tables=tuple(codes))
    return written(KitCards(codes), snapshot, choice, path, Watch(progress))


def _card(job: Job, workshop: Workshop, table: Table, code: str) -> list[Part]:
    """Return what is on the card of one table."""
    setting = Setting(job.paper.pen.typesetter, job.paper.style.page.width - 2 * MARGIN)
    day = " · ".join(filter(None, (workshop.code, workshop.title)))
    return [
        setting.text(job.short_name, _SMALL),
        setting.text(_name(table), _TABLE),
        setting.text(day, _DAY),
        stacked(words_of(setting, code.split(), _WORD, _COLUMNS), before=16),
        *(
            stacked(_numbered(setting, place, step), before=16 if place == 1 else 4)
            for place, step in enumerate(_STEPS, 1)
        ),
        stacked(setting.text(_KEEP_APART, _APART), before=12),
    ]


def words_of(
    setting: Setting, words: Sequence[str], look: Type, columns: int, *, downwards: bool = False
) -> Part:
    """Return words with their numbers in columns, read from left to right or downwards."""
    wide = (setting.width - (columns - 1) * _GAP) / columns
    down = -(-len(words) // columns)
    cell = setting.narrower(wide)
    parts: list[Part] = []
    for place, word in enumerate(words):
        column, line = divmod(place, down) if downwards else reversed(divmod(place, columns))
        part = cell.text(f"{place + 1}  {word}", look)
        parts.append(part.at(column * (wide + _GAP), line * part.height))
    return _joined(parts)


def _joined(parts: Sequence[Part]) -> Part:
    """Return parts that have their places already as one, read in their order."""
    texts = tuple(texts for each in parts for texts in each.paragraphs)
    return Part(max(each.height for each in parts), texts)


def _numbered(setting: Setting, number: int, text: str) -> Part:
    words = setting.text(f"{number}.", _STEP)
    return _joined([words, setting.text(text, _STEP, x=_NUMBER)])


def _name(table: Table) -> str:
    return table.title or f"Table {table.code}"
