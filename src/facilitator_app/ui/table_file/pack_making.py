"""Makes the pack of a table, when somebody asks for it and now and then by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.ui.parts import volumes
from facilitator_app.ui.parts.places import keep_folder
from facilitator_app.workspace.captured import counted, in_words
from facilitator_app.workspace.packing import kit_at, make_pack, pack_name
from facilitator_app.workspace.sticks import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.ui.services import Services
    from facilitator_app.workspace import Workspace

EVERY = 600_000
"""Milliseconds after a change until the pack on a stick that is in is made again."""
_MOST = 64
"""So many folders of a stick are asked whether the lead has put kits there."""


class PackMaking(QObject):
    """Puts the pack of one open file on the stick; that never keeps anybody from typing."""

    def __init__(
        self, workspace: Workspace, changes: Changes, services: Services, within: QWidget
    ) -> None:
        super().__init__(within)
        self._workspace, self._services, self._within = workspace, services, within
        self._kit = kit_at(workspace)
        self._choice = f"table pack {workspace.programme}"
        self._job: Job | None = None
        self._is_wanted = False
        """Whether somebody asked for the pack that is being made."""
        self._was_told = False
        """Whether it was said that it cannot be made by itself."""
        self.timer = QTimer(self, singleShot=True, interval=EVERY)
        self.timer.timeout.connect(self.make_quietly)
        changes.changed.connect(self._heed)
        changes.closing.connect(self.close)

    @property
    def stick(self) -> Path | None:
        """The folder that the pack goes to: on a stick of the lead's, or where it went before."""
        marked = (each for each in _folders() if is_marked(each, self._workspace.programme))
        return next(marked, None) or self._chosen()

    def make(self) -> None:
        """Make the pack for somebody who asks for it; without a stick, ask where it goes."""
        self._start(wanted=True)

    def make_quietly(self) -> None:
        """Make the pack again if its stick is in, and no vote is being keyed."""
        if self._workspace.backups.is_voting():
            self.timer.start()
        else:
            self._start(wanted=False)

    def ask(self) -> None:
        """Ask for a folder, which is remembered."""
        dialog = QFileDialog(self._within, "Where the table pack goes", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.send_to(Path(name)))
        dialog.open()

    def send_to(self, folder: Path) -> None:
        """Make the pack in a folder, there and from now on."""
        keep_folder(self._services.settings, self._choice, folder)
        self._start(folder, wanted=True)

    def close(self) -> None:
        """Make nothing more: the file is about to be closed."""
        self.timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    # parts

    def _chosen(self) -> Path | None:
        chosen = self._services.settings.preferences.choices.get(self._choice, "")
        return Path(chosen) if chosen and Path(chosen).is_dir() else None

    def _heed(self) -> None:
        """Begin to count the minutes with the first change since the last pack."""
        if not self.timer.isActive():
            self.timer.start()

    def _start(self, folder: Path | None = None, *, wanted: bool) -> None:
        self._is_wanted = self._is_wanted or wanted
        if self._job is not None:
            return
        self.timer.stop()
        self._job = self._services.jobs.start(
            lambda _: self._written(folder), self._tell, self._fail
        )
        self._job.ended.connect(self._forget)

    def _written(self, chosen: Path | None) -> tuple[Path, str] | None:
        """Write the pack; tell where it is and what is in it. On a thread: sticks may be slow."""
        folder = chosen or self.stick
        if folder is None:
            return None
        make_pack(self._workspace, folder / pack_name(self._workspace))
        return folder, in_words(counted(self._workspace.made_here()))

    def _forget(self) -> None:
        self._job = None

    def _tell(self, made: tuple[Path, str] | None) -> None:
        wanted, self._is_wanted = self._is_wanted, False
        if made is None:
            if wanted:
                self.ask()
            return
        self._was_told = False
        if wanted:
            folder, words = made
            self._services.messages.say(
                f"The pack of Table {self._kit.table_code} is on {folder.name or folder}: "
                f"{words}. Give it to the lead."
            )

    def _fail(self, error: FacilitatorError) -> None:
        wanted, self._is_wanted = self._is_wanted, False
        if wanted:
            offer, take_up = "Another folder…", self.ask
            self._services.messages.say(error.sentence(), "bad", offer, take_up)
        elif not self._was_told:
            self._was_told = True
            self._services.messages.say(
                f"The pack on the stick is not up to date. {error.sentence()}", "info"
            )


def _folders() -> Iterator[Path]:
    """Give every stick that is in, and the folders on it."""
    for root in volumes.removable():
        yield root
        try:
            within = sorted(each for each in root.iterdir() if each.is_dir())
        except OSError:
            continue
        yield from within[:_MOST]
