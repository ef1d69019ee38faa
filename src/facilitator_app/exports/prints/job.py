"""What every print offers, and what it is written with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from facilitator_app.exports.exporter import ChangedText
from facilitator_app.exports.pdf.composer import Composer
from facilitator_app.exports.pdf.layout import Pages
from facilitator_app.exports.pdf.tags import Element
from facilitator_app.exports.sheets.facts import FICTIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.pdf.paper import Paper
    from facilitator_app.exports.prints.choice import Choice

T = TypeVar("T")
INVENTED = FICTIONAL.partition(":")[0]


class Print(Protocol):
    """One kind of paper that a day needs."""

    name: ClassVar[str]
    """What it is asked for by."""

    title: ClassVar[str]
    """What it is called in a menu."""

    about: ClassVar[str]
    """What it is for, in a sentence."""

    noun: ClassVar[str]
    """What is counted when it is made."""

    is_cut: ClassVar[bool]
    """Whether its pages are cut into cards, and so have neither margins nor page numbers."""

    is_wide: ClassVar[bool]
    """Whether its pages lie on their long side."""

    tells_of_day: ClassVar[bool]
    """Whether it says how a day goes, and so is made from its notes, and of no use beforehand."""

    asks: ClassVar[frozenset[str]]
    """Which parts of a choice it heeds, besides whether it is a proof."""

    def write(self, job: Job) -> None:
        """Write all that was chosen."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a print that is handed out by itself, with pages counted from 1."""

    composer: Composer
    foot: str


class Job:
    """A print while it is written."""

    def __init__(
        self, plan: Plan, snapshot: Snapshot, choice: Choice, paper: Paper, watch: Watch
    ) -> None:
        self.plan = plan
        self.snapshot = snapshot
        self.choice = choice
        self.paper = paper
        self.counts: Counter[str] = Counter()
        """How many pieces of each name were made."""
        self.remarks: list[str] = []
        """What whoever prints should know."""
        self.changed: list[ChangedText] = []
        self.sections: list[Section] = []
        self._watch = watch
        self._expected = 0

    @property
    def expected(self) -> int:
        """How many pieces of work there were to write."""
        return self._expected

    def over(self, pieces: Sequence[T]) -> Iterator[T]:
        """Give pieces of work one by one, looking after each whether to go on."""
        self._expected += len(pieces)
        self._watch.expect(2 * self._expected)
        return self._watch.over(pieces, 1)

    def section(self, foot: str) -> Composer:
        """Begin a section; its foot says what it is on each of its pages."""
        composer = self._composer(self.paper.root)
        composer.new_page()
        self.sections.append(Section(composer, foot))
        return composer

    def one_page(
        self, foot: str, looks: Sequence[str], write: Callable[[Composer, str], None]
    ) -> int:
        """Write a section in the first look in which a page holds it; return its pages.

        If none does, it is written in the first.
        """
        found = looks[0]
        for look in looks:
            tried = self._composer(None)
            write(tried, look)
            if self._pages(tried) == 1:
                found = look
                break
        composer = self.section(foot)
        write(composer, found)
        return self._pages(composer)

    def _composer(self, root: Element | None) -> Composer:
        paper = self.paper
        return Composer(paper.pen.typesetter, paper.style, Element("Sect", root))

    def _pages(self, composer: Composer) -> int:
        pages = Pages(self.paper.style.page.text_height)
        pages.fill(composer.document.blocks)
        return len(pages.pages)

    def note_missing(self, where: str, code: str) -> None:
        """List the characters since the last time that no font has."""
        typesetter = self.paper.pen.typesetter
        if not typesetter.missing:
            return
        named = ", ".join(f"U+{ord(each):04X}" for each in typesetter.take_missing())
        change = f"no font has {named}: shown as �"
        self.changed.append(ChangedText(where, code, "Text", change))

    @property
    def notice(self) -> str:
        """What must be said of people who are invented."""
        return INVENTED if self.plan.programme.fictional else ""

    @property
    def short_name(self) -> str:
        """The name of the programme up to what explains it, and that it is invented if it is."""
        name = self.plan.programme.name.partition(":")[0].strip() or self.plan.programme.name
        return " · ".join(filter(None, [name, self.notice]))
