"""Beside the agenda: the session at hand, what is asked, what is to settle, the last backup."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import Programme, Prompt
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, Scrolled, column, row
from facilitator_app.ui.parts.moments import counted, said
from facilitator_app.workspace.safekeeping import VOTING

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from facilitator_app.domain.records import Session
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace


class Side(Ground):
    """Four short sections, one above the other."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__("right")
        self._workspace, self._context = workspace, context
        self.next = Paragraph("", "muted")
        self.session = Paragraph("", "title")
        self.when = Paragraph("", "muted")
        self._prompts = column(gap=8)
        self.question, self.promise = Paragraph("", "note"), Paragraph("", "muted")
        self._settle_glyph, self._safe_glyph = Glyph("search"), Glyph("hard-drive")
        self.settle, self.safe = Paragraph("Looking for what is to settle…"), Paragraph()
        # Every reference is followed for it: nobody waits for that to see the agenda.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._show_conflicts)
        self._unsettled = False
        page = QWidget()
        page.setLayout(
            column(
                Label("At hand", "muted"),
                self.session,
                self.when,
                self._prompts,
                8,
                Rule(),
                Label("What is asked", "strong"),
                self.question,
                self.promise,
                8,
                Rule(),
                Label("How it stands", "strong"),
                row(Glyph("calendar"), (self.next, 1)),
                row(self._settle_glyph, (self.settle, 1)),
                row(self._safe_glyph, (self.safe, 1)),
                None,
                gap=6,
                pad=(20, 16, 16, 16),
            )
        )
        self.setLayout(column(Scrolled(page, "At hand")))
        context.place.changed.connect(self._show_session)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is to settle, if somebody went elsewhere before it was known."""
        super().showEvent(event)
        if self._unsettled:
            self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nothing that is not seen."""
        super().hideEvent(event)
        self._settling.stop()

    def refresh(self) -> None:
        """Read all of it again."""
        self._show_session()
        programme = next(iter(self._workspace.all(Programme)), None)
        question = programme.question if programme else ""
        self.question.say(question or "The programme's question is not written down yet.")
        promise = programme.promise if programme else ""
        self.promise.say(f"Promised: {promise}" if promise else "")
        self.promise.setVisible(bool(promise))
        self.next.say(self._what_next())
        self._unsettled = True
        self._settling.start()
        self._show_backup()

    def _show_session(self) -> None:
        session = self._context.place.session
        self.session.say(f"{session.code} {session.title}".strip() if session else "No session yet")
        self.when.say(_when(session) if session else "")
        while (item := self._prompts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        prompts = self._workspace.of(Prompt, "session_id", [session.id]) if session else []
        for prompt in sorted(prompts, key=lambda each: (each.position, each.code)):
            self._prompts.addWidget(_prompt(prompt, session.code if session else ""))

    def _what_next(self) -> str:
        """Say when the next day is, as far as days have dates."""
        today = datetime.now().astimezone().date()
        days = [w for w in self._context.place.workshops if w.held_on]
        coming = next((w for w in days if w.held_on and w.held_on >= today), None)
        if coming is None:
            return "All days have been held." if days else "No day has a date yet."
        doors = f", doors at {coming.doors:%H:%M}" if coming.doors else ""
        return f"Day {coming.position} is {_day(coming.held_on, today)}{doors}."

    def _show_conflicts(self) -> None:
        self._unsettled = False
        conflicts, loose = len(self._workspace.conflicting()), len(self._workspace.loose_ends())
        if conflicts:
            self._settle_glyph.show_icon("split", "bad")
            self.settle.say(f"{counted(conflicts, 'record')} with more than one version.", "bad")
        elif loose:
            self._settle_glyph.show_icon("link", "warn")
            self.settle.say(f"{counted(loose, 'record')} without what they belong to.", "warn")
        else:
            self._settle_glyph.show_icon("circle-check", "good")
            self.settle.say("Nothing to settle: no conflicts, no loose ends.", "")

    def _show_backup(self) -> None:
        is_voting = self._workspace.backups.is_voting()
        self._safe_glyph.show_icon("hard-drive", "warn" if is_voting else "text_muted")
        if is_voting:
            self.safe.say(VOTING, "warn")
            return
        newest = max(self._workspace.backups.all(), key=lambda each: each.made_at, default=None)
        self.safe.say(
            f"Last backup: {said(newest.made_at)}, {counted(newest.revisions, 'revision')}."
            if newest
            else "The first backup is being made.",
            "",
        )


def _when(session: Session) -> str:
    if session.planned_start is None:
        return counted(session.minutes, "minute") if session.minutes else ""
    start = datetime.combine(date.min, session.planned_start)
    end = start + timedelta(minutes=session.minutes)
    return f"{start:%H:%M} to {end:%H:%M} · {counted(session.minutes, 'minute')}"


def _day(held: date | None, today: date) -> str:
    if held is None or held == today:
        return "today"
    return "tomorrow" if held == today + timedelta(days=1) else f"on {held.day} {held:%B}"


def _prompt(prompt: Prompt, session: str) -> QWidget:
    result = QWidget()
    letter = Label(prompt.code.removeprefix(session) or prompt.code, "strong", "muted")
    layout = row(letter, (Paragraph(prompt.question), 1), gap=10)
    layout.setAlignment(letter, Qt.AlignmentFlag.AlignTop)
    result.setLayout(layout)
    return result
