"""What stands on paper besides words: marks to cut and fold by, and the stamp of a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.typesetting import STRONG, Span
from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.exports.pdf.paper import Paper

Line = tuple[float, float, float, float]

PROOF = "PROOF"
_MARK, _CROSS = 16.0, 8.0
"""How long a mark is at the edge of the paper, and in the middle of it to each side."""
_STAMP = 54.0
_ALWAYS = 1_000_000


def cut_marks(paper: Paper, across: int, down: int) -> None:
    """Draw where a page is cut into so many cards: at its edges, and where the cuts cross."""
    width, height = paper.style.page.width, paper.style.page.height
    columns = [width * at / across for at in range(1, across)]
    rows = [height * at / down for at in range(1, down)]
    lines: list[Line] = []
    for x in columns:
        lines += [(x, 0, x, _MARK), (x, height - _MARK, x, height)]
    for y in rows:
        lines += [(0, y, _MARK, y), (width - _MARK, y, width, y)]
        for x in columns:
            lines += [(x - _CROSS, y, x + _CROSS, y), (x, y - _CROSS, x, y + _CROSS)]
    draw_lines(paper, lines, 0.6)


def draw_lines(paper: Paper, lines: Iterable[Line], thickness: float, dashes: str = "") -> None:
    """Draw thin lines that tell nothing to those who have the page read aloud."""
    with paper.furniture():
        code = [f"q 0 0 0 RG {thickness:.2f} w [{dashes}] 0 d"]
        code += [f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S" for x1, y1, x2, y2 in lines]
        paper.code.extend([*code, "Q"])


def stamp(paper: Paper, word: str, x: float, y: float, width: float, height: float) -> None:
    """Write a word large and slantwise, in light grey, over a part of a page."""
    typesetter = paper.pen.typesetter
    (line,) = typesetter.lines([Span(word, STRONG, "stamp")], _STAMP, _ALWAYS)
    half = line.width * _STAMP / UNITS / 2
    with paper.furniture():
        paper.code.append(f"q 0.866 0.5 -0.5 0.866 {x + width / 2:.2f} {y + height / 2:.2f} cm")
        paper.pen.begin(paper.code)
        paper.pen.line(paper.code, line, -half, -0.36 * _STAMP, _STAMP)
        paper.code.extend(["ET", "Q"])
