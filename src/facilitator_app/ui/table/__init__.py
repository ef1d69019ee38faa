"""Table: what is said at one table, caught as fast as it is said, and how it votes."""

from facilitator_app.ui.table.screen import TableScreen

__all__ = ["TableScreen"]
