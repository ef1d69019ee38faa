"""What opens over the notes in the centre of the table's screen. To add one, name it here.

Each has the command of its own name, and is built when it is first gone to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.centre_page import CentrePage
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the centre: the command that goes to it, and what makes it."""

    command: str
    build: Callable[[Workspace, Context, QWidget], CentrePage]
    keeps: bool = False
    """It keeps what is half typed under its command: it is built at once if there is anything."""


def _votes(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.votes.page import VotePage  # noqa: PLC0415

    return VotePage(workspace, context, within)


def _closing(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.closing_page import ClosingPage  # noqa: PLC0415

    return ClosingPage(workspace, context, within)


def _history(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.history_page import HistoryPage  # noqa: PLC0415

    return HistoryPage(workspace, context, within)


def _removed(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.history_page import RemovedPage  # noqa: PLC0415

    return RemovedPage(workspace, context, within)


def _questions(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.questions_page import QuestionsPage  # noqa: PLC0415

    return QuestionsPage(workspace, context, within)


def _drafts(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.drafts_page import DraftsPage  # noqa: PLC0415

    return DraftsPage(workspace, context, within)


def _flipcharts(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.flipcharts_page import FlipchartsPage  # noqa: PLC0415

    return FlipchartsPage(workspace, context, within)


def _welfare(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.welfare_page import WelfarePage  # noqa: PLC0415

    return WelfarePage(workspace, context, within)


def _shorthand(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.shorthand_page import ShorthandPage  # noqa: PLC0415

    return ShorthandPage(workspace, context, within)


PAGES: tuple[Page, ...] = (
    Page("votes", _votes),
    Page("closing", _closing, keeps=True),
    Page("note.history", _history),
    Page("removed", _removed),
    Page("questions", _questions, keeps=True),
    Page("drafts", _drafts, keeps=True),
    Page("flipcharts", _flipcharts, keeps=True),
    Page("welfare", _welfare, keeps=True),
    Page("shorthand", _shorthand),
)
