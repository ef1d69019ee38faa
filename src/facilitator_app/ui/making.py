"""Makes programmes: a new one, from whatever it starts from, and the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app import settings
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.programmes import author
from facilitator_app.ui.start.new import SUFFIX, NewPanel
from facilitator_app.ui.start.obstacles import BusyPanel
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.start.start_from import Beginning
    from facilitator_app.ui.window import Window

DEMO = "Front Door to Care (demo)"


class Making(QObject):
    """Asks for what it takes, makes the file, and opens it."""

    agenda_wanted = Signal(object)
    """The programme that was just made starts from this agenda."""

    def __init__(self, window: Window, programmes: Programmes, documents: Path) -> None:
        super().__init__(window)
        self._window, self._programmes, self._documents = window, programmes, documents
        window.services.actions.offer("new", self.ask_for_new)
        window.services.actions.offer("demo", self.open_demo)

    def ask_for_new(self, start: Path | None = None) -> None:
        """Ask for what a new programme needs; perhaps it is to start from a file."""
        panel = NewPanel(self._documents, self._window.services)
        panel.wanted.connect(self._make)
        if start is not None:
            panel.start_from.take_file(start)
        self._programmes.ask(panel)

    def open_demo(self) -> None:
        """Open the demo; make it first, if this laptop has none yet."""
        folder = settings.data_folder() / "demo"
        folder.mkdir(exist_ok=True)
        path = folder / f"{DEMO}{SUFFIX}"
        if path.exists():
            self._programmes.open(path)
            return
        from facilitator_app.demo import make_demo  # noqa: PLC0415 - most people need none

        panel = BusyPanel("Making the demo", "Three days of invented talk, in a few seconds.")
        self._programmes.ask(panel)
        job = self._window.services.jobs.start(
            lambda progress: make_demo(path, progress=progress),
            lambda _: self._programmes.open(path),
            self._programmes.fail,
        )
        job.progressed.connect(panel.progress)
        panel.left.connect(job.cancel)

    # parts

    def _make(self, name: str, path: Path, passphrase: str, beginning: Beginning) -> None:
        if beginning.template is not None:
            self._make_from(name, path, passphrase, beginning)
            return
        try:
            made = Workspace.create(path, name, author(), passphrase=passphrase or None)
        except FacilitatorError as error:
            self._window.services.messages.fail(error)
        else:
            made.close()
            self._open_made(path, passphrase)
            if beginning.agenda is not None and self._programmes.current is not None:
                self.agenda_wanted.emit(beginning.agenda)

    def _make_from(self, name: str, path: Path, passphrase: str, beginning: Beginning) -> None:
        from facilitator_app.templates import Template, make_programme  # noqa: PLC0415 - the demo

        template = beginning.template or Template("")
        day, named = beginning.first_day, (name, author(), passphrase)
        panel = BusyPanel(f"Making {name}", f"It starts from {template.name}.")
        self._programmes.ask(panel)
        job = self._window.services.jobs.start(
            lambda progress: make_programme(path, named, template, day, progress),
            lambda _: self._open_made(path, passphrase),
            self._programmes.fail,
        )
        panel.left.connect(job.cancel)

    def _open_made(self, path: Path, passphrase: str) -> None:
        """Open what was just made, where it is planned."""
        self._programmes.open(path, passphrase or None)
        current = self._programmes.current
        if current is not None and current.path == path.absolute():
            current.page.go("plan")
