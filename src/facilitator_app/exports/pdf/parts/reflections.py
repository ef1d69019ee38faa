"""What the team at each table made of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.records import Reflection
from facilitator_app.exports.pdf.composer import Entry
from facilitator_app.exports.pdf.parts.part import beside, conflict, facts, table_of
from facilitator_app.exports.pdf.tags import UNNUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.pack import Pack


class Reflections:
    """The reflections of a session."""

    title: ClassVar[str] = "Reflections"
    about: ClassVar[str] = (
        "Reflections are the team's, not the participants'. Scores go from 1, low, to 5, high. "
        "They stay within the team."
    )

    def records(self, pack: Pack) -> Sequence[Reflection]:
        """Return the reflections by session and table."""
        return pack.material.at_tables(Reflection)

    def write(self, pack: Pack, records: Sequence[Reflection]) -> None:
        """Write the reflections, table by table."""
        pack.composer.heading("Reflections of the team", 3)
        with pack.composer.within("L", UNNUMBERED):
            for reflection in pack.over(self.title, records):
                who = table_of(pack, reflection.table_id)
                pack.composer.entry(
                    Entry(
                        beside(pack, reflection, who),
                        _told(reflection),
                        facts(*_scores(reflection), conflict(pack, reflection)),
                    )
                )


def _told(reflection: Reflection) -> str:
    parts = (
        ("Surprise", reflection.surprise),
        ("Misunderstanding", reflection.misunderstanding),
        ("Advice", reflection.advice),
    )
    return "\n".join(f"{name}: {text}" for name, text in parts if text) or "No words."


def _scores(reflection: Reflection) -> list[str]:
    scores = (
        ("Energy", reflection.energy),
        ("balance", reflection.balance),
        ("heat", reflection.heat),
    )
    return [f"{name} {score} of 5" for name, score in scores if score]
