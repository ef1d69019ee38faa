"""Records handed to another process as they lie in the file: to read them is its work.

The process that has the file open only fetches rows, which takes a fifth of reading the records and
lets its other threads go on meanwhile.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from facilitator_app.domain.snapshot import Snapshot
from facilitator_app.storage import projection
from facilitator_app.storage.engine import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database

_AT_ONCE = 200
"""So few rows that nobody waits for Python while they are packed."""


def packed(
    database: Database, kinds: Iterable[type[Record]], look: Callable[[], object]
) -> list[bytes]:
    """Return what there is of some kinds, all of it as it stood at one moment.

    `look` is called again and again meanwhile, and may raise to stop.
    """
    with database.reading():
        conflicts = projection.conflicts(database)
        fetched = _fetched(database, kinds, look)
        return [pickle.dumps((database.name, conflicts)), *map(pickle.dumps, fetched)]


def unpacked(parcels: Iterable[bytes]) -> Snapshot:
    """Read what another process of ours has packed."""
    (file, conflicts), *parts = (pickle.loads(each) for each in parcels)  # noqa: S301 - our own
    found: defaultdict[str, list[Record]] = defaultdict(list)
    try:
        for kind, rows in parts:
            found[kind] += projection.ROWS[kind].read(rows)
    except dbapi2.Error as error:
        raise damaged(file) from error
    disputed = frozenset(each.record_id for each in conflicts)
    return Snapshot({kind: tuple(own) for kind, own in found.items()}, disputed, tuple(conflicts))


def _fetched(
    database: Database, kinds: Iterable[type[Record]], look: Callable[[], object]
) -> Iterator[tuple[str, Any]]:
    for kind in kinds:
        for rows in projection.ROWS[kind.record_kind].fetched(database, _AT_ONCE):
            yield kind.record_kind, rows
            look()
