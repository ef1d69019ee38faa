"""What the board says in words."""

from __future__ import annotations

from datetime import timedelta, timezone

from facilitator_app.domain.board.words import (
    closed_of,
    in_full,
    in_short,
    packed,
    summed_up,
    there_is,
    total,
)
from facilitator_app.domain.records import Record, Reflection
from tests.domain.board.day import (
    FIRST,
    SECOND,
    VOTE,
    A,
    accepted,
    account,
    all_of_first,
    at,
    board,
    cell,
    headline,
    kit,
    note,
    pack,
)


def but_reflection() -> list[Record]:
    return [each for each in all_of_first() if not isinstance(each, Reflection)]


def test_a_cell_is_summed_up_in_a_few_words() -> None:
    whole = all_of_first()
    assert summed_up(cell(board(at(9)))) == "not begun"
    assert summed_up(cell(board(at(10, 20), note()))) == "30 min left"
    assert summed_up(cell(board(at(10, 20), kit()))) == "on its laptop"
    assert summed_up(cell(board(at(11), *whole))) == "all there"
    assert summed_up(cell(board(at(11)))) == "5 missing"
    one = cell(board(at(11), *but_reflection(), accepted("reflection")))
    assert summed_up(one) == "1 accepted"


def test_one_short_thing_is_called_by_its_name() -> None:
    assert in_short(cell(board(at(11), *but_reflection()))) == "no reflection"
    assert in_short(cell(board(at(11), kit()))) == "no pack"
    assert in_short(cell(board(at(11)))) == "5 missing"
    taken = accepted("position TO1", VOTE)
    assert in_short(cell(board(at(13), taken), VOTE)) == "1 missing"
    assert in_short(cell(board(at(9)))) == "not begun"


def test_a_cell_is_read_out_whole() -> None:
    found = cell(board(at(11), *but_reflection()))
    assert in_full(found) == "Table A, 1.1, 1 missing, no reflection, 2 notes, 1 quote"
    found = cell(board(at(9), account(4)), VOTE)
    assert closed_of(found) == "1 of 1"
    assert in_full(found) == "Table A, V1, not begun, 0 notes, 0 quotes, 1 of 1 rounds closed"


def test_what_is_there_is_told_point_by_point() -> None:
    points = dict(there_is(cell(board(at(11), *all_of_first()))))
    assert points["Notes"] == "2"
    assert points["Quotes"] == "1"
    assert points["1.1a"] == "asked, 1 note"
    assert (points["Headline"], points["Reflection"]) == ("read back", "done")
    points = dict(there_is(cell(board(at(11), conflicts=[(one := headline()).id]), SECOND)))
    assert (points["Notes"], points["Summary"]) == ("none yet", "not yet")
    points = dict(there_is(cell(board(at(11), one, conflicts=[one.id]))))
    assert points["1.1b"] == "not asked yet, 0 notes"
    assert points["Conflicts"] == "1"
    points = dict(there_is(cell(board(at(13), account(3, left=1)), VOTE)))
    assert points == {"TO1 before": "3 of 4 returned", "Position on TO1": "not yet"}


def test_the_newest_pack_is_told_by_the_clock_in_the_room() -> None:
    own = kit()
    here = timezone(timedelta(hours=5, minutes=30))
    now = at(11).astimezone(here)
    told = [
        packed(each.rows[0], each)
        for each in (
            board(now),
            board(now, own),
            board(now, own, pack(own, at(10, 55))),
            board(now, own, pack(own, at(10, 55) - timedelta(days=1))),
            board(now, own, pack(own, None)),
        )
    ]
    assert told == [
        "",
        "no pack yet",
        "pack of 16:25",
        "pack of 16:25 on 11 September",
        "pack is here",
    ]


def test_the_day_is_summed_up_in_a_sentence() -> None:
    assert total(board(at(9))) == "Nothing that is due is missing."
    assert total(board(at(11))) == "10 things missing at 2 tables."
    rest = [accepted(each) for each in ("notes", "prompt 1.1a", "headline", "summary")]
    others = all_of_first(table=board(at(9)).rows[1].table)
    assert total(board(at(11), *rest, *others)) == "1 thing missing at 1 table."
    assert cell(board(at(11), *rest), FIRST, A).open[0].sort == "reflection"
