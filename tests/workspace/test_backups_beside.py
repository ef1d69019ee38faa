"""A backup and the people who work meanwhile take turns at the one connection."""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.storage.engine import Database

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab" * 48
WORDS = "some of many words "
SECONDS = 4


def filled(path: Path) -> Database:
    """Make an encrypted file of which hardly anything stays in memory."""
    database = Database(path, KEY)
    database.driver.execute("PRAGMA synchronous = OFF")
    database.driver.execute("CREATE TABLE said (number INTEGER PRIMARY KEY, text TEXT)")
    rows = [(each, WORDS * (each % 90)) for each in range(1500)]
    with database.writing():
        database.driver.executemany("INSERT INTO said VALUES (?, ?)", rows)
    database.driver.execute("PRAGMA cache_size = 10")
    return database


def test_no_page_is_copied_while_somebody_uses_the_connection(tmp_path: Path) -> None:
    database = filled(tmp_path / "a.facilitator")
    copy = database.another(tmp_path / "copy.facilitator")
    pauses: list[bool] = []
    copier = threading.Thread(
        target=database.copy_into, args=(copy, 48, lambda: pauses.append(True))
    )
    with database.reading():
        copier.start()
        time.sleep(0.2)
        assert pauses == []
    copier.join()
    assert len(pauses) > 1
    copy.close()
    database.close()


def test_an_encrypted_file_is_never_called_damaged_because_it_is_being_copied(
    tmp_path: Path,
) -> None:
    """Two threads on one connection made SQLCipher decipher wrongly, once in thousands of reads."""
    database = filled(tmp_path / "a.facilitator")
    over = threading.Event()

    def copy_again_and_again() -> None:
        copy = Database(None, KEY)
        while not over.is_set():
            database.copy_into(copy, 48, lambda: time.sleep(0.0005))
        copy.close()

    copier = threading.Thread(target=copy_again_and_again)
    copier.start()
    chance = random.Random(1)  # noqa: S311 - a test that can be repeated
    try:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            with database.reading():
                rows = database.driver.execute("SELECT text FROM said").fetchall()
            assert {text.replace(WORDS, "") for (text,) in rows} == {""}
            changed = (WORDS * chance.randrange(400), chance.randrange(1500))
            with database.writing():
                database.driver.execute("UPDATE said SET text = ? WHERE number = ?", changed)
    finally:
        over.set()
        copier.join()
        database.close()


def test_a_file_that_could_not_be_opened_anew_is_opened_when_it_can_be(tmp_path: Path) -> None:
    """After a page that it could not read, an encrypted file has to be connected anew."""
    path = tmp_path / "a.facilitator"
    database = filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: 1 << 16] + b"\x00" * (len(whole) - (1 << 16)))
    away = path.rename(tmp_path / "away")
    away.chmod(0o600)
    for _ in range(3):
        with pytest.raises(FacilitatorError), database.reading():
            database.driver.execute("SELECT sum(length(text)) FROM said").fetchall()
    away.rename(path)
    path.write_bytes(whole)
    with database.reading():
        assert database.driver.execute("SELECT count(*) FROM said").fetchall() == [(1500,)]
    database.close()
