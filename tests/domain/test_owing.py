"""What tables hand in of a session, and how that stands."""

from __future__ import annotations

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.owing import (
    NOT_YET,
    READ,
    READ_AGAIN,
    TO_READ,
    hands_in,
    is_taken,
    state_of_headline,
    still_open,
    summarised,
)
from facilitator_app.domain.records import (
    TABLE_POSITION,
    Headline,
    Prompt,
    ReadBack,
    Session,
    TablePosition,
    TradeOff,
)

SESSION, TABLE = new_id(), new_id()


def test_only_where_tables_talk_do_they_hand_anything_in() -> None:
    kinds = ("plenary", "table", "individual", "break")
    assert [hands_in(Session(workshop_id=SESSION, code="1.1", kind=kind)) for kind in kinds] == [
        *(False, True, False, False)
    ]


def test_a_headline_is_done_once_it_was_read_back_in_its_own_words() -> None:
    headline = Headline(session_id=SESSION, table_id=TABLE, text="Keep the desk open.")
    assert state_of_headline(None, None) == NOT_YET
    assert state_of_headline(headline, None) == TO_READ
    older = ReadBack(headline_id=headline.id, text="Keep the desk.")
    assert state_of_headline(headline, older) == READ_AGAIN
    same = ReadBack(headline_id=headline.id, text="Keep the desk open.")
    assert state_of_headline(headline, same) == READ


def test_a_prompt_is_summarised_if_it_asks_for_it_or_it_was_done() -> None:
    asks, plain, written = (
        Prompt(session_id=SESSION, code=f"1.1{each}", summary=each == "a") for each in "abc"
    )
    assert summarised([asks, plain, written], {written.id}) == [asks, written]


def test_a_position_without_marks_is_not_taken() -> None:
    empty = TablePosition(trade_off_id=new_id(), table_id=TABLE)
    assert not is_taken(None)
    assert not is_taken(empty)
    assert is_taken(TablePosition(trade_off_id=new_id(), table_id=TABLE, marks={"1": 1}))


def test_rounds_are_open_where_persons_vote_and_nobody_closed_them() -> None:
    vote = TradeOff(code="TO1", method="likert", rounds=("before", TABLE_POSITION, "after"))
    assert still_open(vote, vote.rounds, ()) == ("before", "after")
    assert still_open(vote, ("after",), ()) == ("after",)
    assert still_open(vote, vote.rounds, {"before"}) == ("after",)
