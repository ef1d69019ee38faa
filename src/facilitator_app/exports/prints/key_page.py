"""The lead's key on paper: its 24 words on one page, to be locked away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.charts.cards.setting import Setting, Type, stacked
from facilitator_app.exports.exporter import Watch
from facilitator_app.exports.prints.cards import Card, CardPage
from facilitator_app.exports.prints.choice import Choice
from facilitator_app.exports.prints.fitting import WHOLE
from facilitator_app.exports.prints.kit_cards import words_of
from facilitator_app.exports.prints.writer import written

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.prints.job import Job
    from facilitator_app.exports.prints.writer import Printed

_SMALL, _TITLE, _TEXT = Type(11, muted=True), Type(30, strong=True), Type(13)
_WORD = Type(20, strong=True)
_COLUMNS, _INSET = 2, 34.0
_ABOUT = (
    "These 24 words are the lead's key itself. Whoever has them can open what the tables bring "
    "back, the welfare log and every kit. With them nothing is lost if the key file is."
)
_HOW = (
    "Lock this page away, not beside the laptop. Type the words back in once, under Collect, Kits: "
    "only then are kits made. Then remove the file that this page was printed from."
)


@dataclass(frozen=True, slots=True)
class KeyPage:
    """One page. It is given the words: no programme has them."""

    words: tuple[str, ...] = field(repr=False)
    ends: str
    """With what the public half of the key ends, to tell it from another."""
    name: ClassVar[str] = "key-words"
    title: ClassVar[str] = "Lead's key"
    about: ClassVar[str] = "The 24 words of the lead's key, to be locked away."
    noun: ClassVar[str] = "page"
    is_cut: ClassVar[bool] = True
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset()

    def write(self, job: Job) -> None:
        """Write the page."""
        composer = job.section(self.title)
        page = composer.style.page
        setting = Setting(job.paper.pen.typesetter, page.width - 2 * _INSET - 44)
        parts = [
            setting.text(job.plan.programme.name, _SMALL),
            setting.text("The lead's key", _TITLE),
            setting.text(f"Its public half ends in {self.ends}.", _SMALL),
            stacked(setting.text(_ABOUT, _TEXT), before=16),
            stacked(words_of(setting, self.words, _WORD, _COLUMNS, downwards=True), before=24),
            stacked(setting.text(_HOW, _TEXT), before=24),
        ]
        placed = [each.at(_INSET, _INSET if not place else 0) for place, each in enumerate(parts)]
        for _ in job.over([0]):
            card = Card(placed, bookmark=self.title)
            composer.add(CardPage([card], WHOLE, page.height, composer.at))
        job.counts[self.title] = 1
        job.note_missing(self.title, "")


def print_key_page(snapshot: Snapshot, words: tuple[str, ...], public: str, path: Path) -> Printed:
    """Write the page of a key; raise ExportError and leave any older file."""
    return written(KeyPage(words, public[-8:]), snapshot, Choice(), path, Watch(None))
