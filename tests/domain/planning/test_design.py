"""A design that is written out and taken in elsewhere is the same design."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import DesignFileError, PlanError
from facilitator_app.domain.planning.design import changes_for, design_of
from facilitator_app.domain.planning.design_parts import FORMAT
from facilitator_app.domain.planning.design_text import as_text, from_text
from facilitator_app.domain.records import Issued, Prompt, Session, TradeOff
from tests.domain.planning.documents import designs, empty, taken, with_pairs
from tests.domain.planning.making import DAY, plan_of, session

if TYPE_CHECKING:
    from facilitator_app.domain.planning.plan import Plan


def small(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - lists of a design
    return {"format": FORMAT, "programme": {"name": "Spring"}, **values}


def day(*sessions: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"code": "D1", "sessions": list(sessions)}]


VOTE = {"code": "TO1", "method": "slider", "wording": "Which?", "session": "1"}


def full() -> Plan:
    return taken(
        empty(),
        small(
            workshops=day({"code": "1", "prompts": [{"code": "1a"}]}, {"code": "2"}),
            trade_offs=[{**VOTE, "place_wordings": [{"number": 1, "text": "first"}]}],
            tables=[{"code": "A"}],
            staff=[
                {"code": "F1", "role": "facilitator", "table": "A", "duties": [{"session": "2"}]}
            ],
        ),
    )


@given(designs())
def test_what_is_written_out_makes_the_same_design_elsewhere(design: dict[str, Any]) -> None:
    here = taken(empty(), design)
    out = design_of(here)
    text = as_text(out)
    assert from_text(text.encode(), "x") == out
    there = taken(empty(), out)
    assert as_text(design_of(there)) == text
    assert changes_for(here, out).pairs == ()
    assert changes_for(here, design).left == ()


@given(designs(), designs())
def test_a_programme_takes_another_design_whatever_it_had(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    plan = taken(empty(), one)
    both = taken(plan, other)
    assert not [pair for pair in changes_for(plan, other).pairs if pair[1] is None]
    assert changes_for(both, other).pairs == ()
    alone = taken(plan, other, remove=True)
    assert changes_for(alone, other).left == ()


@given(designs(), st.integers())
def test_the_order_of_arrival_does_not_show(design: dict[str, Any], seed: int) -> None:
    plan = taken(empty(), design)
    lists = (*plan.themes, *plan.duties, *plan.tables, *plan.staff, *plan.briefings)
    lists = (*lists, *plan.shorthand)
    mixed = random.Random(seed).sample(lists, len(lists))  # noqa: S311
    again = with_pairs(plan, [(each, None) for each in lists])
    codes = [getattr(each, "code", "").casefold() for each in lists]
    if len(set(codes)) == len(codes):
        assert design_of(with_pairs(again, [(None, each) for each in mixed])) == design_of(plan)


def test_shorthand_holds_everywhere_or_at_one_table() -> None:
    shorthand = [
        {"short": "w10", "text": "ward ten"},
        {"short": "w2", "text": "ward two"},
        {"short": "w2", "table": "A", "text": "window two"},
    ]
    plan = taken(empty(), small(tables=[{"code": "A"}], shorthand=shorthand[::-1]))
    assert design_of(plan)["shorthand"] == [shorthand[1], shorthand[0], shorthand[2]]
    found = changes_for(plan, small(shorthand=shorthand[:1]))
    assert set(found.named()["left"]) == {"table A", "shorthand w2", "shorthand A w2"}
    [table] = plan.tables
    assert "table" not in str(design_of(with_pairs(plan, [(table, None)]))["shorthand"])


def test_fields_that_say_nothing_are_left_out_and_places_are_not_counted() -> None:
    assert design_of(full())["workshops"] == [
        {
            "code": "D1",
            "sessions": [{"code": "1", "prompts": [{"code": "1a"}]}, {"code": "2"}],
        }
    ]


def test_a_prompt_put_between_two_is_asked_between_them() -> None:
    plan = taken(
        empty(), small(workshops=day({"code": "1", "prompts": [{"code": "b"}, {"code": "a"}]}))
    )
    out = design_of(plan)
    out["workshops"][0]["sessions"][0]["prompts"].insert(1, {"code": "new"})
    assert [each.code for each in taken(plan, out).prompts] == ["b", "new", "a"]


def test_says_what_is_new_what_is_edited_and_what_is_left() -> None:
    plan = full()
    found = changes_for(
        plan, small(workshops=[{"code": "D1", "title": "Day", "sessions": [{"code": "3"}]}])
    )
    assert found.named() == {
        "added": ["session 3"],
        "edited": ["workshop D1"],
        "removed": [],
        "left": [
            *("session 1", "session 2", "prompt 1 1a", "trade-off TO1", "place wording TO1 1"),
            *("table A", "staff F1", "duty F1 2"),
        ],
    }


def test_a_session_that_goes_to_another_day_keeps_what_was_said_in_it() -> None:
    plan = full()
    moved = small(workshops=[{"code": "D1"}, {"code": "D2", "sessions": [{"code": "1"}]}])
    after = taken(plan, moved)
    [before] = [each for each in plan.sessions if each.code == "1"]
    [now] = [each for each in after.sessions if each.code == "1"]
    assert (now.id, now.workshop_id) == (before.id, after.workshops[1].id)


def test_only_what_nothing_refers_to_is_removed() -> None:
    plan = full()
    asked = next(each for each in plan.prompts if each.code == "1a")
    found = changes_for(plan, small(), remove=True, in_use={asked.id})
    assert [each.record_kind for each in found.left] == ["prompt", "session", "workshop"]
    assert len(found.named()["removed"]) == 6
    assert changes_for(plan, small(), remove=True).left == ()


def test_a_locked_wording_gets_a_new_version_and_the_old_one_keeps_its_places() -> None:
    plan = full()
    [vote] = plan.trade_offs
    locked = with_pairs(plan, [], Issued(trade_off_id=vote.id, what="kits"))
    design = design_of(locked)
    design["trade_offs"][0]["title"] = "Not on the card"
    assert [after for _, after in changes_for(locked, design).pairs] == [
        vote_with(vote, title="Not on the card")
    ]
    design["trade_offs"][0]["wording"] = "Which one?"
    found = changes_for(locked, design, remove=True)
    assert found.left == ()
    (_, new), (_, place) = found.pairs
    assert isinstance(new, TradeOff)
    assert (new.version, new.wording, new.id == vote.id) == (2, "Which one?", False)
    assert getattr(place, "trade_off_id", None) == new.id
    after = with_pairs(locked, found.pairs, Issued(trade_off_id=vote.id, what="kits"))
    assert changes_for(after, design).pairs == ()
    assert design_of(after)["trade_offs"][0]["version"] == 2
    design["trade_offs"][0]["version"] = 7
    [newer, _] = changes_for(locked, design).pairs
    assert getattr(newer[1], "version", 0) == 7


def test_a_new_version_takes_over_the_wordings_that_the_document_does_not_give() -> None:
    worded = [{"number": number, "text": f"Said {number}"} for number in (1, 2)]
    vote = {"code": "TO9", "method": "dots", "places": "Draft", "options": ["Draft 1", "Draft 2"]}
    plan = taken(empty(), small(trade_offs=[{**vote, "place_wordings": worded}]))
    [first] = plan.trade_offs
    locked = with_pairs(plan, [], Issued(trade_off_id=first.id, what="kits"))
    other = [{"number": 1, "text": "Said anew"}]
    design = small(trade_offs=[{**vote, "wording": "Why?", "place_wordings": other}])
    after = with_pairs(locked, changes_for(locked, design).pairs)
    assert after.wordings_of(after.trade_offs[0]) == {1: "Said anew", 2: "Said 2"}
    assert after.wordings_of(first) == {1: "Said 1", 2: "Said 2"}


POLL = {
    "code": "AN1",
    "method": "likert",
    "rounds": ["T0", "T1"],
    "session": "1",
    "asks": ["why", "comment"],
    "vote_rounds": [{"round": "T1", "session": "2"}],
}


def test_rounds_are_held_where_the_document_says() -> None:
    design = small(workshops=day({"code": "1"}, {"code": "2"}), trade_offs=[POLL])
    plan = taken(empty(), design)
    [poll] = plan.trade_offs
    assert [plan.rounds_of(poll, each) for each in plan.sessions] == [("T0",), ("T1",)]
    assert poll.asks == ("why", "comment")
    assert design_of(plan)["trade_offs"] == [POLL]
    moved = small(trade_offs=[{**POLL, "vote_rounds": [{"round": "T1", "session": "1"}]}])
    after = taken(plan, {**design, **moved})
    assert after.rounds_of(poll, after.sessions[0]) == ("T0", "T1")


def test_a_new_version_is_voted_on_in_the_same_sessions() -> None:
    design = small(workshops=day({"code": "1"}, {"code": "2"}), trade_offs=[POLL])
    plan = taken(empty(), design)
    locked = with_pairs(plan, [], Issued(trade_off_id=plan.trade_offs[0].id, what="kits"))
    asking = {key: value for key, value in POLL.items() if key != "vote_rounds"}
    after = with_pairs(
        locked,
        changes_for(
            locked, small(workshops=design["workshops"], trade_offs=[{**asking, "asks": []}])
        ).pairs,
    )
    [new] = after.trade_offs
    assert new.version == 2, "other lines to write on make another card"
    assert after.rounds_of(new, after.sessions[1]) == ("T1",)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"vote_rounds": [{"round": "T7", "session": "2"}]}, r'\.round: "T7" is no round of this'),
        ({"vote_rounds": [{"round": "T1", "session": "9"}]}, 'there is no session "9"'),
        ({"vote_rounds": [{"round": "T1"}]}, r"session: this is missing"),
        ({"asks": ["why", "when"]}, 'asks: a list of "why", "other", "comment" is expected'),
    ],
)
def test_what_cannot_be_voted_on_is_named(wrong: dict[str, Any], said: str) -> None:
    design = small(workshops=day({"code": "1"}, {"code": "2"}), trade_offs=[{**POLL, **wrong}])
    with pytest.raises(DesignFileError, match=said):
        changes_for(empty(), design)


def test_the_wordings_of_cards_that_were_handed_out_stay() -> None:
    plan = full()
    [vote] = plan.trade_offs
    locked = with_pairs(plan, [], Issued(trade_off_id=vote.id, what="kits"))
    design = design_of(locked)
    del design["trade_offs"][0]["place_wordings"]
    [left] = changes_for(locked, design, remove=True).left
    assert left.record_kind == "place wording"


def vote_with(vote: TradeOff, **values: Any) -> TradeOff:  # noqa: ANN401 - its fields
    return replace(vote, **values)


def test_what_was_given_another_code_is_not_taken_for_what_now_has_its_name() -> None:
    plan = full()
    [other] = [each for each in plan.sessions if each.code == "2"]
    renamed = with_pairs(plan, [(other, session_with(other, "9"))])
    again = taken(renamed, small(workshops=day({"code": "2"})))
    assert sorted(each.code for each in again.sessions) == ["1", "2", "9"]
    assert len({each.id for each in again.sessions}) == 3


def session_with(one: Session, code: str) -> Session:
    return replace(one, code=code)


def test_what_two_are_called_cannot_be_written() -> None:
    with pytest.raises(PlanError, match="Two have the code A among what is called session here"):
        design_of(plan_of(session("A"), session("A")))
    with pytest.raises(PlanError, match="One has no code among what is called session"):
        design_of(plan_of(session(" ")))


def test_what_hangs_on_nothing_is_no_part_of_it() -> None:
    lost = Prompt(session_id=DAY.id, code="a")
    vote = TradeOff(code="TO1", method="slider", session_id=lost.id)
    found = design_of(plan_of(lost, vote))
    assert found["trade_offs"] == [{"code": "TO1", "method": "slider"}]
    assert "prompts" not in as_text(found)
