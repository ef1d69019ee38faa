"""What a programme starts from: nothing, a design that is kept here, or a file that was brought."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from facilitator_app.domain.errors import DesignFileError, FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.dates import read_date
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.start.panel import Field, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from facilitator_app.templates import Template
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.ui.services import Services

DESIGNS = "Designs (*.json);;All files (*)"
AGENDAS = "Spreadsheets (*.csv *.xlsx);;All files (*)"
_DESIGN, _AGENDA = "design", "agenda"
_FILES = {
    _DESIGN: ("A design file (JSON)…", "Choose a design", DESIGNS),
    _AGENDA: ("An agenda in a spreadsheet…", "Choose an agenda", AGENDAS),
}
"""What is chosen from a file: as it is offered, what the dialog asks, what it lists."""
_COUNTED = {"workshops": "day", "trade_offs": "trade-off", "tables": "table"}
_SHOWN = 12


class Beginning(NamedTuple):
    """What somebody wants to start from; blank if nothing is said."""

    template: Template | None = None
    first_day: date | None = None
    agenda: Path | None = None


class StartFrom(QWidget):
    """A list of what there is, and what must be said about what is chosen in it."""

    came = Signal(object)
    """The design of what is chosen was read; nothing, if it has none or it is wrong."""

    def __init__(self, services: Services, *, within: bool = False) -> None:
        super().__init__()
        self._services, self._within = services, within
        self._job: Job | None = None
        self.combo = Combo("Start from")
        self.remove = Button("Remove this template", "quiet", "x")
        self.about, self.problem = Paragraph("", "muted"), Problem()
        self.day = Field("First day")
        self.day.setPlaceholderText("day month year")
        self.day.setAccessibleDescription("Each further day is a week later.")
        self._dated = QWidget()
        later = Paragraph("Each further day is a week later. Leave it empty to say it later.")
        later.setProperty("role", "muted")
        self._dated.setLayout(column(self.day.label, self.day, later, gap=4))
        label = Label("Start from", "strong")
        label.setBuddy(self.combo)
        under = row((self.about, 1), self.remove)
        self.setLayout(column(label, self.combo, under, self.problem, self._dated, gap=4))
        self.combo.activated.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self._chosen = ""
        self._fill()

    @property
    def beginning(self) -> Beginning:
        """What is chosen, or raise if its first day is no date."""
        data = self.combo.currentData()
        if data in (None, "") or isinstance(data, str):
            return Beginning()
        if isinstance(data, Path):
            return Beginning(agenda=data)
        text = self.day.text().strip() if self._dated.isVisibleTo(self) else ""
        return Beginning(data, read_date(text) if text else None)

    def take_file(self, path: Path) -> None:
        """Start from a file: an agenda, or a design."""
        from facilitator_app.templates import Template  # noqa: PLC0415 - it loads the demo

        is_design = path.suffix.casefold() == ".json"
        self._fill()
        at = self.combo.count() - (1 if self._within else len(_FILES))
        data = Template(path.stem, path) if is_design else path
        self.combo.insertItem(at, path.name, data)
        self.combo.setCurrentIndex(at)
        self._show()

    def _fill(self) -> None:
        from facilitator_app import templates  # noqa: PLC0415 - it loads the demo

        self._kept = templates.templates()
        self.combo.clear()
        for each in self._kept:
            if each.name == templates.BLANK and each.path is None:
                if not self._within:
                    self.combo.addItem("Blank", "")
                continue
            is_own = each.path is not None
            self.combo.addItem(each.name if is_own else "The demo's design", each)
        for name in (_DESIGN,) if self._within else tuple(_FILES):
            self.combo.addItem(_FILES[name][0], name)
        self.combo.setCurrentIndex(0)
        self._show()

    def _choose(self, place: int) -> None:
        data = self.combo.itemData(place)
        if isinstance(data, str) and data in _FILES:
            self.combo.setCurrentIndex(self._at)
            self._ask_for_file(data)
        else:
            self._show()

    def _ask_for_file(self, sort: str) -> None:
        _, title, files = _FILES[sort]
        dialog = QFileDialog(self, title, "", files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.open()

    def _show(self) -> None:
        """Show what belongs to what is chosen, and read it."""
        self._at = self.combo.currentIndex()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        data = self.combo.currentData()
        self.problem.say("")
        self._dated.hide()
        self.remove.setVisible(data in self._kept and getattr(data, "path", None) is not None)
        if isinstance(data, Path):
            self.about.say("Its columns are matched in the next step.")
        else:
            self.about.say("")
        self.about.setVisible(bool(data))
        if data and not isinstance(data, str | Path):
            self._read(data)
        else:
            self.came.emit(None)

    def _read(self, template: Template) -> None:
        from facilitator_app import templates  # noqa: PLC0415 - it loads the demo

        self.about.say("Looking inside…")
        self._job = self._services.jobs.start(
            lambda _: templates.load(template), self._tell, self._refuse
        )

    def _tell(self, design: Mapping[str, Any]) -> None:
        self._job = None
        self.about.say(summary(design))
        self._dated.setVisible(self.combo.currentData() in self._kept)
        self.came.emit(design)

    def _refuse(self, error: FacilitatorError) -> None:
        self._job = None
        self.about.hide()
        self.problem.say(told(error))
        self.came.emit(None)

    def _remove(self) -> None:
        """Remove a template, and offer to put it back."""
        from facilitator_app import templates  # noqa: PLC0415 - it loads the demo

        template: Template = self.combo.currentData()
        messages = self._services.messages

        def put_back() -> None:
            with messages.heeding():
                templates.put_back(template, content)
                if isValid(self):  # the panel may be gone while the message still stands
                    self._fill()

        with messages.heeding():
            content = templates.remove(template)
            self._fill()
            messages.say(f"The template {template.name} is removed.", "good", "Undo", put_back)
            self.combo.setFocus()


def summary(design: Mapping[str, Any]) -> str:
    """Return in few words what a design holds."""
    days = design.get("workshops", [])
    numbers = {word: len(design.get(name, [])) for name, word in _COUNTED.items()}
    sessions = sum(len(each.get("sessions", [])) for each in days)
    words = {"day": numbers.pop("day"), "session": sessions, **numbers}
    found = [counted(number, word) for word, number in words.items() if number]
    return " · ".join(found) or "Nothing is planned in it yet."


def told(error: FacilitatorError) -> str:
    """Return what is wrong; mistakes of a design each on a line of its own, with their place."""
    if not isinstance(error, DesignFileError) or not error.problems:
        return error.sentence()
    more = len(error.problems) - _SHOWN
    rest = [f"And {more} more."] if more > 0 else []
    return "\n".join(
        ["The design has mistakes. Mend them and choose it again.", *error.problems[:_SHOWN], *rest]
    )
