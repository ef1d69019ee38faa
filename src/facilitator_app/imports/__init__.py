"""Takes notes and ballots in from spreadsheets: each import is one edit that can be undone."""

from facilitator_app.imports.ballots import BallotsImported, import_ballots
from facilitator_app.imports.imported import RowRemark
from facilitator_app.imports.notes import NotesImported, import_notes

__all__ = ["BallotsImported", "NotesImported", "RowRemark", "import_ballots", "import_notes"]
