"""The notes of the demo: at every table, what was said about each prompt, and its themes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from facilitator_app.demo.design import demo_data, start_of
from facilitator_app.demo.hand import Hand
from facilitator_app.demo.talk import Card, Said, Talk
from facilitator_app.domain.records import Coding, Note
from facilitator_app.domain.records.discussion import EVERY_SEAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.demo.design import Day, Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.guiding import Guiding
    from facilitator_app.demo.room import Room
    from facilitator_app.domain.records import Participant, Prompt, Record, Session, Table

_PER_MINUTE = 0.91
_CODED, _CODED_TWICE, _SECOND_CODER = 0.42, 0.4, 0.1
_REFILED = 0.04
_AGREEMENTS = {"": 55, "one": 11, "few": 14, "half": 7, "most": 8, "all": 5}
_STRENGTHS = {0: 5, 1: 2, 2: 3, 3: 2}
_WORDINGS = {"exact": 55, "near": 30, "paraphrase": 15}
_MANY = {"disagreement": 3, "changed mind": 1, "count": 0, "non-verbal": 0}


@dataclass(frozen=True, slots=True)
class _Place:
    """One table in one session, as its note-taker sees it."""

    session: Session
    table: Table
    seats: dict[str, Participant]
    voices: dict[str, float]
    """How readily each seat speaks up."""
    pace: float
    hand: Hand
    heard: set[str]
    """What has been said here today: a note-taker writes it down once."""


class NoteTakers:
    """Twelve people with a laptop each."""

    def __init__(self, design: Design, room: Room, guiding: Guiding, dice: Dice) -> None:
        self.kept: list[Note] = []
        """The notes of the day that was made last, as they are kept."""
        self._design = design
        self._room = room
        self._guiding = guiding
        self._dice = dice
        self._talk = Talk(dice)
        words = self._talk.everywhere
        self._hands = [Hand(habits, words, dice) for habits in words["hands"]]
        self._paces = dice.shuffled(0.8 + 0.4 * n / 11 for n in range(len(design.tables)))
        self._voices: dict[UUID, float] = {}
        self._heard: dict[UUID, set[str]] = {}
        drafts = demo_data("drafts")
        self._drafted_in = drafts["drafted_in"]
        self._topics = [topic["name"] for topic in drafts["topics"]]

    def records(self, day: Day) -> Iterator[Record]:
        """Return a day's notes in the order in which they were taken, and their themes."""
        self._heard = {table.id: set() for table in self._design.tables}
        notes: list[tuple[Note, Said]] = []
        for session in day.sessions:
            for number, table in enumerate(self._design.tables):
                if day.prompts[session.id]:
                    notes += self._notes(day, self._place(session, number, table), number)
        notes.sort(key=lambda each: str(each[0].noted_at))
        given = list(chain.from_iterable(self._codings(note, said) for note, said in notes))
        self.kept = list(self._guiding.filed([note for note, _ in notes], day))
        kept = {note.id for note in self.kept}
        yield from self.kept
        yield from (each for each in given if each.note_id in kept)

    def _place(self, session: Session, number: int, table: Table) -> _Place:
        seats = self._room.at_table(session, table.id)
        voices = {
            seat: self._voices.setdefault(each.id, self._dice.lognormvariate(0, 0.6))
            for seat, each in seats.items()
        }
        hand = self._hands[number % len(self._hands)]
        heard = self._heard[table.id]
        return _Place(session, table, seats, voices, self._paces[number], hand, heard)

    def _notes(self, day: Day, place: _Place, number: int) -> Iterator[tuple[Note, Said]]:
        """Return what one table said in one session, prompt after prompt."""
        prompts = day.prompts[place.session.id]
        begun = 0
        for prompt in prompts:
            deck = self._deck(prompt, day.run, number)
            many = prompt.minutes * _PER_MINUTE * place.pace * self._dice.uniform(0.85, 1.15)
            for _ in range(round(many)):
                minute = begun + self._dice.uniform(0.3, prompt.minutes - 0.2)
                moment = day.moment(start_of(place.session), minute)
                note, said = self._note(place, prompt, deck, moment.replace(microsecond=0))
                yield self._refiled(note, prompts), said
            begun += prompt.minutes

    def _deck(self, prompt: Prompt, run: int, number: int) -> Iterator[Card]:
        code = prompt.code.removesuffix(f"-{run}")
        topics = tuple(self._topics)
        if code.startswith(self._drafted_in):
            topics = topics_of(number, self._topics)
        return self._talk.deck(code, topics)

    def _note(
        self, place: _Place, prompt: Prompt, deck: Iterator[Card], moment: datetime
    ) -> tuple[Note, Said]:
        seats, said = self._interpreted(place, prompt)
        if said is None:
            said = self._new_words(place, deck)
            seats, wording = self._speakers(place, said.kind), self._wording(said.kind)
        else:
            wording = "near"
        agreement, stance = self._agreement(seats, said.kind), self._stance(said)
        note = Note(
            id=self._dice.id_at(moment),
            session_id=place.session.id,
            table_id=place.table.id,
            prompt_id=prompt.id,
            seats=seats,
            kind=said.kind,
            wording=wording,
            stance=stance,
            strength=self._dice.weighted(_STRENGTHS) if stance in ("for", "against") else 0,
            agreement=agreement,
            text=place.hand.written(said.text, exact=wording == "exact"),
            noted_at=moment,
        )
        return note, said

    def _new_words(self, place: _Place, deck: Iterator[Card]) -> Said:
        said = self._talk.said(deck, len(place.seats))
        while said.text in place.heard:
            said = self._talk.said(deck, len(place.seats))
        place.heard.add(said.text)
        return said

    def _interpreted(self, place: _Place, prompt: Prompt) -> tuple[tuple[str, ...], Said | None]:
        """Return what somebody said through the interpreter, if it was their turn."""
        interpreted = self._talk.everywhere["interpreted"]
        code = prompt.code.partition("-")[0]
        for seat, each in place.seats.items():
            for language, says in interpreted["says"].items():
                if language in each.seating_instruction and self._dice.often(interpreted["share"]):
                    fitting = [some for some in says if code in some["prompts"]]
                    new = [some for some in fitting if some["text"] not in place.heard]
                    if new:
                        words = self._dice.choice(new)
                        place.heard.add(words["text"])
                        return (seat,), Said("quote", words["text"], words)
        return (), None

    def _speakers(self, place: _Place, kind: str) -> tuple[str, ...]:
        """Return the seats that spoke: mostly one, at times several, all or nobody knows who."""
        if not place.seats or self._dice.often(0.06):
            return ()
        many = _MANY.get(kind, 2 if self._dice.often(0.1) else 1)
        if many == 0 or self._dice.often(0.03):
            return (EVERY_SEAT,)
        drawn = {self._dice.weighted(place.voices) for _ in range(many)}
        return tuple(sorted(drawn))

    def _wording(self, kind: str) -> str:
        if kind == "quote":
            return self._dice.weighted(_WORDINGS)
        return "near" if self._dice.often(0.1) else "paraphrase"

    def _stance(self, said: Said) -> str:
        if said.kind in ("non-verbal", "parking lot", "count") or self._dice.often(0.35):
            return ""
        if said.kind in ("disagreement", "condition", "changed mind"):
            return "mixed"
        return str(said.strand.get("stance", "neutral"))

    def _agreement(self, seats: tuple[str, ...], kind: str) -> str:
        if kind in ("non-verbal", "parking lot", "question"):
            return ""
        if kind == "disagreement":
            return self._dice.choice(["", "few", "half"])
        return "all" if seats == (EVERY_SEAT,) else self._dice.weighted(_AGREEMENTS)

    def _refiled(self, note: Note, prompts: tuple[Prompt, ...]) -> Note:
        """Return a note, now and then as one that was filed under another prompt at first."""
        others = [each.id for each in prompts if each.id != note.prompt_id]
        if others and self._dice.often(_REFILED):
            return replace(note, first_prompt_id=self._dice.choice(others))
        return note

    def _codings(self, note: Note, said: Said) -> Iterator[Coding]:
        """Return the themes that the first coder saw in a note, and at times the second one."""
        fitting = list(said.strand.get("themes", ()))
        extra = {"condition": "COND", "changed mind": "CHG"}.get(said.kind)
        if extra is not None and extra not in fitting:
            fitting.insert(0, extra)
        if not fitting or not self._dice.often(_CODED):
            return
        chosen = fitting[: 2 if self._dice.often(_CODED_TWICE) else 1]
        for code in chosen:
            yield self._coding(note, code, "DATA")
        if self._dice.often(_SECOND_CODER):
            yield self._coding(note, self._dice.choice(fitting), "LEAD")

    def _coding(self, note: Note, theme: str, coder: str) -> Coding:
        theme_id = self._design.themes[theme].id
        return Coding.named(self._design.id, note_id=note.id, theme_id=theme_id, coder=coder)


def topics_of(number: int, topics: list[str]) -> tuple[str, str]:
    """Return the two topics that a table drafts, so that each topic goes to as many tables."""
    step = 1 + number // len(topics)
    return topics[number % len(topics)], topics[(number + step) % len(topics)]
