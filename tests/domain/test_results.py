"""What a room voted: everybody is counted once, in one way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.records import Ballot, ExpectedBallot, TradeOff
from facilitator_app.domain.results import (
    CONFLICT,
    NOT_VALID,
    UNKNOWN_METHOD,
    results,
    rounds_of,
    why_not_counted,
)
from facilitator_app.domain.snapshot import Snapshot
from facilitator_app.domain.votes import ABSTENTIONS, ALWAYS_ALLOWED, SPOILT
from tests.domain.making import PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.domain.results import RoundResult

VOTE = TradeOff.named(
    PROGRAMME,
    code="TO1",
    version=1,
    method="choice",
    options=("Buses", "Parks"),
    rounds=("before",),
)
CODES = [f"C{number}" for number in range(8)]
MARKS = st.dictionaries(
    st.sampled_from([*VOTE.options, "Cars", *ALWAYS_ALLOWED]), st.integers(0, 2), max_size=2
)
BALLOTS = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(["before", "after"])), MARKS
)


def snapshot(records: Iterable[Record], conflicts: Iterable[UUID] = ()) -> Snapshot:
    kinds: dict[str, tuple[Record, ...]] = {}
    for each in records:
        kinds[each.record_kind] = (*kinds.get(each.record_kind, ()), each)
    return Snapshot(kinds, frozenset(conflicts))


def cast(code: str, marks: dict[str, int], round_: str = "before", vote: TradeOff = VOTE) -> Ballot:
    return Ballot.named(PROGRAMME, trade_off_id=vote.id, round=round_, code=code, marks=marks)


def expected(codes: Iterable[str]) -> list[ExpectedBallot]:
    return [ExpectedBallot.named(PROGRAMME, code=each) for each in codes]


def rounds(records: Sequence[Record], conflicts: Iterable[UUID] = ()) -> dict[str, RoundResult]:
    (found,) = results(snapshot([VOTE, *records], conflicts))
    return {each.round: each for each in found.rounds}


@given(BALLOTS, st.sets(st.sampled_from([*CODES, "C8", "C9"])), st.sets(st.integers(0, 15)))
def test_everybody_expected_or_seen_is_counted_once(
    given_: dict[tuple[str, str], dict[str, int]], listed: set[str], disputed: set[int]
) -> None:
    ballots = [cast(code, marks, name) for (code, name), marks in given_.items()]
    conflicts = {each.id for place, each in enumerate(ballots) if place in disputed}
    everybody = listed | {each.code for each in ballots}
    found = rounds([*ballots, *expected(listed)], conflicts)
    assert next(iter(found)) == "before"
    for name, each in found.items():
        assert each.n + each.abstained + each.missing + each.conflicts == len(everybody)
        assert min(each.n, each.abstained, each.missing, each.conflicts) >= 0
        assert sum(each.counts[option] for option in VOTE.options) == each.n
        assert sum(each.counts.get(option, 0) for option in ABSTENTIONS) == each.abstained
        there = [ballot for ballot in ballots if ballot.round == name]
        assert each.conflicts == len(conflicts & {ballot.id for ballot in there})
        assert each.missing >= len(everybody) - len(there)


def test_each_sort_of_ballot_is_counted_where_it_belongs() -> None:
    ballots = [
        cast("C0", {"Buses": 1}),
        cast("C1", {"Buses": 1}),
        cast("C2", {"neither": 1}),
        cast("C3", {"blank": 1}),
        cast("C4", {"Cars": 1}),
        cast("C5", {"Buses": 1, "neither": 1}),
        cast("C6", {"spoilt": 1, "neither": 1}),
        cast("C7", {"Parks": 1}),
    ]
    found = rounds([*ballots, *expected(["C0", "C9"])], [ballots[-1].id])["before"]
    assert (found.n, found.abstained, found.conflicts, found.missing) == (2, 2, 1, 4)
    assert found.counts == {"Buses": 2, "Parks": 0, "neither": 2, "blank": 1, "spoilt": 1}
    assert set(found.counts) <= {*VOTE.options, *ABSTENTIONS, *SPOILT}


def test_a_round_that_nobody_voted_in_is_there_and_an_unplanned_one_too() -> None:
    found = rounds([cast("C0", {"Buses": 1}, "after"), *expected(["C1"])])
    assert list(found) == ["before", "after"]
    assert (found["before"].n, found["before"].missing) == (0, 2)
    assert (found["after"].n, found["after"].missing) == (1, 1)
    planned = TradeOff(code="X", method="choice", rounds=("late", "early"))
    ballots = [cast("C0", {}, name) for name in ("z", "early", "a")]
    assert rounds_of(planned, ballots) == ["late", "early", "a", "z"]


def test_votes_come_in_the_order_of_their_codes_and_unknown_methods_are_left_out() -> None:
    votes = [
        TradeOff.named(PROGRAMME, code=code, version=version, method=method)
        for code, version, method in [
            *(("TO10", 1, "slider"), ("TO2", 2, "likert"), ("TO2", 1, "likert")),
            ("TO1", 1, "of a newer app"),
        ]
    ]
    found = results(snapshot(votes))
    assert [(each.trade_off.code, each.trade_off.version) for each in found] == [
        ("TO2", 1),
        ("TO2", 2),
        ("TO10", 1),
    ]


def test_a_ballot_counts_for_its_own_version_only() -> None:
    other = TradeOff.named(PROGRAMME, code="TO1", version=2, method="choice", options=("Buses",))
    found = results(snapshot([VOTE, other, cast("C0", {"Buses": 1}), cast("C0", {}, "x", other)]))
    assert [[each.n for each in vote.rounds] for vote in found] == [[1], [0]]


def test_a_result_is_told_in_plain_values() -> None:
    late = Ballot.named(
        PROGRAMME,
        trade_off_id=VOTE.id,
        round="before",
        code="C0",
        marks={"Buses": 1},
        cast_at=datetime(2026, 5, 9, tzinfo=UTC),
    )
    (found,) = results(snapshot([VOTE, late]))
    plain = found.plain()
    (one,) = plain.pop("rounds")
    assert plain == {"code": "TO1", "version": 1, "method": "choice", "shifts": []}
    whole, buses, parks = one.pop("items")
    assert one == {
        "round": "before",
        "n": 1,
        "missing": 0,
        "abstained": 0,
        "spoilt": 0,
        "conflicts": 0,
        "counts": {"Buses": 1, "Parks": 0},
    }
    assert whole == {"item": "", "n": 1, "conflict": 0}
    assert (buses["support"], buses["enough_support"]) == (1, True)
    assert buses["minority_triggered"] is False
    assert (parks["item"], parks["n"], parks["enough_support"]) == ("Parks", 1, False)


def test_a_ranking_is_told_with_its_rules() -> None:
    vote = TradeOff.named(PROGRAMME, code="R", version=1, method="ranking", options=("a", "b"))
    (found,) = results(snapshot([vote, cast("C0", {"a": 1}, "x", vote)]))
    ranked = found.plain()["rounds"][0]["ranked"]
    assert (ranked["borda_winners"], ranked["condorcet_winner"]) == (["a"], "a")
    assert ranked["smith_set"] == ["a"]
    runoff = ranked["instant_runoff"]
    assert (runoff["winners"], runoff["depends_on_tie_break"]) == (["a"], False)
    assert "by lot" in runoff["tie_rule"]
    assert runoff["rounds"] == [{"votes": {"a": 1, "b": 0}, "exhausted": 0, "out": []}]


def test_a_trade_off_of_two_versions_is_told() -> None:
    (found,) = results(replace(snapshot([VOTE]), conflicts=frozenset({VOTE.id})))
    assert found.plain()["disputed"] is True


def test_a_programme_without_votes_has_no_results() -> None:
    assert results(snapshot([])) == []


def test_a_ballot_that_does_not_count_has_one_reason() -> None:
    newer = TradeOff(code="X", method="of a newer app")
    counts, spoilt, bad = cast("C0", {"Buses": 1}), cast("C1", {"spoilt": 1}), cast("C2", {"?": 1})
    assert why_not_counted(VOTE, counts, frozenset()) == ""
    assert why_not_counted(VOTE, spoilt, frozenset()) == "spoilt"
    assert why_not_counted(VOTE, bad, frozenset()) == NOT_VALID
    assert why_not_counted(newer, counts, frozenset()) == UNKNOWN_METHOD
    for each in (counts, spoilt, bad):
        assert why_not_counted(VOTE, each, frozenset([each.id])) == CONFLICT


def test_a_snapshot_is_looked_up_by_kind_and_by_id() -> None:
    there = snapshot([VOTE, ballot := cast("C0", {"Buses": 1})])
    assert there.all(Ballot) == (ballot,)
    assert there.by_id(Ballot) == {ballot.id: ballot}
    assert there.all(ExpectedBallot) == ()
    assert there.by_id(ExpectedBallot) == {}
