"""Ballot cards: one for each code, whole, the same for everybody, and readable in grey."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.codes import check_character, is_code, new_code
from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.formats import FORMATS
from facilitator_app.domain.records import ExpectedBallot, PlaceWording, Table, TradeOff
from facilitator_app.exports.prints.ballots import NO_CODES
from facilitator_app.exports.prints.marks import PROOF
from tests.exports.prints.prints import DESIGN, cards, design, inks, made, operations, said
from tests.exports.samples import snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.records import Record

BODIES = ("K7Q2", "2A42", "W333", "9BCD", "GHJK")
CODES = sorted(f"{body}{check_character(body)}" for body in BODIES)
EXPECTED = [ExpectedBallot.named(DESIGN.id, code=code) for code in reversed(CODES)]
WIDTH, HEIGHT = 595.28, 841.89
SOME_WAY = {"method": "choice", "options": ("Soon", "Known"), "rounds": ("before",)}


def asked(**values: Any) -> TradeOff:  # noqa: ANN401
    usual: dict[str, Any] = {"code": "TO1", "title": "Speed", "wording": "Soon or known?"}
    return TradeOff.named(DESIGN.id, **(usual | {"version": 1} | SOME_WAY | values))


def only(*records: Record) -> Any:  # noqa: ANN401
    return snapshot_of([DESIGN.programme, *DESIGN.tables, *records])


def codes_of(root: Any) -> list[str]:  # noqa: ANN401
    return [text for card in cards(root) for text in said(card) if is_code(text)]


@pytest.mark.parametrize("per_page", [2, 4])
def test_there_is_one_card_for_each_code_in_their_order(tmp_path: Path, per_page: int) -> None:
    root, done = made("ballots", only(asked(), *EXPECTED), tmp_path, per_page=per_page)
    assert codes_of(root) == CODES
    assert done.rows == {"TO1 before": 5}
    assert done.pages == -(-5 // per_page)
    assert not done.remarks
    for card in cards(root):
        assert {"TO1 · version 1", "Round: before", "Speed", "Soon or known?"} <= set(said(card))
        assert {"Neither", "I don't know", "I'd rather not say"} <= set(said(card))


def test_cards_differ_in_nothing_but_the_code(tmp_path: Path) -> None:
    root, _ = made("ballots", only(asked(), *EXPECTED), tmp_path)
    rest = {tuple(text for text in said(card) if not is_code(text)) for card in cards(root)}
    assert len(rest) == 1


def test_every_round_has_its_cards_and_one_can_be_chosen(tmp_path: Path) -> None:
    twice = asked(rounds=("before", "after"), version=2)
    snapshot = only(asked(), twice, *EXPECTED)
    root, done = made("ballots", snapshot, tmp_path)
    assert done.rows == {"TO1 before": 5, "TO1 after": 5}
    assert codes_of(root) == CODES * 2
    assert "TO1 · version 2" in said(root)
    assert "TO1 · version 1" not in said(root)
    _, done = made("ballots", snapshot, tmp_path, round="after")
    assert done.rows == {"TO1 after": 5}
    with pytest.raises(ExportError, match="round “later”"):
        made("ballots", snapshot, tmp_path, round="later")


@pytest.mark.parametrize("form", FORMATS, ids=[each.name for each in FORMATS])
def test_every_format_is_printed(tmp_path: Path, form: Any) -> None:  # noqa: ANN401
    trade_off = asked(
        method=form.method,
        options=("Soon", "Known", "Near"),
        scale=form.scale,
        scale_labels=form.labels,
        conditions=("A human", "Other") if form.conditions else (),
    )
    root, _ = made("ballots", only(trade_off, *EXPECTED), tmp_path)
    (text, *_) = (" ".join(said(card)) for card in cards(root))
    for words in ("Soon", "Known", "Near", *form.labels):
        assert words in text or all(word in text for word in words.split())
    if form.conditions:
        assert "A human" in text
        assert "Other:" in text
    if form.marked == "row":
        numbers = " ".join(map(str, range(form.scale[0], form.scale[1] + 1)))
        assert text.count(numbers) == 3


def test_numbered_places_carry_the_wordings_that_were_given(tmp_path: Path) -> None:
    planned = asked(method="comfort", options=("1", "2"), places="Expectation", scale=(1, 5))
    given = PlaceWording.named(DESIGN.id, trade_off_id=planned.id, number=2, text="Told the wait.")
    root, _ = made("ballots", only(planned, given, *EXPECTED), tmp_path)
    first = said(cards(root)[0])
    assert {"Expectation 1", "Expectation 2", "Told the wait."} <= set(first)


def test_without_codes_each_seat_gets_a_card_to_write_one_on(tmp_path: Path) -> None:
    tables = [Table.named(DESIGN.id, code=code, seats=3) for code in "AB"]
    root, done = made("ballots", snapshot_of([DESIGN.programme, asked(), *tables]), tmp_path)
    assert len(cards(root)) == 6
    assert done.remarks == (NO_CODES,)
    some = snapshot_of([DESIGN.programme, asked(), *tables])
    root, _ = made("ballots", some, tmp_path, tables=(tables[1].id,))
    assert len(cards(root)) == 3
    with pytest.raises(ExportError, match="nobody to print a card for"):
        made("ballots", snapshot_of([DESIGN.programme, asked()]), tmp_path)


def test_a_proof_says_so_and_shows_no_code(tmp_path: Path) -> None:
    root, done = made("ballots", only(asked(), *EXPECTED), tmp_path, proof=True)
    (card,) = cards(root)
    assert PROOF in said(card)
    assert not codes_of(root)
    assert done.rows == {"TO1 before": 1}
    turned = [each for _, name, each in operations(tmp_path / "print.pdf") if name == "cm"]
    assert any(round(float(each[1]), 1) == 0.5 for each in turned)
    assert not any(float(each[1]) for each in plain_turns(tmp_path))


def plain_turns(folder: Path) -> list[Any]:
    made("ballots", only(asked(), *EXPECTED), folder)
    return [each for _, name, each in operations(folder / "print.pdf") if name == "cm"]


def whole_demo(folder: Path, **choice: Any) -> tuple[Any, Any]:  # noqa: ANN401
    return made("ballots", design(*EXPECTED), folder, **choice)


def test_the_demo_fits_and_says_where_a_card_is_larger(tmp_path: Path) -> None:
    root, done = whole_demo(tmp_path)
    assert sum(done.rows.values()) == len(cards(root)) == 5 * 36
    assert "TO2: each card takes half a page, since a quarter is too small." in done.remarks
    assert "TO10: each card takes a whole page, since a quarter is too small." in done.remarks
    assert not any(each.startswith(("TO1:", "TO3:")) for each in done.remarks)
    _, done = whole_demo(tmp_path, per_page=2)
    assert done.remarks == ("TO10: each card takes a whole page, since half a page is too small.",)


def test_a_card_with_room_is_set_larger(tmp_path: Path) -> None:
    def sizes(per_page: int, trade_off: TradeOff) -> set[float]:
        made("ballots", only(trade_off, *EXPECTED), tmp_path, per_page=per_page)
        found = operations(tmp_path / "print.pdf")
        return {round(float(each[1]), 2) for _, name, each in found if name == "Tf"}

    small, full = asked(), asked(options=tuple(f"Option {number}" for number in range(12)))
    assert sizes(2, small) == {round(1.5 * each, 2) for each in sizes(4, small)}
    assert min(sizes(2, full)) == 13


def test_nothing_is_said_by_colour(tmp_path: Path) -> None:
    for proof in (False, True):
        whole_demo(tmp_path, proof=proof)
        found = inks(tmp_path / "print.pdf")
        assert found
        assert max(max(ink) - min(ink) for ink in found) < 0.03


@pytest.mark.parametrize("per_page", [2, 4])
def test_no_word_comes_near_a_cut(tmp_path: Path, per_page: int) -> None:
    for words in ("word", "word " * 30, "word " * 200, "w" * 400, "من يأتي أولاً؟ " * 20):
        trade_off = asked(wording=words, options=(f"1 {words}", "2"), title=words)
        _, done = made("ballots", only(trade_off, *EXPECTED), tmp_path, per_page=per_page)
        down = 1 if any("whole page" in each or "sheets" in each for each in done.remarks) else 2
        for _, operator, operands in operations(tmp_path / "print.pdf"):
            if operator == "Tm":
                x, y = (float(each) for each in operands[4:])
                assert 20 <= x <= WIDTH - 20
                assert 18 <= y % (HEIGHT / down) <= HEIGHT / down - 18


@pytest.mark.parametrize("text", ["word " * 3000, "w" * 9000, "line\n" * 200])
def test_a_card_that_no_page_holds_goes_on_on_sheets_of_its_own(tmp_path: Path, text: str) -> None:
    trade_off = asked(wording=f"{text}end.", options=("Soon", f"Known {text}last."))
    root, done = made("ballots", only(trade_off, *EXPECTED[:2]), tmp_path)
    count = done.pages // 2
    assert count > 1
    assert done.remarks == (f"TO1: each card has {count} sheets, since no page holds it.",)
    first = cards(root)[:count]
    for number, sheet in enumerate(first, start=1):
        assert f"Sheet {number} of {count} of this card" in said(sheet)
        assert CODES[3] in said(sheet)
    whole = "".join(sheet.all_text() for sheet in first).replace(" ", "")
    assert whole.count("end.") == whole.count("last.") == 1
    assert whole.count(text[0]) >= 2 * text.count(text[0])


def test_long_codes_and_long_names_are_all_there(tmp_path: Path) -> None:
    long = ExpectedBallot.named(DESIGN.id, code="K7Q2M" * 8)
    name = "A programme with a name " * 9
    snapshot = snapshot_of([replace(DESIGN.programme, name=name), asked(code="T" * 90), long])
    root, _ = made("ballots", snapshot, tmp_path)
    text = cards(root)[0].all_text().replace(" ", "")
    assert f"Ballotcode{'K7Q2M' * 8}" in text
    assert "T" * 90 in text


def test_a_hundred_cards_have_a_hundred_codes(tmp_path: Path) -> None:
    codes = {new_code() for _ in range(101)}
    every = [ExpectedBallot.named(DESIGN.id, code=each) for each in codes]
    root, done = made("ballots", only(asked(), *every), tmp_path)
    assert codes_of(root) == sorted(codes)
    assert done.pages == -(-len(codes) // 4)


def test_what_no_font_has_is_told_by_code(tmp_path: Path) -> None:
    _, done = made("ballots", only(asked(wording="票?"), *EXPECTED), tmp_path)
    assert [(each.id, each.change) for each in done.changed] == [
        ("TO1", "no font has U+7968: shown as �")
    ]
    assert done.lines()[-1] == "Ballot cards TO1: no font has U+7968: shown as �."
