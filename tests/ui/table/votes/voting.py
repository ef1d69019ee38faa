"""A programme with a vote of each way, and how its ballots are keyed without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import ExpectedBallot, Session, Staff, Table, TradeOff, Workshop
from facilitator_app.ui.table.votes.sheet import VoteSheet
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.votes.ballot_row import BallotRow

CODES = ("23455", "2346X", "2347R", "2348K")
"""Ballot codes with their check characters, in order."""

WAYS: dict[str, dict[str, object]] = {
    "strength": {
        "method": "choice",
        "options": ("Near", "Far", "Neither of them"),
        "scale_labels": ("slightly", "clearly", "strongly"),
    },
    "choice": {"method": "choice", "options": ("A", "B", "C")},
    "likert": {"method": "likert", "scale": (1, 5), "options": ("One", "Two")},
    "slider": {"method": "slider", "scale": (0, 10), "options": ("Minor", "Long-term", "Mood")},
    "beside": {"method": "slider", "scale": (0, 10), "options": ("answer", "need more time")},
    "ranking": {"method": "ranking", "options": ("GP", "Nurse", "Online", "Phone")},
    "points": {"method": "points", "options": ("GP", "Nurse", "Online")},
    "dots": {"method": "dots", "options": ("GP", "Nurse", "Online", "Phone")},
    "gradient": {"method": "gradient", "options": ("Proposal",)},
    "comfort": {"method": "comfort", "options": ("One", "Two", "Three")},
    "conditions": {"method": "conditions", "options": ("Money", "Staff", "Time")},
    "texts": {"method": "likert", "scale": (1, 5), "asks": ("comment", "why")},
}


def make(path: Path) -> None:
    """Make a programme with these votes, four codes and three people who may type."""
    with Workspace.create(path, "Ways") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        session = Session.named(programme, code="1.1", workshop_id=day.id)
        table = Table.named(programme, code="A", seats=4)
        votes = [
            TradeOff.named(
                programme, code=f"TO{at}", title=name, session_id=session.id,
                **{"version": 1, "rounds": ("before", "after"), **values},
            )
            for at, (name, values) in enumerate(WAYS.items(), 1)
        ]  # fmt: skip
        staff = [Staff(role="note-taker", code=f"N{at}", table_id=table.id) for at in (1, 2, 3)]
        listed = [ExpectedBallot.named(programme, code=each) for each in CODES]
        workspace.add(day, session, table, *votes, *staff, *listed)


def way_of(workspace: Workspace, name: str) -> TradeOff:
    """Return the vote of a way of voting."""
    return next(each for each in workspace.all(TradeOff) if each.title == name)


def sheet_of(workspace: Workspace, name: str) -> VoteSheet:
    """Return its ballots of the first round."""
    return VoteSheet(workspace, way_of(workspace, name), "before")


def key(sheet: VoteSheet, row: BallotRow, keys: str) -> None:
    """Press keys as the grid does, from the first cell on; Enter and Tab are line break and tab."""
    column = 0
    for each in keys:
        if each in "\n\t":
            sheet.keys.end_number()
        elif not sheet.keys.press(row, column, each) or sheet.keys.is_begun:
            continue
        if not sheet.keys.ends_row(row, column):
            column = sheet.keys.next_column(row, column)
    sheet.keys.end_number()


def leave(sheet: VoteSheet, row: BallotRow) -> str:
    """Leave a ballot; return what is wrong with it."""
    try:
        sheet.leave(row)
    except InvalidBallotError:
        return row.wrong
    return ""
