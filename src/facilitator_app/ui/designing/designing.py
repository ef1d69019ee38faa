"""The commands about designs: keep one as a template, give it out, bring one or an agenda in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.file_names import file_name
from facilitator_app.ui.start.start_from import AGENDAS, DESIGNS
from facilitator_app.workspace.designing import design_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.making import Making
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window

_DESIGN = ".json"


class Designing(QObject):
    """Asks for the file, and lays over the window what is to be seen before anything changes."""

    def __init__(self, window: Window, programmes: Programmes, making: Making) -> None:
        super().__init__(window)
        self._window, self._programmes, self._making = window, programmes, making
        programmes.opened.connect(self._offer)
        programmes.brought.connect(self.meet)
        making.agenda_wanted.connect(self.show_agenda)

    def meet(self, path: Path) -> None:
        """Show what can be done with a file that is no programme."""
        current, messages = self._programmes.current, self._window.services.messages
        if current is None:
            self._making.ask_for_new(path)
        elif current.workspace.read_only:
            messages.say("This programme can only be read: nothing can be brought in.", "warn")
        elif current.is_tables:
            messages.say("This is a table's file: what is planned comes with its kit.", "warn")
        elif path.suffix.casefold() == _DESIGN:
            self.show_design(path)
        elif current.page.stage == "plan":
            self.show_agenda(path)
        else:
            messages.say(
                f"{path.name} is a spreadsheet. Go to Plan and drop it there to add an agenda; "
                "notes and ballots are brought in from the menu.",
                "info",
            )

    def show_design(self, path: Path | None) -> None:
        """Show what a design, or a template if no file is given, would change."""
        from facilitator_app.ui.designing.bringing import BringPanel  # noqa: PLC0415 - the demo

        current = self._programmes.current
        if current is not None:
            self._window.put_over(BringPanel, self._window.services, current, path, anew=True)

    def show_agenda(self, path: Path) -> None:
        """Show what an agenda would add."""
        from facilitator_app.ui.designing.agenda import AgendaPanel  # noqa: PLC0415 - Excel

        current = self._programmes.current
        if current is not None:
            self._window.put_over(AgendaPanel, self._window.services, current, path, anew=True)

    # parts

    def _offer(self) -> None:
        current = self._programmes.current
        if current is None or current.is_tables:
            return
        offers: dict[str, Callable[[], object]] = {
            "plan.keep": self._keep,
            "plan.give": self._choose_place,
        }
        if not current.workspace.read_only:
            offers["plan.from"] = lambda: self.show_design(None)
            offers["plan.agenda"] = lambda: self._choose(
                "Choose an agenda", AGENDAS, self.show_agenda
            )
            offers["plan.bring"] = lambda: self._choose(
                "Choose a design", DESIGNS, self.show_design
            )
        self._window.services.actions.offer_while_shown(current.page, offers)

    def _choose(self, title: str, files: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, "", files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    def _keep(self) -> None:
        from facilitator_app.ui.designing.saving import SavePanel  # noqa: PLC0415 - the demo

        current = self._programmes.current
        if current is not None:
            self._window.put_over(SavePanel, self._window.services, current)

    def _choose_place(self) -> None:
        """Ask where the design is to go."""
        current = self._programmes.current
        if current is None:
            return
        wanted = current.path.with_name(file_name(f"{current.name} design", _DESIGN))
        dialog = QFileDialog(self._window, "Give out the design", str(wanted), DESIGNS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_DESIGN.removeprefix("."))
        dialog.selectFile(str(wanted))
        dialog.fileSelected.connect(lambda path: self._give(Path(path)))
        dialog.open()

    def _give(self, path: Path) -> None:
        from facilitator_app.exports.designs import write_design  # noqa: PLC0415 - it takes long

        current, messages = self._programmes.current, self._window.services.messages
        if current is None:
            return
        with messages.heeding():
            write_design(path, design_in(current.workspace))
            messages.say(
                f"{path.name} holds the design: the days and all that is planned for them, "
                "nobody's name and no answers."
            )
