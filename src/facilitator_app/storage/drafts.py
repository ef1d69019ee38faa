"""What is half typed: outside the journal, so that a crash costs a moment of it and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.storage.engine import Database

WELFARE = "welfare"
"""What is half typed under this name stays in its own file: no copy and no backup takes it."""

_KEEP = (
    "INSERT INTO drafts (place, text) VALUES (?, ?) "
    "ON CONFLICT (place) DO UPDATE SET text = excluded.text"
)


def keep(database: Database, place: str, text: str) -> None:
    """Keep what is typed at a place; nothing, once it is saved or dropped."""
    with database.writing():
        if text:
            database.driver.execute(_KEEP, (place, text))
        else:
            database.driver.execute("DELETE FROM drafts WHERE place = ?", (place,))


def find(database: Database, place: str) -> str:
    """Return what was typed at a place and never saved."""
    with database.reading():
        row = database.driver.execute(
            "SELECT text FROM drafts WHERE place = ?", (place,)
        ).fetchone()
    return "" if row is None else str(row[0])


def count(database: Database) -> int:
    """Return at how many places something is half typed."""
    with database.reading():
        [number] = database.driver.execute("SELECT count(*) FROM drafts").fetchone()
    return int(number)


def drop(database: Database, place: str) -> None:
    """Drop what is half typed at a place, within a transaction."""
    database.driver.execute("DELETE FROM drafts WHERE place = ?", (place,))


def leave_out(copy: Database) -> None:
    """Take out of a copy what is to be read nowhere but where it is typed."""
    if copy.driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'drafts'").fetchone():
        copy.driver.execute("DELETE FROM drafts WHERE place LIKE ?", (f"{WELFARE} of %",))


def clear(database: Database) -> None:
    """Drop all of them, within a transaction."""
    database.driver.execute("DELETE FROM drafts")
