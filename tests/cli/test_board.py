"""What is missing on a day, told on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import AcceptedGap, Session, Table, Workshop
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def planned(path: Path) -> None:
    """Make a programme of two days without dates."""
    with Workspace.create(path, "Spring") as workspace:
        programme = workspace.programme
        workspace.add(*(Workshop.named(programme, code=f"D{n}", position=n) for n in (1, 2)))


def test_the_board_of_a_day_is_printed(facilitator: Facilitator, demo: Path) -> None:
    answer = facilitator("board", demo, "--workshop", "1")
    assert answer.code == 0
    first, heads, *rows = answer.out.splitlines()
    assert first.startswith("D1 as of ")
    assert heads.split() == ["Table", "A1", "1.1", "1.2", "1.3", "1.4", "1.5", "Pack"]
    assert [each.split()[0] for each in rows[:12]] == [*"ABCDEFGHIJKL"]
    plain = facilitator("board", demo, "--workshop", "D1", "--json").json
    assert len(plain["tables"]) == 12
    told = [
        each["ask"]
        for table in plain["tables"]
        for session in table["sessions"]
        for each in session["missing"]
        if each["accepted"] is None
    ]
    assert len(told) == plain["missing"]
    assert rows[12:] == told


def test_a_day_is_chosen_or_the_first_is_shown(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "spring.facilitator"
    planned(path)
    assert facilitator("board", path, "--json").json["workshop"] == "D1"
    assert facilitator("board", path, "--workshop", "2", "--json").json["workshop"] == "D2"
    answer = facilitator("board", path, "--workshop", "3")
    assert answer.code == 1
    assert "There are: 1 (D1), 2 (D2)." in answer.err


def test_what_was_accepted_is_told_with_its_reason(facilitator: Facilitator, demo: Path) -> None:
    plain = facilitator("board", demo, "--workshop", "1", "--json").json
    missing = plain["missing"]
    place, session, what = next(
        (table["table"], session["session"], each["what"])
        for table in plain["tables"]
        for session in table["sessions"]
        for each in session["missing"]
    )
    with Workspace.open(demo) as workspace:
        tables = {each.code: each.id for each in workspace.all(Table)}
        sessions = {each.code: each.id for each in workspace.all(Session)}
        gap = AcceptedGap.named(
            workspace.programme,
            table_id=tables[place],
            session_id=sessions[session],
            what=what,
            reason="They left early.",
        )
        workspace.add(gap)
    after = facilitator("board", demo, "--workshop", "1", "--json").json
    assert after["missing"] == missing - 1
    reasons = [
        each["accepted"]
        for table in after["tables"]
        for session in table["sessions"]
        for each in session["missing"]
        if each["accepted"] is not None
    ]
    assert reasons == ["They left early."]


def test_a_programme_without_days_has_no_board(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "bare.facilitator"
    facilitator("new", path, "--name", "Bare")
    answer = facilitator("board", path)
    assert answer.code == 1
    assert "Plan a day" in answer.err


def test_the_help_says_what_the_object_holds(facilitator: Facilitator) -> None:
    answer = facilitator("board", "--help")
    assert answer.code == 0
    assert "how many things are missing that are due" in answer.out
