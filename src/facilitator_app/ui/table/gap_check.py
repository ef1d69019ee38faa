"""Looks for gaps when a prompt or a session closes, and tells of each of them once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.gaps import (
    PROMPT,
    SUMMARY,
    Gap,
    Talk,
    in_words,
    prompt_gaps,
    session_gaps,
)
from facilitator_app.domain.records import Coverage, Link, Note, Summary
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table.handed_in import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Prompt
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notes_page import NotesPage


@dataclass(frozen=True)
class Closed:
    """What has closed, and at which desk."""

    desk: Desk
    prompt: Prompt | None = None
    """Nothing if it is the whole session."""

    @property
    def key(self) -> tuple[UUID, UUID]:
        """What tells it from others."""
        return self.desk.table.id, self.prompt.id if self.prompt else self.desk.session.id

    @property
    def name(self) -> str:
        """What it is called at the table."""
        if self.prompt is None:
            return self.desk.session.code
        return f"({self.desk.letter_of(self.prompt)})"

    def gaps(self) -> list[Gap]:
        """Return what is missing there now."""
        return gaps_of(self.desk, self.prompt)


class GapCheck(QObject):
    """Puts what is missing on the line above the entry line, each gap once."""

    prompt_wanted = Signal(object)
    summary_wanted = Signal(object)
    session_wanted = Signal(object)

    def __init__(self, page: NotesPage) -> None:
        super().__init__(page)
        self._page = page
        self._told: dict[tuple[UUID, UUID], set[Gap]] = {}
        self._closed: Closed | None = None
        self._shown: list[Gap] = []
        page.gaps.wanted.connect(self._go)
        page.gaps.dismissed.connect(self._dismiss)

    def prompt_changes(self, desk: Desk, before: Prompt | None, now: Prompt | None) -> None:
        """Look at the prompt that is left; what was said of others has had its time."""
        there = any(before is not None and each.id == before.id for each in desk.prompts)
        if before is not None and there and before.id != (now.id if now else None):
            self._show(None, [])
            self._tell(Closed(desk, before))

    def desk_changes(self, before: Desk | None, now: Desk) -> None:
        """Look at the session that is left for another one at the same table."""
        if before is None or (before.session.id, before.table.id) == (now.session.id, now.table.id):
            return
        self._show(None, [])
        if before.table.id == now.table.id:
            self._tell(Closed(before))

    def session_ends(self, desk: Desk) -> list[Gap]:
        """Return what is missing in a session, to be told where it is closed."""
        gaps = [each for each in gaps_of(desk, None) if each.what != SUMMARY]
        self._told.setdefault(Closed(desk).key, set()).update(gaps)
        return gaps

    def follow(self, changes: Iterable[Change]) -> None:
        """Leave out of the line what has been filled by now."""
        closed = self._closed
        if closed is None or not any(_touches(each, closed) for each in changes):
            return
        now = closed.gaps()
        left = [each for each in self._shown if each in now]
        if left != self._shown:
            self._show(closed if left else None, left)

    def _tell(self, closed: Closed) -> None:
        told = self._told.setdefault(closed.key, set())
        gaps = [each for each in closed.gaps() if each not in told]
        told.update(gaps)
        if gaps:
            self._show(closed, gaps)
            announce(self._page.gaps, self._page.gaps.words.text())

    def _show(self, closed: Closed | None, gaps: list[Gap]) -> None:
        self._closed, self._shown = closed, gaps
        words = sentence(closed.desk, gaps, closed.name) if closed else ""
        offer = ""
        if closed is not None:
            lines = closed.prompt is not None and [each.what for each in gaps] == [SUMMARY]
            offer = f"Summarise {closed.name}" if lines else f"Back to {closed.name}"
        self._page.say_gaps(words, offer)

    def _go(self) -> None:
        closed, gaps = self._closed, self._shown
        self._show(None, [])
        if closed is None:
            return
        if closed.prompt is None:
            self.session_wanted.emit(closed.desk.session)
        elif [each.what for each in gaps] == [SUMMARY]:
            self.summary_wanted.emit(closed.prompt)
        else:
            self.prompt_wanted.emit(closed.prompt)

    def _dismiss(self) -> None:
        self._show(None, [])
        self._page.first.setFocus()


def gaps_of(desk: Desk, prompt: Prompt | None) -> list[Gap]:
    """Return what is missing under a prompt, or in the session of a desk."""
    book = desk.notebook
    every = [each.note for each in book.under(prompt.id)] if prompt else book.all()
    seats = [each.label for each in desk.seats if each.there]
    links = desk.workspace.of(Link, "note_id", [each.id for each in every])
    disagrees = any(each.how == "disagrees" for each in links)
    talk = Talk(every, seats, disagrees, desk.register.swaps())
    coverages = desk.workspace.of(Coverage, "table_id", [desk.table.id])
    if prompt is None:
        return session_gaps(desk.prompts, talk, coverages, summary_of(desk, None))
    coverage = next((each for each in coverages if each.prompt_id == prompt.id), None)
    return prompt_gaps(prompt, talk, coverage, summary_of(desk, prompt))


def sentence(desk: Desk, gaps: Iterable[Gap], name: str) -> str:
    """Return what is missing as the table calls it."""
    letters = {each.code: f"({desk.letter_of(each)})" for each in desk.prompts}
    called = [
        Gap(PROMPT, letters.get(each.which, each.which)) if each.what == PROMPT else each
        for each in gaps
    ]
    return f"{name}: {in_words(called)}."


def _touches(change: Change, closed: Closed) -> bool:
    """Tell whether a change could fill a gap; few do, and those who type are not kept waiting."""
    record = change.record
    if isinstance(record, Note):
        about = record.prompt_id if closed.prompt else record.session_id
        return about == (closed.prompt.id if closed.prompt else closed.desk.session.id)
    return isinstance(record, Link | Coverage | Summary)
