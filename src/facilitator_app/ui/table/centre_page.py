"""What a page of the table's centre is: it takes the place of the notes until it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.layouts import Ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.gaps import Gap
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace


class CentrePage(Ground):
    """One page; see `pages.PAGES`."""

    left = Signal()
    """Back to the notes."""
    prompt_wanted = Signal(object)
    """Back to the notes of a prompt."""
    page_wanted = Signal(str, object)
    """On to another page: its command, and what it is to show."""
    closes_session: ClassVar[bool] = False
    """Who goes there closes the session: what is missing in it is said there."""

    def __init__(self, workspace: Workspace, context: Context, within: QWidget | None) -> None:
        super().__init__("surface")
        self.setParent(within)
        self._workspace, self._context = workspace, context

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self

    def show_desk(self, desk: Desk) -> None:
        """Take up a table in a session; what belongs to another has been put away."""
        raise NotImplementedError

    def choose(self, about: object) -> None:
        """Be gone to: for one thing, if somebody asked for that."""

    def say_missing(self, gaps: Sequence[Gap]) -> None:
        """Say what is missing in the session, on a page that closes it."""

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed in the file; what somebody is typing stays."""

    def put_away(self) -> None:
        """Save what is typed, or keep it as half typed: another desk comes, or the end."""
