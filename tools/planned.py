"""What is pictured of a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Record, Session

if TYPE_CHECKING:
    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.workspace import Workspace

PLANNED = {
    "session": "1.3",
    "prompt": "1.4a",
    "trade-off": "TO2",
    "overlap": "P1.5",
    "scope": "scope",
    "tables": "tables",
    "team": "team",
    "shorthand": "shorthand",
    "seats": "seats",
    "prints": "prints",
}
"""What is shown of the plan: a line of a day by its code, or a part of the programme."""

AGENDA = """Time,Minutes,Session,Where,Question
10:00,20,Welcome,hall,
10:20,45,Who we are,tables,What brings you here?
11:05,15,Tea,foyer,
11:20,60,What matters,tables,What matters most to you?
"""
"""An agenda as somebody might bring it."""


def let_overlap(workspace: Workspace) -> None:
    """Let a session begin before the one before it ends."""
    before = next(each for each in workspace.all(Session) if each.code == "P1.5")
    workspace.edit(before, replace(before, planned_start=time(15, 25)))


def show_planned(screen: PlanScreen, thing: str) -> None:
    """Choose a line of a day by its code, or a part of the programme."""
    plan = screen.planner.plan
    found: list[Record] = [each for each in plan.sessions if each.code == thing]
    found += [each for each in plan.prompts if each.code == thing]
    found += [each for each in plan.trade_offs if each.code == thing]
    screen.outline.go(found or [plan.programme])
    if not found:
        screen.outline.view.choose_keys([thing])
    screen.outline.view.setFocus()
