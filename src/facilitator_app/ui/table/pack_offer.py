"""What is offered where a session is closed, on a table's own laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import Ground, row

if TYPE_CHECKING:
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_WORDS = "All done? Make the pack of this table and give it to the lead."


class PackOffer(Ground):
    """The way to the table's pack; nothing where packs are not made."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        self.make = Button("Make the table pack", icon="package")
        super().__init__(
            "info",
            row(Glyph("package", "info"), (Paragraph(_WORDS), 1), self.make, pad=(12, 6, 6, 6)),
        )
        self.setAccessibleName("Table pack")
        self.make.clicked.connect(context.actions["table.pack"].trigger)
        if workspace.kit is None or workspace.read_only:
            self.hide()
