"""Whether a room is of one mind, by what each way of voting calls differing."""

from __future__ import annotations

import pytest

from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.results import anybody_differs
from tests.domain.making import PROGRAMME


def vote(method: str, *options: str, **values: tuple[object, ...]) -> TradeOff:
    return TradeOff.named(PROGRAMME, code="T", version=1, method=method, options=options, **values)


def cast(trade_off: TradeOff, *marks: dict[str, int], in_round: str = "") -> list[Ballot]:
    found = enumerate(marks)
    place = {"trade_off_id": trade_off.id, "round": in_round}
    return [Ballot.named(PROGRAMME, **place, code=f"C{at}", marks=each) for at, each in found]


@pytest.mark.parametrize(
    ("trade_off", "agreed", "differing"),
    [
        (vote("choice", "A", "B"), [{"A": 1}, {"A": 1}], [{"A": 1}, {"B": 1}]),
        (vote("likert"), [{"answer": 4}, {"answer": 5}], [{"answer": 5}, {"answer": 2}]),
        (vote("likert"), [{"answer": 1}, {"answer": 2}], [{"answer": 1}, {"answer": 3}]),
        (vote("slider"), [{"answer": 6}, {"answer": 10}], [{"answer": 3}, {"answer": 10}]),
        (vote("gradient"), [{"answer": 1}, {"answer": 3}], [{"answer": 3}, {"answer": 4}]),
        (vote("points", "A", "B"), [{"A": 100}, {"A": 100, "B": 0}], [{"A": 100}, {"B": 100}]),
        (vote("ranking", "A", "B"), [{"A": 1, "B": 2}] * 2, [{"A": 1, "B": 2}, {"A": 2, "B": 1}]),
        (vote("conditions", "A", "B"), [{"A": 1}] * 2, [{"A": 1}, {"A": 1, "B": 1}]),
    ],
    ids=lambda each: each.method if isinstance(each, TradeOff) else "",
)
def test_who_differs(
    trade_off: TradeOff, agreed: list[dict[str, int]], differing: list[dict[str, int]]
) -> None:
    assert not anybody_differs(trade_off, cast(trade_off, *agreed))
    assert anybody_differs(trade_off, cast(trade_off, *differing))


def test_nobody_differs_by_abstaining_or_by_a_spoilt_card() -> None:
    likert = vote("likert")
    said = ({"answer": 5}, {"dont_know": 1}, {"spoilt": 1}, {"answer": 9})
    assert not anybody_differs(likert, cast(likert, *said))
    assert not anybody_differs(likert, cast(likert, {"dont_know": 1}))
    assert not anybody_differs(likert, [])


def test_the_last_round_tells() -> None:
    likert = vote("likert", rounds=("before", "after"))
    split, agreed = ({"answer": 5}, {"answer": 1}), ({"answer": 5}, {"answer": 4})
    before = cast(likert, *split, in_round="before")
    assert anybody_differs(likert, before)
    assert not anybody_differs(likert, [*before, *cast(likert, *agreed, in_round="after")])
