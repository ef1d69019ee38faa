"""What is said and voted: plausible, in its place, and by people who were there."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.records import (
    Ballot,
    Coding,
    DraftExpectation,
    ExpectedBallot,
    ExpertQuestion,
    Headline,
    Note,
    Presence,
    Prompt,
    Reflection,
    Seating,
    Session,
    Staff,
    TradeOff,
    Workshop,
)
from facilitator_app.domain.records.discussion import (
    AGREEMENTS,
    EVERY_SEAT,
    NOTE_KINDS,
    STANCES,
    WORDINGS,
)
from facilitator_app.domain.results import results
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.workspace.workspace import Workspace

SUMMER_TIME = timezone(timedelta(hours=1))


def test_the_file_is_whole(demo: Workspace) -> None:
    assert demo.loose_ends() == []
    assert demo.damage() == []
    assert demo.conflicts() == []


def test_there_are_as_many_as_in_a_real_programme(snapshot: Snapshot) -> None:
    notes = len(snapshot.all(Note))
    assert 5200 <= notes <= 5600
    assert 0.35 <= len({each.note_id for each in snapshot.all(Coding)}) / notes <= 0.45
    assert 90 <= len(snapshot.all(DraftExpectation)) <= 110
    assert 24 <= len(snapshot.all(ExpertQuestion)) <= 36
    assert 52 <= len(snapshot.all(Headline)) <= 60
    assert 145 <= len(snapshot.all(Reflection)) <= 168


def test_notes_use_the_fixed_words(snapshot: Snapshot) -> None:
    kinds = Counter(each.kind for each in snapshot.all(Note))
    assert kinds.keys() == set(NOTE_KINDS)
    for each in snapshot.all(Note):
        assert each.text
        assert each.wording in WORDINGS
        assert each.stance in ("", *STANCES)
        assert each.agreement in ("", *AGREEMENTS)
        assert 0 <= each.strength <= 3


def test_notes_do_not_read_like_one_template(snapshot: Snapshot) -> None:
    texts = [each.text for each in snapshot.all(Note)]
    assert len(set(texts)) > 0.9 * len(texts)
    assert max(Counter(texts).values()) <= 10
    assert len({tuple(text.lower().split()[:3]) for text in texts}) > 1200
    lengths = sorted(map(len, texts))
    assert lengths[len(texts) // 10] < 50
    assert lengths[-len(texts) // 10] > 100
    assert not any("{" in text or "}" in text or ".." in text.replace("...", "") for text in texts)


def test_notes_are_in_the_scripts_of_the_city(snapshot: Snapshot) -> None:
    letters = {letter for each in snapshot.all(Note) for letter in each.text}
    assert letters >= set("রعł👍")


def test_a_note_is_taken_while_its_session_is_on(snapshot: Snapshot) -> None:
    workshops, sessions = snapshot.by_id(Workshop), snapshot.by_id(Session)
    for each in snapshot.all(Note):
        session = sessions[each.session_id]
        held_on = workshops[session.workshop_id].held_on
        assert held_on is not None
        assert session.planned_start is not None
        assert each.noted_at is not None
        begins = datetime.combine(held_on, session.planned_start, SUMMER_TIME)
        assert begins <= each.noted_at <= begins + timedelta(minutes=session.minutes)
        assert each.noted_at.tzinfo == UTC


def test_a_note_is_filed_under_a_prompt_of_its_session(snapshot: Snapshot) -> None:
    prompts = snapshot.by_id(Prompt)
    refiled = 0
    for each in snapshot.all(Note):
        assert each.prompt_id is not None
        assert prompts[each.prompt_id].session_id == each.session_id
        if each.first_prompt_id is not None:
            assert prompts[each.first_prompt_id].session_id == each.session_id
            assert each.first_prompt_id != each.prompt_id
            refiled += 1
    assert refiled > 100
    assert {each.prompt_id for each in snapshot.all(Note)} == prompts.keys()


def test_only_seats_that_are_taken_speak(snapshot: Snapshot) -> None:
    workshops, sessions = snapshot.by_id(Workshop), snapshot.by_id(Session)
    sitting = {(s.round, s.table_id, str(s.seat)): s.participant_id for s in snapshot.all(Seating)}
    presences = {
        (each.participant_id, each.workshop_id, each.half_day): each
        for each in snapshot.all(Presence)
    }
    for each in snapshot.all(Note):
        session = sessions[each.session_id]
        assert session.planned_start is not None
        half = "morning" if session.planned_start.hour < 13 else "afternoon"
        for seat in each.seats:
            if seat != EVERY_SEAT:
                who = sitting[session.round, each.table_id, seat]
                assert who is not None
                presence = presences[who, workshops[session.workshop_id].id, half]
                assert presence.present
                assert presence.arrived is None or presence.arrived <= session.planned_start
                assert presence.left is None or presence.left > session.planned_start


def test_a_table_hardly_repeats_itself(snapshot: Snapshot) -> None:
    said: dict[UUID, Counter[str]] = defaultdict(Counter)
    for each in snapshot.all(Note):
        said[each.table_id][each.text] += 1
    for texts in said.values():
        assert sum(times - 1 for times in texts.values()) < 10


def test_ballots_keep_the_rules_of_their_vote(snapshot: Snapshot) -> None:
    trade_offs = snapshot.by_id(TradeOff)
    known = [
        each
        for each in snapshot.all(Ballot)
        if trade_offs[each.trade_off_id].method in VOTE_METHODS
    ]
    assert len(known) > 2000
    for each in known:
        trade_off = trade_offs[each.trade_off_id]
        VOTE_METHODS[trade_off.method].check(each.marks, trade_off)
    handed_out = {each.code for each in snapshot.all(ExpectedBallot)}
    assert {each.code for each in snapshot.all(Ballot)} <= handed_out


def marks_on(snapshot: Snapshot, code: str) -> list[dict[str, int]]:
    """Return the marks of ballots that say something about the options."""
    [trade_off] = [each for each in snapshot.all(TradeOff) if each.code == code]
    ballots = [each for each in snapshot.all(Ballot) if each.trade_off_id == trade_off.id]
    assert {each.round for each in ballots} == set(balloted(trade_off))
    found = [each.marks for each in ballots if each.marks.keys() <= set(trade_off.options)]
    assert len(found) > 70 * len(balloted(trade_off))
    return found


def test_some_ballots_say_why_where_the_card_asks(snapshot: Snapshot) -> None:
    votes = snapshot.by_id(TradeOff)
    said = [each for each in snapshot.all(Ballot) if each.texts]
    assert {votes[each.trade_off_id].code for each in said} == {"TO5"}
    assert 20 <= len(said) <= 80
    for each in said:
        assert tuple(each.texts) == votes[each.trade_off_id].asks == ("why",)
        assert each.texts["why"]


def test_points_sum_to_a_hundred(snapshot: Snapshot) -> None:
    for marks in marks_on(snapshot, "TO6"):
        assert len(marks) == 6
        assert min(marks.values()) >= 0
        assert sum(marks.values()) == 100


def test_ranks_are_one_to_five(snapshot: Snapshot) -> None:
    assert all(sorted(marks.values()) == [1, 2, 3, 4, 5] for marks in marks_on(snapshot, "TO7"))


def test_the_gradient_has_five_steps_and_a_way_out(snapshot: Snapshot) -> None:
    given = Counter(mark for marks in marks_on(snapshot, "TO8") for mark in marks.items())
    assert {number for option, number in given if option == "answer"} == {1, 2, 3, 4, 5}
    assert given["need more information", 1]


def test_five_dots_at_most_two_on_one(snapshot: Snapshot) -> None:
    for marks in marks_on(snapshot, "TO9"):
        assert set(marks.values()) <= {1, 2}
        assert sum(marks.values()) <= 5


def test_comfort_is_given_for_each_expectation(snapshot: Snapshot) -> None:
    for marks in marks_on(snapshot, "TO10"):
        assert set(marks.values()) <= {1, 2, 3, 4, 5}
        assert len(marks) >= 7


def test_results_have_nearly_everybody_and_a_few_missing(snapshot: Snapshot) -> None:
    found = results(snapshot)
    assert len(found) == 16
    for result in found:
        assert [each.round for each in result.rounds] == list(balloted(result.trade_off))
        for each in result.rounds:
            assert each.n + each.abstained + each.missing == 100
            assert each.n >= 70
            assert 4 <= each.missing <= 22
            assert each.abstained <= 16


def test_the_room_moves_between_two_votes(snapshot: Snapshot) -> None:
    tool = {each.trade_off.code: each for each in results(snapshot)}["TO2"]
    before, after = (next(iter(each.counts.values())) for each in tool.rounds)
    assert after > before


def test_questions_go_to_experts(snapshot: Snapshot) -> None:
    experts = {each.code for each in snapshot.all(Staff) if each.role == "expert"}
    asked = Counter(each.table_id for each in snapshot.all(ExpertQuestion))
    assert set(asked.values()) <= {2, 3}
    assert len({each.text for each in snapshot.all(ExpertQuestion)}) == asked.total()
    for each in snapshot.all(ExpertQuestion):
        assert each.routed_to in experts
        assert (each.status == "answered") == bool(each.answer)


def test_each_topic_is_drafted_by_four_tables(snapshot: Snapshot) -> None:
    tables: dict[str, set[UUID]] = defaultdict(set)
    for each in snapshot.all(DraftExpectation):
        tables[each.topic].add(each.table_id)
    assert {topic: len(some) for topic, some in tables.items()} == dict.fromkeys(tables, 4)
    assert len(tables) == 6
    assert all(sum(table in some for some in tables.values()) == 2 for table in tables["access"])
