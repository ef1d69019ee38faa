"""Tells whoever watches how far a long look at a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Meter:
    """Counts what is done of a job; what it is not told of the job's size it cannot exceed."""

    def __init__(self, progress: Callable[[int, int], None] | None = None) -> None:
        self._progress = progress
        self._done = self._total = 0

    def expect(self, total: int) -> None:
        """Say how much there will be to do."""
        self._total = total
        self._tell()

    def add(self, count: int) -> None:
        """Say that so much more is done."""
        self._done = min(self._done + count, self._total)
        self._tell()

    def finish(self) -> None:
        """Say that all is done."""
        self._done = self._total
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total)
