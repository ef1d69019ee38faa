"""What every sign of the entry line means, on one sheet, and which keys the line has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Scrolled
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.marks import AGREEMENT, KIND, SEATS, STANCE, THEME, WORDING, Room
from facilitator_app.ui.table.told import MASK, MEND, UNKNOWN

if TYPE_CHECKING:
    from facilitator_app.ui.table.grammar import Sign

_HEADS = {
    SEATS: "Who said it",
    WORDING: "In whose words",
    KIND: "What it is",
    STANCE: "For or against",
    AGREEMENT: "How many here",
    THEME: "Where it belongs",
}
"""What begins a group; what follows without a head belongs to the one above."""
_RULES = (
    "Signs stand at the start, in any order, with a space after each but the quote marks. Each "
    "becomes a chip. Without a seat it is an unknown one; without a quote mark, a paraphrase. The "
    "mark that closes a quote may be typed or not. What is pasted is never read as signs."
)
KEYS = (
    ("Enter", "saves the note"),
    ("Shift+Enter", "begins a new line in it"),
    ("Alt+1 … 9", "puts a seat on or off, at any moment"),
    (UNKNOWN, "keeps it as from an unknown seat"),
    ("Backspace", "behind a chip, makes it text again; behind shorthand, puts the short word back"),
    (MEND, "does what is offered below the line: mends a slip, completes a theme"),
    (MASK, "masks what may identify somebody"),
    ("Ctrl+Z", "takes back typing; in an empty line, the last edit"),
    ("Up", "in an empty line, edits the last note"),
)
_NO_ROOM = Room(seats=tuple("12345678"))


class SignSheet(Overlay):
    """Lists signs; Escape puts it away."""

    def __init__(self, over: QWidget) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Paragraph(_RULES), 0, 0, 1, 2)
        for sign in grammar.SIGNS:
            if sign.slot in _HEADS and sign.slot not in _slots_before(sign):
                _head(grid, _HEADS[sign.slot])
            words = f"{_word(sign)}: {sign.about}" if _word(sign) else sign.about.capitalize()
            _line(grid, sign.keys, words, sign.example)
        _head(grid, "Keys of the line")
        for keys, about in KEYS:
            _line(grid, keys, about.capitalize())
        scrolled = Scrolled(page, "What the signs mean")
        super().__init__(over, "What the signs mean", scrolled, 760)
        scrolled.setFocus()


def _slots_before(sign: Sign) -> set[str]:
    return {each.slot for each in grammar.SIGNS[: grammar.SIGNS.index(sign)]}


def _word(sign: Sign) -> str:
    """Return the word on the chip of a sign that is always typed in the same way."""
    found = sign.read(f"{sign.keys} ", _NO_ROOM)
    return found[0].word if found and sign.keys[:1] not in "3#>" else ""


def _head(grid: QGridLayout, words: str) -> None:
    row = grid.rowCount()
    grid.setRowMinimumHeight(row, 8)
    grid.addWidget(Label(words, "strong"), row + 1, 0, 1, 2)


def _line(grid: QGridLayout, keys: str, about: str, example: str = "") -> None:
    row = grid.rowCount()
    grid.addWidget(Label(keys, "key"), row, 0)
    grid.addWidget(Paragraph(about), row, 1)
    if example:
        grid.addWidget(Paragraph(example, "muted"), row + 1, 1)
