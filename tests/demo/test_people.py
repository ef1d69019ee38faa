"""Who takes part: within the quotas, mixed at the tables, and never given away by a ballot."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo.making import PASSPHRASE
from facilitator_app.domain.codes import is_code
from facilitator_app.domain.content import encode
from facilitator_app.domain.records import (
    Ballot,
    ExpectedBallot,
    KeyPair,
    Participant,
    Person,
    Presence,
    Seating,
    Table,
    Workshop,
)
from facilitator_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot

QUOTAS = {
    "Gender": {"Woman": (49, 53), "Man": (46, 50), "Another description": (0, 3)},
    "Age": {
        "18-24": (11, 13),
        "25-34": (21, 24),
        "35-44": (19, 22),
        "45-54": (15, 18),
        "55-64": (12, 14),
        "65-74": (8, 10),
        "75+": (6, 8),
    },
    "Ethnic group": {
        "Asian": (19, 22),
        "Black": (12, 15),
        "Mixed": (5, 7),
        "White British": (36, 39),
        "White other": (15, 18),
        "Other": (5, 7),
    },
    "ICB area": {
        "North West": (23, 25),
        "North Central": (16, 18),
        "North East": (22, 24),
        "South East": (19, 21),
        "South West": (15, 17),
    },
    "Social grade": {"ABC1": (54, 58), "C2DE": (42, 46)},
    "Long-term condition or disability": {"Yes": (28, 34), "No": (66, 72)},
    "Satisfaction with GP access": {
        "Satisfied": (38, 44),
        "Neither": (26, 32),
        "Dissatisfied": (28, 34),
    },
    "Digital confidence": {"Low": (15, 22), "Other": (78, 85)},
    "Unpaid carer": {"Yes": (10, 16), "No": (84, 90)},
    "Child under 18 at home": {"Yes": (26, 32), "No": (68, 74)},
}
UNSAID = "Prefer not to say"


def recruited(snapshot: Snapshot) -> list[Participant]:
    everybody = snapshot.all(Participant)
    return [each for each in everybody if each.fields["Recruited as"] == "main sample"]


def neighbours(snapshot: Snapshot) -> dict[str, dict[UUID, list[UUID]]]:
    found: dict[str, dict[UUID, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for each in snapshot.all(Seating):
        assert each.participant_id is not None
        found[each.round][each.table_id].append(each.participant_id)
    return found


def test_a_hundred_and_twelve_in_reserve(snapshot: Snapshot) -> None:
    assert len(recruited(snapshot)) == 100
    assert len(snapshot.all(Participant)) == 112
    assert len({each.code for each in snapshot.all(Participant)}) == 112


@pytest.mark.parametrize("field", QUOTAS)
def test_keeps_within_the_quotas(snapshot: Snapshot, field: str) -> None:
    answers = Counter(each.fields[field] for each in recruited(snapshot))
    assert answers.pop(UNSAID, 0) <= 3
    assert answers.keys() <= QUOTAS[field].keys()
    for value, (low, high) in QUOTAS[field].items():
        assert low <= answers[value] <= high, value


def test_seats_twelve_tables_of_eight_four_times(snapshot: Snapshot) -> None:
    rounds = neighbours(snapshot)
    assert list(rounds) == ["R1", "R2", "R3", "R4"]
    for tables in rounds.values():
        assert [len(some) for some in tables.values()] == [8] * 12
        assert len({each for some in tables.values() for each in some}) == 96


def test_people_meet_new_neighbours(snapshot: Snapshot) -> None:
    met = Counter(
        pair
        for tables in neighbours(snapshot).values()
        for some in tables.values()
        for pair in combinations(sorted(some), 2)
    )
    assert sum(met.values()) == 4 * 12 * 28
    assert len(met) > 0.85 * sum(met.values())


def test_each_table_is_mixed(snapshot: Snapshot) -> None:
    people = snapshot.by_id(Participant)
    for tables in neighbours(snapshot).values():
        for some in tables.values():
            assert len({people[each].fields["Age"] for each in some}) >= 4


def test_keeps_companions_together_and_households_apart(snapshot: Snapshot) -> None:
    people, tables = snapshot.by_id(Participant), snapshot.by_id(Table)
    by_code = {each.code: each.id for each in snapshot.all(Participant)}
    for seated in neighbours(snapshot).values():
        table_of = {each: table for table, some in seated.items() for each in some}
        households = defaultdict(list)
        for each, table in table_of.items():
            told = people[each].seating_instruction
            if "interpreter" in told:
                assert tables[table].code == "F"
            if "supporter" in told:
                assert table_of[by_code[told.split()[-1]]] == table
            if "Household" in people[each].fields:
                households[people[each].fields["Household"]].append(table)
        assert [len(set(some)) for some in households.values()] == [2, 2]


def test_some_come_late_leave_early_or_stay_away(snapshot: Snapshot) -> None:
    presences = snapshot.all(Presence)
    assert len(presences) == 100 * 3 * 2
    assert any(each.arrived for each in presences)
    assert any(each.left for each in presences)
    first = next(each.id for each in snapshot.all(Workshop) if each.position == 1)
    came = [each for each in presences if each.workshop_id == first and each.present]
    assert sum(each.half_day == "morning" for each in came) == 96
    assert any(not each.present for each in presences if each.workshop_id != first)


def test_ballot_codes_have_nothing_to_do_with_participants(snapshot: Snapshot) -> None:
    ballots = [each.code for each in snapshot.all(ExpectedBallot)]
    participants = {each.code for each in snapshot.all(Participant)}
    assert len(set(ballots)) == 100
    assert all(map(is_code, ballots))
    assert participants.isdisjoint(ballots)
    assert ballots == sorted(ballots), "their order would tell whose they are"


def test_the_order_of_ballots_tells_no_table(snapshot: Snapshot) -> None:
    ids = [each.id for each in snapshot.all(Ballot)]
    assert ids == sorted(ids), "which are drawn from the codes, and say nothing"


def test_no_record_holds_both_codes(snapshot: Snapshot) -> None:
    ballots = {each.code for each in snapshot.all(ExpectedBallot)}
    people = {text for each in snapshot.all(Participant) for text in (each.code, str(each.id))}
    for records in snapshot.records.values():
        for record in records:
            words = set(encode(record).replace('"', " ").split())
            assert not (words & ballots and words & people)


def test_the_key_alone_links_them(demo_path: Path, snapshot: Snapshot) -> None:
    with Workspace.open(demo_path.with_suffix(".key"), passphrase=PASSPHRASE) as key:
        assert key.sort == "key"
        people = key.all(Person)
        assert len(key.all(KeyPair)) == 1
    assert {each.participant_code for each in people} == {each.code for each in recruited(snapshot)}
    assert {each.ballot_code for each in people} == {
        each.code for each in snapshot.all(ExpectedBallot)
    }
