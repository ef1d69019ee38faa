"""Sees to it that the lead's key is not the only one of its kind: two copies, each read back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.errors import FacilitatorError, PassphraseError
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import Programme
from facilitator_app.travel.words import key_words
from facilitator_app.ui.leading.copy_panels import AgainPanel, ReadBackPanel, WordsPanel
from facilitator_app.ui.parts.places import kept_folder, open_with_system
from facilitator_app.ui.parts.volumes import removable
from facilitator_app.workspace.key_backup import (
    make_key_again,
    read_file_back,
    read_words_back,
    save_copy,
)
from facilitator_app.workspace.key_file import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace.key_file import LeadKey

_KEYS = f"Key files (*{SUFFIX});;All files (*)"
_PAGES = "Pages (*.pdf)"
_PDF = ".pdf"


class BackingUp(QObject):
    """A copy of the key file on a stick, and its words on paper."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        self._messages = window.services.messages
        self._printed: list[Path] = []
        """Files that hold the words, which nobody needs once they are on paper."""

    def do(self, command: str, current: OpenProgramme) -> None:
        """Do what is asked for with the key that is open, or say that it must be opened first."""
        if command == "key.again":
            self._ask_to_make_again(current)
            return
        if current.key.key is None:
            opens = self._window.services.actions["key.open"].trigger
            self._messages.say("The lead's key must be open for that.", "warn", "Open it", opens)
            return
        ways = {
            "key.copy": self._choose_place,
            "key.copy.read": self._choose_copy,
            "key.words": self._choose_page,
            "key.words.read": self._ask_for_words,
        }
        ways[command](current, current.key.key)

    # the copy of the file

    def _choose_place(self, current: OpenProgramme, key: LeadKey) -> None:
        stick = next(iter(removable()), current.path.parent)
        name = file_name(f"{current.path.stem} copy", SUFFIX)
        title = "Save a copy of the key on a stick"
        self._ask_where(title, stick / name, _KEYS, lambda path: self._save(key, path))

    def _save(self, key: LeadKey, path: Path) -> None:
        with self._messages.heeding():
            save_copy(key, path)
            read = self._window.services.actions["key.copy.read"].trigger
            self._messages.say(
                f"{path.name} is saved. Take the stick out, put it in again, and read it back.",
                "good",
                "Read it back…",
                read,
            )

    def _choose_copy(self, current: OpenProgramme, key: LeadKey) -> None:
        stick = next(iter(removable()), current.path.parent)
        dialog = QFileDialog(self._window, "Choose the copy of the key", str(stick), _KEYS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._ask_for_copy(current, key, Path(path)))
        dialog.open()

    def _ask_for_copy(self, current: OpenProgramme, key: LeadKey, path: Path) -> None:
        if self._programmes.current is current:
            give = partial(self._read_copy, current, key, path)
            self._window.put_over(ReadBackPanel, path, give, anew=True)

    def _read_copy(self, current: OpenProgramme, key: LeadKey, path: Path, passphrase: str) -> str:
        """Read the copy back; return why that could not be done, or nothing."""
        try:
            read_file_back(current.workspace, key, path, passphrase)
        except PassphraseError:
            return f"This passphrase does not open {path.name}. Type it again."
        except FacilitatorError as error:
            return error.sentence()
        self._messages.say(f"{path.name} was read back. Keep it apart from this laptop.")
        return ""

    # the words on paper

    def _choose_page(self, current: OpenProgramme, key: LeadKey) -> None:
        folder = kept_folder(self._window.services.settings, "prints")
        name = file_name(f"{current.path.stem} lead's key", _PDF)
        title = "Save the page to print"
        self._ask_where(title, folder / name, _PAGES, lambda path: self._print(current, key, path))

    def _print(self, current: OpenProgramme, key: LeadKey, path: Path) -> None:
        # It takes long to load, and few come here.
        from facilitator_app.exports.prints.key_page import print_key_page  # noqa: PLC0415

        snapshot, words = current.workspace.part((Programme,)), key_words(key.secret)
        self._window.services.jobs.start(
            lambda _: print_key_page(snapshot, words, key.public, path),
            lambda _: self._say_printed(path),
            self._messages.fail,
        )

    def _say_printed(self, path: Path) -> None:
        self._printed.append(path)
        self._messages.say(
            f"{path.name} holds the words that are the key. Print it, and type them back in: "
            "then the file is removed.",
            "warn",
            "Open it",
            lambda: open_with_system(path),
        )

    def _ask_for_words(self, current: OpenProgramme, key: LeadKey) -> None:
        self._window.put_over(WordsPanel, partial(self._read_words, current, key), anew=True)

    def _read_words(self, current: OpenProgramme, key: LeadKey, words: str) -> str:
        """Take the words; return what is wrong with them, or nothing."""
        try:
            read_words_back(current.workspace, key, words)
        except FacilitatorError as error:
            return error.sentence()
        left = self._remove_printed()
        rest = f" Remove {', '.join(left)} yourself: it could not be." if left else ""
        tone = "warn" if left else "good"
        self._messages.say(f"The words are right. Lock the paper away.{rest}", tone)
        return ""

    def _ask_to_make_again(self, current: OpenProgramme) -> None:
        path = current.path.with_suffix(SUFFIX)
        if path.exists():
            self._messages.say(f"{path.name} is there: open it rather than make it again.", "warn")
            return
        self._window.put_over(AgainPanel, path, partial(self._make_again, current, path), anew=True)

    def _make_again(self, current: OpenProgramme, path: Path, words: str, passphrase: str) -> str:
        """Make the key file again; return why that could not be done, or nothing."""
        try:
            make_key_again(current.workspace, path, passphrase, words)
        except FacilitatorError as error:
            return error.sentence()
        self._messages.say(
            f"{path.name} holds the lead's key again. The names that it held are not in its words."
        )
        return ""

    def _remove_printed(self) -> list[str]:
        """Remove the files that the words were printed from; return the names of those left."""
        for each in self._printed:
            with suppress(OSError):
                each.unlink(missing_ok=True)
        left = [each for each in self._printed if each.exists()]
        self._printed = []
        return [each.name for each in left]

    def _ask_where(
        self, title: str, wanted: Path, files: str, then: Callable[[Path], None]
    ) -> None:
        dialog = QFileDialog(self._window, title, str(wanted), files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(wanted.suffix.removeprefix("."))
        dialog.selectFile(str(wanted))
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()
