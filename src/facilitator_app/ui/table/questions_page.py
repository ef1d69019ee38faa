"""Questions for the experts: at most three that the table agrees on, in its order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import ExpertQuestion, Note
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.table.cards_page import Card, CardsPage
from facilitator_app.ui.table.handed_in import AT_MOST, question_id, question_notes, questions_of
from facilitator_app.ui.table.hints import Hints
from facilitator_app.ui.table.question_card import KEYS, QuestionCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_FULL = (
    "Three questions are agreed already. Take one of them back first, or let this one wait below."
)
_NOTED = "Noted as a question in this session"
_LISTED = 60
"""How many of those are listed: each row takes its time, and nobody reads through hundreds."""


class QuestionsPage(CardsPage[ExpertQuestion]):
    """The agreed ones first, those that wait below, then what was noted as a question."""

    command, heading, what = "questions", "Questions for the experts", "question for the experts"
    kinds = (ExpertQuestion, Note)

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self.agreed = Label("", "strong")
        self.noted: list[NotedQuestion] = []
        self._noted, self._notes = QWidget(), column(gap=6)
        self._noted.setLayout(column(title := Label(_NOTED, "title"), self._notes, gap=6))
        self.title_of_noted = title
        hints = Hints("Keys", KEYS.items())
        self.lay_out(
            column(self.agreed, hints, self._list, 8, self._noted, None,
                   gap=12, pad=(18, 12, 18, 16))
        )  # fmt: skip

    def arrange(self, desk: Desk) -> None:
        """Have a card for each question, and a row for each note that could become one."""
        super().arrange(desk)
        count = sum(each.agreed for each in self.known.values())
        self.agreed.say(f"{count} of {AT_MOST} agreed")
        every = question_notes(desk)
        notes = every[-_LISTED:]
        more = f": the newest {_LISTED} of {len(every):,}" if len(every) > _LISTED else ""
        self.title_of_noted.say(f"{_NOTED}{more}")
        if [each.note for each in self.noted] != notes:
            for each in self.noted:
                self._notes.removeWidget(each)
                each.hide()
                each.deleteLater()
            self.noted = [NotedQuestion(each) for each in notes]
            for each in self.noted:
                each.take.clicked.connect(lambda _=False, note=each.note: self._take_over(note))
                self._notes.addWidget(each)
        self._noted.setVisible(bool(notes))

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed; notes alone can wait until somebody looks."""
        if self.isVisible() or any(isinstance(each.record, ExpertQuestion) for each in changes):
            super().take(changes)

    def choose(self, about: object) -> None:
        """Be gone to, with what was noted since."""
        del about
        if self.desk is not None:
            self.show_desk(self.desk)
            self.bring(self.agreed)

    @property
    def first(self) -> QWidget:
        """The first question: they are looked through more often than added to."""
        return next(iter(self.cards.values())).first if self.cards else self.back

    def records(self, desk: Desk) -> list[ExpertQuestion]:
        """Return the questions in their order."""
        return questions_of(desk)

    def is_empty(self, record: ExpertQuestion) -> bool:
        """Tell whether nothing is asked."""
        return not record.text

    def card(self, desk: Desk, key: str) -> QuestionCard:
        """Return a new card."""
        del desk
        card = QuestionCard(key, self.field)
        card.agreed_wanted.connect(lambda agreed: self._agree(card, agreed=agreed))
        card.state_wanted.connect(lambda state: self._set_state(card, state))
        card.step_wanted.connect(lambda by: self._step(card, by))
        card.grip.dragged.connect(lambda at: self._drag(card, at))
        card.grip.dropped.connect(self._drop)
        return card

    def made(self, desk: Desk, card: Card[ExpertQuestion], **values: str) -> ExpertQuestion:
        """Return a new question, below all others."""
        new = ExpertQuestion(
            id=UUID(card.key),
            session_id=desk.session.id,
            table_id=desk.table.id,
            position=self._last() + 1,
            text="",
        )
        return self.changed(new, **values)

    def _last(self) -> int:
        return max((each.position for each in self.known.values()), default=0)

    def _agree(self, card: QuestionCard, *, agreed: bool) -> None:
        """Agree on a question, or no longer; a fourth one is refused."""
        self.flush()
        record = self.known.get(card.key)
        there = [each for each in self.known.values() if each.agreed]
        if record is None or (agreed and len(there) >= AT_MOST):
            card.agreed.setChecked(False)
            if record is not None:
                self._context.messages.say(_FULL, "info")
            return
        self.set(card, "agreed", agreed)
        self.bring(card)

    def _set_state(self, card: QuestionCard, state: str) -> None:
        self.flush()
        self.set(card, "status", state)
        if state == "answered" and not card.words["answer"].text():
            card.words["answer"].setFocus()

    def _step(self, card: QuestionCard, by: int) -> None:
        """Move a question among those that are agreed, or among those that wait."""
        self.flush()
        record = self.known.get(card.key)
        if record is None:
            return
        alike = [key for key, each in self.known.items() if each.agreed == record.agreed]
        at = alike.index(card.key)
        if 0 <= at + by < len(alike):
            keys = [*self.known]
            one, other = keys.index(card.key), keys.index(alike[at + by])
            keys[one], keys[other] = keys[other], keys[one]
            self._put_in_order(keys)
            self.bring(card)

    def _drag(self, card: QuestionCard, at: int) -> None:
        """Let the other cards make way for the one that is dragged."""
        record = self.known.get(card.key)
        if record is None:
            return
        alike = [
            each for key, each in self.cards.items()
            if key in self.known and self.known[key].agreed == record.agreed
        ]  # fmt: skip
        over = [e for e in alike if e.mapToGlobal(QPoint(0, e.height() // 2)).y() < at]
        others = [each for each in alike if each is not card]
        place = len([each for each in over if each is not card])
        wanted = [*others[:place], card, *others[place:]]
        first = min(self._list.indexOf(each) for each in alike)
        for number, each in enumerate(wanted):
            if self._list.indexOf(each) != first + number:
                self._list.insertWidget(first + number, each)

    def _drop(self) -> None:
        """Save the order in which the cards lie now."""
        self.flush()
        self._put_in_order(sorted(self.known, key=lambda key: self._list.indexOf(self.cards[key])))

    def _put_in_order(self, keys: list[str]) -> None:
        moved = [
            Change(self.known[key], replace(self.known[key], position=place))
            for place, key in enumerate(keys, start=1)
            if self.known[key].position != place
        ]
        if moved and self.desk is not None:
            name = f"questions of {self.desk.session.code} put in order"
            self._context.changes.save(lambda: self._workspace.do(moved, name))

    def _take_over(self, note: Note) -> None:
        """Make a question of a note; the note stays."""
        desk = self.desk
        if desk is None:
            return
        question = ExpertQuestion(
            id=question_id(desk, note),
            session_id=desk.session.id,
            table_id=desk.table.id,
            position=self._last() + 1,
            text=" ".join(note.text.split()),
        )
        if self.edit(None, question, f"{self.what} of {desk.session.code} added"):
            card = self.cards[str(question.id)]
            card.first.setFocus()
            self.bring(card)


class NotedQuestion(QWidget):
    """A note that could be put to the experts."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self.take = Button("Put it to the experts", icon="plus")
        self.take.setAccessibleDescription(note.text)
        words = Paragraph(note.text)
        self.setLayout(row((words, 1), self.take, gap=12))
