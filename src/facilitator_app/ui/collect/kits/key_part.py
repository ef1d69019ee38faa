"""What must be before kits are made: the lead's key is open, and two copies were read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.moments import said

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator_app.ui.actions import Actions
    from facilitator_app.workspace.key_backup import ReadBack

_NOT_YET, _NOT_KNOWN = "not yet", "known once the key is open"
_WHY = (
    "If the key were lost, nobody could open what the tables bring back. Kits are made once "
    "two copies of it have been read back."
)


class KeyPart(QWidget):
    """The key, and what opens it or makes it."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.state = State("The lead's key")
        self.open = _doing(actions, "key.open")
        self.make = _doing(actions, "key.make")
        self.again = _doing(actions, "key.again", "Lost? Make it again…", "keyboard", "quiet")
        self.setLayout(
            column(
                self.state,
                row(self.open, self.make, None, gap=8),
                row(self.again, None),
                gap=6,
            )
        )

    def tell(self, name: str, *, has_key: bool) -> None:
        """Say which key is open; nothing, if none is."""
        self.state.tell(f"open: {name}" if name else "not open", done=bool(name))
        self.open.setVisible(not name)
        self.make.setVisible(not name and not has_key)
        self.again.setVisible(not name and has_key)


class BackupPart(QWidget):
    """The two copies, each with what makes it and what reads it back."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.file = State("A copy of the key file, on a stick")
        self.words = State("The 24 words, on paper")
        self.buttons = {
            "key.copy": _doing(actions, "key.copy", "Save a copy…", "stick"),
            "key.copy.read": _doing(actions, "key.copy.read", "Read it back…", "check"),
            "key.words": _doing(actions, "key.words", "Print them…", "printer"),
            "key.words.read": _doing(actions, "key.words.read", "Type them in…", "keyboard"),
        }
        self.why = Paragraph(_WHY, "muted")
        self.setLayout(
            column(
                self.why,
                self.file,
                row(self.buttons["key.copy"], self.buttons["key.copy.read"], None),
                4,
                self.words,
                row(self.buttons["key.words"], self.buttons["key.words.read"], None),
                gap=6,
            )
        )

    def next_step(self, read: ReadBack) -> QWidget:
        """Return what goes on with the copies."""
        return self.buttons["key.copy" if read.file is None else "key.words"]

    def tell(self, read: ReadBack | None) -> None:
        """Say what was read back, and when; of no key, if none is open."""
        self.why.setVisible(read is None or not read.is_whole)
        file, words = (read.file, read.words) if read else (None, None)
        not_yet = _NOT_YET if read else _NOT_KNOWN
        self.file.tell(_when(file) or not_yet, done=file is not None)
        self.words.tell(_when(words) or not_yet, done=words is not None)
        for button in self.buttons.values():
            button.setEnabled(read is not None)


class State(QWidget):
    """A step, and whether it is done."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._glyph, self.told = Glyph("circle"), Line("", "muted")
        words = column(Label(name, "strong"), self.told, gap=0)
        self.setLayout(row(self._glyph, (words, 1), gap=10))

    def tell(self, words: str, *, done: bool) -> None:
        """Say how far it is."""
        self._glyph.show_icon("circle-check" if done else "circle", "good" if done else "warn")
        self.told.say(words, "good" if done else "warn")


def _when(at: datetime | None) -> str:
    return f"read back: {said(at)}" if at else ""


def _doing(
    actions: Actions, name: str, words: str = "", icon: str = "", kind: str = "plain"
) -> Button:
    """Return a button for a command, perhaps in fewer words than elsewhere."""
    command = actions.command(name)
    button = Button(words or command.words, kind, icon or command.icon)
    button.setAccessibleName(command.words.removesuffix("…"))
    button.clicked.connect(actions[name].trigger)
    return button
