"""Taking in the ballots of a large vote from a spreadsheet, and counting them."""

from __future__ import annotations

import csv
import random
from collections import Counter
from typing import TYPE_CHECKING

import floor
from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.imports import import_ballots
from facilitator_app.storage.tables import TABLE_OF
from material import wholly_open
from measuring import Figure, Taken, compared, swept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.domain.changes import Revision
    from material import Files

VOTERS, TRADE_OFFS, ROUNDS = 3_000, 10, ("before", "after")
BALLOTS = VOTERS * TRADE_OFFS * len(ROUNDS)
OPTIONS = ("keep it open", "close it", "move it", "dont_know")
CAST = f"SELECT trade_off_id, round, marks FROM {TABLE_OF['ballot'].name}"


def voting(files: Files) -> Iterator[Figure]:
    """Compare importing and counting ballots with reading and writing the rows, and a bare loop."""
    spreadsheet = _spreadsheet(files.folder / "ballots.csv")
    path = _programme(files)
    ballots, versions = _imported(files, path, spreadsheet)
    yield compared(
        f"import and tally {BALLOTS:,} ballots",
        lambda: _bare(files.copy(path), spreadsheet, ballots, versions),
        lambda: _ours(files.copy(path), spreadsheet),
        turns=5,
        target=3,
    )


def _bare(path: Path, spreadsheet: Path, ballots: list[Ballot], versions: list[Revision]) -> Taken:
    connection = floor.connect(path)
    rows = floor.rows_of(connection, ballots, versions)

    def job() -> object:
        with spreadsheet.open(newline="", encoding="utf-8") as file:
            assert len(list(csv.reader(file))) == BALLOTS + 1
        floor.save_many(connection, rows)
        found: Counter[object] = Counter()
        for cast in connection.execute(CAST):
            found[cast] += 1
        assert found.total() == BALLOTS
        return found

    taken = swept(job)
    connection.close()
    return taken


def _ours(path: Path, spreadsheet: Path) -> Taken:
    with wholly_open(path) as workspace:

        def job() -> None:
            import_ballots(workspace, spreadsheet, create=None)
            found = results(workspace.snapshot())
            counted = sum(each.n + each.abstained for vote in found for each in vote.rounds)
            assert counted == BALLOTS, "every ballot is counted"

        return swept(job)


def _programme(files: Files) -> Path:
    """Return a file with nothing in it but what is voted on."""
    path = files.copy(files.empty)
    with wholly_open(path) as workspace:
        workspace.add(
            *(
                TradeOff(code=f"TO{number}", method="choice", options=OPTIONS[:-1], rounds=ROUNDS)
                for number in range(1, TRADE_OFFS + 1)
            )
        )
    return path


def _spreadsheet(path: Path) -> Path:
    """Write what a keypad system gives: a row for each ballot."""
    chance = random.Random(5)  # noqa: S311 - nothing secret
    codes: dict[str, None] = {}
    while len(codes) < VOTERS:
        codes[new_code(5, chance.randrange)] = None
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["trade_off", "version", "round", "ballot_code", "option"])
        writer.writerows(
            [f"TO{number}", 1, name, code, chance.choice(OPTIONS)]
            for number in range(1, TRADE_OFFS + 1)
            for name in ROUNDS
            for code in codes
        )
    return path


def _imported(files: Files, path: Path, spreadsheet: Path) -> tuple[list[Ballot], list[Revision]]:
    """Return what the rows of the spreadsheet become, for the floor to write again."""
    copy = files.copy(path)
    with wholly_open(copy) as workspace:
        import_ballots(workspace, spreadsheet, create=None)
        ballots = workspace.all(Ballot)
        versions = [each for each in workspace.revisions() if each.kind == Ballot.record_kind]
    files.remove(copy)
    assert len(ballots) == len(versions) == BALLOTS
    return ballots, versions
