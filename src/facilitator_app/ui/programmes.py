"""Opens and closes programmes, and asks in place for what that takes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from facilitator_app import settings
from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import (
    DamagedFileError,
    FacilitatorError,
    FileInUseError,
    ForeignFileError,
    MissingFileError,
    PackError,
    PassphraseError,
    ProgrammeFileError,
)
from facilitator_app.ui.start.new import SUFFIX
from facilitator_app.ui.start.obstacles import (
    AskingPanel,
    BusyPanel,
    GonePanel,
    InUsePanel,
    PassphrasePanel,
)
from facilitator_app.ui.window import PACK
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.copies import WorkingCopy
from facilitator_app.workspace.restoring import all_backups, needs_passphrase

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.start.panel import Panel
    from facilitator_app.ui.window import Window

KIT = ".tablekit"
FILES = f"Programmes and kits (*{SUFFIX} *{KIT});;All files (*)"
_TABLES = "{name} opens with the six words on the card of that table."
_OTHER_WORDS = "These words do not open it: they are those of another table or another day."
BROUGHT = (".json", ".csv", ".xlsx")
"""How the names of designs and agendas end."""


class Programmes(QObject):
    """At most one programme is open in a window; the next one takes its place."""

    opened = Signal()
    """There is another current programme; its page is about to be shown."""
    brought = Signal(object)
    """A file that is no programme, but that one can be made from, or added to."""
    kit_met = Signal(object)
    """A kit, which its code opens as the file of a table."""
    pack_met = Signal(object)
    """A table pack, which the lead's programme takes in."""
    damaged = Signal(object, str, object)
    """A file that cannot be opened, what is wrong with it, its passphrase or nothing."""

    def __init__(self, window: Window, documents: Path) -> None:
        super().__init__(window)
        self._window, self._documents = window, documents
        self._messages = window.services.messages
        self.current: OpenProgramme | None = None
        self._warned_of: list[str] = []
        """What is half typed and would be lost: said once, then it may be."""
        window.asked_to_open.connect(self.open)
        window.asked_to_close.connect(lambda event: self.may_close() or event.ignore())
        window.closing.connect(self.close)
        window.services.actions.offer("open", self.choose)

    # opening

    def choose(self) -> None:
        """Let somebody choose a file, and open it."""
        dialog = QFileDialog(self._window, "Open a programme", str(self._documents), FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open(self._documents.__class__(path)))
        dialog.open()

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a file, or ask for what stands in the way."""
        path = path.absolute()
        if path.suffix.casefold() in BROUGHT:
            self.brought.emit(path)
            return
        if path.suffix.casefold() == KIT:
            self.kit_met.emit(path)
            return
        if path.suffix.casefold() == PACK:
            self.pack_met.emit(path)
            return
        if self.current is not None and self.current.path == path:
            self._messages.say(f"{path.name} is open here already.", "info")
            return
        if not self.may_close():
            return
        try:
            workspace = Workspace.open(
                path, author(), passphrase=passphrase, spare=settings.spare_folder()
            )
            self.take(path, workspace, passphrase or "")
        except FacilitatorError as error:
            self._meet(path, passphrase, error)

    def may_close(self) -> bool:
        """Tell whether all of it is saved, or somebody has been told what would be lost."""
        words: list[str] = []
        if self.current is not None:
            self.current.changes.leaving.emit(words)
        if not words or words == self._warned_of:
            return True
        self._warned_of = words
        self._messages.say(
            "What is half typed cannot be kept: the file cannot be written to. Put its disk back, "
            "or copy the words elsewhere. Closing once more drops them.",
            "bad",
        )
        return False

    def close(self) -> None:
        """Close the programme, if one is open; all of it is saved."""
        if self.current is not None:
            self._window.services.actions.withdraw("close")
            closing, self.current = self.current, None
            closing.close()
            self._window.take_away(closing.page)

    def ask(self, panel: Panel) -> None:
        """Ask something on the start screen."""
        if not self.may_close():
            return
        self.close()
        self._messages.clear()
        self._window.start.ask(panel)
        self._window.show_start()

    def leave(self) -> None:
        """Close the programme and go back to the start screen."""
        if not self.may_close():
            return
        self.close()
        self._window.start.show_recent()
        self._window.show_start()

    def take(self, path: Path, workspace: Workspace, passphrase: str = "") -> None:
        """Show an open file in place of the one before."""
        # It is loaded between the first keys; only who is faster than that waits for it.
        from facilitator_app.ui.programme import OpenProgramme  # noqa: PLC0415

        if workspace.sort != "programme":
            workspace.close()
            raise ProgrammeFileError(
                f"{path.name} holds keys, not a programme.",
                advice="Open the programme that lies beside it.",
            )
        self.close()
        self._window.start.show_recent()
        self._messages.clear()
        self.current = OpenProgramme(path, workspace, self._window.services, passphrase)
        self.opened.emit()
        self._window.show_page(self.current.page, self.current.name)
        self.current.page.begin()
        self._window.services.actions.offer("close", self.leave)
        if workspace.read_only:
            self._say_read_only(workspace)

    # parts

    def _say_read_only(self, workspace: Workspace) -> None:
        is_copy = isinstance(workspace, WorkingCopy)
        self._messages.say(
            "This is a copy, to be read. What is entered in the file itself is not seen here."
            if is_copy
            else "Nothing can be written where this file lies. Copy it to this laptop to edit it.",
            "warn",
        )

    def _meet(self, path: Path, passphrase: str | None, error: FacilitatorError) -> None:
        """Ask for what stands in the way of a file, or say it."""
        if isinstance(error, PassphraseError) and (code := _as_code(passphrase)):
            self.open(path, code)
            return
        match error:
            case PassphraseError():
                self._ask_for_passphrase(path, "" if passphrase is None else error.sentence())
            case FileInUseError():
                self._offer_copy(path, passphrase, str(error))
            case ForeignFileError():
                self._refuse_foreign(path, error)
            case DamagedFileError():
                self.damaged.emit(path, str(error), passphrase)
            case MissingFileError():
                self._miss(path, error)
            case _:
                self._messages.fail(error)

    def _ask_for_passphrase(self, path: Path, refusal: str) -> None:
        if not needs_passphrase(path, settings.spare_folder()):  # what looks encrypted is not
            self.damaged.emit(path, f"The beginning of {path.name} is damaged.", None)
            return
        panel = self._window.start.panel
        is_tables = path.parent == settings.tables_folder()
        if refusal and isinstance(panel, AskingPanel):
            panel.refuse(_OTHER_WORDS if is_tables else refusal)
            return
        asking = _asking_for_code(path) if is_tables else PassphrasePanel(path.name)
        asking.given.connect(lambda passphrase: self.open(path, passphrase))
        self.ask(asking)

    def _refuse_foreign(self, path: Path, error: ForeignFileError) -> None:
        """Say what it is, unless its backups say that it was a programme."""
        if all_backups(path, settings.spare_folder()):
            self.damaged.emit(path, f"The beginning of {path.name} is damaged.", None)
        else:
            self._messages.fail(error)

    def _miss(self, path: Path, error: MissingFileError) -> None:
        """Say that a file is gone; one that was open before may be taken off the list."""
        kept = self._window.services.settings
        if self.current is not None or str(path) not in {
            each.path for each in kept.preferences.recent
        }:
            self._messages.fail(error)
            return
        panel = GonePanel(path.name, str(path.parent))
        panel.again.connect(lambda: self.open(path))
        panel.search_wanted.connect(self.choose)
        panel.forgotten.connect(lambda: kept.forget(str(path)))
        panel.forgotten.connect(panel.left)
        self.ask(panel)

    def _offer_copy(self, path: Path, passphrase: str | None, sentence: str) -> None:
        panel = InUsePanel(path.name, sentence)
        panel.again.connect(lambda: self.open(path, passphrase))
        panel.copy_wanted.connect(lambda: self._open_copy(path, passphrase))
        self.ask(panel)

    def _open_copy(self, path: Path, passphrase: str | None) -> None:
        """Copy a file that is open elsewhere, and open that."""
        panel = BusyPanel(path.name, "A copy is being made.")
        self.ask(panel)
        job = self._window.services.jobs.start(
            lambda _: WorkingCopy(path, author(), passphrase=passphrase),
            lambda copy: self.take(path, copy),
            self.fail,
        )
        panel.left.connect(job.cancel)

    def fail(self, error: FacilitatorError) -> None:
        """Go back to the start screen, and say what went wrong."""
        self.leave()
        self._messages.fail(error)


def _asking_for_code(path: Path) -> AskingPanel:
    from facilitator_app.ui.start.code import CodePanel  # noqa: PLC0415 - its words take long

    return CodePanel("Open a table's file", _TABLES.format(name=path.name))


def _as_code(passphrase: str | None) -> str:
    """Return a passphrase as the code of a table, if it is one in other letters; else nothing."""
    if not passphrase:
        return ""
    from facilitator_app.travel.words import tidy_code  # noqa: PLC0415 - as above

    with suppress(PackError):
        code = tidy_code(passphrase)
        return code if code != passphrase else ""
    return ""


def author() -> Author:
    """Return who works on this laptop."""
    return Author(laptop=settings.laptop_name(), role="lead")
