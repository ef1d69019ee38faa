"""How much was said at each table in each session, counted note by note."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator_app.domain.gaps import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from facilitator_app.domain.records import Note

    Alike = tuple[UUID, UUID, UUID | None, str, str]
    """What FIELDS are of some notes."""

FIELDS = ("table_id", "session_id", "prompt_id", "kind", "wording")
"""All that counts of a note."""


@dataclass(slots=True)
class Heard:
    """What was said at one table in one session."""

    notes: int = 0
    quotes: int = 0
    """Those of them that hold somebody's own words."""
    under: Counter[UUID | None] = field(default_factory=Counter)
    """How many there are under each prompt."""


_NOTHING = Heard()


class Counts:
    """Is told of one note after the other, so that a new one costs the same among thousands."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self._at: defaultdict[tuple[UUID, UUID], Heard] = defaultdict(Heard)
        for each in notes:
            self.add(each)

    def add(self, note: Note, by: int = 1) -> None:
        """Count a note; by -1 it is counted no longer."""
        said = (note.table_id, note.session_id, note.prompt_id, note.kind, note.wording)
        self._add(said, by)

    def add_alike(self, found: Mapping[Alike, int]) -> None:
        """Count notes that are alike in FIELDS, so many of each."""
        for said, count in found.items():
            self._add(said, count)

    def at(self, table_id: UUID, session_id: UUID) -> Heard:
        """Return what was said at a table in a session."""
        return self._at.get((table_id, session_id), _NOTHING)

    def sessions(self) -> set[UUID]:
        """Return the sessions in which anything was noted."""
        return {session for (_, session), heard in self._at.items() if heard.notes}

    def _add(self, said: Alike, by: int) -> None:
        table_id, session_id, prompt_id, kind, wording = said
        heard = self._at[table_id, session_id]
        heard.notes += by
        heard.under[prompt_id] += by
        if is_quoted(kind, wording):
            heard.quotes += by
