"""Nobody can tell from a file, its backups or a pack in which order ballots were keyed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from facilitator_app.domain import identifiers
from facilitator_app.domain.changes import NO_TIME
from facilitator_app.domain.records import (
    Ballot,
    Session,
    TradeOff,
    VoteRound,
)
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace, safekeeping
from tests.merging.chance import CLOCK, set_all
from tests.workspace.desk import PROGRAMME, SESSION, TEAM
from tests.workspace.voting import (
    CODES,
    LATER,
    VOTE,
    ToldChance,
    account,
    ballot,
    key,
    some_order,
    with_a_vote,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COUNTERS = ((24, 28), (40, 44), (92, 100))
"""Where the head of a file says how often it was written."""


@pytest.fixture
def path(path: Path) -> Path:
    return with_a_vote(path)


def voted(
    path: Path, folder: Path, order: Sequence[str], chance: ToldChance | None = None
) -> tuple[Path, Path, list[bytes]]:
    """Key a round and close it; return the file, its backup, and what another process is given."""
    folder.mkdir()
    copy = folder / path.name
    shutil.copyfile(path, copy)
    with Workspace.open(copy, TEAM) as workspace:
        workspace.backups.wait()
        key(workspace, order, chance)
        if chance is not None:
            chance.about("account")
        workspace.add(account())
        workspace.backups.wait()
        assert workspace.damage() == []
        return (
            copy,
            next(workspace.backups.all()).path,
            workspace.packed([TradeOff, Ballot], lambda: None),
        )


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every change be ten minutes after the last backup."""
    monkeypatch.setattr(safekeeping, "EVERY_SECONDS", 0.0)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> ToldChance:
    """Let ids follow from the ballots, and clocks from how often they were read."""
    set_all(monkeypatch)
    chance = ToldChance()
    monkeypatch.setattr(identifiers, "secrets", chance)
    return chance


@pytest.mark.usefixtures("often")
def test_files_differ_in_no_byte_by_the_order_of_the_ballots(
    path: Path, tmp_path: Path, told: ToldChance
) -> None:
    found = []
    for seed in range(4):
        CLOCK.begin()
        file, backup, parcels = voted(path, tmp_path / str(seed), some_order(seed), told)
        found.append((pages(file), pages(backup), parcels))
    assert all(each == found[0] for each in found[1:])


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("seed", range(3))
def test_dumps_differ_in_random_ids_alone_and_these_say_nothing(
    path: Path, tmp_path: Path, seed: int
) -> None:
    one, other = (
        voted(path, tmp_path / str(each), some_order(each)) for each in (100 + seed, 200 + seed)
    )
    assert one[2] == other[2], "of what a pack is made"
    for mine, others in ((one[0], other[0]), (one[1], other[1])):
        assert told_in(mine) == told_in(others)


def pages(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    for first, end in COUNTERS:
        content[first:end] = bytes(end - first)
    return bytes(content)


def told_in(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table, with what is random in ballots said in other words."""
    rows = rows_of(path)
    secret = rows.pop("secret_revisions")
    ids = [row["id"] for row in secret]
    assert ids == sorted(ids)
    assert {UUID(bytes=each[name]).version for each in secret for name in ("id", "edit")} == {4}
    assert len({row["edit"] for row in secret}) == len(secret), "none was keyed with another"
    names = {row["id"]: (row["record_id"], row["version_here"]) for row in secret}
    for row in secret:
        parents = row.pop("parents")
        row["parents"] = [names[parents[at : at + 16]] for at in range(0, len(parents), 16)]
        row["id"] = names[row["id"]]
        del row["edit"], row["seal"]
    last = rows["revisions"][-1]
    assert last["kind"] == "ballot account"
    for each in ("id", "edit", "made_at", "seal"):
        del last[each]
    return {**rows, "secret_revisions": sorted(secret, key=lambda row: row["id"])}


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    database = Database(path)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    found = {}
    for (name,) in database.driver.execute(tables).fetchall():
        cursor = database.driver.execute(f"SELECT * FROM {name}")  # noqa: S608
        columns = [each[0] for each in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    database.close()
    return found


def test_a_ballot_has_the_time_of_its_session_as_planned_and_no_role(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(
            VoteRound.named(PROGRAMME, trade_off_id=VOTE.id, round="after", session_id=LATER.id)
        )
        key(workspace, CODES[:2])
        (session,) = workspace.of(Session, "id", [SESSION.id])
        workspace.edit(session, replace(session, planned_start=time(11)))
        key(workspace, CODES[2:4])
        workspace.add(after := ballot(CODES[0], "Parks", "after"))
        before = [*workspace.versions(Ballot)]
        at = {each.made_at for each in before if each.record_id != after.id}
        assert at == {datetime(2026, 5, 9, 10).astimezone()}, "also after the plan has changed"
        (only,) = workspace.history(after.id)
        assert only.made_at == datetime(2026, 5, 9, 15).astimezone()
        assert {each.role for each in before} == {""}
        assert {each.laptop for each in before} == {TEAM.laptop}


def test_without_a_planned_session_it_has_a_time_that_says_nothing(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        (vote,) = workspace.all(TradeOff)
        workspace.edit(vote, replace(vote, session_id=None))
        workspace.add(made := ballot(CODES[0], "Parks"))
        assert [each.made_at for each in workspace.history(made.id)] == [NO_TIME]


def test_what_could_not_be_forgotten_at_once_is_forgotten_when_the_file_is_opened(
    path: Path, tmp_path: Path, told: ToldChance, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off, opened_again = [], []
    for seed in range(2):
        CLOCK.begin()
        with monkeypatch.context() as power:
            power.setattr(Database, "write_anew", lambda _: False)
            file, *_ = voted(path, tmp_path / str(seed), some_order(seed), told)
        cut_off.append(pages(file))
        Workspace.open(file, TEAM).close()
        opened_again.append(pages(file))
    assert cut_off[0] != cut_off[1]
    assert opened_again[0] == opened_again[1]
