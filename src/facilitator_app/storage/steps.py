"""The edits made on this laptop that can be undone or done again, also after a restart.

A step names the revisions of its edit by their numbers here, the secret ones by their ids. Undoing
writes new revisions; the step then names those, so that doing it again is the same thing the other
way round. Steps have an order: those of what was keyed in a round of voting are forgotten when it
is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.storage.journal import Written
from facilitator_app.storage.tables import Ids

if TYPE_CHECKING:
    from facilitator_app.storage.engine import Database

_LAST = (
    "SELECT number, name, first, last, secret FROM steps "
    "WHERE laptop = ? AND undone = {} ORDER BY {}"
)
_LAST_DONE = _LAST.format(0, "number DESC LIMIT 1")
_LAST_UNDONE = _LAST.format(1, "number LIMIT 1")


@dataclass(frozen=True, slots=True)
class Step:
    """One edit, by its name and what it wrote."""

    number: int
    name: str
    written: Written


def remember(
    database: Database, laptop: str, name: str, written: Written, keyed_in: str = ""
) -> None:
    """Put an edit on top of what can be undone; what was undone before cannot be redone now.

    An edit of nothing is no step.
    """
    if not written:
        return
    driver = database.driver
    driver.execute("DELETE FROM steps WHERE undone = 1 AND laptop = ?", (laptop,))
    driver.execute(
        "INSERT INTO steps (laptop, name, undone, round, first, last, secret) "
        "VALUES (?, ?, 0, ?, ?, ?, ?)",
        (laptop, name, keyed_in, *_kept(written)),
    )


def last_done(database: Database, laptop: str) -> Step | None:
    """Return the edit that an undo would take back."""
    row = database.driver.execute(_LAST_DONE, (laptop,)).fetchone()
    return None if row is None else _read(row)


def last_undone(database: Database, laptop: str) -> Step | None:
    """Return the edit that a redo would do again."""
    row = database.driver.execute(_LAST_UNDONE, (laptop,)).fetchone()
    return None if row is None else _read(row)


def turn(database: Database, step: Step, written: Written, *, undone: bool) -> None:
    """Let a step name the revisions that undid it, or did it again."""
    database.driver.execute(
        "UPDATE steps SET first = ?, last = ?, secret = ?, undone = ? WHERE number = ?",
        (*_kept(written), undone, step.number),
    )


def forget(database: Database, step: Step) -> None:
    """Drop a step that can no longer be taken."""
    database.driver.execute("DELETE FROM steps WHERE number = ?", (step.number,))


def forget_keyed(database: Database) -> None:
    """Drop the steps of what was keyed in rounds of voting that are not open."""
    database.driver.execute(
        "DELETE FROM steps WHERE round <> '' AND round NOT IN (SELECT round FROM open_rounds)"
    )


def _kept(written: Written) -> tuple[int, int, bytes]:
    numbers = written.numbers
    return (
        numbers.start,
        numbers.stop - 1,
        b"".join(sorted([each.bytes for each in written.secret])),
    )


def _read(row: tuple[int, str, int, int, bytes]) -> Step:
    number, name, first, last, secret = row
    return Step(number, name, Written(range(first, last + 1), Ids.read(secret)))
