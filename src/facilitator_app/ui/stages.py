"""The stages on the rail. To add one, write its screen, name it here and give it a command.

What a screen needs is loaded when it is first gone to: nobody who opens the app waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True)
class Stage:
    """A stage of the work: the command that goes to it, and what makes its screen."""

    command: str
    build: Callable[[Workspace, Context], QWidget]
    """Called when the stage is first gone to. What has the focus there first is its focus proxy."""


def _plan(workspace: Workspace, context: Context) -> QWidget:
    from facilitator_app.ui.plan import PlanScreen  # noqa: PLC0415

    return PlanScreen(workspace, context)


def _overview(workspace: Workspace, context: Context) -> QWidget:
    from facilitator_app.ui.overview import Overview  # noqa: PLC0415

    return Overview(workspace, context)


def _table(workspace: Workspace, context: Context) -> QWidget:
    from facilitator_app.ui.table import TableScreen  # noqa: PLC0415

    return TableScreen(workspace, context)


def _share(workspace: Workspace, context: Context) -> QWidget:
    from facilitator_app.ui.share import ShareScreen  # noqa: PLC0415

    return ShareScreen(workspace, context)


STAGES: tuple[Stage, ...] = (
    Stage("plan", _plan),
    Stage("overview", _overview),
    Stage("table", _table),
    Stage("share", _share),
)
FIRST = "overview"
"""What is shown when a programme has been opened."""
