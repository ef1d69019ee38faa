"""The screen on which the room comes together: packs, what is missing, what must be decided."""

from facilitator_app.ui.collect.screen import CollectScreen

__all__ = ["CollectScreen"]
