"""The screen that shows what was voted, once somebody has revealed it."""

from facilitator_app.ui.results.screen import ResultsScreen

__all__ = ["ResultsScreen"]
