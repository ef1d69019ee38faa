"""The page of what must be decided: conflicts, people who sit twice, and loose ends."""

from facilitator_app.ui.collect.conflicts.page import ConflictsPage

__all__ = ["ConflictsPage"]
