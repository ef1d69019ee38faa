"""What is half typed in an open file: kept in it, outside its history."""

from __future__ import annotations

from facilitator_app.domain.text import clean
from facilitator_app.storage import drafts
from facilitator_app.workspace.reader import Reader


class Drafting(Reader):
    """An open file, and what somebody was typing when it was last closed, however it was."""

    def draft(self, place: str) -> str:
        """Return what was typed at a place and neither saved nor dropped."""
        return drafts.find(self._file.database, place)

    def half_typed(self) -> int:
        """Return at how many places something was typed and neither saved nor dropped."""
        return drafts.count(self._file.database)

    def keep_draft(self, place: str, text: str) -> None:
        """Keep what is typed at a place until it is saved; nothing takes it away."""
        if not self.read_only:
            drafts.keep(self._file.database, place, clean(text))
