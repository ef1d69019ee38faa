"""A copy of a file that somebody else has open: read for as long as it is wanted."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.storage import opening
from facilitator_app.workspace.workspace import LEAD, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.changes import Author


class WorkingCopy(Workspace):
    """A whole copy in a folder of its own, which goes when it is closed; nothing can be changed."""

    def __init__(self, path: Path, author: Author = LEAD, *, passphrase: str | None = None) -> None:
        with ExitStack() as stack:
            super().__init__(stack.enter_context(opening.copied(path, passphrase)), author)
            self._kept = stack.pop_all()

    def close(self) -> None:
        """Let go of the copy."""
        self.backups.wait()
        self._kept.close()

    def refuse_read_only(self) -> None:
        """Raise ProgrammeFileError: the file itself is where things are changed."""
        raise ProgrammeFileError(
            "This is a copy, to be read: the file itself is open elsewhere.",
            advice="Close it there, then open it here.",
        )
