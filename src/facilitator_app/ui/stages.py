"""The stages on the rail. To add one, write its screen, name it here and give it a command.

What a screen needs is loaded when it is first gone to: nobody who opens the app waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True)
class Stage:
    """A stage of the work: the command that goes to it, and what makes its screen."""

    command: str
    build: Callable[[Workspace, Context, QWidget], QWidget]
    """Called when the stage is first gone to. What has the focus there first is its focus proxy."""
    parts: tuple[str, ...] = ()
    """The commands that go to a part of it: its screen is Parted then."""
    at_a_table: bool = False
    """Whether the laptop of a table has it: one that opened a kit has nothing else."""


@runtime_checkable
class Parted(Protocol):
    """A screen with parts that have commands of their own."""

    def show_part(self, command: str) -> None:
        """Go to a part."""


def _plan(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.plan import PlanScreen  # noqa: PLC0415

    return PlanScreen(workspace, context, within)


def _overview(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.overview import Overview  # noqa: PLC0415

    return Overview(workspace, context, within)


def _table(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.table import TableScreen  # noqa: PLC0415

    return TableScreen(workspace, context, within)


def _collect(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.collect import CollectScreen  # noqa: PLC0415

    return CollectScreen(workspace, context, within)


def _results(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.results import ResultsScreen  # noqa: PLC0415

    return ResultsScreen(workspace, context, within)


def _share(workspace: Workspace, context: Context, within: QWidget) -> QWidget:
    from facilitator_app.ui.share import ShareScreen  # noqa: PLC0415

    return ShareScreen(workspace, context, within)


STAGES: tuple[Stage, ...] = (
    Stage("plan", _plan, ("print",)),
    Stage("overview", _overview),
    Stage("table", _table, ("hands",), at_a_table=True),
    Stage(
        "collect", _collect, ("collect.packs", "collect.board", "collect.conflicts", "collect.kits")
    ),
    Stage("results", _results),
    Stage("share", _share),
)
_FIRST = "overview"
"""What is shown when a programme has been opened."""


def stages_of(workspace: Workspace) -> tuple[Stage, ...]:
    """Return the stages that an open file has."""
    return STAGES if workspace.kit is None else tuple(each for each in STAGES if each.at_a_table)


def first_of(stages: Sequence[Stage]) -> str:
    """Return the command of the stage that is shown first."""
    names = [each.command for each in stages]
    return _FIRST if _FIRST in names else names[0]
