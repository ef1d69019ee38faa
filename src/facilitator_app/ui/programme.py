"""The programme that is open in a window: its file, its page, what is remembered of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app.settings import Recent
from facilitator_app.ui.context import Context, Place
from facilitator_app.ui.parts.changes import Changes
from facilitator_app.ui.parts.hands import Hands
from facilitator_app.ui.parts.lead_key import OpenedKey
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.shell.page import ProgrammePage
from facilitator_app.workspace.throwaway import Throwaway

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.services import Services
    from facilitator_app.workspace import Workspace

_TOLD = {"workshop": "day", "table": "table", "note": "note"}
"""What is said of a programme where it is opened again, and the word for one of each kind."""

_TOLD_AT_TABLES = {"note": "note"}


class OpenProgramme:
    """Everything that comes with an open file and goes with it."""

    def __init__(
        self, path: Path, workspace: Workspace, services: Services, passphrase: str = ""
    ) -> None:
        self.path = path
        self.code = passphrase if workspace.kit else ""
        """What opens the kits of its table, if it is a table's file: the next one has the same."""
        self.workspace = workspace
        self._settings = services.settings
        self.changes = Changes(workspace, services.messages)
        self.key = OpenedKey()
        place = Place(workspace, services.settings, self.changes)
        self.page = ProgrammePage(
            workspace,
            Context(
                settings=services.settings,
                look=services.look,
                actions=services.actions,
                messages=services.messages,
                jobs=services.jobs,
                clock=services.clock,
                digits=services.digits,
                changes=self.changes,
                place=place,
                hands=Hands(workspace),
                key=self.key,
            ),
        )
        self._remember()

    @property
    def name(self) -> str:
        """What the programme is called, and before that whose table's file it is."""
        programme = self.page.programme
        name = programme.name if programme and programme.name else self.path.stem
        return " · ".join(filter(None, (self.page.at_table, name)))

    @property
    def is_tables(self) -> bool:
        """Whether it is the file of a table, for which a lead plans elsewhere."""
        return bool(self.page.at_table)

    def close(self) -> None:
        """Let what is half typed be kept, then let go of the file."""
        self.changes.closing.emit()
        self.key.open(None)
        self._remember()
        self.workspace.close()

    def _remember(self) -> None:
        if isinstance(self.workspace, Throwaway):
            return
        told = _TOLD_AT_TABLES if self.is_tables else _TOLD
        counts = self.workspace.counts(*told)
        about = " · ".join(
            counted(counts[kind], word) for kind, word in told.items() if counts.get(kind)
        )
        programme = self.page.programme
        saved_at = ""
        with suppress(OSError):
            saved_at = datetime.fromtimestamp(self.path.stat().st_mtime, UTC).isoformat()
        self._settings.remember(
            Recent(
                path=str(self.path),
                name=self.name,
                about=about,
                fictional=programme is not None and programme.fictional,
                saved_at=saved_at,
            )
        )
