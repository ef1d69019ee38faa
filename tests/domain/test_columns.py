"""What is keyed for each way of voting, in the order in which it stands on the card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.domain.votes.columns import (
    NUMBER,
    OPTION,
    STRENGTH,
    TEXT,
    TICK,
    columns_of,
    sum_of,
)

AB = ("a", "b")
CASES: dict[str, tuple[dict[str, object], list[tuple[str, str, int, int]]]] = {
    "choice": ({"options": AB}, [("Option", OPTION, 1, 2)]),
    "choice with strengths": (
        {"options": AB, "scale_labels": ("weak", "strong")},
        [("Option", OPTION, 1, 2), ("Strength", STRENGTH, 1, 2)],
    ),
    "likert": ({}, [("Answer", NUMBER, 1, 5)]),
    "slider": ({"options": AB, "scale": (-3, 3)}, [("a", NUMBER, -3, 3), ("b", NUMBER, -3, 3)]),
    "slider beside": (
        {"options": ("answer", "more time")},
        [("Answer", NUMBER, 0, 10), ("more time", TICK, 1, 1)],
    ),
    "gradient": ({"options": AB}, [("a", NUMBER, 1, 5), ("b", NUMBER, 1, 5)]),
    "comfort": ({"options": ("1", "2"), "places": "Expectation"}, [("1", NUMBER, 1, 5)] * 2),
    "ranking": ({"options": AB}, [("a", NUMBER, 1, 2), ("b", NUMBER, 1, 2)]),
    "points": ({"options": AB}, [("a", NUMBER, 0, 100), ("b", NUMBER, 0, 100)]),
    "dots": ({"options": AB}, [("a", NUMBER, 0, 2), ("b", NUMBER, 0, 2)]),
    "conditions": ({"options": AB}, [("a", TICK, 1, 1), ("b", TICK, 1, 1)]),
}


def vote(way: str, **values: object) -> TradeOff:
    return TradeOff(code="T", method=way.split(maxsplit=1)[0], **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("way", CASES)
def test_each_way_has_its_columns(way: str) -> None:
    values, wanted = CASES[way]
    found = columns_of(vote(way, **values), (), texts=True)
    if way == "comfort":
        found = tuple(replace(each, name="1") for each in found)
    assert [(each.name, each.sort, each.low, each.high) for each in found] == wanted


def test_every_way_is_looked_at() -> None:
    assert {each.split()[0] for each in CASES} == set(VOTE_METHODS)


def test_texts_come_last_in_their_order_and_can_be_left_out() -> None:
    asking = vote("likert", asks=("comment", "why"))
    assert [each.name for each in columns_of(asking, (), texts=True)] == [
        "Answer",
        "Why",
        "Comment",
    ]
    assert columns_of(asking, (), texts=True)[-1].sort == TEXT
    assert len(columns_of(asking, (), texts=False)) == 1


def test_what_a_number_means_is_told_if_it_was_said() -> None:
    [named] = columns_of(vote("likert", scale_labels=("--", "-", "0", "+", "++")), (), texts=False)
    assert [named.meaning(value) for value in (0, 1, 5, 6)] == ["", "--", "++", ""]
    [ends] = columns_of(vote("likert", scale_labels=("no", "yes")), (), texts=False)
    assert ends.meaning(1) == ""


def test_only_what_is_shared_out_adds_up_to_something() -> None:
    assert [sum_of(vote(way, options=AB)) for way in ("points", "dots", "ranking")] == [
        100,
        5,
        None,
    ]
