"""Who takes part in the demo: invented people within the quotas, each with two codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator_app.demo.design import demo_data
from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import ExpectedBallot, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.demo.design import Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.domain.records import Record

RECRUITED_AS = "Recruited as"
HOUSEHOLD = "Household"


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who has to sit at one table: a supporter, or one who needs the interpreter."""

    row: int
    place: int
    beside: tuple[int, int] | str
    """Whom they sit beside, by row and place, or the code of their table."""


class People:
    """Those who were recruited, in rows of like people, and those held in reserve."""

    def __init__(self, design: Design, dice: Dice) -> None:
        self._plan = demo_data("people")
        self._dice = dice
        self._design = design
        recruited = self._recruited(self._plan["recruited"], within_quotas=True)
        self.reserves = self._recruited(self._plan["reserves"], within_quotas=False)
        dice.shuffle(recruited)
        no_shows = self._plan["no_shows"]
        self.never_came = recruited[:no_shows]
        self.rows = self._in_rows(recruited[no_shows:])
        self.companions: list[Companion] = []
        self._instruct()
        self.ballot_codes = self._draw_codes()
        """The ballot code of each who was recruited, by the code of the participant."""

    @property
    def recruited(self) -> list[Participant]:
        """Everybody who was invited to come, by code."""
        came = [each for row in self.rows for each in row]
        return sorted([*came, *self.never_came], key=lambda each: each.code)

    def records(self) -> Iterator[Record]:
        """Return participants, and ballot codes in an order that gives nobody away."""
        yield from self.recruited
        yield from self.reserves
        for code in sorted(self.ballot_codes.values()):
            yield ExpectedBallot.named(self._design.id, code=code)

    def _recruited(self, count: int, *, within_quotas: bool) -> list[Participant]:
        answers: list[dict[str, str]] = [{} for _ in range(count)]
        for field in self._plan["fields"]:
            values = self._values(field, count, within_quotas=within_quotas)
            likelier = field.get("likelier")
            for place, value in zip(self._order(answers, likelier), values, strict=True):
                answers[place][field["name"]] = value
        first = 1 if within_quotas else self._plan["recruited"] + 1
        role = "main sample" if within_quotas else "reserve"
        return [
            Participant(
                id=self._dice.id_at(self._design.prepared),
                code=f"P{number:03}",
                fields={**fields, RECRUITED_AS: role},
            )
            for number, fields in enumerate(answers, start=first)
        ]

    def _values(self, field: dict[str, Any], count: int, *, within_quotas: bool) -> list[str]:
        """Return an answer to a field for each of so many people, the likelier value first."""
        quotas: dict[str, list[int]] = field["values"]
        if not within_quotas:
            least = {value: low + 1 for value, (low, _) in quotas.items()}
            return [self._dice.weighted(least) for _ in range(count)]
        found = {value: low for value, (low, _) in quotas.items()}
        unsaid = self._dice.randint(0, self._plan["no_answer_most"])
        while sum(found.values()) + unsaid < count:
            open_values = [value for value, (_, high) in quotas.items() if found[value] < high]
            found[self._dice.choice(open_values)] += 1
        first = field.get("likelier", {}).get("value", "")
        answers = [value for value, times in found.items() for _ in range(times)]
        answers += [self._plan["no_answer"]] * unsaid
        return sorted(answers, key=lambda value: value != first)

    def _order(
        self, answers: Sequence[dict[str, str]], likelier: dict[str, Any] | None
    ) -> list[int]:
        """Return the places of people in any order, those for whom a value is likelier early."""

        def turn(place: int) -> float:
            early = likelier is not None and answers[place].get("Age") in likelier["among"]
            return self._dice.random() - (0.6 if early else 0)

        return sorted(range(len(answers)), key=turn)

    def _in_rows(self, came: list[Participant]) -> list[list[Participant]]:
        """Return as many rows as a table has seats, each as long as there are tables."""
        alike = sorted(came, key=lambda each: (each.fields["Age"], each.fields["Gender"]))
        length = len(self._design.tables)
        rows = [alike[start : start + length] for start in range(0, len(alike), length)]
        return [self._dice.shuffled(row) for row in rows]

    def _instruct(self) -> None:
        """Say who needs what, who comes with whom, and who shares a household."""
        plan = self._plan["seating"]
        free = {row: iter(range(len(self.rows[row]))) for row in range(len(self.rows))}
        for each in plan["instructions"]:
            row = each["row"] - 1
            place = next(free[row])
            self._change(row, place, seating_instruction=each["says"])
            if each.get("at_interpreter"):
                self.companions.append(Companion(row, place, plan["beside_the_interpreter"]))
        for each in plan["supporters"]:
            helped, helper = each["row"] - 1, each["supported_by_row"] - 1
            other, place = next(free[helped]), next(free[helper])
            supporter = self.rows[helper][place].code
            self._change(helped, other, seating_instruction=f"beside supporter {supporter}")
            self.companions.append(Companion(helper, place, (helped, other)))
        for number, row in enumerate(plan["households"], start=1):
            for _ in range(2):
                place = next(free[row - 1])
                fields = {**self.rows[row - 1][place].fields, HOUSEHOLD: f"H{number}"}
                self._change(row - 1, place, fields=fields)

    def _change(self, row: int, place: int, **values: Any) -> None:  # noqa: ANN401 - any field
        self.rows[row][place] = replace(self.rows[row][place], **values)

    def _draw_codes(self) -> dict[str, str]:
        codes: set[str] = set()
        while len(codes) < self._plan["recruited"]:
            codes.add(new_code(draw=self._dice.randrange))
        drawn = self._dice.shuffled(sorted(codes))
        return dict(zip((each.code for each in self.recruited), drawn, strict=True))
