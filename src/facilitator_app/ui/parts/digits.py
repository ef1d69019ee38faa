"""The four digits that uncover the screen: in memory alone, and there only as a salted hash."""

from __future__ import annotations

import time

COUNT = 4
_LONGEST = 60


class Digits:
    """Chosen once for as long as the window is open; a wrong try makes the next one wait."""

    def __init__(self) -> None:
        self._salt, self._hash = b"", b""
        self._wrong = 0
        self._free_at = 0.0

    @property
    def are_chosen(self) -> bool:
        """Whether there are any."""
        return bool(self._hash)

    def choose(self, digits: str) -> None:
        """Take these from now on."""
        import secrets  # noqa: PLC0415 - the window starts without it

        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(digits)
        self._wrong, self._free_at = 0, 0.0

    def fit(self, digits: str) -> bool:
        """Tell whether these are they; each wrong try doubles the wait for the next."""
        import hmac  # noqa: PLC0415

        if self.wait() > 0:
            return False
        if hmac.compare_digest(self._hashed(digits), self._hash):
            self._wrong = 0
            return True
        self._wrong += 1
        self._free_at = time.monotonic() + min(_LONGEST, 2 ** (self._wrong - 1))
        return False

    def wait(self) -> float:
        """Return for how many seconds no try is taken; never for good."""
        return max(0.0, self._free_at - time.monotonic())

    def _hashed(self, digits: str) -> bytes:
        from hashlib import scrypt  # noqa: PLC0415

        return scrypt(digits.encode(), salt=self._salt, n=2**13, r=8, p=1)


def are_four(text: str) -> bool:
    """Tell whether a text is four digits, as every keyboard types them."""
    return len(text) == COUNT and text.isascii() and text.isdigit()
