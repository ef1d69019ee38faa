"""Opening a large file: the session at hand is shown, and a search answers."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import floor
from facilitator_app.domain.searching import query_of
from facilitator_app.storage import search
from facilitator_app.storage.tables import TABLE_OF
from facilitator_app.ui.search.results import SHOWN
from facilitator_app.ui.shell.top_line import SearchField
from facilitator_app.ui.table import TableScreen
from material import wholly_open
from measuring import Figure, Taken, compared, swept
from reading import FETCH, READ
from screen import close_file, go_to, one, settle, window_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.ui.window import Window
    from material import Files

TARGET = 2.5
TURNS = 11
WORDS = "bench"
AGENDA = [TABLE_OF[kind] for kind in ("programme", "workshop", "session", "table", "prompt")]
NOTES = TABLE_OF["note"]
TALLY = f"SELECT session_id FROM {NOTES.name} WHERE session_id IS NOT NULL"
AT_TABLE = f"SELECT {floor.names_of(NOTES)} FROM {NOTES.name} WHERE session_id = ? AND table_id = ?"
FIND = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT {SHOWN}"


def showing(files: Files) -> Iterator[Figure]:
    """Compare opening with fetching the rows that are shown then, and with fetching every note.

    Shown are the agenda with the number of notes in each session, the session at hand at a table,
    and the newest hits of a search. The floor opens the file too, and shows nothing.
    """
    path = files.copy(files.many)
    with window_in(files) as window:
        desk = _shown_first(window, path)
        wholly_open(path).close()  # its backup is made, and not again each time
        ours = partial(_opened, window, path)
        yield compared(
            "open 150,000 notes, to fetching what is shown",
            lambda: swept(partial(_fetched, path, desk)),
            ours,
            turns=TURNS,
            target=TARGET,
        )
        yield compared(
            "the same, to fetching every note", lambda: swept(partial(_all, path)), ours, turns=3
        )
    files.remove(path)


def _shown_first(window: Window, path: Path) -> tuple[bytes, bytes]:
    """Sit down at a table, which is remembered; return the ids of session and table."""
    _show(window, path)
    screen = one(window, TableScreen)
    screen.choose_table(screen.whereabouts.tables()[0])
    desk = screen.desk
    assert desk is not None
    close_file(window)
    return desk.session.id.bytes, desk.table.id.bytes


def _opened(window: Window, path: Path) -> Taken:
    taken = swept(lambda: _show(window, path))
    close_file(window)
    return taken


def _show(window: Window, path: Path) -> None:
    window.asked_to_open.emit(path)
    go_to(window, "table")
    settle()
    field = one(window, SearchField)
    field.setText(WORDS)
    field.returnPressed.emit()
    settle()


def _fetched(path: Path, desk: tuple[bytes, bytes]) -> list[object]:
    connection = floor.connect(path)
    rows = [
        connection.execute(f"SELECT {floor.names_of(each)} FROM {each.name}").fetchall()
        for each in AGENDA
    ]
    # SQLite's own GROUP BY sorts all of them first, which takes up to three times as long.
    in_session = Counter(connection.execute(TALLY))
    at_table = connection.execute(AT_TABLE, desk).fetchall()
    assert at_table, "the ids are kept as they are asked for"
    places = [search.place_of(row[0]) for row in connection.execute(FIND, (query_of(WORDS),))]
    numbers = json.dumps([number for _, number in places])
    found = connection.execute(FETCH, (numbers,)).fetchall()
    connection.close()
    return [rows, in_session, at_table, found]


def _all(path: Path) -> object:
    connection = floor.connect(path)
    rows = connection.execute(READ).fetchall()
    connection.close()
    return rows
