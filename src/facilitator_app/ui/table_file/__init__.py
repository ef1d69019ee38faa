"""What the laptop of a table is asked for besides notes: its pack, a check, and to be wiped."""

from facilitator_app.ui.table_file.table_file import TableFile

__all__ = ["TableFile"]
