from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.identifying import HOLE, identifying, is_nhs_number, masked

NAMES = frozenset({"Siân Jones", "Will Young", "José O\u2019Neill", "Anna-Marie Ó Briain", "X"})


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.what) for each in identifying(text, NAMES)]


def nhs_number(nine: str) -> str | None:
    """Return the number that nine digits begin, by the rule as it is published."""
    weights = zip(nine, range(10, 1, -1), strict=True)
    check = 11 - sum(int(digit) * weight for digit, weight in weights) % 11
    return None if check == 10 else nine + str(0 if check == 11 else check)


nines = st.text("0123456789", min_size=9, max_size=9)
around = st.sampled_from(["", " ", "it is ", "(", "No: "])
after = st.sampled_from(["", " ", ".", ", she said", ")"])


@given(nines, st.sampled_from(["", " ", "-"]), around, after)
def test_every_nhs_number_is_found(nine: str, between: str, before: str, behind: str) -> None:
    if (number := nhs_number(nine)) is None:
        return
    assert is_nhs_number(number)
    written = between.join((number[:3], number[3:6], number[6:]))
    assert found(f"{before}{written}{behind}") == [(written, "NHS number")]


@given(nines, st.integers(1, 9))
def test_a_wrong_check_digit_is_no_nhs_number(nine: str, off: int) -> None:
    if (number := nhs_number(nine)) is None:
        assert not any(is_nhs_number(f"{nine}{last}") for last in range(10))
        return
    wrong = nine + str((int(number[9]) + off) % 10)
    assert not is_nhs_number(wrong)
    assert ("NHS number") not in [what for _seen, what in found(wrong)]


@pytest.mark.parametrize(
    "phone",
    [
        "07700 900123",
        "07700900123",
        "020 7946 0958",
        "(020) 7946 0958",
        "0113-496-0000",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "+1 202-555-0143",
        "+353 1 555 0100",
        "01632 96012",
    ],
)
def test_phone_numbers(phone: str) -> None:
    assert found(phone) == [(phone, "phone number")]
    assert found(f"call {phone}, she said") == [(phone, "phone number")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sian@example.org", "e-mail address"),
        ("j.o-neill+nhs@mail.example.co.uk", "e-mail address"),
        ("SW1A 1AA", "postcode"),
        ("m1 1ae", "postcode"),
        ("GIR 0AA", "postcode"),
        ("EC1A1BB", "postcode"),
        ("sian jones", "name"),
        ("SIÂN", "name"),
        ("Will", "name"),
        ("Jose O'Neill", "name"),
        ("Anna-Marie", "name"),
        ("Briain", "name"),
    ],
)
def test_what_else_identifies(text: str, what: str) -> None:
    assert found(f"it was {text}.") == [(text, what)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0 to 10",
        "between 0 and 100, so 50",
        "in 1998, 2004 and 2019",
        "1998-2004",
        "£1,200 or £12000000000",
        "1,200,000,000 people",
        "at 10:30, until 14:45",
        "10.30-11.45",
        "22/11/2026",
        "12 people of 30",
        "1234567891",
        "they will, when they are young",
        "the 2nd, b2 2nd, to1 1st",
        "qq1 1aa",
        "a1 of 5",
        "x and y",
        "willing, younger, Jonesy",
        "3. +1 50%",
        "0000000000 00000000000",
        "+1 2",
        "٠٧٧٠٠٩٠٠١٢٣",
        "a@b, @home",
        "1.1.1.1",
    ],
)
def test_what_identifies_nobody(text: str) -> None:
    assert found(text) == []


def test_a_name_and_what_belongs_to_it() -> None:
    text = "Siân\u2019s friend Will Young rang 07700 900123; sian.jones@example.org of SW1A 1AA"
    assert found(text) == [
        ("Siân\u2019s", "name"),
        ("Will Young", "name"),
        ("07700 900123", "phone number"),
        ("sian.jones@example.org", "e-mail address"),
        ("SW1A 1AA", "postcode"),
    ]
    assert masked(text, identifying(text, NAMES)) == (
        f"{HOLE} friend {HOLE} rang {HOLE}; {HOLE} of {HOLE}"
    )


def test_without_a_roster_no_name_is_found() -> None:
    assert identifying("Siân Jones and Will Young") == []


@given(st.text())
def test_any_text_can_be_masked_once(text: str) -> None:
    hidden = masked(text, identifying(text, NAMES))
    assert identifying(hidden, NAMES) == [] or len(hidden) <= len(text) + len(HOLE) * len(text)


def test_only_ten_digits_are_an_nhs_number() -> None:
    assert is_nhs_number("9434765919")
    assert not any(map(is_nhs_number, ("", "943476591", "94347659190", "943476591x")))
