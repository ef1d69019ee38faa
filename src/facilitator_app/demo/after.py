"""What the tables of the demo say after their votes, and how the keying of ballots was checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.demo.design import demo_data, start_of
from facilitator_app.domain.planning.formats import sides_of
from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.records import (
    BallotAccount,
    Reason,
    Reveal,
    SecondKeying,
    TablePosition,
)
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.domain.votes import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.demo.design import Day, Design, Vote
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.people import People
    from facilitator_app.demo.room import Room
    from facilitator_app.domain.records import Ballot, Record, Table, TradeOff

_SPEAKS, _TERMS, _CHANGES, _DIFFERS, _TAKES = 0.6, 0.5, 0.4, 0.5, 0.9
_POSITIONS = {2: 5, 3: 4, 1: 1, 4: 1}
_DECIDED = ("first", "second", "another")
_LISTS = {"condition": "conditions", "would change minds": "minds", "minority view": "minority"}
_OFTEN = {"condition": _TERMS, "would change minds": _CHANGES, "minority view": _DIFFERS}


class AfterVotes:
    """Reasons, minority views and positions of tables; what became of the cards; keying again."""

    def __init__(self, design: Design, people: People, room: Room, dice: Dice) -> None:
        self._design, self._people, self._room, self._dice = design, people, room, dice
        self._data = demo_data("after_votes")

    def records(self, day: Day, ballots: Sequence[Ballot]) -> Iterator[Record]:
        """Return all of it for a day, whose ballots these are."""
        for vote in day.votes:
            cast = [
                each
                for each in ballots
                if (each.trade_off_id, each.round) == (vote.trade_off.id, vote.round)
            ]
            by_code = {each.code: each for each in cast}
            for table in self._design.tables:
                yield self._account(vote, table, by_code)
            if day is not self._design.days[-1]:
                yield self._reveal(vote)
            rounds, code = balloted(vote.trade_off), _plain_code(vote.trade_off, day)
            if vote.round == rounds[0] and code == self._data["keyed_again"]:
                yield from self._keyed_again(cast)
            if vote.round == rounds[-1] and code in self._data:
                said = _Said(self._data[code], self._dice)
                for table in self._dice.shuffled(self._design.tables):
                    yield from self._reasons(day, vote, table, said)

    def _reveal(self, vote: Vote) -> Reveal:
        """Show what was voted: the last day is left to whoever tries the demo."""
        return Reveal.named(self._design.id, trade_off_id=vote.trade_off.id, round=vote.round)

    def _account(self, vote: Vote, table: Table, ballots: dict[str, Ballot]) -> BallotAccount:
        seated = self._room.at_table(vote.session, table.id).values()
        codes = [self._people.ballot_codes[each.code] for each in seated]
        cast = [ballots[code] for code in codes if code in ballots]
        spoilt = sum("spoilt" in each.marks for each in cast)
        more = vote.round == "table" and table == self._design.tables[-1]
        return BallotAccount.named(
            self._design.id,
            trade_off_id=vote.trade_off.id,
            round=vote.round,
            table_id=table.id,
            issued=len(codes) + more,
            returned=len(cast) - spoilt,
            spoilt=spoilt,
            unreturned=len(codes) - len(cast),
            reason=self._data["accounted"] if more else "",
        )

    def _keyed_again(self, cast: Sequence[Ballot]) -> Iterator[SecondKeying]:
        """Key every ballot again; a few differ, and somebody looks at the paper."""
        [lead] = [each for each in self._design.staff if each.role == "data lead"]
        marked = [each for each in cast if ANSWER in each.marks]
        differ = dict(zip([e.code for e in self._dice.sample(marked, 3)], _DECIDED, strict=True))
        for ballot in cast:
            keyed = SecondKeying.named(
                self._design.id,
                trade_off_id=ballot.trade_off_id,
                round=ballot.round,
                code=ballot.code,
                marks=ballot.marks,
            )
            decision = differ.get(ballot.code, "")
            if decision:
                other, third = _mistyped(ballot.marks, 1), _mistyped(ballot.marks, 2)
                first = ballot.marks if decision == "first" else other
                marks = {"first": other, "second": ballot.marks, "another": third}[decision]
                keyed = replace(
                    keyed, marks=marks, first=first, decision=decision, decided_by=lead.id
                )
            yield keyed

    def _reasons(self, day: Day, vote: Vote, table: Table, said: _Said) -> Iterator[Record]:
        spoken = said.at_a_table(vote.trade_off)
        for position, (sort, option, text) in enumerate(spoken, start=1):
            yield Reason(
                id=self._dice.id_at(day.moment(start_of(vote.session), vote.session.minutes)),
                trade_off_id=vote.trade_off.id,
                table_id=table.id,
                sort=sort,
                option=option,
                text=text,
                position=position,
            )
        if said.positions and self._dice.often(_TAKES):
            yield TablePosition.named(
                self._design.id,
                trade_off_id=vote.trade_off.id,
                round=TABLE_POSITION,
                table_id=table.id,
                marks={vote.trade_off.options[0]: self._dice.weighted(_POSITIONS)},
                text=self._dice.choice(said.positions),
            )


class _Said:
    """The sentences about one vote, dealt to the tables: no two say the same in the same words."""

    def __init__(self, data: dict[str, Any], dice: Dice) -> None:
        self._dice = dice
        self._reasons = [dice.shuffled(texts) for texts in data["reasons"]]
        self._others = {sort: dice.shuffled(data[name]) for sort, name in _LISTS.items()}
        self.positions: list[str] = data.get("position", [])

    def at_a_table(self, trade_off: TradeOff) -> Iterator[tuple[str, str, str]]:
        """Return what one table says: the sort, the side, and the words."""
        for side, texts in zip(sides_of(trade_off), self._reasons, strict=True):
            if texts and self._dice.often(_SPEAKS):
                yield "reason", side, texts.pop()
        for sort, texts in self._others.items():
            if texts and self._dice.often(_OFTEN[sort]):
                yield sort, "", texts.pop()


def _plain_code(trade_off: TradeOff, day: Day) -> str:
    """Return the code of a trade-off in the first run of the design."""
    return trade_off.code.removesuffix(f"-{day.run}") if day.run > 1 else trade_off.code


def _mistyped(marks: dict[str, int], by: int) -> dict[str, int]:
    """Return marks as somebody mistypes them: the next key, within the scale of the vote."""
    return {option: (value + by - 1) % 5 + 1 for option, value in marks.items()}
