"""What every editor beside the outline offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class Editor(QWidget):
    """Shows one thing of the design, and saves each of its fields as it is left."""

    def __init__(self, planner: Planner) -> None:
        super().__init__()
        self.planner = planner

    def show_record(self, record: Record | None) -> None:
        """Show another record, or the same one as it is now; nothing for what is not a record.

        A field that somebody is typing in stays as it is.
        """

    def show_records(self, records: Sequence[Record]) -> None:
        """Show several of one kind at once; most editors show the last of them."""
        self.show_record(records[-1])

    def first(self) -> QWidget:
        """Return what has the focus when somebody comes to it."""
        return self

    def flush(self) -> None:
        """Save what is still being typed: something else is about to be shown."""
