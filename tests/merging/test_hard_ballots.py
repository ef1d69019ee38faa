"""Ballots that are keyed, imported, cast again and taken back, on more than one laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.records import Ballot
from facilitator_app.domain.results import results
from tests.merging import kit
from tests.merging.pair import ballot_of, imported, journal, meet, paper

if TYPE_CHECKING:
    from facilitator_app.domain.results import RoundResult
    from facilitator_app.workspace import Workspace
    from tests.merging.pair import Pair

TEN, ELEVEN, TWELVE = kit.CAST_AT


def counted(workspace: Workspace) -> RoundResult:
    ((one_round,),) = [each.rounds for each in results(workspace.snapshot())]
    return one_round


def test_a_ballot_keyed_alike_on_two_laptops_is_one_ballot(two: Pair) -> None:
    for each in two:
        each.add(paper("AAA2", "Buses"))
    meet(*two)
    for each in two:
        assert len(each.all(Ballot)) == 1
        assert each.conflicts() == []
        assert (counted(each).n, counted(each).conflicts) == (1, 0)


def test_a_ballot_keyed_differently_is_listed_and_not_counted(two: Pair) -> None:
    one, other = two
    one.add(paper("AAA2", "Buses"))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    for each in two:
        assert [found.record_id for found in each.conflicts()] == [paper("AAA2", "Buses").id]
        assert (counted(each).n, counted(each).conflicts) == (0, 1)
        assert counted(each).counts == {"Buses": 0, "Parks": 0}
    one.resolve(one.conflicts()[0], paper("AAA2", "Parks"))
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        assert counted(each).counts == {"Buses": 0, "Parks": 1}


def test_a_ballot_that_is_there_cannot_be_keyed_as_if_it_were_not(two: Pair) -> None:
    one, other = two
    one.add(paper("AAA2", "Buses"))
    meet(*two)
    with pytest.raises(OvertakenError):
        other.add(paper("AAA2", "Parks"))
    assert ballot_of(other, "AAA2") == paper("AAA2", "Buses")


def test_of_ballots_with_two_times_the_later_counts_everywhere(two: Pair) -> None:
    one, other = two
    imported(one, paper("AAA2", "Buses", ELEVEN), paper("BBB3", "Buses", TEN))
    imported(other, paper("AAA2", "Parks", TEN), paper("BBB3", "Parks", TWELVE))
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        assert ballot_of(each, "AAA2") == paper("AAA2", "Buses", ELEVEN)
        assert ballot_of(each, "BBB3") == paper("BBB3", "Parks", TWELVE)
        assert (counted(each).n, counted(each).conflicts) == (2, 0)
        assert len(each.history(paper("AAA2", "Buses").id)) == 2, "the earlier one is kept"


@pytest.mark.parametrize("cast_at", [TEN, None])
def test_of_ballots_with_one_time_and_other_marks_a_person_chooses(
    two: Pair, cast_at: None
) -> None:
    one, other = two
    imported(one, paper("AAA2", "Buses", cast_at))
    imported(other, paper("AAA2", "Parks", cast_at))
    meet(*two)
    for each in two:
        assert len(each.conflicts()) == 1
        assert (counted(each).n, counted(each).conflicts) == (0, 1)


def test_a_ballot_with_a_time_does_not_outrank_one_without(two: Pair) -> None:
    one, other = two
    imported(one, paper("AAA2", "Buses", TWELVE))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    assert [len(each.conflicts()) for each in two] == [1, 1]


def test_an_older_ballot_that_comes_later_changes_nothing_that_is_shown(two: Pair) -> None:
    one, other = two
    imported(other, paper("AAA2", "Buses", TWELVE))
    meet(*two)
    imported(one, paper("AAA2", "Parks", TEN))
    assert ballot_of(one, "AAA2") == paper("AAA2", "Buses", TWELVE)
    with pytest.raises(OvertakenError, match="nothing left"):
        one.undo()
    other.merge(reversed(journal(one)))
    assert ballot_of(other, "AAA2") == paper("AAA2", "Buses", TWELVE)


def test_an_edit_of_a_ballot_that_was_cast_twice_replaces_both(two: Pair) -> None:
    one, _ = two
    imported(one, paper("AAA2", "Parks", TEN))
    imported(one, paper("AAA2", "Parks", TWELVE))
    one.edit(paper("AAA2", "Parks", TWELVE), paper("AAA2", "Buses", None))
    meet(*two)
    for each in two:
        assert ballot_of(each, "AAA2") == paper("AAA2", "Buses", None)
        assert each.conflicts() == []


def test_undoing_an_import_gives_back_the_ballot_that_was_there(two: Pair) -> None:
    one, other = two
    one.add(paper("AAA2", "Buses", TEN), paper("BBB3", "Buses"))
    imported(one, paper("AAA2", "Parks", ELEVEN), paper("BBB3", "Buses"))
    assert ballot_of(one, "AAA2") == paper("AAA2", "Parks", ELEVEN)
    for _ in range(3):
        assert one.undo() == "import ballots"
        assert ballot_of(one, "AAA2") == paper("AAA2", "Buses", TEN)
        assert ballot_of(one, "BBB3") == paper("BBB3", "Buses"), "others say the same"
        assert one.redo() == "import ballots"
        assert ballot_of(one, "AAA2") == paper("AAA2", "Parks", ELEVEN)
    meet(*two)
    assert ballot_of(other, "AAA2") == paper("AAA2", "Parks", ELEVEN)


def test_undoing_an_import_that_hid_a_conflict_is_refused(two: Pair) -> None:
    one, other = two
    imported(one, paper("AAA2", "Buses", TEN))
    imported(other, paper("AAA2", "Parks", TEN))
    meet(*two)
    imported(one, paper("AAA2", "Buses", TWELVE))
    assert one.conflicts() == []
    with pytest.raises(OvertakenError, match="two versions"):
        one.undo()
    assert ballot_of(one, "AAA2") == paper("AAA2", "Buses", TWELVE)


def test_undoing_an_import_that_chose_between_two_versions_is_refused(two: Pair) -> None:
    one, other = two
    one.add(paper("AAA2", "Buses"))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    edit = one.new_edit()
    both = one.history(paper("AAA2", "Buses").id)
    one.write([edit.revision(Change(None, paper("AAA2", "Parks", TEN)), both)], "import ballots")
    with pytest.raises(OvertakenError, match="two versions"):
        one.undo()


def test_two_ballots_of_one_voter_in_one_file_are_taken_back_together(two: Pair) -> None:
    one, _ = two
    one.add(paper("AAA2", "Buses"))
    imported(one, paper("BBB3", "Buses", TEN), paper("BBB3", "Parks", TWELVE))
    assert ballot_of(one, "BBB3") == paper("BBB3", "Parks", TWELVE)
    assert one.undo() == "import ballots"
    assert ballot_of(one, "BBB3") is None
    assert one.redo() == "import ballots"
    assert ballot_of(one, "BBB3") == paper("BBB3", "Parks", TWELVE)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (paper("AAA2", "Buses", TEN), paper("AAA2", "Buses", TEN)),
        (paper("AAA2", "Buses", ELEVEN), paper("AAA2", "Parks", TEN)),
    ],
    ids=["alike", "older"],
)
def test_undoing_two_imports_leaves_neither_of_their_ballots(
    two: Pair, first: Ballot, second: Ballot
) -> None:
    """The second changed nothing that is shown, and still is no longer there once it is undone."""
    one, other = two
    imported(one, first)
    imported(one, second)
    assert one.undo()
    assert ballot_of(one, "AAA2") == first
    assert one.undo()
    assert one.all(Ballot) == []
    meet(*two)
    assert other.all(Ballot) == []
    assert one.redo()
    assert one.redo()
    assert ballot_of(one, "AAA2") == first


def test_what_a_person_settled_is_not_undone_with_the_import_that_it_agrees_with(two: Pair) -> None:
    one, _ = two
    one.add(paper("AAA2", "Parks"))
    imported(one, paper("AAA2", "Buses"))
    one.resolve(one.conflicts()[0], paper("AAA2", "Buses"))
    with pytest.raises(OvertakenError):
        one.undo()
    assert ballot_of(one, "AAA2") == paper("AAA2", "Buses")
