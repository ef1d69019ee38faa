"""Prints: what a day needs on paper, chosen and made."""

from facilitator_app.ui.plan.prints.editor import PrintsEditor

__all__ = ["PrintsEditor"]
