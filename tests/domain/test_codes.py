"""Codes give every slip of the pen away, and sort as people do."""

from __future__ import annotations

import itertools
import random

import pytest

from facilitator_app.domain.codes import ALPHABET, check_character, in_order, is_code, new_code

SOME = random.Random(5)  # noqa: S311


def bodies(length: int) -> list[str]:
    """Return every body that is short, and many of those that are long."""
    if length < 3:
        return ["".join(each) for each in itertools.product(ALPHABET, repeat=length)]
    return ["".join(SOME.choices(ALPHABET, k=length)) for _ in range(150)]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 6, 10])
def test_every_single_wrong_sign_is_noticed(length: int) -> None:
    for body in bodies(length):
        code = body + check_character(body)
        assert is_code(code)
        for place, sign in itertools.product(range(len(code)), ALPHABET):
            wrong = code[:place] + sign + code[place + 1 :]
            assert is_code(wrong) == (wrong == code), (code, wrong)


@pytest.mark.parametrize("length", [1, 2, 3, 4, 6, 10])
def test_every_swap_of_neighbours_is_noticed(length: int) -> None:
    for body in bodies(length):
        code = body + check_character(body)
        for place in range(len(code) - 1):
            wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert is_code(wrong) == (wrong == code), (code, wrong)


def test_every_pair_of_signs_at_every_place_is_told_apart() -> None:
    """One sign for another, exhaustively: the other signs make no difference to the sum."""
    for place, one, other in itertools.product(range(4), ALPHABET, ALPHABET):
        body = "2345"[:place] + one + "2345"[place + 1 :]
        wrong = "2345"[:place] + other + "2345"[place + 1 :]
        assert (check_character(body) == check_character(wrong)) == (one == other)


def test_every_pair_of_neighbours_at_every_place_is_told_from_its_swap() -> None:
    for place, one, other in itertools.product(range(3), ALPHABET, ALPHABET):
        body = "2345"[:place] + one + other + "2345"[place + 2 :]
        wrong = "2345"[:place] + other + one + "2345"[place + 2 :]
        assert (check_character(body) == check_character(wrong)) == (one == other)


def test_a_new_code_is_a_code_and_drawn_from_all_signs() -> None:
    codes = {new_code() for _ in range(2000)}
    assert all(len(each) == 5 and is_code(each) for each in codes)
    assert len(codes) > 1900
    assert {sign for each in codes for sign in each} == set(ALPHABET)
    assert new_code(6, draw=lambda _: 0) == "222222" + check_character("222222")


def test_no_sign_is_taken_for_another() -> None:
    assert len(ALPHABET) == 29
    assert not set("01OILUZ") & set(ALPHABET)


@pytest.mark.parametrize("text", ["", "2", "abc", "O234", "2345 ", "২345", "2345\n"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert not is_code(text)


def test_codes_sort_by_their_numbers() -> None:
    ordered = ["", "2", "02b", "10", "a2", "B1", "TO2", "TO2a", "TO10", "TO100000000000000000000"]
    for _ in range(20):
        mixed = SOME.sample(ordered, k=len(ordered))
        assert sorted(mixed, key=in_order) == ordered
    assert sorted(["x²", "x1", "x"], key=in_order) == ["x", "x1", "x²"]
