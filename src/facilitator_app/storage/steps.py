"""The edits made on this laptop that can be undone or done again, also after a restart.

A step names the revisions of its edit by their numbers here. Undoing writes new revisions; the
step then names those, so that doing it again is the same thing the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.storage.engine import Database

_LAST = "SELECT number, name, first, last FROM steps WHERE laptop = ? AND undone = {} ORDER BY {}"
_LAST_DONE = _LAST.format(0, "number DESC LIMIT 1")
_LAST_UNDONE = _LAST.format(1, "number LIMIT 1")


@dataclass(frozen=True, slots=True)
class Step:
    """One edit, by its name and the numbers of its revisions."""

    number: int
    name: str
    first: int
    last: int


def remember(database: Database, laptop: str, name: str, numbers: range) -> None:
    """Put an edit on top of what can be undone; what was undone before cannot be redone now.

    An edit of nothing is no step.
    """
    if not numbers:
        return
    driver = database.driver
    driver.execute("DELETE FROM steps WHERE undone = 1 AND laptop = ?", (laptop,))
    driver.execute(
        "INSERT INTO steps (laptop, name, first, last, undone) VALUES (?, ?, ?, ?, 0)",
        (laptop, name, numbers[0], numbers[-1]),
    )


def last_done(database: Database, laptop: str) -> Step | None:
    """Return the edit that an undo would take back."""
    row = database.driver.execute(_LAST_DONE, (laptop,)).fetchone()
    return None if row is None else Step(*row)


def last_undone(database: Database, laptop: str) -> Step | None:
    """Return the edit that a redo would do again."""
    row = database.driver.execute(_LAST_UNDONE, (laptop,)).fetchone()
    return None if row is None else Step(*row)


def turn(database: Database, step: Step, numbers: range, *, undone: bool) -> None:
    """Let a step name the revisions that undid it, or did it again."""
    database.driver.execute(
        "UPDATE steps SET first = ?, last = ?, undone = ? WHERE number = ?",
        (numbers[0], numbers[-1], undone, step.number),
    )


def forget(database: Database, step: Step) -> None:
    """Drop a step that can no longer be taken."""
    database.driver.execute("DELETE FROM steps WHERE number = ?", (step.number,))
