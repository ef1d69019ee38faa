"""What becomes of rows whose ballots were erased, removed or changed since they came before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Ballot, TradeOff
from tests.imports.sheets import counts, marks
from tests.imports.taking_in import TakeIn, outcome, row


def test_a_vote_that_was_erased_or_removed_since(take_in: TakeIn) -> None:
    rows = [row("a", code="K"), row("b", code="L"), row("a", code="M")]
    take_in(rows)
    first, second, _ = sorted(take_in.workspace.all(Ballot), key=lambda each: each.code)
    take_in.workspace.erase([first], "withdrawn")
    take_in.workspace.remove(second)
    done = take_in(rows)
    assert outcome(done) == (0, 0, 0, 2)
    assert [(each.row, each.sentence) for each in done.left] == [
        (2, "the ballot of this code was erased for good.")
    ]
    assert marks(take_in.workspace) == {"M": {"a": 1}}
    assert outcome(take_in([row("a", code="L")])) == (1, 0, 0, 0)


def test_a_vote_that_a_newer_app_wrote_is_left(take_in: TakeIn) -> None:
    workspace = take_in.workspace
    take_in([row("a", "10:00")])
    (version,) = workspace.history(workspace.all(Ballot)[0].id)
    newer = replace(version, id=new_id(), parents=(version.id,), content='{"marks": "by hand"}')
    workspace.merge([newer])
    done = take_in([row("b", "11:00")])
    assert [each.sentence for each in done.left] == [
        "a newer Facilitator wrote the ballot of this code."
    ]


def test_no_side_of_a_conflict_is_taken(take_in: TakeIn) -> None:
    workspace = take_in.workspace
    take_in([row("a", "10:00")])
    (ballot,) = workspace.all(Ballot)
    other = Ballot(
        id=ballot.id, trade_off_id=ballot.trade_off_id, round="", code="K", marks={"b": 1},
        cast_at=ballot.cast_at,
    )  # fmt: skip
    workspace.merge([workspace.new_edit().revision(Change(None, other), ())])
    assert len(workspace.conflicts()) == 1
    assert outcome(take_in([row("spoilt", "10:00")])) == (0, 0, 1, 0)
    assert len(workspace.conflicts()) == 1
    assert outcome(take_in([row("blank", "11:00")])) == (0, 0, 1, 0)
    assert not workspace.conflicts()
    assert marks(workspace) == {"K": {"blank": 1}}


def test_an_import_that_was_undone_can_come_again(take_in: TakeIn) -> None:
    rows = [row("a", "10:00"), row("b", "11:00"), row("a", code="L")]
    for _ in range(3):
        assert outcome(take_in(rows)) == (2, 1, 0, 0)
        assert outcome(take_in(rows)) == (0, 0, 0, 3)
        assert take_in.workspace.undo() == "import 3 ballots"
        assert counts(take_in.workspace) == {}
        assert take_in.workspace.all(TradeOff) == []
    assert take_in.workspace.redo() == "import 3 ballots"
    assert outcome(take_in(rows)) == (0, 0, 0, 3)
    assert marks(take_in.workspace) == {"K": {"b": 1}, "L": {"a": 1}}


def test_a_trade_off_that_was_erased_is_not_made_again(take_in: TakeIn) -> None:
    take_in([row("a")])
    take_in.workspace.remove(*take_in.workspace.all(Ballot))
    take_in.workspace.erase(take_in.workspace.all(TradeOff), "named somebody")
    for rows in ([row("a")], [row("a"), row("b")]):
        with pytest.raises(OvertakenError, match="was erased for good"):
            take_in(rows)
