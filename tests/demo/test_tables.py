"""How the sessions went and what tables made of them: in keeping with what was noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.domain.records import (
    Consent,
    Coverage,
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    Headline,
    Link,
    Note,
    Participant,
    Presence,
    Programme,
    Prompt,
    ReadBack,
    SealingKey,
    SeatChange,
    Seating,
    Session,
    Shorthand,
    Star,
    Summary,
    Table,
    WelfareEntry,
)
from facilitator_app.domain.records.discussion import EVERY_SEAT, LINKS
from facilitator_app.domain.records.guiding import COVERAGES, SEAT_CHANGES
from facilitator_app.domain.records.people import CONSENTS

if TYPE_CHECKING:
    from facilitator_app.domain.snapshot import Snapshot


def test_nearly_all_prompts_are_asked_and_what_must_be_is(snapshot: Snapshot) -> None:
    prompts, every = snapshot.by_id(Prompt), snapshot.all(Coverage)
    states = Counter(each.state for each in every)
    assert states.keys() == set(COVERAGES)
    assert states["asked"] > 0.9 * len(every)
    assert 0.95 * 12 * len(prompts) < len(every) <= 12 * len(prompts)
    for each in every:
        prompt = prompts[each.prompt_id]
        assert each.state == "asked" or (each.reason and not prompt.must_ask)
        assert (each.state == "merged") == (each.merged_into is not None)
        assert not each.stimulus_shown or prompt.stimulus
        if each.merged_into is not None:
            assert prompts[each.merged_into].session_id == prompt.session_id


def test_nothing_is_noted_under_what_was_not_asked(snapshot: Snapshot) -> None:
    noted = {(each.table_id, each.prompt_id) for each in snapshot.all(Note)}
    for each in snapshot.all(Coverage):
        assert ((each.table_id, each.prompt_id) in noted) == (each.state == "asked")


def test_seats_change_where_their_people_come_and_go(snapshot: Snapshot) -> None:
    found = snapshot.all(SeatChange)
    assert {each.what for each in found} == set(SEAT_CHANGES)
    assert 10 <= len(found) <= 40
    sessions = snapshot.by_id(Session)
    sitting = {(s.round, s.table_id, str(s.seat)): s.participant_id for s in snapshot.all(Seating)}
    came = {(each.participant_id, each.arrived) for each in snapshot.all(Presence)}
    left = {(each.participant_id, each.left) for each in snapshot.all(Presence)}
    for each in found:
        assert sessions[each.session_id].kind == "table"
        who = sitting[sessions[each.session_id].round, each.table_id, each.seat]
        assert each.what != "arrived" or (who, each.at) in came
        assert each.what != "left" or (who, each.at) in left
        assert (each.what == "swapped") == bool(each.other)
        assert time(10) <= each.at < time(16)


def test_everybody_who_was_recruited_was_asked_for_consent(snapshot: Snapshot) -> None:
    given: dict[str, Counter[bool]] = defaultdict(Counter)
    for each in snapshot.all(Consent):
        given[each.item][each.given] += 1
    assert given.keys() == set(CONSENTS)
    assert {counts.total() for counts in given.values()} == {100}
    assert given["take part"][False] == 0
    assert given["notes"][False] == 1
    assert 2 <= given["quotes"][False] <= 6


def test_no_note_names_a_seat_that_did_not_consent(snapshot: Snapshot) -> None:
    refused = {(e.participant_id, e.item) for e in snapshot.all(Consent) if not e.given}
    sessions = snapshot.by_id(Session)
    sitting = {(s.round, s.table_id, str(s.seat)): s.participant_id for s in snapshot.all(Seating)}
    for note in snapshot.all(Note):
        for seat in set(note.seats) - {EVERY_SEAT}:
            who = sitting[sessions[note.session_id].round, note.table_id, seat]
            assert (who, "notes") not in refused
            assert note.wording == "paraphrase" or (who, "quotes") not in refused


def test_links_and_stars_are_few_and_stay_at_their_table(snapshot: Snapshot) -> None:
    notes = snapshot.by_id(Note)
    assert 0.02 < len(snapshot.all(Link)) / len(notes) < 0.05
    assert 0.005 < len(snapshot.all(Star)) / len(notes) < 0.03
    assert {each.how for each in snapshot.all(Link)} == set(LINKS)
    for each in snapshot.all(Link):
        note, other = notes[each.note_id], notes[each.other_id]
        assert (note.table_id, note.prompt_id) == (other.table_id, other.prompt_id)
        assert str(other.noted_at) <= str(note.noted_at)
        assert note.seats != other.seats


def test_summaries_are_of_sessions_and_of_the_prompt_that_asks(snapshot: Snapshot) -> None:
    [asking] = [each.id for each in snapshot.all(Prompt) if each.summary]
    found = Counter(each.prompt_id for each in snapshot.all(Summary))
    assert found.keys() == {None, asking}
    assert 10 <= found[asking] <= 12
    assert 145 <= found[None] <= 168
    assert all(len(each.lines) == 3 for each in snapshot.all(Summary))
    assert sum(all(each.lines) for each in snapshot.all(Summary)) > 60


def test_most_headlines_were_read_back_and_some_changed_since(snapshot: Snapshot) -> None:
    headlines = snapshot.by_id(Headline)
    backs = snapshot.all(ReadBack)
    assert 0.7 < len(backs) / len(headlines) < 1
    changed = sum(each.text != headlines[each.headline_id].text for each in backs)
    assert 1 <= changed <= 12


def test_flipcharts_hang_at_every_table(snapshot: Snapshot) -> None:
    found = snapshot.all(Flipchart)
    assert {each.table_id for each in found} == {each.id for each in snapshot.all(Table)}
    assert len({each.code for each in found}) == len(found)
    assert all(each.about for each in found)


def test_one_table_wrote_on_paper_for_a_session(snapshot: Snapshot) -> None:
    [programme] = snapshot.all(Programme)
    typed = [each for each in snapshot.all(Note) if each.transcribed]
    places = {(each.table_id, each.session_id) for each in typed}
    assert len(places) == 1
    [(table, session)] = places
    for each in snapshot.all(Note):
        assert each.transcribed == ((each.table_id, each.session_id) == (table, session))
        assert bool(each.sheet) == each.transcribed
    for each in typed:
        assert each.sheet == sheet_code(programme.id, table, session, each.prompt_id or "")


def test_tables_agree_on_most_questions_and_drafts_have_a_prompt(snapshot: Snapshot) -> None:
    agreed = Counter(each.agreed for each in snapshot.all(ExpertQuestion))
    assert agreed[True] > agreed[False] > 0
    prompts = snapshot.by_id(Prompt)
    for each in snapshot.all(DraftExpectation):
        assert each.prompt_id is not None
        assert prompts[each.prompt_id].session_id == each.session_id


def test_shorthand_is_told_and_nothing_is_sealed_yet(snapshot: Snapshot) -> None:
    short = {each.short: each.text for each in snapshot.all(Shorthand)}
    assert short["recep"] == "receptionist"
    assert not any(each.table_id for each in snapshot.all(Shorthand))
    assert not snapshot.all(WelfareEntry)
    assert len(snapshot.all(SealingKey)) == 1, "the lead's key is there from the start"
    assert len({each.participant_id for each in snapshot.all(Consent)}) == 100
    assert len(snapshot.all(Participant)) == 112
