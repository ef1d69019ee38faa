"""What the tables of the demo hand in: questions, headlines, drafts, and how a session went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.demo.design import demo_data, numbered, start_of
from facilitator_app.demo.notes import topics_of
from facilitator_app.domain.records import (
    DraftExpectation,
    ExpertQuestion,
    Headline,
    ReadBack,
    Reflection,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.demo.design import Day, Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.domain.records import Record, Session

_HANDED_IN = 0.96
_AGREED, _READ_BACK, _CHANGED = 0.92, 0.86, 0.3
_TOLD = 0.55
_QUESTIONS = {2: 1, 3: 4}
_DRAFTS = {3: 1, 4: 3, 5: 1}


class Outcomes:
    """The papers that tables fill in."""

    def __init__(self, design: Design, dice: Dice, besides: Dice) -> None:
        self._design = design
        self._dice = dice
        self._besides = besides
        self._data = demo_data("outcomes")
        self._drafts = demo_data("drafts")

    def records(self, day: Day) -> Iterator[Record]:
        """Return everything that was handed in on a day."""
        headlines: dict[str, list[str]] = self._data["headlines"]
        for session in day.sessions:
            if session.kind != "table":
                continue
            if session.code == numbered(self._data["questions_asked_in"], day.run):
                yield from self._questions(day, session)
            if session.code == numbered(self._drafts["drafted_in"], day.run):
                yield from self._all_drafts(day, session)
            for code, texts in headlines.items():
                if session.code == numbered(code, day.run):
                    yield from self._headlines(session, texts)
            yield from self._reflections(session)

    def _questions(self, day: Day, session: Session) -> Iterator[ExpertQuestion]:
        """Deal the questions, so that no two tables ask the same in the same words."""
        questions = self._dice.dealt(self._data["questions"])
        moment = day.moment(start_of(session), session.minutes)
        for table in self._design.tables:
            for position in range(1, self._dice.weighted(_QUESTIONS) + 1):
                each: dict[str, Any] = next(questions)
                waiting = self._dice.choice(["asked", "parked", "parked", ""])
                yield ExpertQuestion(
                    id=self._dice.id_at(moment),
                    session_id=session.id,
                    table_id=table.id,
                    text=each["text"],
                    position=position,
                    routed_to=each["to"],
                    status="answered" if each["answer"] else waiting,
                    answer=each["answer"],
                    agreed=self._besides.often(_AGREED),
                )

    def _headlines(self, session: Session, texts: list[str]) -> Iterator[Headline | ReadBack]:
        cards = self._dice.dealt(texts)
        for table in self._design.tables:
            if self._dice.often(_HANDED_IN):
                headline = Headline.named(
                    self._design.id, session_id=session.id, table_id=table.id, text=next(cards)
                )
                yield headline
                if self._besides.often(_READ_BACK):
                    yield ReadBack.named(
                        self._design.id, headline_id=headline.id, text=self._read_back(headline)
                    )

    def _read_back(self, headline: Headline) -> str:
        """Return what was read back: at times the table added something afterwards."""
        said, comma, added = headline.text.partition(", ")
        if comma and added and self._besides.often(_CHANGED):
            return f"{said}."
        return headline.text

    def _reflections(self, session: Session) -> Iterator[Reflection]:
        told = self._data["reflections"]
        cards = {name: self._dice.dealt(texts) for name, texts in told.items()}
        late = start_of(session).hour >= 14  # noqa: PLR2004 - when people tire
        for table in self._design.tables:
            if not self._dice.often(_HANDED_IN):
                continue
            yield Reflection.named(
                self._design.id,
                session_id=session.id,
                table_id=table.id,
                energy=self._score(3.1 if late else 4.0),
                balance=self._score(3.6),
                heat=self._score(2.3),
                **{name: next(some) for name, some in cards.items() if self._dice.often(_TOLD)},
            )

    def _score(self, middle: float) -> int:
        return min(5, max(1, round(self._dice.gauss(middle, 0.9))))

    def _all_drafts(self, day: Day, session: Session) -> Iterator[DraftExpectation]:
        topics = {topic["name"]: topic for topic in self._drafts["topics"]}
        texts = {name: self._dice.dealt(topic["texts"]) for name, topic in topics.items()}
        moment = day.moment(start_of(session), session.minutes)
        for number, table in enumerate(self._design.tables):
            for name in topics_of(number, list(topics)):
                for _ in range(self._dice.weighted(_DRAFTS)):
                    topic = topics[name]
                    yield DraftExpectation(
                        id=self._dice.id_at(moment),
                        session_id=session.id,
                        table_id=table.id,
                        prompt_id=day.prompts[session.id][0].id,
                        topic=name,
                        text=next(texts[name]),
                        because=self._dice.choice(topic["because"]),
                        as_long_as=self._dice.choice(topic["as_long_as"]),
                        disagreement=self._dice.choice(topic["disagreement"]),
                    )
