"""What came with a kit: it stays where it is, and goes into no pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.storage import migrations
from facilitator_app.storage.prepared import ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.storage.engine import Database

_KIT = "kit"


def add(database: Database, ids: Iterable[UUID]) -> None:
    """Remember that these revisions were not made here."""
    database.driver.executemany(
        "INSERT OR IGNORE INTO given VALUES (?)", [(each.bytes,) for each in ids]
    )


def ids(database: Database) -> set[UUID]:
    """Return the revisions that came with a kit."""
    return set(ids_of(database.driver.execute("SELECT revision_id FROM given")))


def kit(database: Database) -> str | None:
    """Return what the file keeps of the kit it was made of; nothing if it was made of none."""
    return migrations.fact(database, _KIT)


def set_kit(database: Database, text: str) -> None:
    """Keep something of the kit that was opened."""
    migrations.set_fact(database, _KIT, text)
