"""The stages on the rail. To add one, write its screen, name it here and give it a command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.ui.overview import Overview
from facilitator_app.ui.share import ShareScreen
from facilitator_app.ui.table import TableScreen

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


STAGES: tuple[Stage, ...] = (
    Stage("overview", Overview),
    Stage("table", TableScreen),
    Stage("share", ShareScreen),
)
