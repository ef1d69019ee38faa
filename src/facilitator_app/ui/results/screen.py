"""The results of votes: hidden until a person reveals them, round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import Reveal
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, Stack, column, row
from facilitator_app.ui.parts.lists import ListView, Rows
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.panels import Head, Panel, Panels
from facilitator_app.ui.results.page import VotePage
from facilitator_app.ui.results.vote_list import VoteDelegate, VoteRow
from facilitator_app.ui.results.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.results.votes import Round, Vote
    from facilitator_app.workspace import Workspace

_LIST = 320


class ResultsScreen(QWidget):
    """Lists every vote with its rounds, beside the page of the one at hand."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("Results")
        self._workspace, self._context = workspace, context
        self.votes = Votes(workspace)
        self._session = context.place.session
        self.trade_off: TradeOff | None = None
        """The one at hand."""
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_next)
        self.rows: Rows[VoteRow] = Rows(lambda each: each.told)
        self.list = ListView("Votes", "No trade-off has been planned yet.")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(VoteDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._choose(now.row()))
        self.page = VotePage(can_edit=not workspace.read_only)
        self.page.turned.connect(self.turn)
        self._middle = Stack(self.page, self._nothing_yet())
        left = Ground("left", column((self.list, 1), gap=0))
        self.panels = Panels(
            "Results",
            Panel("Votes", left, _LIST),
            Panel("Result", self._middle, head=Head(self.page.ways, self.page.home)),
        )
        self.setLayout(column(self.panels))
        self.setFocusProxy(self.list)
        self.list.activated.connect(lambda _: self.panels.bring("Result"))
        context.changes.changed.connect(self._heed)
        context.actions.offer_while_shown(
            self, {"results.view": self.page.turn_view, "results.copy": self.page.copy_as_text}
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what may have changed, that of the session at hand first."""
        super().showEvent(event)
        self.votes.grow_stale()
        session = self._context.place.session
        if session is not None and session != self._session:
            self.trade_off = None
        self._session = session
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that is not seen."""
        super().hideEvent(event)
        self._reading.stop()

    def choose(self, trade_off: TradeOff) -> None:
        """Show a vote."""
        self.list.choose(
            next((at for at, e in enumerate(self.votes.every) if e.id == trade_off.id), -1)
        )

    def turn(self, name: str) -> None:
        """Reveal a round of the vote at hand, or hide it again."""
        vote = self.votes.known.get(self.trade_off.id) if self.trade_off else None
        one = next((each for each in vote.rounds if each.name == name), None) if vote else None
        if vote is None or one is None:
            return
        self._context.changes.save(lambda: self._turn(vote, one))

    # parts

    def _turn(self, vote: Vote, one: Round) -> None:
        what = f"{vote.code} {one.name}".strip()
        if one.reveal:
            self._workspace.remove(one.reveal, name=f"hide {what} again")
            announce(self.page, f"{one.words} is hidden again.")
            return
        reveal = Reveal.named(
            self._workspace.programme, trade_off_id=vote.trade_off.id, round=one.name
        )
        self._workspace.add(reveal, name=f"reveal {what}")
        announce(self.page, f"{one.words} is revealed.")

    def _heed(self, changes: Sequence[Change]) -> None:
        self.votes.grow_stale(changes)
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Read the vote at hand now, and the others when there is time."""
        if self.votes.read_frame():
            self._list()
        self._read_next()

    def _list(self) -> None:
        every = self.votes.every
        same = next((each for each in every if each == self.trade_off), None)
        self.trade_off = same or self.votes.first_of(self._session)
        at_hand = self.trade_off
        self.rows.show([VoteRow(each, self.votes.known.get(each.id)) for each in every])
        self._middle.setCurrentIndex(0 if every else 1)
        self.page.ways.setEnabled(bool(every))
        if at_hand is not None:
            self.choose(at_hand)

    def _read_next(self) -> None:
        found = self.votes.read_next(self.trade_off)
        if found is None:
            return
        vote = self.votes.known[found.id]
        self.rows.change(self.votes.every.index(found), VoteRow(found, vote))
        if self.trade_off is not None and found.id == self.trade_off.id:
            self._show(vote)
        self._reading.start()

    def _choose(self, place: int) -> None:
        if not 0 <= place < len(self.votes.every):
            return
        self.trade_off = self.votes.every[place]
        vote = self.votes.known.get(self.trade_off.id)
        if vote is not None:
            self._show(vote)
        else:
            self._refresh()

    def _show(self, vote: Vote) -> None:
        self.page.show_vote(vote, self.votes.look(vote))

    def _nothing_yet(self) -> QWidget:
        plan = Button("Go to Plan", "primary", "clipboard-list")
        plan.clicked.connect(self._context.actions["plan"].trigger)
        page = QWidget()
        page.setLayout(
            column(
                Label("Nothing to vote on yet", "title"),
                Paragraph(
                    "Trade-offs are made in Plan and keyed on Table. Their results stand here, "
                    "hidden until somebody reveals them.",
                    "muted",
                ),
                8,
                row(plan, None),
                None,
                gap=6,
                pad=(24, 24, 24, 24),
            )
        )
        return Ground("surface", column(Scrolled(page, "Nothing to vote on yet"), gap=0))
