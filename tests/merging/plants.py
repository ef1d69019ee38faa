"""Bugs to plant: each breaks a rule of merging, and must be noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain import history
from facilitator_app.domain.changes import Edit, Revision
from facilitator_app.domain.records import Ballot
from facilitator_app.storage import (
    checking,
    journal,
    migrations,
    projection,
    replacing,
    search,
    steps,
    store,
    undoing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from uuid import UUID

    import pytest

    from facilitator_app.domain.changes import Change
    from facilitator_app.storage.engine import Database

MODULES = (history, checking, journal, migrations, projection, replacing, store, undoing)


def plant(patch: pytest.MonkeyPatch, name: str, rule: Callable[..., object]) -> None:
    """Put a rule in the place of another, wherever that is called by its name."""
    for module in MODULES:
        if hasattr(module, name):
            patch.setattr(module, name, rule)


def a_clock_decides(patch: pytest.MonkeyPatch) -> None:
    def latest(versions: Collection[Revision]) -> list[Revision]:
        return sorted(versions, key=lambda each: each.made_at)[-1:]

    plant(patch, "heads", latest)


def who_comes_first_is_shown(patch: pytest.MonkeyPatch) -> None:
    def first_come(versions: Collection[Revision]) -> list[Revision]:
        replaced = {parent for each in versions for parent in each.parents}
        return [each for each in versions if each.id not in replaced]

    plant(patch, "heads", first_come)


def a_merge_loses_a_parent(patch: pytest.MonkeyPatch) -> None:
    right = journal.unknown

    def lossy(database: Database, arrived: Iterable[Revision]) -> list[Revision]:
        new = right(database, arrived)
        for each in new:
            object.__setattr__(each, "parents", each.parents[:1])
        return new

    patch.setattr(journal, "unknown", lossy)


def an_erasure_is_skipped(patch: pytest.MonkeyPatch) -> None:
    """An old journal brings back what was erased."""
    patch.setattr(journal, "_blanked", lambda _, new: new)


def an_early_erasure_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    """An order that comes before its record is not kept in mind."""
    right = journal.list_orders

    def forgetful(database: Database, new: Iterable[Revision]) -> set[UUID]:
        ordered = right(database, new)
        database.driver.execute(
            "DELETE FROM erased WHERE record_id NOT IN (SELECT record_id FROM revisions)"
        )
        return ordered

    patch.setattr(journal, "list_orders", forgetful)


def a_choice_names_one_version_only(patch: pytest.MonkeyPatch) -> None:
    right = Edit.revision
    patch.setattr(Edit, "revision", lambda self, change, old: right(self, change, old[:1]))


def undo_writes_over_others(patch: pytest.MonkeyPatch) -> None:
    def careless(
        done: Iterable[Revision], histories: Mapping[UUID, list[Revision]], edit: Edit
    ) -> list[Revision]:
        found = {each.record_id: each for each in done}
        contents = {each.id: each.content for some in histories.values() for each in some}
        return [
            edit.restored(
                each,
                contents.get(each.parents[0]) if each.parents else None,
                history.heads(histories[each.record_id]),
            )
            for each in found.values()
        ]

    plant(patch, "restoring", careless)


def undo_takes_anybodys_step(patch: pytest.MonkeyPatch) -> None:
    sql = (
        "SELECT number, name, first, last, secret FROM steps WHERE undone = 0 OR laptop = ? AND 0 "
    )
    patch.setattr(steps, "_LAST_DONE", f"{sql} ORDER BY number DESC LIMIT 1")


def a_removal_leaves_the_row(patch: pytest.MonkeyPatch) -> None:
    right = projection.write

    def skipping(database: Database, changes: Iterable[Change]) -> None:
        right(database, [each for each in changes if each.after is not None])

    patch.setattr(projection, "write", skipping)


def when_it_was_cast_is_ignored(patch: pytest.MonkeyPatch) -> None:
    """The ballot that came last counts."""

    def last_come(versions: Collection[Revision]) -> list[Revision]:
        found = history.heads(versions)
        if len(found) > 1 and found[0].kind == Ballot.record_kind:
            order = [each.id for each in versions]
            return sorted(found, key=lambda each: order.index(each.id))[-1:]
        return found

    plant(patch, "standing", last_come)


def ballots_are_never_outranked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ballot, "outranks", lambda _, __: False)


def erased_words_stay_in_the_index(patch: pytest.MonkeyPatch) -> None:
    right = projection.write

    def keeping(database: Database, changes: Iterable[Change]) -> None:
        ids = [each.record.id for each in changes if each.after is None]
        numbers = projection.ROWS["note"].numbers(database, ids).values()
        rows = [search.row_number("note", each) for each in numbers]
        kept = [
            database.driver.execute("SELECT rowid, text FROM search WHERE rowid = ?", (each,))
            for each in rows
        ]
        found = [row for each in kept for row in each.fetchall()]
        right(database, changes)
        database.driver.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", found)

    patch.setattr(projection, "write", keeping)


def conflicts_are_not_listed_anew(patch: pytest.MonkeyPatch) -> None:
    """What has been settled stays on the list."""
    right = projection._list_conflicts

    def stale(
        database: Database, histories: projection.Histories, old: projection.Histories
    ) -> None:
        listed = projection.conflicting(database)
        right(database, histories, old)
        database.driver.executemany(
            "INSERT OR IGNORE INTO conflicts (record_id) VALUES (?)",
            [(each.bytes,) for each in listed],
        )

    patch.setattr(projection, "_list_conflicts", stale)


def conflicts_are_not_listed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "_list_conflicts", lambda *_: None)


PLANTS: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    a_clock_decides,
    who_comes_first_is_shown,
    a_merge_loses_a_parent,
    an_erasure_is_skipped,
    an_early_erasure_is_forgotten,
    a_choice_names_one_version_only,
    undo_writes_over_others,
    undo_takes_anybodys_step,
    a_removal_leaves_the_row,
    when_it_was_cast_is_ignored,
    ballots_are_never_outranked,
    erased_words_stay_in_the_index,
    conflicts_are_not_listed_anew,
    conflicts_are_not_listed,
)
