"""Lets a table's pack be made for another key of the lead's, when the first one is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.travel.lead_key_file import SUFFIX, fingerprint, read_lead_key
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.workspace.packing import take_lead_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window

_FILES = f"Keys of leads (*{SUFFIX});;All files (*)"
_ASK = "Ask the lead to read out the four words of the new key. Are they these?"
_THEN = (
    "Packs of this table can then be opened with this key too, and its receipts are believed. "
    "If the words differ, somebody else made this key: keep the stick and tell the lead."
)


class OtherKey(QObject):
    """Takes the public half of a key from a stick, once its words were compared."""

    def __init__(self, window: Window, current: OpenProgramme) -> None:
        super().__init__(current.page)
        self._window, self._current = window, current

    def ask(self) -> None:
        """Let somebody choose the key."""
        dialog = QFileDialog(self._window, "The lead's new key", "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Show the words of a key, which the lead reads out."""
        with self._window.services.messages.heeding():
            public, verify = read_lead_key(path)
            self._window.put_over(
                KeyPanel,
                fingerprint(public, verify),
                partial(self._take, public, verify),
                anew=True,
            )

    def _take(self, public: str, verify: str) -> None:
        workspace = self._current.workspace
        if self._current.changes.save(lambda: take_lead_key(workspace, public, verify)):
            self._window.services.actions["table.pack"].trigger()


class KeyPanel(Overlay):
    """Shows the four words of a key, and asks whether they are the lead's."""

    def __init__(self, over: QWidget, words: str, take: Callable[[], object]) -> None:
        self.words = Label(words, "title")
        self.words.setAccessibleName(f"Words of the key: {words}")
        self.refuse = Button("No, they differ")
        self.take = Button("Yes, make the pack", "primary", "package")
        content = QWidget()
        content.setLayout(
            column(
                Paragraph(_ASK),
                Ground("card", row(None, self.words, None, pad=(16, 14, 16, 14))),
                Paragraph(_THEN, "muted"),
                row(None, self.refuse, self.take),
                gap=12,
            )
        )
        super().__init__(over, "Another key of the lead's", Scrolled(content), 600)
        self.take.clicked.connect(self.close)
        self.take.clicked.connect(take)
        self.refuse.clicked.connect(self.close)
        self.refuse.setFocus()
