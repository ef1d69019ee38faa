"""A programme to try things on: it goes, with all that lies beside it, when it is closed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.storage import opening
from facilitator_app.workspace.workspace import LEAD, Workspace

if TYPE_CHECKING:
    from facilitator_app.domain.changes import Author

_PREFIX = "facilitator-practice-"
_FILE = "Practice.facilitator"


class Throwaway(Workspace):
    """An open programme in a folder of its own that only this user can read."""

    @classmethod
    def begin(cls, name: str, author: Author = LEAD) -> Self:
        """Make one with nothing in it but its name."""
        try:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        except OSError as error:
            raise ProgrammeFileError(
                f"There is no place for a practice ({error.strerror}).",
                advice="Make room on this laptop's disk, then try again.",
            ) from error
        try:
            return cls.create(folder / _FILE, name, author)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    @property
    def path(self) -> Path:
        """Where it lies for now."""
        path = self._file.database.path
        if path is None:
            raise ValueError("a practice lies in a folder")
        return path

    def close(self) -> None:
        """Let go of it and remove it."""
        folder = self.path.parent
        try:
            super().close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def clear_practice() -> None:
    """Remove what is left of practices that were cut off."""
    opening.clear_left(_PREFIX)
