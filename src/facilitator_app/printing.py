"""Prints of an open programme: ballot cards that are made lock the questions on them.

They lock before the file is written, so that no card is ever in the room of a question that can
still be changed. If the file cannot be written, or somebody stops it, the lock is taken back. If
the computer stops meanwhile it stays, since nobody knows whether there are cards by then: undoing
the edit that says they were made takes it back.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import (
    PROGRAMME_KINDS,
    Ballot,
    Coding,
    Issued,
    Note,
    Presence,
)
from facilitator_app.exports.prints import PRINTS, print_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from facilitator_app.domain.records import Record, TradeOff
    from facilitator_app.exports.exporter import Cancelled, Progress
    from facilitator_app.exports.prints import Choice, Printed
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.reader import Reader

_BALLOTS, _CARDS = "ballots", "ballot cards"
_MOST_NAMED = 3
PRINTED = tuple(kind for kind in PROGRAMME_KINDS if kind not in {Ballot, Note, Coding, Presence})
"""What prints are made from: not what there is by the thousand, and nobody prints beforehand."""
_OF_THE_DAY = (*PRINTED, Note, Presence)


def kinds_for(*names: str) -> tuple[type[Record], ...]:
    """Return what some prints are made from: what tells of a day needs its notes too."""
    telling = {name for name, each in PRINTS.items() if each.tells_of_day}
    return PRINTED if telling.isdisjoint(names) else _OF_THE_DAY


def locks(name: str, choice: Choice) -> bool:
    """Tell whether a print locks the questions on it: ballot cards that are no proof do."""
    return name == _BALLOTS and not choice.proof


def print_made(
    reader: Reader,
    name: str,
    choice: Choice,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Write a print that locks nothing."""
    snapshot = reader.part(kinds_for(name))
    return print_out(name, snapshot, choice, path, progress=progress, cancelled=cancelled)


def print_cards(
    workspace: Workspace,
    choice: Choice,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Write ballot cards and lock what is on them, both or neither."""
    snapshot = workspace.part(PRINTED)
    with issued(workspace, choice):
        return print_out(_BALLOTS, snapshot, choice, path, progress=progress, cancelled=cancelled)


@contextmanager
def issued(workspace: Workspace, choice: Choice) -> Iterator[None]:
    """Lock what is on the cards of a choice; unlock it again if making them fails."""
    made = issue(workspace, choice)
    try:
        yield
    except BaseException:
        take_back(workspace, made)
        raise


def issue(workspace: Workspace, choice: Choice) -> tuple[Issued, ...]:
    """Note that cards are made of each version in a choice; return the notes that are new."""
    plan = Plan.of(workspace, ())
    printed = list(dict.fromkeys(trade_off for trade_off, _ in choice.votes(plan)))
    _refuse_conflicts(workspace, printed)
    known = {each.trade_off_id for each in workspace.all(Issued) if each.what == _CARDS}
    new = [each for each in printed if each.id not in known]
    notes = [Issued.named(workspace.programme, trade_off_id=each.id, what=_CARDS) for each in new]
    return workspace.add(*notes, name=_named(new))  # type: ignore[return-value]


def take_back(workspace: Workspace, made: Sequence[Issued]) -> None:
    """Unlock what was locked for cards that were not made after all."""
    left = workspace.of(Issued, "id", [each.id for each in made])
    if not left:
        return
    trade_offs = {each.trade_off_id for each in left}
    plan = Plan.of(workspace, ())
    name = _named([each for each in plan.trade_offs if each.id in trade_offs])
    if workspace.undo_name == name:
        workspace.undo()
    else:  # somebody has edited something since
        workspace.remove(*left, name=f"{name}: taken back")


def _refuse_conflicts(workspace: Workspace, printed: Sequence[TradeOff]) -> None:
    """Refuse cards that two laptops word differently: both would bear the same version."""
    open_ones = set(workspace.conflicting())
    for each in printed:
        if each.id in open_ones:
            raise ExportError(
                f"Two laptops have different versions of {each.code}.",
                advice="Choose one of them, then make its cards.",
            )


def _named(trade_offs: Sequence[TradeOff]) -> str:
    """Return what the edit is called."""
    codes = [each.code for each in trade_offs]
    if len(codes) > _MOST_NAMED:
        return f"ballot cards of {len(codes)} trade-offs made"
    return f"ballot cards of {' and '.join(codes)} made"
