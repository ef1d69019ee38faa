"""Opens a file with its one connection: the same SQLite on every laptop, encrypted or not."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import (
    DamagedFileError,
    FacilitatorError,
    FileInUseError,
    PassphraseError,
    ProgrammeFileError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

APPLICATION_ID = 0x46434C54
"""Says in the file's header that it is one of ours."""

PRAGMAS = {
    "foreign_keys": "OFF",  # see tables.py
    "trusted_schema": "OFF",  # what a stranger wrote into the schema runs no function of ours
    "cell_size_check": "ON",
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",  # a note that was seen is on the disk, even if the power fails now
    "fullfsync": "ON",  # macOS: to the disk itself, not only into its memory
    "secure_delete": "ON",  # what is erased is overwritten
    "cache_size": "-32000",
    "busy_timeout": "5000",
}


def is_damage(error: BaseException) -> bool:
    """Tell whether SQLite says that what it read is not what was written."""
    words = ("malformed", "not a database", "HMAC", "corrupt", "Could not decode")
    return any(word in str(error) for word in words)


def damaged(name: str) -> DamagedFileError:
    """Return what to say of a file of this name that is damaged."""
    return DamagedFileError(
        f"{name} is damaged.", advice="Restore its last backup; keep the damaged file."
    )


class Database:
    """One connection to one file, for every thread that reads or writes it."""

    def __init__(
        self, path: Path | None, key: str | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.encrypted = key is not None
        self._key = key
        self._guard = threading.RLock()
        self._copying = threading.Lock()
        self._is_closed = False
        self._mode = "ro" if read_only else "rwc"
        address = None if path is None else path.absolute().as_uri()
        self._engine = sa.create_engine(
            "sqlite://",
            module=dbapi2,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",  # transactions begin where `writing` says
            creator=lambda: self._connect(
                f"{address}?mode={self._mode}" if address else ":memory:"
            ),
        )
        with self.explained():
            self._open()

    @property
    def name(self) -> str:
        """What the file is called in a sentence."""
        return self.path.name if self.path else "The file in memory"

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            self.core.close()
            self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write everything inside in one transaction: on disk when it ends, or not at all."""
        with self._guard, self.explained():
            self._connect_if_closed()
            self.driver.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.driver.execute("COMMIT")
            except BaseException:
                if self.driver.in_transaction:
                    self.driver.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep other threads from writing while something is read in several steps."""
        with self._guard, self.explained():
            self._connect_if_closed()
            yield

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Say in a sentence what SQLite says inside."""
        try:
            yield
        except UnicodeDecodeError as error:
            raise damaged(self.name) from error
        except (DBAPIError, dbapi2.Error) as error:
            told = error.orig if isinstance(error, DBAPIError) else error
            sentence = self._sentence(told)
            if self.encrypted and isinstance(sentence, DamagedFileError | PassphraseError):
                self._open_again()
            raise self._absence() or sentence from error

    def copy_into(self, copy: Database, pages: int, pause: Callable[[], None]) -> None:
        """Copy into another open file, so many pages at a time; others work in each pause.

        Never beside them: when one thread copies pages while another reads or writes through the
        same connection, SQLCipher now and then deciphers a page wrongly and calls the file damaged.
        """

        def let_others_work(*_: int) -> None:
            self._guard.release()
            try:
                pause()
            finally:
                self._guard.acquire()

        with self._copying, self._guard:
            self._connect_if_closed()
            self.driver.backup(copy.driver, pages=pages, progress=let_others_work, sleep=0.01)

    def write_anew(self) -> bool:
        """Write the whole file anew, each table in the order of its keys, and nothing between them.

        Tell whether that could be done: not while it is copied or read in parts, or without room.
        """
        if not self._copying.acquire(blocking=False):
            return False
        try:
            with self._guard, suppress(FacilitatorError), self.explained():
                self.driver.execute("VACUUM")
                return True
        finally:
            self._copying.release()
        return False

    def another(self, path: Path) -> Database:
        """Open another file with the same key, such as a backup of this one."""
        return Database(path, self._key)

    def _open(self) -> None:
        self.core = self._engine.connect()
        self.driver: Any = self.core.connection.driver_connection
        self._is_closed = False
        self._mode = self._mode.removesuffix("c")  # connected anew, it makes no file of its own

    def _connect_if_closed(self) -> None:
        """Connect anew if that could not be done when it was last tried."""
        if self._is_closed:
            self._open()

    def _open_again(self) -> None:
        """Connect anew: after one page that it could not read SQLCipher refuses all others.

        Not while a copy is being made, which is refused as well: the next error comes here again.
        """
        if self._copying.acquire(blocking=False):
            try:
                with self._guard, suppress(DBAPIError, dbapi2.Error, AttributeError):
                    self._is_closed = True
                    self.core.close()
                    self._engine.dispose()
                    self._open()
            finally:
                self._copying.release()

    def _connect(self, target: str) -> Any:  # noqa: ANN401 - the driver has no types
        connection = dbapi2.connect(
            target, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            if self._key is not None:
                connection.execute(f"PRAGMA key = \"x'{self._key}'\"")
            for name, value in PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    def _absence(self) -> FacilitatorError | None:
        """Return what to do if the file has gone from its place since it was opened."""
        if self.path is None or not hasattr(self, "driver") or self.path.is_file():
            return None
        return ProgrammeFileError(
            f"{self.name} is not in its place any more: it was moved, or its disk was taken out.",
            advice="Put it back where it was, then do it again; else restore its last backup.",
        )

    def _sentence(self, error: BaseException | None) -> FacilitatorError:
        """Return what a person can do about something that SQLite says."""
        name = self.name
        said = str(error)
        if "full" in said:
            return ProgrammeFileError(
                f"The disk is full: the last change to {name} was not saved.",
                advice="Make room on it, then do it again; everything before is safe.",
            )
        if "readonly" in said or "unable to open" in said:
            return ProgrammeFileError(
                f"{name} cannot be written to.",
                advice="Copy it to a folder of this laptop and open the copy.",
            )
        if "locked" in said:
            return FileInUseError(
                f"{name} is being used by another program.", advice="Try again in a moment."
            )
        if "not a database" in said and self.encrypted:
            return PassphraseError(
                f"This passphrase does not open {name}.",
                advice="Type it again; if it is surely the right one, the file is damaged, and "
                "`facilitator restore` puts its last good backup in its place.",
            )
        if error is not None and is_damage(error):
            return damaged(self.name)
        return ProgrammeFileError(
            f"{name} could not be read or written ({said}).",
            advice="Check that the disk is still connected, then try again.",
        )
