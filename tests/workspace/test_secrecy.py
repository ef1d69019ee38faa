"""Nobody can tell from a file, its backups or a pack in which order ballots were keyed."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from facilitator_app.domain import identifiers
from facilitator_app.domain.changes import NO_TIME
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    SecondKeying,
    Session,
    TradeOff,
    VoteRound,
)
from facilitator_app.storage import backups
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace, safekeeping
from tests.merging.chance import CLOCK, set_all
from tests.workspace.desk import DAY, PROGRAMME, SESSION, TABLE, TEAM, note, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROUND = "before"
LATER = Session.named(PROGRAMME, code="S2", workshop_id=DAY.id, planned_start=time(15))
VOTE = TradeOff.named(
    PROGRAMME,
    code="TO1",
    version=1,
    method="choice",
    options=("Buses", "Parks"),
    rounds=(ROUND, "after"),
    session_id=SESSION.id,
)
CODES = [f"{number:02}AA" for number in range(60)]
PAPERS = {code: ("Buses", "Parks")[place % 2] for place, code in enumerate(CODES)}
CORRECTED = CODES[::7]
"""Keyed wrongly first."""
COUNTERS = ((24, 28), (40, 44), (92, 100))
"""Where the head of a file says how often it was written."""


def ballot(code: str, option: str, of_round: str = ROUND) -> Ballot:
    return Ballot.named(
        PROGRAMME, trade_off_id=VOTE.id, round=of_round, code=code, marks={option: 1}
    )


def account(of_round: str = ROUND, **changed: Any) -> BallotAccount:  # noqa: ANN401
    named: dict[str, Any] = {"trade_off_id": VOTE.id, "round": of_round, "table_id": TABLE.id}
    numbers = {"issued": 60, "returned": 60, "spoilt": 0, "unreturned": 0}
    return BallotAccount.named(PROGRAMME, **(named | numbers | changed))


@pytest.fixture
def path(path: Path) -> Path:
    """Add a vote in a session that has a time."""
    with Workspace.open(path, TEAM) as made:
        made.edit(DAY, replace(DAY, held_on=date(2026, 5, 9)))
        made.edit(SESSION, replace(SESSION, planned_start=time(10)))
        made.add(LATER, VOTE, note("shade"))
    shutil.rmtree(backups.folder_beside(path), ignore_errors=True)
    return path


class ToldChance:
    """Chance that follows from what is keyed, so that only the order is left to differ."""

    def about(self, *what: object) -> None:
        self._random = random.Random(repr(what))  # noqa: S311 - a test that can be repeated

    def randbits(self, bits: int) -> int:
        return self._random.getrandbits(bits)


def key(workspace: Workspace, order: Sequence[str], chance: ToldChance | None = None) -> None:
    """Key every paper in an order, some wrongly at first."""
    for code in order:
        there = workspace.of(Ballot, "id", [ballot(code, "").id])
        is_wrong = code in CORRECTED and not there
        option = ("Parks", "Buses")[PAPERS[code] == "Parks"] if is_wrong else PAPERS[code]
        if chance is not None:
            chance.about(code, option)
        workspace.keep_draft(f"ballot {code}", "half typed")
        if there:
            workspace.edit(there[0], ballot(code, option), name=f"ballot {code}")
        else:
            workspace.add(ballot(code, option), name=f"ballot {code}")
        workspace.keep_draft(f"ballot {code}", "")


def some_order(seed: int) -> list[str]:
    order = CODES + CORRECTED
    random.Random(seed).shuffle(order)  # noqa: S311
    return order


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


def test_what_was_keyed_is_undone_and_done_again_while_its_round_is_open(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        key(workspace, [CODES[0], CODES[0], CODES[1]])
        corrected = workspace.of(Ballot, "id", [ballot(CODES[0], "").id])
    with Workspace.open(path, TEAM) as workspace:
        for code in (CODES[1], CODES[0], CODES[0]):
            assert workspace.undo() == f"ballot {code}"
        assert workspace.all(Ballot) == []
        for _ in range(3):
            assert workspace.redo()
        assert workspace.of(Ballot, "id", [corrected[0].id]) == corrected
        assert len(workspace.all(Ballot)) == 2
        assert workspace.damage() == []


def test_when_a_round_is_closed_its_steps_are_forgotten_and_no_others(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(note("benches"), name="a note")
        key(workspace, CODES[:3])
        workspace.add(ballot(CODES[0], "Parks", "after"), name="ballot of another round")
        workspace.add(account(), name="the account")
        assert workspace.undo() == "the account"
        assert workspace.undo() == "ballot of another round"
        assert workspace.undo() == "a note"
        assert len(workspace.all(Ballot)) == 3
    content = path.read_bytes()
    assert not any(f"ballot {code}".encode() in content for code in CODES[:3])
    assert b"half typed" not in content


def test_no_backup_is_made_while_a_round_is_open(
    path: Path,
    often: None,  # noqa: ARG001
) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.backups.wait()
        before = list(workspace.backups.all())
        key(workspace, CODES[:3])
        workspace.add(note("meanwhile"))
        workspace.backups.make_now()
        assert list(workspace.backups.all()) == before
        assert "close the round" in workspace.backups.take_problem()
    with Workspace.open(path, TEAM) as workspace:
        assert len(workspace.all(Ballot)) == 3, "each is on the disk"
        workspace.backups.wait()
        assert list(workspace.backups.all()) == before, "nor when the file is opened again"
        workspace.add(account(returned=3))
        workspace.backups.wait()
        newest = next(workspace.backups.all())
        assert newest.revisions == workspace.revision_count()
        assert workspace.backups.take_problem() == ""


def test_a_copy_that_a_round_was_opened_in_is_no_backup(path: Path, tmp_path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.backups.wait()
        key(workspace, CODES[:1])
        assert backups.make(workspace._store.database, tmp_path / "backups") is None
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_late_ballot_opens_its_round_again_and_a_correction_does_not(
    path: Path,
    often: None,  # noqa: ARG001
) -> None:
    with Workspace.open(path, TEAM) as workspace:
        key(workspace, CODES[:2])
        given = account(returned=2)
        workspace.add(given)
        key(workspace, CODES[:1])
        workspace.add(
            SecondKeying.named(
                PROGRAMME, trade_off_id=VOTE.id, round=ROUND, code=CODES[0], marks={"Buses": 1}
            )
        )
        workspace.backups.make_now()
        assert workspace.backups.take_problem() == ""
        assert next(workspace.backups.all()).revisions == workspace.revision_count()
        key(workspace, CODES[2:3])
        workspace.backups.make_now()
        assert workspace.backups.take_problem() != ""
        workspace.edit(given, replace(given, returned=3))
        workspace.backups.wait()
        assert next(workspace.backups.all()).revisions == workspace.revision_count()


def test_ballots_that_are_written_together_open_no_round(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(*(ballot(code, "Parks") for code in CODES[:5]), name="all at once")
        workspace.backups.make_now()
        assert workspace.backups.take_problem() == ""
        workspace.add(account())
        assert workspace.undo() is not None
        assert workspace.undo() == "all at once", "it has no order that could be known"


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


def test_closing_while_the_journal_is_read_in_parts_forgets_nothing_too_early(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(*(note(str(number)) for number in range(2_500)))
        reading = workspace.revisions()
        next(reading)
        key(workspace, CODES[:3])
        workspace.add(account(returned=3))
        assert len(list(reading)) > 2_500
        assert len(texts(workspace)) == 2_501
        assert workspace.damage() == []
