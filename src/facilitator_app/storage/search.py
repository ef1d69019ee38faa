"""The full-text index: everything that was said, in every script, found as it is typed.

It keeps a copy of the text as `searchable` makes it. An index without a copy of its own cannot
take out what was erased: its words would stay in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.searching import SEARCHED, query_of, searchable, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database

_PLACE = {kind: place for place, kind in enumerate(SEARCHED)}
_KINDS = tuple(SEARCHED)
_STEP = 16

_TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
CREATE = (
    f'CREATE VIRTUAL TABLE search USING fts5(text, tokenize="{_TOKENIZER}")',
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)
"""By default the tokenizer cuts Bengali, Hindi and Tamil words at their vowel signs."""


def text_of(record: Record) -> str:
    """Return what a record can be found by."""
    return searchable("\n".join(texts_of(record)))


def row_number(kind: str, number_here: int) -> int:
    """Return the number of a record's row in the index."""
    return number_here * _STEP + _PLACE[kind]


def place_of(row: int) -> tuple[str, int]:
    """Return the kind and the number of the record that a row of the index is about."""
    return _KINDS[row % _STEP], row // _STEP


def add(database: Database, kind: str, records: Iterable[tuple[int, Record]]) -> None:
    """Index records, by the numbers of their rows."""
    rows = [(row_number(kind, number), text_of(record)) for number, record in records]
    if len(rows) == 1:
        database.driver.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", rows[0])
    else:
        database.driver.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", rows)


def remove(database: Database, kind: str, numbers: Iterable[int]) -> None:
    """Take records out of the index."""
    database.driver.executemany(
        "DELETE FROM search WHERE rowid = ?", [(row_number(kind, each),) for each in numbers]
    )


def find(database: Database, words: str, limit: int) -> list[tuple[str, int]]:
    """Return kind and number of the records that hold all of these words, the newest first."""
    query = query_of(words)
    if not query:
        return []
    rows = database.driver.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (query, limit)
    )
    return [place_of(row[0]) for row in rows]


def count(database: Database, words: str) -> int:
    """Return how many records hold all of these words."""
    query = query_of(words)
    if not query:
        return 0
    number: int = database.driver.execute(
        "SELECT count(*) FROM search WHERE search MATCH ?", (query,)
    ).fetchone()[0]
    return number
