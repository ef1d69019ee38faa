"""Takes a design into an open programme, as one edit, and gives it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.design import DesignChanges, changes_for, design_of
from facilitator_app.domain.planning.design_parts import every_part
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.planning.versions import refuse_lost_rounds
from facilitator_app.domain.records import (
    PROGRAMME_KINDS,
    Ballot,
    PlaceWording,
    Programme,
    TradeOff,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace

_DESIGNED = {Programme, *(part.kind for part in every_part())}


def design_in(reader: Reader) -> dict[str, Any]:
    """Return the design of an open programme as a document."""
    return design_of(_plan(reader))


def changes_in(reader: Reader, design: Mapping[str, Any], *, remove: bool = False) -> DesignChanges:
    """Return what taking a design in would change, or raise with all that is wrong with it."""
    plan = _plan(reader)
    found = changes_for(plan, design, remove=remove, in_use=_in_use(reader, plan))
    _refuse_other_wordings(reader, found)
    refuse_lost_rounds(found.pairs, lambda each: reader.of(Ballot, "trade_off_id", [each.id]))
    return found


def take_in(
    workspace: Workspace, design: Mapping[str, Any], *, remove: bool = False, name: str
) -> DesignChanges:
    """Make the design that of a document: all of it as one edit of this name, or none and raise."""
    found = changes_in(workspace, design, remove=remove)
    if found.pairs:
        workspace.do([Change(before, after) for before, after in found.pairs], name)
    return found


def _plan(reader: Reader) -> Plan:
    return Plan.of(reader, reader.tally(Ballot, "trade_off_id"))


def _refuse_other_wordings(reader: Reader, found: DesignChanges) -> None:
    """Refuse to change what was given as the wording of a place after people have answered it."""
    answered = reader.tally(Ballot, "trade_off_id")
    for before, _ in found.pairs:
        if isinstance(before, PlaceWording) and before.trade_off_id in answered:
            raise PlanError(
                f"The first ballot is in: {found.names[before.id]} stays as it was given.",
                advice="Take it out of the design, and take the design in again.",
            )


def _in_use(reader: Reader, plan: Plan) -> set[UUID]:
    """Return what is referred to by records that are no part of the design, and old versions."""
    found: set[UUID] = set()
    for kind in PROGRAMME_KINDS:
        if kind not in _DESIGNED:
            for field in kind.refers_to:
                found |= reader.tally(kind, field).keys()
    newest = {each.id for each in plan.trade_offs}
    earlier = [each for each in reader.all(TradeOff) if each.id not in newest]
    codes = {each.code for each in earlier}
    found |= {each.session_id for each in earlier if each.session_id is not None}
    found |= {e.session_id for e in plan.vote_rounds if e.trade_off_id not in newest}
    return found | {each.id for each in plan.trade_offs if each.code in codes}
