"""What holds for every file, not only for those that somebody thought of."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import Ballot, Note
from facilitator_app.domain.records.discussion import NOTE_KINDS, STANCES
from facilitator_app.domain.text import clean
from facilitator_app.imports import import_ballots, import_notes
from facilitator_app.workspace import Workspace
from tests.imports.sheets import BALLOT_HEAD, counts, new_workspace, texts, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random
    from uuid import UUID

FEWER = settings(max_examples=settings().max_examples // 4)
"""Each example makes files."""

CODES = st.sampled_from(["", "1", "1.1", "A", " A ", "zoë"])
TEXTS = st.text(max_size=12)
TIMES = st.sampled_from(["", "2026-05-09T14:30Z", "2026-05-09 14:30"])
ROWS = st.lists(
    st.tuples(
        CODES,
        CODES,
        CODES,
        TEXTS,
        st.sampled_from(["", *NOTE_KINDS]),
        st.sampled_from(["", *STANCES]),
        TIMES,
        st.sampled_from(["", "x", "x; y"]),
        TEXTS,
    ),
    max_size=8,
)
HEAD = ("session", "table", "prompt", "seat", "kind", "stance", "time", "themes", "text")


@FEWER
@given(ROWS)
def test_notes_come_once_however_often_they_come(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "n.csv", [HEAD, *rows])
        with new_workspace(Path(folder) / "spring.facilitator") as workspace:
            filled = [row for row in rows if any(map(str.strip, map(clean, row)))]
            done = import_notes(workspace, path, create=True)
            assert (done.new, done.known, done.left) == (len(filled), 0, ())
            assert texts(workspace) == [clean(row[-1]) for row in filled]
            revisions = workspace.revision_count()
            again = import_notes(workspace, path, create=False)
            assert (again.new, again.changed, again.known) == (0, 0, len(filled))
            assert workspace.revision_count() == revisions
            if filled:
                workspace.undo()
                assert workspace.all(Note) == []


Vote = tuple[str, str, str, set[str]]
START = datetime(2026, 5, 9, 9, tzinfo=UTC)
VOTES = st.lists(
    st.tuples(
        st.sampled_from("KLM"),
        st.sampled_from("TU"),
        st.sampled_from(["a", "b", "spoilt", "dont_know"]),
        st.sets(st.sampled_from(["one", "two"]), min_size=1),
    ),
    max_size=12,
).flatmap(st.permutations)


@cache
def empty_programme() -> bytes:
    """Return a file that all laptops start from, made once for all examples."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spring.facilitator"
        new_workspace(path).close()
        return path.read_bytes()


def copy_for(folder: Path, laptop: str) -> Workspace:
    path = folder / f"{laptop}.facilitator"
    path.write_bytes(empty_programme())
    return Workspace.open(path, Author(laptop, "note-taker"))


def sheet_of(folder: Path, laptop: str, votes: Sequence[Vote], chance: Random) -> Path:
    """Write the votes that came to a laptop, mixed up; each was cast a minute after the last."""
    rows = [
        (trade_off, code, "", option, 1, (START + timedelta(minutes=minute)).isoformat())
        for minute, (code, trade_off, option, laptops) in enumerate(votes)
        if laptop in laptops or laptop == "all"
    ]
    chance.shuffle(rows)
    return write_csv(folder / f"{laptop}.csv", [BALLOT_HEAD, *rows])


def ballots(workspace: Workspace) -> dict[UUID, dict[str, int]]:
    return {ballot.id: ballot.marks for ballot in workspace.all(Ballot)}


@FEWER
@given(VOTES, st.randoms(use_true_random=False), st.permutations(["one", "two"]))
def test_laptops_that_shared_the_votes_agree_with_one_that_had_all(
    votes: Sequence[Vote], chance: Random, order: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for laptop in order:
            with copy_for(folder, laptop) as workspace:
                sheet = sheet_of(folder, laptop, votes, chance)
                import_ballots(workspace, sheet, create="choice:a,b")
        with copy_for(folder, "all") as whole, copy_for(folder, "lead") as lead:
            sheet = sheet_of(folder, "all", votes, chance)
            import_ballots(whole, sheet, create="choice:a,b")
            lead.merge_files([(folder / f"{each}.facilitator", None) for each in order])
            assert not lead.conflicts()
            assert (ballots(lead), counts(lead)) == (ballots(whole), counts(whole))
            assert import_ballots(lead, sheet, create=None).known == len(votes)
