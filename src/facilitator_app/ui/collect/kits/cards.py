"""Prints the cards that go with kits: their codes are on paper and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import Programme, Table, Workshop
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.places import documents, kept_folder, open_with_system
from facilitator_app.workspace.kits import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.exports.prints import Printed
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.jobs import Progress
    from facilitator_app.workspace import Workspace

_PRINTS = "prints"
_SUFFIX = ".pdf"


class CardPrinting(QObject):
    """Makes the file to print, never among the kits, and says what to do with it."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self._workspace, self._context = workspace, context

    def print_cards(self, workshop: Workshop, tables: Sequence[Table], kits: Path) -> None:
        """Make a card for each of these tables; `kits` is where they must not lie."""
        key, workspace = self._context.key.key, self._workspace
        if key is None:
            return
        from facilitator_app.apart.beside import written  # noqa: PLC0415 - both take long to load
        from facilitator_app.exports.prints.kit_cards import print_kit_cards  # noqa: PLC0415

        codes = {each.id: code_of(workspace, key, workshop, each) for each in tables}
        snapshot = workspace.part((Programme, Workshop, Table))
        [programme] = snapshot.all(Programme)
        folder = kept_folder(self._context.settings, _PRINTS)
        folder = documents() if folder == kits else folder
        path = folder / file_name(f"{programme.name} {workshop.code} kit cards", _SUFFIX)

        def make(progress: Progress) -> Printed:
            def print_to(free: Path) -> Printed:
                return print_kit_cards(snapshot, workshop.id, codes, free, progress=progress)

            return written(print_to, path, "print")[0]

        messages = self._context.messages
        messages.say(f"{counted(len(codes), 'card')} being made.", "info")
        self._context.jobs.start(make, self._say, messages.fail)

    def _say(self, printed: Printed) -> None:
        [path] = printed.files
        self._context.messages.say(
            f"{path.name} is in {path.parent.name or path.parent}. Print it, then remove the file: "
            "it holds the codes.",
            "warn",
            "Open it",
            lambda: open_with_system(path),
        )
