"""The completeness board of the workshop at hand, and what is said of one cell beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.board.words import total
from facilitator_app.domain.records import AcceptedGap
from facilitator_app.ui.collect.board.cells import FIGURES, SIGN
from facilitator_app.ui.collect.board.details import Details
from facilitator_app.ui.collect.board.grid import BoardGrid
from facilitator_app.ui.collect.board.reading import BoardReader
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, Stack, column, is_narrow, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.panels import Head, Panel, Panels
from facilitator_app.ui.parts.tab_order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QBoxLayout

    from facilitator_app.domain.board import Missing
    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Workshop
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_DETAILS = 344
_ROOMY = 900
_NOTHING = (
    "Tables and the sessions in which they talk or vote are made in Plan. Here stands what each "
    "table has handed in of them, and what to ask for while people are still in the room."
)


class BoardPage(QWidget):
    """Follows the clock, the place at hand and every edit while it is seen."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("What is missing")
        self._workspace, self._context = workspace, context
        self._reader = BoardReader(workspace)
        self._workshop: Workshop | None = None
        self._seen: datetime | None = None
        """The minute that the board is of; nothing if it must be made anew."""
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._tick)
        self.grid = BoardGrid()
        self.details = Details(workspace, context)
        self.told = Line("", "strong")
        self.told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.only = Toggle("Only what is missing")
        self.print_out = Button("Print…", "quiet", "printer")
        self._legend = Ground("foot", _signs())
        self.panels = self._panels()
        self._stack = Stack(self.panels, self._nothing_yet())
        self.setLayout(column((self._stack, 1), gap=0))
        self.setFocusProxy(self.grid)
        in_order(self.grid, (self.only, self.print_out))
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the signs mean where room is scarce: each cell says it as well."""
        super().resizeEvent(event)
        self._legend.setVisible(not is_narrow(self, _ROOMY))

    def refresh(self) -> None:
        """Show the board as it stands now."""
        now = self._context.clock.now()
        workshop = self._context.place.workshop
        board = self._reader.board(workshop, now) if workshop is not None else None
        if board is None and workshop is not None:
            self.told.say("Counting the notes…")
            self._counting.start()
            return
        is_other, self._workshop, self._seen = workshop != self._workshop, workshop, _minute(now)
        self._stack.setCurrentIndex(0 if board and board.rows and board.sessions else 1)
        self.grid.show_board(board)
        if board is not None:
            self.told.say(total(board))
        session = self._context.place.session
        if is_other or self.grid.cell is None:
            self.grid.begin_at(session.id if session else None)
        self.details.show_cell(self.grid.cell)

    # parts

    def _panels(self) -> Panels:
        tools = QWidget()
        tools.setLayout(row((self.told, 1), self.only, self.print_out))
        home = row(tools, pad=(16, 6, 12, 6))
        left = Ground("surface", column(Ground("bar", home), (self.grid, 1), self._legend, gap=0))
        return Panels(
            "What is missing",
            Panel("Tables", left, head=Head(tools, home)),
            Panel("Details", self.details, _DETAILS),
        )

    def _connect(self) -> None:
        context = self._context
        self.grid.stood.connect(lambda: self.details.show_cell(self.grid.cell))
        self.grid.entered.connect(self._enter)
        self.details.left.connect(self._leave)
        self.details.accepted.connect(self._accept)
        self.details.taken_back.connect(self._take_back)
        self.only.toggled.connect(lambda on: self.grid.show_only_missing(on=on))
        self.print_out.clicked.connect(context.actions["print"].trigger)
        context.changes.followed.connect(self._heed)
        context.place.changed.connect(self._grow_stale)
        context.clock.ticked.connect(self._tick)

    def _heed(self, changes: Sequence[Change]) -> None:
        if self._reader.heed(changes):
            self._grow_stale()

    def _grow_stale(self) -> None:
        self._seen = None
        self._tick()

    def _tick(self) -> None:
        """Make it anew if anything has changed, or a minute has passed."""
        if self.isVisible() and self._seen != _minute(self._context.clock.now()):
            self.refresh()

    def _enter(self) -> None:
        self.panels.bring("Details")
        self.details.enter()

    def _leave(self) -> None:
        self.panels.bring("Tables")
        self.grid.setFocus()

    def _accept(self, missing: Missing, reason: str) -> None:
        cell = self.grid.cell
        if cell is None:
            return
        table, session = cell.facts.table, cell.facts.session
        gap = AcceptedGap.named(
            self._workspace.programme,
            table_id=table.id,
            session_id=session.id,
            what=missing.key,
            reason=reason,
        )
        name = f"table {table.code}, {session.code}: {missing.told} accepted"
        if self._context.changes.save(lambda: self._workspace.add(gap, name=name)):
            announce(self, f"Accepted: {missing.told}.")

    def _take_back(self, missing: Missing) -> None:
        cell, gap = self.grid.cell, missing.accepted
        if cell is None or gap is None:
            return
        where = f"table {cell.facts.table.code}, {cell.facts.session.code}"
        name = f"{where}: {missing.told} not accepted"
        self._context.changes.save(lambda: self._workspace.remove(gap, name=name))

    def _nothing_yet(self) -> QWidget:
        plan = Button("Go to Plan", "primary", "clipboard-list")
        plan.clicked.connect(self._context.actions["plan"].trigger)
        page = QWidget()
        page.setLayout(
            column(
                Label("Nothing to look for yet", "title"),
                Paragraph(_NOTHING, "muted"),
                8,
                row(plan, None),
                None,
                gap=6,
                pad=(24, 24, 24, 24),
            )
        )
        return Ground("surface", column(Scrolled(page, "Nothing to look for yet"), gap=0))


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _signs() -> QBoxLayout:
    """Say what the signs in a cell mean."""
    signs = [
        row(Glyph(icon, size=SIGN), Label(what, "muted"), gap=4) for icon, what in FIGURES.items()
    ]
    return row(*signs, None, gap=20, pad=(16, 4, 16, 4))
