"""What tables say after their votes, and how the keying of the ballots was checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.formats import sides_of
from facilitator_app.domain.planning.rounds import sessions_of
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Reason,
    Reveal,
    SecondKeying,
    Session,
    Staff,
    TablePosition,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.domain.records.voting import DECISIONS, REASON_SORTS, TABLE_POSITION
from facilitator_app.domain.results import results
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.workspace.workspace import Workspace


def test_every_sort_of_reason_is_given_for_what_tables_talked_about(snapshot: Snapshot) -> None:
    votes = snapshot.by_id(TradeOff)
    given = Counter((votes[each.trade_off_id].code, each.sort) for each in snapshot.all(Reason))
    assert {sort for _, sort in given} == set(REASON_SORTS)
    assert {code for code, _ in given} == {f"TO{number}" for number in range(1, 9)}
    for each in snapshot.all(Reason):
        sides = sides_of(votes[each.trade_off_id])
        assert each.text.strip()
        assert (each.option in sides) == (each.sort == "reason")


def test_tables_take_a_position_in_a_round_of_its_own(snapshot: Snapshot) -> None:
    votes = snapshot.by_id(TradeOff)
    positions = snapshot.all(TablePosition)
    assert 8 <= len(positions) <= 12
    for each in positions:
        vote = votes[each.trade_off_id]
        assert (vote.code, each.round) == ("TO8", TABLE_POSITION)
        VOTE_METHODS[vote.method].check(each.marks, vote)
        assert each.text
    [result] = [each for each in results(snapshot) if each.trade_off.code == "TO8"]
    assert [each.round for each in result.rounds] == ["before", "after"]


def test_all_but_the_votes_of_the_last_day_are_revealed(snapshot: Snapshot) -> None:
    votes, sessions = snapshot.by_id(TradeOff), snapshot.by_id(Session)
    days = {each.id: each.position for each in snapshot.all(Workshop)}
    held = snapshot.all(VoteRound)
    revealed = {(each.trade_off_id, each.round) for each in snapshot.all(Reveal)}
    for vote in votes.values():
        for name, session in sessions_of(vote, held).items():
            if name != TABLE_POSITION and session is not None:
                day = days[sessions[session].workshop_id]
                assert ((vote.id, name) in revealed) == (day < len(days))


def test_every_card_is_accounted_for_or_the_reason_is_said(snapshot: Snapshot) -> None:
    accounts, ballots = snapshot.all(BallotAccount), snapshot.all(Ballot)
    cast = Counter((each.trade_off_id, each.round) for each in ballots)
    handed_in: Counter[tuple[object, str]] = Counter()
    for each in accounts:
        known = each.returned + each.spoilt + each.unreturned
        assert (each.issued == known) == (not each.reason)
        handed_in[each.trade_off_id, each.round] += each.returned + each.spoilt
    assert handed_in == cast
    assert any(each.reason for each in accounts)


def test_a_round_is_keyed_again_and_each_difference_is_decided(snapshot: Snapshot) -> None:
    ballots = snapshot.by_id(Ballot)
    again = snapshot.all(SecondKeying)
    by_key = {(e.trade_off_id, e.round, e.code): e for e in ballots.values()}
    assert len(again) == sum(each.round == "before" for each in _of(snapshot, "TO8"))
    assert Counter(each.decision for each in again if each.decision) == dict.fromkeys(DECISIONS, 1)
    roles = {each.id: each.role for each in snapshot.all(Staff)}
    for each in again:
        counted = by_key[each.trade_off_id, each.round, each.code].marks
        if not each.decision:
            assert each.marks == counted
            continue
        assert roles[each.decided_by] == "data lead"  # type: ignore[index]
        assert each.first != each.marks
        assert (each.first == counted) == (each.decision == "first")
        assert (each.marks == counted) == (each.decision == "second")


def test_the_anchor_polls_say_in_which_sessions_they_are_held(snapshot: Snapshot) -> None:
    votes, sessions = snapshot.by_id(TradeOff), snapshot.by_id(Session)
    held = {
        (votes[each.trade_off_id].code, each.round): sessions[each.session_id].code
        for each in snapshot.all(VoteRound)
    }
    assert held == {
        (f"AN{number}", name): code
        for number in range(1, 7)
        for name, code in (("T1", "V2"), ("T2", "V4"))
    }


def test_reasons_are_found_and_how_a_table_voted_is_not(
    demo: Workspace, snapshot: Snapshot
) -> None:
    reason, position = snapshot.all(Reason)[0], snapshot.all(TablePosition)[0]
    assert reason.id in {each.id for each in demo.search(f'"{reason.text}"')}
    assert position.id not in {each.id for each in demo.search(f'"{position.text}"')}


def _of(snapshot: Snapshot, code: str) -> list[Ballot]:
    [vote] = [each for each in snapshot.all(TradeOff) if each.code == code]
    return [each for each in snapshot.all(Ballot) if each.trade_off_id == vote.id]
