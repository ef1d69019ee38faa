"""A round that is being keyed: undone as anything else, in no backup, and then forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import (
    Ballot,
    SecondKeying,
)
from facilitator_app.storage import backups
from facilitator_app.workspace import Workspace, safekeeping
from tests.workspace.desk import PROGRAMME, TEAM, note, texts
from tests.workspace.voting import (
    CODES,
    ROUND,
    VOTE,
    account,
    ballot,
    key,
    with_a_vote,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(path: Path) -> Path:
    return with_a_vote(path)


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every change be ten minutes after the last backup."""
    monkeypatch.setattr(safekeeping, "EVERY_SECONDS", 0.0)


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


def second(code: str) -> SecondKeying:
    return SecondKeying.named(
        PROGRAMME, trade_off_id=VOTE.id, round=ROUND, code=code, marks={"Buses": 1}
    )


@pytest.mark.parametrize("undone", [False, True])
def test_a_round_whose_account_is_taken_back_is_open_again(
    path: Path,
    often: None,  # noqa: ARG001
    undone: bool,  # noqa: FBT001 - one of two ways
) -> None:
    with Workspace.open(path, TEAM) as workspace:
        key(workspace, CODES[:3])
        workspace.add(given := account(returned=3), name="the account")
        workspace.backups.wait()
        before = list(workspace.backups.all())
        if undone:
            assert workspace.undo() == "the account"
        else:
            workspace.remove(given)
        for code in CODES[2::-1]:
            workspace.add(second(code), name=f"second keying of {code}")
        workspace.backups.make_now()
        assert "close the round" in workspace.backups.take_problem()
        assert list(workspace.backups.all()) == before, "none tells what was keyed again, and when"
        workspace.add(given)
        workspace.backups.wait()
        assert next(workspace.backups.all()).revisions == workspace.revision_count()
        assert b"second keying of" not in next(workspace.backups.all()).path.read_bytes()


def test_an_account_that_is_given_once_more_closes_its_round(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        key(workspace, CODES[:3])
        workspace.add(account(returned=3), name="the account")
        workspace.undo()
        assert workspace.redo() == "the account"
        workspace.backups.make_now()
        assert workspace.backups.take_problem() == ""


def test_a_round_in_which_nothing_was_keyed_is_not_opened(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(given := account(returned=0))
        workspace.remove(given)
        workspace.backups.make_now()
        assert workspace.backups.take_problem() == ""


def test_ballots_that_are_written_together_open_no_round(path: Path) -> None:
    with Workspace.open(path, TEAM) as workspace:
        workspace.add(*(ballot(code, "Parks") for code in CODES[:5]), name="all at once")
        workspace.backups.make_now()
        assert workspace.backups.take_problem() == ""
        workspace.add(account())
        assert workspace.undo() is not None
        assert workspace.undo() == "all at once", "it has no order that could be known"


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
