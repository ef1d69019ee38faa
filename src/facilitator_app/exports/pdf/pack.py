"""What the parts of a pack are made from, and what they leave behind."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.records import Prompt, Table
from facilitator_app.domain.references import reference
from facilitator_app.exports.exporter import ChangedText
from facilitator_app.exports.pdf.style import palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.results import VoteResult
    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.sheets.common import Identified
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

T = TypeVar("T", bound="Identified")


class Pack:
    """A session pack while it is written."""

    def __init__(self, material: Material, composer: Composer, watch: Watch) -> None:
        self.material = material
        self.composer = composer
        self.counts: Counter[str] = Counter()
        """How many records of each kind are in it."""
        self.changed: list[ChangedText] = []
        self.tables = len(material.snapshot.all(Table))
        self.prompts = material.snapshot.by_id(Prompt)
        self.palette = palette()
        self._watch = watch

    @cached_property
    def results(self) -> dict[UUID, VoteResult]:
        """The result of every vote that this app can count."""
        return {each.trade_off.id: each for each in self.material.results}

    @property
    def names(self) -> Names:
        """The names and places of everything."""
        return self.material.names

    def over(self, title: str, records: Sequence[T]) -> Iterator[T]:
        """Give records one by one, count them, and note which texts no font could draw."""
        self.counts[title] += len(records)
        for record in self._watch.over(records):
            yield record
            self.note_missing(title, record)

    def note_missing(self, title: str, record: Identified) -> None:
        """List the characters of a record that no font has."""
        if not self.composer.typesetter.missing:
            return
        characters = self.composer.typesetter.take_missing()
        named = ", ".join(f"U+{ord(character):04X}" for character in characters)
        change = f"no font has {named}: shown as �, and kept for copying and reading aloud"
        self.changed.append(ChangedText(title, self.code(record), "Text", change))

    def code(self, record: Identified) -> str:
        """Return the code by which people name a record."""
        return self.code_of(record.id)

    def code_of(self, record_id: UUID) -> str:
        """Return the code of what has this id."""
        return reference(record_id)


def by_session(records: Iterable[Any]) -> dict[UUID | None, list[Any]]:
    """Sort records into their sessions, in the order in which they come."""
    found: dict[UUID | None, list[Any]] = defaultdict(list)
    for record in records:
        found[record.session_id].append(record)
    return found
