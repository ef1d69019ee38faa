"""The completeness board: what is missing at which table, and what to say there."""

from facilitator_app.ui.collect.board.page import BoardPage

__all__ = ["BoardPage"]
