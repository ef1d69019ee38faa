"""A vote, its ballots, and people who key them."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Session,
    TradeOff,
)
from facilitator_app.storage import backups
from facilitator_app.workspace import Workspace
from tests.workspace.desk import DAY, PROGRAMME, SESSION, TABLE, TEAM, note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROUND = "before"
LATER = Session.named(PROGRAMME, code="S2", workshop_id=DAY.id, planned_start=time(15))
VOTE = TradeOff.named(
    PROGRAMME,
    code="TO1",
    version=1,
    method="choice",
    options=("Buses", "Parks"),
    rounds=(ROUND, "after"),
    session_id=SESSION.id,
)
CODES = [f"{number:02}AA" for number in range(60)]
PAPERS = {code: ("Buses", "Parks")[place % 2] for place, code in enumerate(CODES)}
CORRECTED = CODES[::7]
"""Keyed wrongly first."""


def ballot(code: str, option: str, of_round: str = ROUND) -> Ballot:
    return Ballot.named(
        PROGRAMME, trade_off_id=VOTE.id, round=of_round, code=code, marks={option: 1}
    )


def account(of_round: str = ROUND, **changed: Any) -> BallotAccount:  # noqa: ANN401
    named: dict[str, Any] = {"trade_off_id": VOTE.id, "round": of_round, "table_id": TABLE.id}
    numbers = {"issued": 60, "returned": 60, "spoilt": 0, "unreturned": 0}
    return BallotAccount.named(PROGRAMME, **(named | numbers | changed))


def with_a_vote(path: Path) -> Path:
    """Add a vote in a session that has a time."""
    with Workspace.open(path, TEAM) as made:
        made.edit(DAY, replace(DAY, held_on=date(2026, 5, 9)))
        made.edit(SESSION, replace(SESSION, planned_start=time(10)))
        made.add(LATER, VOTE, note("shade"))
    shutil.rmtree(backups.folder_beside(path), ignore_errors=True)
    return path


class ToldChance:
    """Chance that follows from what is keyed, so that only the order is left to differ."""

    def about(self, *what: object) -> None:
        self._random = random.Random(repr(what))  # noqa: S311 - a test that can be repeated

    def randbits(self, bits: int) -> int:
        return self._random.getrandbits(bits)


def key(workspace: Workspace, order: Sequence[str], chance: ToldChance | None = None) -> None:
    """Key every paper in an order, some wrongly at first."""
    for code in order:
        there = workspace.of(Ballot, "id", [ballot(code, "").id])
        is_wrong = code in CORRECTED and not there
        option = ("Parks", "Buses")[PAPERS[code] == "Parks"] if is_wrong else PAPERS[code]
        if chance is not None:
            chance.about(code, option)
        workspace.keep_draft(f"ballot {code}", "half typed")
        if there:
            workspace.edit(there[0], ballot(code, option), name=f"ballot {code}")
        else:
            workspace.add(ballot(code, option), name=f"ballot {code}")
        workspace.keep_draft(f"ballot {code}", "")


def some_order(seed: int) -> list[str]:
    order = CODES + CORRECTED
    random.Random(seed).shuffle(order)  # noqa: S311
    return order
