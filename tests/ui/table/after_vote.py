"""A table after its votes, before anything was said to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Reason, TablePosition
from facilitator_app.ui.table.after_page import AfterPage
from tests.ui.table.seated import sit

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


def said_nothing(window: Window, demo: Path) -> TableScreen:
    screen = sit(window, demo, "1.5")
    workspace = screen._workspace
    workspace.remove(*workspace.all(Reason), *workspace.all(TablePosition))
    return screen


def vote(screen: TableScreen, code: str) -> TradeOff:
    return next(each for each in screen.desk.votes() if each.code == code)  # type: ignore[union-attr]


def gone_to(screen: TableScreen, code: str, part: str = "") -> AfterPage:
    screen.show_page("after", (vote(screen, code), part))
    page = screen.page("after")
    assert isinstance(page, AfterPage)
    return page


def owes(screen: TableScreen) -> list[str]:
    return [each.accessibleName() for each in screen.side.rows]
