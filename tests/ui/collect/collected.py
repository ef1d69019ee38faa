"""What the tests of collecting share: a room with kits, packs on a stick, and the page of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from facilitator_app.ui.collect.packs.page import PacksPage
from tests.travelling.stick import prepared
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window
    from tests.travelling.stick import Stick

    Come = Callable[[Window, Path], QWidget]

_PATIENCE = 2_000


def packs_page(window: Window, stick: Stick, *, key: bool = True) -> PacksPage:
    """Open the lead's file at the packs, perhaps with the key open."""
    window.asked_to_open.emit(stick.lead)
    if key:
        current(window).key.open(stick.key)
    window.services.actions["collect.packs"].trigger()
    [page] = current(window).page.findChildren(PacksPage)
    return page


def finished(page: PacksPage) -> None:
    """Wait until all packs are taken in."""
    for _ in range(_PATIENCE):
        if not page.taking.is_under_way:
            return
        QTest.qWait(10)
    raise AssertionError("packs are still being taken in")


def at_packs(window: Window, demo: Path) -> QWidget:
    stick = prepared(demo.with_name("room"))
    packs_page(window, stick, key=False)
    return window


def at_collected(window: Window, demo: Path) -> QWidget:
    stick = prepared(demo.with_name("room"), "A")
    (stick.folder / "broken.tablepack").write_bytes(b"no pack at all")
    page = packs_page(window, stick)
    page.collect([stick.folder])
    finished(page)
    return window


PACK_SCREENS: dict[str, Come] = {
    "packs": at_packs,
    "packs, collected": at_collected,
}
