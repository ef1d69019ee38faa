"""Opens the kits of tables: on this laptop's own disk, and newer ones into what is there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app import settings
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.moments import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.travel.kit_file import OpenedKit
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace.kit_facts import KitFacts

    Progress = Callable[[int, int], None]

_TITLE = "Open a table kit"
_ABOUT = "{name} opens with the six words on the card that came with it."


class OpeningKits(QObject):
    """Asks for the code of a kit; a newer one for the table that is open needs none."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        self._messages, self._jobs = window.services.messages, window.services.jobs
        programmes.kit_met.connect(self.meet)

    def meet(self, path: Path) -> None:
        """Renew the table that is open, or ask for the code of another one."""
        current = self._programmes.current
        if current is not None and current.code:
            self._renew(current, path)
        else:
            self.ask(path)

    def ask(self, path: Path) -> None:
        """Ask for the code of a kit, in place of what is open."""
        from facilitator_app.ui.start.code import CodePanel  # noqa: PLC0415 - its words take long

        panel = CodePanel(_TITLE, _ABOUT.format(name=path.name))
        self._programmes.ask(panel)
        if self._window.start.panel is not panel:  # something would have been lost
            return

        def open_with(code: str) -> None:
            panel.progress(0, 1)
            job = self._jobs.start(
                lambda progress: _opened(path, code, progress),
                lambda file: self._show(file, code),
                lambda error: panel.refuse(error.sentence()),
            )
            job.progressed.connect(panel.progress)
            panel.left.connect(job.cancel)
            panel.destroyed.connect(job.cancel)

        panel.given.connect(open_with)

    # parts

    def _show(self, file: Path, code: str) -> None:
        """Show the file of the table that a kit was opened into."""
        self._programmes.open(file, code)
        current = self._programmes.current
        kit = current.workspace.kit if current is not None and current.path == file else None
        if kit is not None:
            self._messages.say(f"This is {_words(kit)}. All of it lies on this laptop now.")

    def _renew(self, current: OpenProgramme, path: Path) -> None:
        """Take in a newer kit for the table that is open; ask if it is of another one."""

        def fail(error: FacilitatorError) -> None:
            self._messages.say(error.sentence(), "bad", "Type its code", lambda: self.ask(path))

        self._messages.say(f"{path.name} is being opened.", "info")
        job = self._jobs.start(
            lambda _: _read(path, current.code), lambda kit: self._take(current, kit), fail
        )
        current.changes.closing.connect(job.cancel)

    def _take(self, current: OpenProgramme, opened: OpenedKit) -> None:
        from facilitator_app.workspace.opened_kit import renew  # noqa: PLC0415 - as in `_opened`

        try:
            is_new = renew(current.workspace, opened)
        except FacilitatorError as error:
            self._messages.fail(error)
            return
        kit = current.workspace.kit
        if kit is None:
            return
        number = opened.head.number
        self._messages.say(
            f"Kit {kit.number}: the design of {_moment(kit)} is here; all that was captured stays."
            if is_new
            else f"Kit {number} brings nothing new: the design of kit {kit.number} is here already."
        )


def _opened(path: Path, code: str, progress: Progress) -> Path:
    """Open a kit on this laptop's own disk, wherever the kit lies."""
    # What opens it takes long to load, and most laptops open none.
    from facilitator_app.workspace.opened_kit import open_kit  # noqa: PLC0415

    folder = settings.tables_folder()
    folder.mkdir(exist_ok=True, mode=0o700)
    return open_kit(path, code, folder, progress)


def _read(path: Path, code: str) -> OpenedKit:
    from facilitator_app.travel.kit_file import read_kit  # noqa: PLC0415

    return read_kit(path, code)


def _words(kit: KitFacts) -> str:
    return f"kit {kit.number} of table {kit.table_code}, with the design of {_moment(kit)}"


def _moment(kit: KitFacts) -> str:
    """Return when a kit was made: of today's the time alone."""
    moment = said(datetime.fromisoformat(kit.made_at))
    return moment.removeprefix("Today, ")
