"""What to try next in a practice: ticked off as it is done, in whatever order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, Coding, Note
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, is_narrow, row
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.parts.changes import Changes


@dataclass(frozen=True, slots=True)
class Step:
    """Something to try, and how a change shows that it was done, given the prompt at hand."""

    words: str
    is_done: Callable[[Change, UUID | None], bool]


def _is_plain(change: Change, at_hand: UUID | None) -> bool:
    note = _new_note(change)
    if note is None or note.seats or note.prompt_id != at_hand:
        return False
    return (note.kind, note.wording) == ("point", "paraphrase")


def _is_quote(change: Change, _at_hand: UUID | None) -> bool:
    note = _new_note(change)
    return note is not None and bool(note.seats) and note.wording == "exact"


def _is_disagreement(change: Change, _at_hand: UUID | None) -> bool:
    note = _new_note(change)
    return note is not None and note.kind == "disagreement"


def _is_taken_back(change: Change, _at_hand: UUID | None) -> bool:
    return isinstance(change.before, Note) and change.after is None


def _is_filed(change: Change, at_hand: UUID | None) -> bool:
    """Tell whether a theme was given, or a note stands under another prompt than the first."""
    after = change.after
    return isinstance(after, Coding) or (isinstance(after, Note) and after.prompt_id != at_hand)


def _is_ballot(change: Change, _at_hand: UUID | None) -> bool:
    return isinstance(change.after, Ballot)


def _new_note(change: Change) -> Note | None:
    return change.after if change.before is None and isinstance(change.after, Note) else None


STEPS: tuple[Step, ...] = (
    Step("Type what somebody said, as it comes, and press Enter.", _is_plain),
    Step('A quote from seat 3: type  3. " It never came  and press Enter.', _is_quote),
    Step("A disagreement from seat 5: type  5. ! It did come  and press Enter.", _is_disagreement),
    Step("A mistake: press Ctrl+Z in the empty line, and it is taken back.", _is_taken_back),
    Step("A theme: type  #acc The step is high  and press Enter.", _is_filed),
    Step("Now a ballot: press Alt+V, then 1 or 2 for what is marked on the card.", _is_ballot),
)
_MARK = "Practice: nothing is kept"
_ALL = "That is all there is to it. What you typed goes when you leave."


class PracticeStrip(Ground):
    """Says what to try next, above every screen of a practice."""

    def __init__(self, changes: Changes, actions: Actions, at_hand: UUID | None) -> None:
        super().__init__("warn")
        self._at_hand = at_hand
        self.setAccessibleName("Practice")
        self._done: set[Step] = set()
        self.words = Paragraph()
        self.mark = Chip("Practice", "pencil", "warn", strong=True)
        self.count = Label("", "strong")
        self.leave = Button("Leave", "plain", "x")
        self.leave.setAccessibleName("Leave the practice")
        self.setLayout(
            row(self.mark, self.count, (self.words, 1), self.leave, gap=12, pad=(12, 6, 8, 6))
        )
        self.leave.clicked.connect(actions["close"].trigger)
        changes.changed.connect(self._follow)
        self._tell()

    @property
    def next(self) -> Step | None:
        """What is still to be tried; nothing once all is done."""
        return next((each for each in STEPS if each not in self._done), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where room is scarce."""
        super().resizeEvent(event)
        self.mark.say("Practice" if is_narrow(self) else _MARK, "pencil", "warn")

    def _follow(self, changes: list[Change]) -> None:
        before = len(self._done)
        self._done |= {
            step for step in STEPS for each in changes if step.is_done(each, self._at_hand)
        }
        if len(self._done) != before:
            self._tell()
            announce(self, self.words.text())

    def _tell(self) -> None:
        self.count.say(f"{len(self._done)} of {len(STEPS)}")
        self.words.say(self.next.words if self.next else _ALL)
