"""The pages of the Collect screen. To add one, write its widget, name it here and in `COMMANDS`.

Each has the command of its own name, and is built when it is first gone to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the screen: the command that goes to it, its name, and what makes it."""

    command: str
    name: str
    build: Callable[[Workspace, Context, QWidget], QWidget]
    """What has the focus first on the page is its focus proxy."""


def _packs(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.collect.packs import PacksPage  # noqa: PLC0415

    return PacksPage(workspace, context, within)


def _board(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.collect.board import BoardPage  # noqa: PLC0415

    return BoardPage(workspace, context, within)


def _conflicts(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.collect.conflicts import ConflictsPage  # noqa: PLC0415

    return ConflictsPage(workspace, context, within)


def _kits(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.collect.kits import KitsPage  # noqa: PLC0415

    return KitsPage(workspace, context, within)


PAGES: tuple[Page, ...] = (
    Page("collect.packs", "Packs", _packs),
    Page("collect.board", "What is missing", _board),
    Page("collect.conflicts", "Conflicts", _conflicts),
    Page("collect.kits", "Kits", _kits),
)
