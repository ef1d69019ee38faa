"""A small programme to practise on: one table, one session, two prompts, one vote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    ExpectedBallot,
    Programme,
    Prompt,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.workspace.reader import FIRST_EDIT
from facilitator_app.workspace.throwaway import Throwaway

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from facilitator_app.domain.changes import Author

NAME = "Practice"
BALLOT = "BUS7"
_PROMPTS = (
    ("1.1a", "When did you last wait for a bus, and what happened?", ("How long?", "And then?")),
    ("1.1b", "What would make you take the bus again?", ()),
)


def make_practice(author: Author) -> Throwaway:
    """Return an open programme of which nothing is kept."""
    workspace = Throwaway.begin(NAME, author)
    try:
        _fill(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _fill(workspace: Throwaway) -> None:
    own = workspace.programme
    [bare] = workspace.all(Programme)
    workspace.edit(bare, replace(bare, fictional=True), FIRST_EDIT)
    day = Workshop.named(own, code="D1", title="Practice", position=1)
    session = Session.named(
        own, workshop_id=day.id, code="1.1", title="The bus that does not come", minutes=20
    )
    workspace.add(
        day,
        session,
        Table.named(own, code="A", title="Table A", seats=6),
        *_prompts(own, session),
        Theme.named(own, code="acc", title="Access"),
        Theme.named(own, code="mon", title="Money"),
        _trade_off(own, session),
        ExpectedBallot.named(own, code=BALLOT),
        name=FIRST_EDIT,
    )


def _prompts(own: UUID, session: Session) -> Iterator[Prompt]:
    for position, (code, question, probes) in enumerate(_PROMPTS, 1):
        yield Prompt.named(
            own,
            session_id=session.id,
            code=code,
            question=question,
            probes=probes,
            position=position,
            minutes=10,
        )


def _trade_off(own: UUID, session: Session) -> TradeOff:
    return TradeOff.named(
        own,
        code="TO1",
        version=1,
        title="Fewer stops or fewer buses",
        wording="If there is money for one of the two only, which should stay?",
        method="choice",
        options=("Every stop, a bus an hour", "Half the stops, a bus every twenty minutes"),
        rounds=("",),
        session_id=session.id,
    )
