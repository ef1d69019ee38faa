"""Names of files that every system accepts, whatever a programme is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.file_names import LONGEST, beginning, file_name, told_apart

FORBIDDEN = set('\\/:*?"<>|') | set(map(chr, range(32))) | {"\x7f"}
MOST_BYTES = 255 - len("..12345678.part-journal")
"""Linux takes 255; this is the longest name that is made of a file's own."""
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{x}{n}" for x in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What now? Care: 2030", "What now Care 2030.x"),
        ("  spaces\tand\nlines ", "spaces and lines.x"),
        ("a/b\\c", "a b c.x"),
        ("con", "con_.x"),
        ("Com1.backup", "Com1.backup_.x"),
        ("com¹", "com¹_.x"),
        ("CONIN$", "CONIN$_.x"),
        ("ends with a dot...", "ends with a dot.x"),
        ("\u202egnp.\u2067care", "gnp. care.x"),
        ("", "_.x"),
        ("???", "_.x"),
        ("রাস্তা", "রাস্তা.x"),
    ],
)
def test_a_name_stays_as_near_as_it_may(text: str, name: str) -> None:
    assert file_name(text, ".x") == name


@given(st.text() | st.text("\u0938\U0001f3e5x", min_size=60, max_size=300))
def test_any_text_makes_a_name_that_windows_takes(text: str) -> None:
    name = file_name(text, ".facilitator")
    stem = name.removesuffix(".facilitator")
    assert name.endswith(".facilitator")
    assert len(stem) > 0
    assert len(name) <= LONGEST + 1
    assert len(name.encode()) <= MOST_BYTES
    assert not FORBIDDEN & set(name)
    assert not stem.endswith((" ", "."))
    assert stem.partition(".")[0].strip().upper() not in RESERVED


@pytest.mark.parametrize("long", ["L", "\u0438", "\U0001f3e5", "so on "])
def test_two_long_names_stay_two(long: str) -> None:
    assert file_name(f"{long * 150} A", ".x") != file_name(f"{long * 150} B", ".x")
    assert file_name(f"{long * 150} A", ".x") == file_name(f"{long * 150} A", ".x")


def test_what_follows_a_long_name_can_be_read() -> None:
    name = beginning("\U0001f3e5" * 90)
    assert file_name(f"{name} D1 table A", ".x") == f"{name} D1 table A.x"
    assert beginning("Heat") == "Heat"


def test_codes_that_some_disk_takes_for_one_are_told_apart() -> None:
    assert [told_apart(each) for each in ("A", "T12", "D 1")] == ["A", "T12", "D 1"]
    alike = ("a", "A", "1/2", "1:2", "1 2", "1 2 ", "\u00e9", "e\u0301", "\U0001f3e5")
    names = {file_name(told_apart(each), ".x").casefold() for each in alike}
    assert len(names) == len(alike)
