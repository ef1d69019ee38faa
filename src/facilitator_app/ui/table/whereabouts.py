"""At which table a laptop is: it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Table

if TYPE_CHECKING:
    from facilitator_app.settings import Settings
    from facilitator_app.workspace import Workspace


class Whereabouts:
    """The tables of a programme, and the one that this laptop is at."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace, self._settings = workspace, settings
        self._choice = f"table {workspace.programme}"

    def tables(self) -> list[Table]:
        """Return every table, in the order of the room; of a table's file, its own alone."""
        kit = self._workspace.kit
        every = self._workspace.all(Table)
        mine = [each for each in every if kit is None or each.id == kit.table]
        return sorted(mine, key=lambda each: in_order(each.code))

    def table(self) -> Table | None:
        """Return the table of this laptop; if there is one table only, that is it."""
        tables = self.tables()
        wanted = self._settings.preferences.choices.get(self._choice)
        found = [each for each in tables if str(each.id) == wanted]
        return (found or tables)[0] if found or len(tables) == 1 else None

    def remember(self, table: Table) -> None:
        """Be at another table from now on."""
        choices = {**self._settings.preferences.choices, self._choice: str(table.id)}
        self._settings.change(choices=choices)
