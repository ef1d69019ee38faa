"""Where passphrases come from: the terminal, or a file descriptor; never an argument."""

from __future__ import annotations

import getpass
import os
import sys

from facilitator_app.domain.errors import PassphraseError

_LONGEST = 4096


class Passphrases:
    """Gives one passphrase after the other, in the order in which files are named."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def ask(self, what: str, *, new: bool = False, called: str = "passphrase") -> str:
        """Return the passphrase of a file, or what it is called; a new one is asked for twice."""
        if self._descriptor is not None:
            return self._line(self._descriptor)
        if not sys.stdin.isatty():
            raise PassphraseError(
                f"{what} needs a {called}.",
                advice="Run this in a terminal or use --passphrase-fd.",
            )
        passphrase = getpass.getpass(f"{called.capitalize()} of {what}: ")
        if new and getpass.getpass("Once more: ") != passphrase:
            raise PassphraseError(
                "The two passphrases differ.", advice="Nothing was made; try again."
            )
        return passphrase

    def _line(self, descriptor: int) -> str:
        """Read a line byte by byte, so that the next passphrase stays in the pipe."""
        line = bytearray()
        try:
            while (byte := os.read(descriptor, 1)) not in (b"", b"\n") and len(line) < _LONGEST:
                line += byte
        except (OSError, OverflowError) as error:
            raise PassphraseError(
                f"File descriptor {descriptor} cannot be read.", advice="Open it for this command."
            ) from error
        try:
            passphrase = line.decode().removesuffix("\r")
        except UnicodeDecodeError as error:
            raise PassphraseError("The passphrase is not UTF-8.") from error
        if not passphrase:
            raise PassphraseError(f"There is no passphrase on file descriptor {descriptor}.")
        return passphrase
