"""What is said of prints before they are made, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.parts.making import MadeFile
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.apart.prints import Made
    from facilitator_app.domain.records import TradeOff

_NAMED = 12


def told_of_lock(new: Sequence[TradeOff], *, proof: bool) -> str:
    """Return what making ballot cards locks."""
    if proof:
        return "A proof does not lock the wording."
    if not new:
        return "Wording and scale of these cards are locked already: nothing changes."
    codes = [each.code for each in new]
    if len(codes) > _NAMED:
        return f"Wording and scale of {len(codes)} trade-offs lock when these cards are made."
    *others, last = codes
    named = f"{', '.join(others)} and {last}" if others else last
    verb = "lock" if others else "locks"
    return f"Wording and scale of {named} {verb} when these cards are made."


def listed(made: Sequence[Made]) -> list[MadeFile]:
    """Return what was made as it is listed, with what was adapted."""
    return [
        MadeFile(
            each.path,
            counted(each.printed.pages, "page"),
            (
                *each.printed.remarks,
                *(f"{e.sheet} {e.id}".strip() + f": {e.change}." for e in each.printed.changed),
            ),
        )
        for each in made
    ]
