"""What the people of the demo agreed to when they were invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.demo.design import demo_data
from facilitator_app.domain.records import Consent
from facilitator_app.domain.records.discussion import EVERY_SEAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from facilitator_app.demo.design import Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.people import People
    from facilitator_app.domain.records import Note, Participant

_IN_A_HUNDRED = 100


class Consents:
    """Who agreed to what: all take part, few refuse that their words are written down."""

    def __init__(self, design: Design, people: People, dice: Dice) -> None:
        data = demo_data("tables")
        self._design = design
        self._everybody = people.recruited
        self._dice = dice
        self._agree: dict[str, int] = data["consents"]
        came = dice.dealt(each.id for row in people.rows for each in row)
        self._refused: dict[str, set[UUID]] = {
            item: {next(came) for _ in range(count)} for item, count in data["refused"].items()
        }

    def records(self) -> Iterator[Consent]:
        """Return a consent for each person who was recruited and each thing to agree to."""
        for each in self._everybody:
            for item, share in self._agree.items():
                agrees = self._dice.often(share / _IN_A_HUNDRED)
                yield Consent.named(
                    self._design.id,
                    participant_id=each.id,
                    item=item,
                    given=agrees and not self._has_refused(each.id, item),
                )

    def seats(self, note: Note, seated: Mapping[str, Participant]) -> tuple[str, ...]:
        """Return the seats that a note may name: what others said is kept as from nobody."""
        is_quote = note.wording != "paraphrase"
        return tuple(
            seat
            for seat in note.seats
            if seat == EVERY_SEAT
            or not (
                self._has_refused(seated[seat].id, "notes")
                or (is_quote and self._has_refused(seated[seat].id, "quotes"))
            )
        )

    def _has_refused(self, participant: UUID, item: str) -> bool:
        # Whoever wants no notes wants no quotes either.
        return participant in self._refused.get(item, ()) or (
            item == "quotes" and participant in self._refused["notes"]
        )
