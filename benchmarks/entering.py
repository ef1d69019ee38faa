"""Entering a note: from Enter until it is acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import floor
from facilitator_app.ui.table.entry import from_typed
from material import Talk, frame_of, note, versions_of
from measuring import Figure, Taken, compared, timed
from screen import application, close_file, press_enter, said_at_one_table, settle, sit, window_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.workspace import Workspace
    from material import Files
    from measuring import Way

NOTES = 1_000
TURNS = 400
TARGET = 1.6


def entering(files: Files) -> Iterator[Figure]:
    """Compare pressing Enter until the line is free again with the bare inserts of the note."""
    path = said_at_one_table(files, NOTES)
    beside = files.copy(path)
    connection = floor.connect(beside)
    with window_in(files) as window:
        screen = sit(window, path, NOTES)
        yield compared(
            f"Enter to acknowledged, {NOTES:,} notes",
            _bare(connection, screen._workspace),
            _entered(screen),
            TURNS,
            TARGET,
        )
        close_file(window)
    connection.close()
    files.remove(beside)


def _entered(screen: TableScreen) -> Way:
    entry, talk = screen.notes.entry, Talk(1)

    def enter() -> Taken:
        application().processEvents()
        entry.hold(from_typed(f"3. {talk.text()}", entry.room))
        settle()
        taken = timed(lambda: press_enter(entry.line))
        assert not entry.entry, "it is on disk"
        return taken

    return enter


def _bare(connection: object, workspace: Workspace) -> Way:
    frame, talk = frame_of(workspace), Talk(1)

    def save() -> Taken:
        new = [note(frame, talk)]
        rows = floor.rows_of(connection, new, versions_of(new))
        return timed(lambda: floor.save(connection, rows))

    return save
