"""The lead's key, for as long as it is open in this window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from facilitator_app.workspace.key_file import LeadKey


class OpenedKey(QObject):
    """Holds what the key file says, in memory alone: it goes with the programme, or before."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key: LeadKey | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What stands for a person; nothing while the key is closed."""
        return self.key.names if self.key else ()

    def open(self, key: LeadKey | None) -> None:
        """Hold a key from now on, or none."""
        self.key = key
        self.changed.emit()
