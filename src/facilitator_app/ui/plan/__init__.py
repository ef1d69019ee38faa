"""Plan: the programme as an outline beside an editor."""

from facilitator_app.ui.plan.screen import PlanScreen

__all__ = ["PlanScreen"]
