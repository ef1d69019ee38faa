"""Gives a programme its lead's key, and opens it for as long as it is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator_app.domain.errors import FacilitatorError, PassphraseError
from facilitator_app.ui.leading.panels import MakePanel, OpenPanel
from facilitator_app.workspace.key_file import SUFFIX, make_lead_key, open_key, seal_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.leading.backing_up import BackingUp
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window

_COPIES = ("key.again", "key.copy", "key.copy.read", "key.words", "key.words.read")
KEYS = f"Key files (*{SUFFIX});;All files (*)"


class Leading(QObject):
    """Asks for passphrases, and says what has become of the key."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        self._messages = window.services.messages
        self._backing_up: BackingUp | None = None
        programmes.opened.connect(self._offer)

    def _offer(self) -> None:
        current = self._programmes.current
        if current is None or current.is_tables:
            return
        offers: dict[str, Callable[[], object]] = {
            "key.open": lambda: self._ask_to_open(current),
            "key.close": lambda: self._close(current),
        }
        if not current.workspace.read_only:
            offers["key.make"] = lambda: self._ask_to_make(current)
            offers |= {each: partial(self._see_to_copies, current, each) for each in _COPIES}
        self._window.services.actions.offer_while_shown(current.page, offers)

    def _see_to_copies(self, current: OpenProgramme, command: str) -> None:
        """Do something about the copies of the key; what that takes is loaded then."""
        from facilitator_app.ui.leading.backing_up import BackingUp  # noqa: PLC0415 - few need it

        if self._backing_up is None:
            self._backing_up = BackingUp(self._window, self._programmes)
        self._backing_up.do(command, current)

    def _ask_to_make(self, current: OpenProgramme) -> None:
        path = current.path.with_suffix(SUFFIX)
        if path.exists():
            self._messages.say(
                f"{path.name} is there already. It is opened rather than made.",
                "warn",
                "Open it",
                lambda: self._ask_for(current, path),
            )
            return
        self._window.put_over(MakePanel, path, lambda passphrase: self._make(current, passphrase))

    def _make(self, current: OpenProgramme, passphrase: str) -> str:
        """Make the key file; return why that could not be done, or nothing."""
        path = current.path.with_suffix(SUFFIX)
        try:
            make_lead_key(current.workspace, path, passphrase)
        except FacilitatorError as error:
            return error.sentence()
        self._messages.say(
            f"{path.name} holds the lead's key. The welfare log is sealed for it from now on."
        )
        return ""

    def _ask_to_open(self, current: OpenProgramme) -> None:
        path = current.path.with_suffix(SUFFIX)
        if path.is_file():
            self._ask_for(current, path)
        else:
            self._choose(current)

    def _choose(self, current: OpenProgramme) -> None:
        folder = str(current.path.parent)
        dialog = QFileDialog(self._window, "Choose the lead's key", folder, KEYS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._ask_for(current, Path(path)))
        dialog.open()

    def _ask_for(self, current: OpenProgramme, path: Path) -> None:
        if self._programmes.current is current:
            self._window.put_over(
                OpenPanel,
                path,
                lambda passphrase: self._open(current, path, passphrase),
                lambda: self._choose(current),
                anew=True,
            )

    def _open(self, current: OpenProgramme, path: Path, passphrase: str) -> str:
        """Open a key file; return why that could not be done, or nothing."""
        workspace, words = current.workspace, ""
        try:
            key = open_key(path, passphrase, workspace.programme)
            if not workspace.read_only and seal_for(workspace, key.publics):
                words = " The welfare log is sealed for it from now on."
        except PassphraseError:
            return f"This passphrase does not open {path.name}. Type it again."
        except FacilitatorError as error:
            return error.sentence()
        current.key.open(key)
        self._messages.say(f"The lead's key is open in this window.{words}")
        return ""

    def _close(self, current: OpenProgramme) -> None:
        was_open = current.key.key is not None
        current.key.open(None)
        self._messages.say(
            "The lead's key is closed." if was_open else "The lead's key is not open.", "info"
        )
