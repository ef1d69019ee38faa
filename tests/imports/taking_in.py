"""Rows of ballots, taken in one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.imports import import_ballots
from tests.imports.sheets import BALLOT_HEAD, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.imports import BallotsImported
    from facilitator_app.workspace import Workspace

AB = "choice:a,b"


class TakeIn:
    """Imports rows, each time from another file."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self._folder = folder
        self._files = 0

    def __call__(
        self,
        rows: Sequence[Sequence[object]],
        create: str | None = AB,
        head: Sequence[str] = BALLOT_HEAD,
    ) -> BallotsImported:
        self._files += 1
        path = write_csv(self._folder / f"b{self._files}.csv", [head, *rows])
        return import_ballots(self.workspace, path, create=create)


def outcome(done: BallotsImported) -> tuple[int, int, int, int]:
    return done.new, done.changed, done.older, done.known


def row(option: str, cast_at: str = "", code: str = "K") -> tuple[str, ...]:
    return ("T", code, "", option, "1", f"2026-05-09T{cast_at}Z" if cast_at else "")
