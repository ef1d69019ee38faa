"""The page that documents the format names every field, and its example can be taken in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator_app.domain.planning.checks import findings
from facilitator_app.domain.planning.design_parts import PROGRAMME, Part, every_part, outer_name
from facilitator_app.domain.planning.design_text import from_text
from tests.domain.planning.documents import empty, taken

PAGE = Path(__file__).resolve().parents[3] / "docs" / "design-format.md"
PARTS = [PROGRAMME, *every_part()]


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS, ids=[part.name for part in PARTS])
def test_every_field_is_explained(part: Part) -> None:
    sections = re.split(r"^### ", text(), flags=re.MULTILINE)
    own = [each for each in sections if each.startswith(f"`{part.name}`")]
    nested = [each for each in sections if f"| `{part.name}` |" in each]
    [section] = own or nested
    for each in part.fields():
        assert f"`{outer_name(part, each.name)}`" in section, each.name
    for inner in part.parts:
        assert f"`{inner.name}`" in section


def test_every_word_that_a_field_can_say_is_there() -> None:
    for part in PARTS:
        for each in part.fields():
            for word in part.choices(each.name):
                assert f'`"{word}"`' in text()


def test_the_example_can_be_taken_in() -> None:
    [example] = re.findall(r"```json\n(.*?)```", text(), flags=re.DOTALL)
    plan = taken(empty(), from_text(example.encode(), "example"))
    assert [each.code for each in plan.sessions] == ["1.1", "B1"]
    assert [each.message for each in findings(plan)] == ["Table A has no note-taker."]
