"""Keeps what is half typed in several fields at once, and gives it back after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.ui.parts.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.workspace import Workspace


class HalfTyped(QObject):
    """What stands in fields and is not saved yet, each field by its name."""

    def __init__(self, workspace: Workspace, changes: Changes, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._made_of = (workspace, changes, jobs)
        self._keepers: dict[str, DraftKeeper] = {}
        self.names: set[str] = set()
        """The fields that hold what is not saved yet."""

    def begin(self, place: str, saved: Mapping[str, str]) -> dict[str, str]:
        """Go to other fields, given what is saved in each; return what was typed and is not."""
        self.names.clear()
        found = {}
        for name, text in saved.items():
            if name not in self._keepers:
                self._keepers[name] = DraftKeeper(*self._made_of, self)
            left = self._keepers[name].begin(f"{name} of {place}")
            if left and left.strip() != text.strip():
                found[name] = left
        self.names.update(found)
        return found

    def note(self, name: str, text: str) -> None:
        """Keep what is typed into a field until it is saved."""
        self.names.add(name)
        self._keepers[name].note(text)

    def done(self, *names: str) -> None:
        """Let go of what is saved, or was taken back."""
        for name in self.names.intersection(names):
            self.names.remove(name)
            self._keepers[name].note("")

    def flush(self) -> None:
        """Keep it now: the fields are about to go away."""
        for keeper in self._keepers.values():
            keeper.flush()
