"""Keeps what is half typed in the fields of one page, however many they become."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.ui.parts.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import KeysView

    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.parts.jobs import Jobs
    from facilitator_app.workspace import Workspace


class Unsaved(QObject):
    """The words that stand in fields and are not saved yet, each by the name of its field."""

    def __init__(self, workspace: Workspace, changes: Changes, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = DraftKeeper(workspace, changes, jobs, self)
        self._words: dict[str, str] = {}

    def begin(self, place: str) -> dict[str, str]:
        """Go to the fields of another place; return what was typed there and is not saved."""
        self._words = _read(self._keeper.begin(place))
        return dict(self._words)

    @property
    def names(self) -> KeysView[str]:
        """The fields that hold what is not saved yet."""
        return self._words.keys()

    def note(self, name: str, text: str) -> None:
        """Keep what is typed into a field until it is saved."""
        self._words[name] = text
        self._keep()

    def done(self, *names: str) -> None:
        """Let go of what is saved, or was taken back."""
        if any(self._words.pop(each, None) is not None for each in names):
            self._keep()

    def call(self, name: str, new: str) -> None:
        """Give a field another name: what it belongs to has another one now."""
        if name in self._words:
            self._words[new] = self._words.pop(name)
            self._keep()

    def flush(self) -> None:
        """Keep it now: the fields are about to go away."""
        self._keeper.flush()

    def _keep(self) -> None:
        self._keeper.note(json.dumps(self._words, ensure_ascii=False) if self._words else "")


def _read(kept: str) -> dict[str, str]:
    """Return what was kept; what another version of the app wrote in another way is left out."""
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}
