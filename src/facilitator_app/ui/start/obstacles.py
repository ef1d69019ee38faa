"""What stands between a person and a file, each asked or told in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Bar
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.start.panel import Field, Panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AskingPanel(Panel):
    """Asks for what opens a file, until it is right."""

    given = Signal(str)

    def __init__(self, name: str, about: str, field: Field) -> None:
        super().__init__(name, about)
        self.field = field

    def first(self) -> QWidget:
        """Start with the field."""
        return self.field

    def refuse(self, sentence: str) -> None:
        """Say that this did not open it, and let it be typed again."""
        self.problem.say(sentence)
        self.field.selectAll()
        self.field.setFocus()


class PassphrasePanel(AskingPanel):
    """Asks for the passphrase of a file."""

    def __init__(self, name: str) -> None:
        about = "This file is protected. Its passphrase opens it."
        super().__init__(name, about, Field("Passphrase", secret=True))
        show = Toggle("Show what I type")
        show.toggled.connect(self.field.show_letters)
        self.open = Button("Open", "primary", "lock")
        self.fill(column(self.field.label, self.field, show, gap=4), do=(self.open,))
        self.open.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
        else:
            self.refuse("Type the passphrase first.")


class InUsePanel(Panel):
    """Says that a file is open elsewhere, and offers to read a copy of it."""

    copy_wanted = Signal()
    again = Signal()

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(name, sentence)
        read = Button("Read a copy", "primary", "eye")
        retry = Button("Try again", icon="rotate-ccw")
        self.fill(
            Label("A copy shows the file as it is now. Nothing can be changed in it."),
            do=(retry, read),
        )
        read.clicked.connect(self.copy_wanted)
        retry.clicked.connect(self.again)
        self._read = read

    def first(self) -> QWidget:
        """Start with the offer."""
        return self._read


class GonePanel(Panel):
    """Says that a file that was open before is not there any more, and offers to forget it."""

    again = Signal()
    search_wanted = Signal()
    forgotten = Signal()

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(name, f"It is not in {folder} any more, or its disk is not connected.")
        forget = Button("Take it off the list", icon="x")
        retry = Button("Try again", icon="rotate-ccw")
        search = Button("Look for it…", "primary", "folder-open")
        self.fill(row(forget, None), do=(retry, search))
        forget.clicked.connect(self.forgotten)
        retry.clicked.connect(self.again)
        search.clicked.connect(self.search_wanted)
        self._retry = retry

    def first(self) -> QWidget:
        """Start with another try: the disk may be put in meanwhile."""
        return self._retry


class BusyPanel(Panel):
    """Shows how far something is, and stops it if it is not wanted any more."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__(title, about)
        self.bar = Bar(title)
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self.back.setText(" Cancel")
        self.back.setAccessibleName("Cancel")
        self.fill(self.bar)

    def progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
