"""Ballot cards lock what is on them: both are done, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.planning.versions import would_be_new
from facilitator_app.domain.records import (
    Ballot,
    ExpectedBallot,
    Issued,
    Note,
    Presence,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.exports.exporter import ExportCancelledError
from facilitator_app.exports.prints import Choice, print_out
from facilitator_app.printing import (
    PRINTED,
    issue,
    kinds_for,
    locks,
    print_cards,
    print_made,
    take_back,
)
from facilitator_app.workspace import Workspace
from tests.exports.prints.prints import all_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "p.facilitator", "Front door") as opened:
        for number in range(1, 6):
            opened.add(question(opened, f"TO{number}"))
        opened.add(ExpectedBallot.named(opened.programme, code="2A42W"))
        opened.add(Table.named(opened.programme, code="A"))
        yield opened


def question(workspace: Workspace, code: str, **values: Any) -> TradeOff:  # noqa: ANN401
    usual: dict[str, Any] = {"version": 1, "method": "choice", "options": ("Soon", "Known")}
    return TradeOff.named(workspace.programme, code=code, **(usual | values))


def chosen(workspace: Workspace, *codes: str, **values: Any) -> Choice:  # noqa: ANN401
    every = {each.code: each.id for each in workspace.all(TradeOff)}
    return Choice(trade_offs=tuple(every[code] for code in codes), **values)


def issued(workspace: Workspace) -> set[str]:
    codes = {each.id: each.code for each in workspace.all(TradeOff)}
    assert all(each.what == "ballot cards" for each in workspace.all(Issued))
    return {codes[each.trade_off_id] for each in workspace.all(Issued)}


def test_cards_lock_what_is_on_them_as_one_edit(workspace: Workspace, tmp_path: Path) -> None:
    done = print_cards(workspace, chosen(workspace, "TO1", "TO2"), tmp_path / "cards.pdf")
    assert done.rows == {"TO1": 1, "TO2": 1}
    assert issued(workspace) == {"TO1", "TO2"}
    assert workspace.undo_name == "ballot cards of TO1 and TO2 made"
    plan = Plan.of(workspace)
    edited = question(workspace, "TO1", wording="Other words")
    assert would_be_new(plan.trade_offs[0], edited, plan.locked)
    workspace.undo()
    assert not issued(workspace)


def test_what_was_made_before_is_not_noted_again(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    print_cards(workspace, chosen(workspace, "TO1"), path)
    print_cards(workspace, chosen(workspace, "TO1"), path)
    assert workspace.undo_name == "ballot cards of TO1 made"
    print_cards(workspace, Choice(), path)
    assert workspace.undo_name == "ballot cards of 4 trade-offs made"
    assert len(workspace.all(Issued)) == 5


def test_cards_that_two_laptops_word_differently_are_not_made(
    workspace: Workspace, tmp_path: Path
) -> None:
    with Workspace.create(
        tmp_path / "b.facilitator", "Front door", programme=workspace.programme
    ) as other:
        other.merge(workspace.revisions())
        for each, wording in ((workspace, "Soon?"), (other, "Known?")):
            each.add(question(each, "TO1", version=2, wording=wording))
        workspace.merge(other.revisions())
    with pytest.raises(ExportError, match="Two laptops have different versions of TO1"):
        print_cards(workspace, Choice(), tmp_path / "cards.pdf")
    assert not issued(workspace)
    print_cards(workspace, chosen(workspace, "TO2"), tmp_path / "cards.pdf")
    [conflict] = workspace.conflicts()
    workspace.resolve(conflict, question(workspace, "TO1", version=2, wording="Soon?"))
    print_cards(workspace, chosen(workspace, "TO1"), tmp_path / "cards.pdf")
    assert issued(workspace) == {"TO1", "TO2"}


def test_a_lock_outlives_a_computer_that_stops_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "p.facilitator"
    with Workspace.create(path, "Front door") as before:
        before.add(question(before, "TO1"))
        issue(before, Choice())
    with Workspace.open(path) as after:
        assert issued(after) == {"TO1"}
        assert after.undo() == "ballot cards of TO1 made"
        assert not issued(after)


def test_no_print_reads_what_was_said_or_voted(workspace: Workspace, tmp_path: Path) -> None:
    [vote, *_] = workspace.all(TradeOff)
    workspace.add(Ballot.named(workspace.programme, trade_off_id=vote.id, round="", code="2A42W"))
    workspace.add(Workshop.named(workspace.programme, code="D1"))
    part = workspace.part(PRINTED)
    assert not part.all(Ballot)
    assert part.all(TradeOff) == workspace.snapshot().all(TradeOff)
    for name in ("ballots", "seat-cards", "sign-in"):
        print_out(name, workspace.snapshot(), Choice(proof=True), tmp_path / "whole.pdf")
        print_made(workspace, name, Choice(proof=True), tmp_path / "part.pdf")
        whole, some = (all_text(tmp_path / f"{each}.pdf") for each in ("whole", "part"))
        assert whole.partition("Printed")[0] == some.partition("Printed")[0]


def test_what_tells_of_a_day_is_made_from_its_notes(workspace: Workspace, tmp_path: Path) -> None:
    assert Note not in kinds_for("guides", "scope")
    assert {Note, Presence} <= {*kinds_for("guides", "board")}
    assert Ballot not in kinds_for("board")
    day = Workshop.named(workspace.programme, code="D1", position=1)
    talk = Session.named(workspace.programme, workshop_id=day.id, code="1.1")
    [table] = workspace.all(Table)
    workspace.add(day, talk, Note(session_id=talk.id, table_id=table.id, text="Wait."))
    print_made(workspace, "board", Choice(), tmp_path / "board.pdf")
    assert "1 note, 0 quotes" in all_text(tmp_path / "board.pdf")


def test_only_ballot_cards_that_are_no_proof_lock(workspace: Workspace, tmp_path: Path) -> None:
    assert locks("ballots", Choice())
    assert not locks("ballots", Choice(proof=True))
    assert not locks("guides", Choice())
    done = print_made(workspace, "ballots", Choice(proof=True), tmp_path / "proof.pdf")
    assert done.pages == 2
    assert not issued(workspace)


def test_stopping_takes_the_lock_back(workspace: Workspace, tmp_path: Path) -> None:
    seen: list[set[str]] = []

    def cancelled() -> bool:
        seen.append(issued(workspace))
        return len(seen) > 2

    before = workspace.undo_name
    with pytest.raises(ExportCancelledError):
        print_cards(workspace, chosen(workspace, "TO3"), tmp_path / "x.pdf", cancelled=cancelled)
    assert seen[0] == {"TO3"}
    assert not issued(workspace)
    assert workspace.undo_name == before
    assert not list(tmp_path.glob("x.pdf*"))


def test_a_file_that_cannot_be_written_locks_nothing(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        print_cards(workspace, Choice(), tmp_path / "none" / "cards.pdf")
    assert not issued(workspace)


def test_it_is_taken_back_though_somebody_went_on_working(workspace: Workspace) -> None:
    made = issue(workspace, chosen(workspace, "TO1"))
    workspace.add(Table.named(workspace.programme, code="B"))
    take_back(workspace, made)
    assert not issued(workspace)
    assert len(workspace.all(Table)) == 2
    take_back(workspace, made)
    assert workspace.undo_name == "ballot cards of TO1 made: taken back"
