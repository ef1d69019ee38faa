"""Two notes that seem to say the same: one is written for both, or both are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.differences import GONE, NEW, pieces
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.lines import TextArea
from facilitator_app.ui.parts.marked import MarkedWords
from facilitator_app.workspace.joining import join, keep_apart

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.called import Called
    from facilitator_app.domain.records import Note
    from facilitator_app.ui.collect.conflicts.items import SaidTwice
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_WORDS = "words"
_TOLD = (
    "Two laptops have nearly the same words at one place, as when paper is typed up that a dead "
    "laptop had saved already. If one thing was said, join them: the joined note has both as what "
    "it was made from. If it was said twice, keep both. Nothing is dropped by itself."
)


class SaidTwicePanel(QWidget):
    """Both notes side by side, and the words that are to stand for both."""

    decided = Signal(object)

    def __init__(
        self, workspace: Workspace, context: Context, called: Called, item: SaidTwice
    ) -> None:
        super().__init__()
        self._workspace, self._context, self._pair = workspace, context, item.pair
        notes = sorted((item.pair.note, item.pair.other), key=lambda each: -len(each.text))
        self._kept: Note = notes[0]
        self._other: Note = notes[1]
        self.words = TextArea("Words of the joined note")
        self._half = HalfTyped(workspace, context.changes, context.jobs, self)
        place = f"joined {item.pair.note.id} {item.pair.other.id}"
        left = self._half.begin(place, {_WORDS: self._kept.text})
        self.words.setPlainText(left.get(_WORDS, self._kept.text))
        self.words.textChanged.connect(lambda: self._half.note(_WORDS, self.words.toPlainText()))
        self.join = Button("Join them", "primary", "link")
        self.apart = Button("Keep both", icon="split")
        for each in (self.join, self.apart, self.words):
            each.setEnabled(not workspace.read_only)
        self.setLayout(
            column(
                Paragraph(_TOLD, "lead"),
                self._side_by_side(called, item.laptops),
                Label("Words of the joined note", "strong"),
                self.words,
                row(self.join, self.apart, None),
                gap=12,
            )
        )
        self.join.clicked.connect(self._join)
        self.apart.clicked.connect(self._keep_apart)

    def flush(self) -> None:
        """Keep what is half typed."""
        self._half.flush()

    def _side_by_side(self, called: Called, laptops: dict[UUID, str]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        marked = pieces(self._kept.text, self._other.text)
        for side, (each, left_out) in enumerate(((self._kept, NEW), (self._other, GONE))):
            grid.setColumnStretch(side, 1)
            grid.addWidget(Paragraph(laptops.get(each.id, ""), "strong"), 0, side)
            grid.addWidget(Paragraph(_about(called, each), "muted"), 1, side)
            own = [piece for piece in marked if piece.sort != left_out]
            grid.addWidget(MarkedWords(own), 2, side)
        return Ground("card", grid)

    def _join(self) -> None:
        text = self.words.toPlainText().strip()
        if not text:
            self._context.messages.say("A note needs words: write what stands for both.", "warn")
            self.words.setFocus()
            return
        self._decide(lambda: join(self._workspace, self._kept, self._other, text))

    def _keep_apart(self) -> None:
        self._decide(lambda: keep_apart(self._workspace, self._pair))

    def _decide(self, act: object) -> None:
        error: FacilitatorError | None = None
        try:
            if callable(act):
                act()
        except FacilitatorError as found:
            error = found
        else:
            self._half.done(_WORDS)
        self.decided.emit(error)


def _about(called: Called, note: Note) -> str:
    """Say when it was noted and who spoke."""
    when = f"{note.noted_at.astimezone():%d.%m.%Y %H:%M}" if note.noted_at else ""
    seats = f"seat {', '.join(note.seats)}" if note.seats else "nobody named"
    return " · ".join(filter(None, (when, seats, called.where(note))))
