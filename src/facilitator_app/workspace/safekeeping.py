"""Sees to the backups of an open file: on opening and after every ten minutes of change."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from glob import escape
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.storage import backups, rounds
from facilitator_app.storage.rollback import is_journal
from facilitator_app.workspace.places import is_precarious

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.storage.engine import Database

EVERY_SECONDS = 600.0
VOTING = (
    "No backup is made while a vote is keyed, since it would tell the order of the ballots: close "
    "the round, and one is made."
)
_log = logging.getLogger(__name__)


class Safekeeping:
    """Makes backups on a thread of its own, through the connection of the open file."""

    def __init__(self, database: Database, programme: UUID, spare: Path | None) -> None:
        self._database = database
        self._mark = backups.mark_of(programme)
        self._folders = _folders(database.path, self._mark, spare)
        self._thread: threading.Thread | None = None
        self._last = time.monotonic()
        self.problem = ""
        """Why the last backup was not made, in a sentence; empty if it was."""

    def start(self) -> None:
        """Make a backup in the background, unless one is being made."""
        if self._thread is None or not self._thread.is_alive():
            self._last = time.monotonic()
            self._thread = threading.Thread(target=self._make, name="backup")
            self._thread.start()

    def after_change(self) -> None:
        """Make a backup if the last one is ten minutes old, and no vote is being keyed."""
        if time.monotonic() - self._last >= EVERY_SECONDS and not self.is_voting():
            self.start()

    def is_voting(self) -> bool:
        """Tell whether a round of voting is open, so that no backup is made."""
        with suppress(FacilitatorError), self._database.reading():
            return rounds.are_open(self._database)
        return False

    def take_problem(self) -> str:
        """Return why the last backup was not made, once it is known; then it has been said."""
        self.wait()
        problem, self.problem = self.problem, ""
        return problem

    def wait(self) -> None:
        """Return when no backup is being made."""
        if self._thread is not None:
            self._thread.join()

    def make_now(self) -> None:
        """Make a backup and return when it is there: the way back from a merge or an import."""
        self.wait()
        self.start()
        self.wait()

    def all(self) -> Iterator[backups.Backup]:
        """Return every backup there is of this programme, wherever it lies."""
        for folder in self._folders:
            for each in backups.backups_in(folder):
                if each.programme == self._mark:
                    yield each

    def erase(self, orders: Sequence[Revision], laptop: str) -> list[Path]:
        """Carry out orders to erase in every copy that is ours; return those out of reach.

        Besides the backups these are backups under an earlier name of the file, and files that a
        backup has replaced.
        """
        self.wait()
        missed = []
        for path in self._copies():
            try:
                backups.merge_into(self._database, path, orders, laptop)
            except FacilitatorError:
                missed.append(path)
        return missed

    def _copies(self) -> list[Path]:
        found = {each.path: None for each in self.all()}
        home = self._database.path
        if home is not None:
            with suppress(OSError):
                for folder in home.parent.glob("* backups"):
                    named = (each for each in backups.backups_in(folder))
                    found |= {each.path: None for each in named if each.programme == self._mark}
                found |= dict.fromkeys(home.parent.glob(f"{escape(home.stem)} damaged *"))
        return [each for each in found if not is_journal(each)]

    def _make(self) -> None:
        """Copy into every folder; what is there already is not copied again."""
        self.problem = ""
        if self.is_voting():
            self.problem = VOTING
            return
        for folder in self._folders:
            try:
                backups.clear_drafts(folder)
                if backups.is_due(self._database, folder):
                    backups.make(self._database, folder)
                    backups.thin_out(folder)
            except (FacilitatorError, OSError) as error:
                self.problem = (
                    error.sentence()
                    if isinstance(error, FacilitatorError)
                    else f"The backups in {folder.name} cannot be seen to ({error.strerror})."
                )
                _log.info("no backup was made: %s", type(error).__name__)


def _folders(path: Path | None, mark: str, spare: Path | None) -> list[Path]:
    """Return where backups go: beside the file, and elsewhere if that is not a safe place."""
    if path is None:
        return []
    beside = backups.folder_beside(path)
    if spare is None or not is_precarious(path):
        return [beside]
    return [beside, spare / f"{path.name} {mark}"]
