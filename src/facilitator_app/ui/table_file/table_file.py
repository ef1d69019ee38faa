"""Offers what only the file of a table can be asked for, as long as one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window


class TableFile(QObject):
    """Makes the pack, checks the laptop, takes another key of the lead's, and wipes the laptop."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        programmes.opened.connect(self._offer)

    def _offer(self) -> None:
        current = self._programmes.current
        if current is None or current.workspace.kit is None or current.workspace.read_only:
            return
        # The lead's laptop needs none of it.
        from facilitator_app.ui.table_file.other_key import OtherKey  # noqa: PLC0415
        from facilitator_app.ui.table_file.pack_making import PackMaking  # noqa: PLC0415
        from facilitator_app.ui.table_file.preflight_panel import PreflightPanel  # noqa: PLC0415
        from facilitator_app.ui.table_file.wiping import Wiping  # noqa: PLC0415

        services = self._window.services
        packing = PackMaking(current.workspace, current.changes, services, current.page)
        wiping = Wiping(self._window, self._programmes, current)
        services.actions.offer_while_shown(
            current.page,
            {
                "table.pack": packing.make,
                "table.check": lambda: self._window.put_over(
                    PreflightPanel, current.workspace, services.jobs
                ),
                "table.key": OtherKey(self._window, current).ask,
                "table.wipe": wiping.ask,
            },
        )
