"""Asks for what a new programme needs: a name, what it starts from, a place, a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.file_names import file_name
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Line
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.start.panel import Field, Panel
from facilitator_app.ui.start.start_from import StartFrom

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.services import Services

SUFFIX = ".facilitator"


class NewPanel(Panel):
    """Makes a programme in a file of its own, empty or from a design."""

    wanted = Signal(str, object, str, object)
    """Its name, the file, the passphrase or nothing, and what it starts from."""

    def __init__(self, folder: Path, services: Services) -> None:
        super().__init__("New programme", "One file holds all of it: days, sessions, notes, votes.")
        self._folder = folder
        self.name = Field("What is it called?")
        self.name.setPlaceholderText("Front Door to Care")
        self.start_from = StartFrom(services)
        self._place = Line("", "muted")
        self.elsewhere = Button("Another folder…", icon="folder-open")
        self.protect = Toggle("Protect the file with a passphrase")
        self.passphrase, self.again = (
            Field("Passphrase", secret=True),
            Field("Once more", secret=True),
        )
        self._hidden = QWidget()
        self._hidden.setLayout(
            column(self.passphrase.label, self.passphrase, self.again.label, self.again, gap=4)
        )
        self._hidden.hide()
        self.make = Button("Make it", "primary", "check")
        self.fill(
            column(self.name.label, self.name, gap=4),
            self.start_from,
            row((self._place, 1), self.elsewhere),
            self.protect,
            self._hidden,
            do=(self.make,),
        )
        self.name.textChanged.connect(self._follow)
        self.protect.toggled.connect(self._hidden.setVisible)
        self.elsewhere.clicked.connect(self._choose_folder)
        self.make.clicked.connect(self._ask)
        for field in (self.name, self.start_from.day, self.passphrase, self.again):
            field.returnPressed.connect(self._ask)
        self._follow()

    @property
    def path(self) -> Path:
        """The file that would be made: a name that is not taken."""
        name = self.name.text().strip() or "New programme"
        path, number = self._folder / file_name(name, SUFFIX), 1
        while _is_taken(path):
            number += 1
            path = self._folder / file_name(f"{name} {number}", SUFFIX)
        return path

    def first(self) -> QWidget:
        """Start with the name."""
        return self.name

    def _follow(self) -> None:
        self.problem.say("")
        self._place.say(f"Kept in {self.path}")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Where is it to be kept?", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._folder = self._folder.__class__(folder)
        self._follow()

    def _ask(self) -> None:
        name, passphrase = self.name.text().strip(), self.passphrase.text()
        if not name:
            self.problem.say("A programme needs a name. You can change it later.")
            self.name.setFocus()
        elif self.protect.isChecked() and not passphrase:
            self.problem.say("Type a passphrase. Nobody can open the file without it.")
            self.passphrase.setFocus()
        elif self.protect.isChecked() and passphrase != self.again.text():
            self.problem.say("The two passphrases differ. Type the second one again.")
            self.again.setFocus()
        elif self.start_from.problem.text:
            self.problem.say("What it is to start from has mistakes. Mend them, or choose another.")
            self.start_from.combo.setFocus()
        else:
            self._make(name, passphrase if self.protect.isChecked() else "")

    def _make(self, name: str, passphrase: str) -> None:
        try:
            beginning = self.start_from.beginning
        except PlanError as error:
            self.problem.say(error.sentence())
            self.start_from.day.setFocus()
        else:
            self.problem.say("")
            self.wanted.emit(name, self.path, passphrase, beginning)


def _is_taken(path: Path) -> bool:
    """Tell whether something has that name, as far as anybody may know in its folder."""
    try:
        return path.exists()
    except OSError:  # making the file there says in words what is wrong
        return False
