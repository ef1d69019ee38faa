"""What to try next in a practice: ticked off as it is done, in whatever order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, Coding, Note
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground, row
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.parts.changes import Changes


@dataclass(frozen=True, slots=True)
class Step:
    """Something to try, and how a change shows that it was done."""

    words: str
    is_done: Callable[[Change], bool]


def _is_plain(change: Change) -> bool:
    note = _new_note(change)
    return note is not None and not note.seats and (note.kind, note.wording) == _PLAIN


def _is_quote(change: Change) -> bool:
    note = _new_note(change)
    return note is not None and bool(note.seats) and note.wording == "exact"


def _is_disagreement(change: Change) -> bool:
    note = _new_note(change)
    return note is not None and note.kind == "disagreement"


def _is_taken_back(change: Change) -> bool:
    return isinstance(change.before, Note) and change.after is None


def _is_filed(change: Change) -> bool:
    """Tell whether a theme was given, or a note stands under another prompt than the first."""
    note = change.after
    if isinstance(note, Note):
        return note.first_prompt_id is not None
    return isinstance(note, Coding)


def _is_ballot(change: Change) -> bool:
    return isinstance(change.after, Ballot)


def _new_note(change: Change) -> Note | None:
    is_new = change.before is None and isinstance(change.after, Note)
    return change.after if is_new else None  # type: ignore[return-value]


_PLAIN = ("point", "paraphrase")
STEPS: tuple[Step, ...] = (
    Step("Type what somebody said, as it comes, and press Enter.", _is_plain),
    Step('A quote from a seat: type  3. " The bus never came  and press Enter.', _is_quote),
    Step("A disagreement from seat 5: type  5. ! It came every day  and press Enter.",
         _is_disagreement),
    Step("That was a mistake: press Ctrl+Z in the empty line, and it is taken back.",
         _is_taken_back),
    Step("A theme: type  #acc The step is too high  and press Enter.", _is_filed),
    Step("Now a ballot: press Alt+V, then 1 or 2 for what is marked on the card.", _is_ballot),
)  # fmt: skip
_ALL = "That is all there is to it. What you typed goes when you leave."


class PracticeStrip(Ground):
    """Says what to try next, above every screen of a practice."""

    def __init__(self, changes: Changes, actions: Actions) -> None:
        super().__init__("warn")
        self.setAccessibleName("Practice")
        self._done: set[Step] = set()
        self.words = Paragraph()
        self.count = Chip("", tone="plain", strong=True)
        self.leave = Button("Leave the practice", "plain", "x")
        self.setLayout(
            row(
                Chip("Practice: nothing is kept", "pencil", "warn", strong=True),
                self.count,
                (self.words, 1),
                self.leave,
                gap=12,
                pad=(16, 6, 8, 6),
            )
        )
        self.leave.clicked.connect(actions["close"].trigger)
        changes.changed.connect(self._follow)
        self._tell()

    @property
    def next(self) -> Step | None:
        """What is still to be tried; nothing once all is done."""
        return next((each for each in STEPS if each not in self._done), None)

    def _follow(self, changes: list[Change]) -> None:
        before = len(self._done)
        self._done |= {step for step in STEPS if any(map(step.is_done, changes))}
        if len(self._done) != before:
            self._tell()
            announce(self, self.words.text())

    def _tell(self) -> None:
        self.count.say(f"{len(self._done)} of {len(STEPS)}", "" if self.next else "check", "plain")
        self.words.say(self.next.words if self.next else _ALL)
