"""The marks of a ballot or a table's position, keyed from the paper: a number for each option."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import Ballot, SecondKeying, TablePosition, TradeOff
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.lines import TextLine

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace

_WIDE = 6
_Marked = Ballot | SecondKeying | TablePosition


class MarksField(QWidget):
    """A line for each option that can be marked; one that is left empty is not marked."""

    def __init__(self, workspace: Workspace, left: Record, right: Record) -> None:
        super().__init__()
        marks: list[dict[str, int]] = [_marks(each) for each in (left, right)]
        found = workspace.of(TradeOff, "id", [getattr(left, "trade_off_id")])  # noqa: B009
        self._trade_off = found[0] if found else None
        offered = _options(self._trade_off)
        self.lines: dict[str, TextLine] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for at, option in enumerate(dict.fromkeys((*offered, *marks[0], *marks[1]))):
            line = self.lines[option] = TextLine(f"Mark of {option}", _WIDE)
            line.setText(str(marks[0].get(option, "")))
            grid.addWidget(line, at, 0)
            grid.addWidget(Paragraph(option), at, 1)
        self.setLayout(grid)

    def marked(self, record: Record) -> Record:
        """Return a version with these marks; raise what breaks the rules of its vote."""
        keyed = {name: each.text().strip() for name, each in self.lines.items()}
        marks = {name: _number(name, text) for name, text in keyed.items() if text}
        method = VOTE_METHODS.get(self._trade_off.method) if self._trade_off else None
        if method is not None and self._trade_off is not None and isinstance(record, Ballot):
            method.check(marks, self._trade_off)
        values: dict[str, Any] = {"marks": marks}
        return replace(record, **values)


def _marks(record: Record) -> dict[str, int]:
    return record.marks if isinstance(record, _Marked) else {}


def _options(trade_off: TradeOff | None) -> tuple[str, ...]:
    method = VOTE_METHODS.get(trade_off.method) if trade_off is not None else None
    if method is None or trade_off is None:
        return ()
    return (*method.options(trade_off), *ALWAYS_ALLOWED)


def _number(option: str, text: str) -> int:
    if not text.isascii() or not text.removeprefix("-").isdigit():
        raise InvalidBallotError(
            f"“{text}” is no number.", advice=f"Key a number against {option}, or nothing."
        )
    return int(text)
