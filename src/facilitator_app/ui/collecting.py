"""Collects the packs that are dropped anywhere on the window, or opened from a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.programmes import Programmes
    from facilitator_app.ui.window import Window

_NONE_OPEN = "{name} is a table pack: open the lead's programme first, then drop it again."
_AT_A_TABLE = "{name} is a table pack: packs are collected in the lead's programme, not here."


class Collecting(QObject):
    """Takes what comes at one time to the page of packs."""

    def __init__(self, window: Window, programmes: Programmes) -> None:
        super().__init__(window)
        self._window, self._programmes = window, programmes
        self._met: list[Path] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._collect)
        programmes.pack_met.connect(self._meet)

    def _meet(self, path: Path) -> None:
        self._met.append(path)
        self._soon.start()

    def _collect(self) -> None:
        met, self._met = self._met, []
        current = self._programmes.current
        if current is None or current.workspace.kit is not None:
            words = _NONE_OPEN if current is None else _AT_A_TABLE
            self._window.services.messages.say(words.format(name=met[0].name), "warn")
            return
        from facilitator_app.ui.collect.packs import PacksPage  # noqa: PLC0415 - wanted only now

        self._window.services.actions["collect.packs"].trigger()
        for page in current.page.findChildren(PacksPage):
            page.collect(met)
