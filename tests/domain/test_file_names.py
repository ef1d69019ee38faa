"""Names of files that every system accepts, whatever a programme is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.file_names import LONGEST, file_name

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
