"""Only the screen of results counts votes in the window: elsewhere nothing could be revealed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTING = {
    "RoundResult",
    "VoteResult",
    "alternative",
    "charts_of",
    "drawing_of",
    "flows",
    "moves_drawing",
    "result_of",
    "results",
    "shift_charts",
}
WINDOW = PACKAGE / "ui"
COUNTS = WINDOW / "results"


def counted_in(text: str) -> Iterator[str]:
    """Find what is imported that tells how people voted."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        if node.module.startswith(("facilitator_app.charts", "facilitator_app.domain.results")):
            yield from (each.name for each in node.names if each.name in COUNTING)


def test_no_other_screen_counts_votes() -> None:
    found = [
        f"{path.relative_to(WINDOW)}: {name}"
        for path in sorted(WINDOW.rglob("*.py"))
        if COUNTS not in path.parents
        for name in counted_in(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_the_screen_of_results_does() -> None:
    texts = [path.read_text(encoding="utf-8") for path in COUNTS.glob("*.py")]
    assert {name for text in texts for name in counted_in(text)} >= {"charts_of", "result_of"}


@pytest.mark.parametrize(
    "line",
    [
        "from facilitator_app.domain.results import results",
        "from facilitator_app.charts import charts_of",
        "from facilitator_app.domain.results.counting import result_of",
    ],
)
def test_sees_who_counts(line: str) -> None:
    assert list(counted_in(line))
    assert not list(counted_in("from facilitator_app.charts.cards import BallotCard"))
