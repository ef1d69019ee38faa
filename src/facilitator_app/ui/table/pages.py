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
    half_typed: tuple[str, ...] = ()
    """The fields whose half-typed words it offers: it is built at once if there are any."""


def _votes(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.vote_page import VotePage  # noqa: PLC0415

    return VotePage(workspace, context, within)


def _closing(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.closing_page import ClosingPage  # noqa: PLC0415

    return ClosingPage(workspace, context, within)


def _shorthand(workspace: Workspace, context: Context, within: QWidget) -> CentrePage:
    from facilitator_app.ui.table.shorthand_page import ShorthandPage  # noqa: PLC0415

    return ShorthandPage(workspace, context, within)


PAGES: tuple[Page, ...] = (
    Page("votes", _votes),
    Page("closing", _closing, ("headline", "surprise", "misunderstanding", "advice")),
    Page("shorthand", _shorthand, ("shorthand short", "shorthand long")),
)
