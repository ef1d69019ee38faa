"""Votes: which one and which round, the grid, and how far the keying is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.planning.versions import called
from facilitator_app.domain.records import Ballot, BallotAccount, SecondKeying, TradeOff
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.votes import half_keyed
from facilitator_app.ui.table.votes.account import (
    account_of,
    closed_in_words,
    seats_taken,
    too_many,
)
from facilitator_app.ui.table.votes.closing import Closing
from facilitator_app.ui.table.votes.complaints import kept_in_words
from facilitator_app.ui.table.votes.legend import keys_of, legend
from facilitator_app.ui.table.votes.page_parts import PageParts
from facilitator_app.ui.table.votes.second import SecondSheet, ThirdSheet
from facilitator_app.ui.table.votes.sheet import VoteSheet
from facilitator_app.ui.table.votes.twice import Twice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.workspace import Workspace

_COUNTED = (Ballot, SecondKeying, BallotAccount)


class VotePage(PageParts):
    """Ballots keyed from paper. No ballot says at which table it was cast."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(workspace, context, within)
        self._votes: list[TradeOff] = []
        self.desk: Desk | None = None
        self.trade_off: TradeOff | None = None
        self.round = ""
        self._wrong = 0
        self.closing = Closing(workspace, context)
        self._kept = DraftKeeper(workspace, context.changes, context.jobs, self)
        self.lay_out(self.closing)
        self.twice = Twice(self, workspace, context)
        self.title.clicked.connect(self._show_votes)
        self.back.clicked.connect(self._leave)
        self.after.clicked.connect(self._go_on)
        self.code.returnPressed.connect(self._go_to_code)
        self.grid.told.connect(self._follow_keys)
        self.grid.refused.connect(self.refuse)
        self.grid.code_wanted.connect(self.code.setFocus)
        self.close_round.clicked.connect(self._close)
        self.closing.closed.connect(self.show_again)
        self.closing.left.connect(self.show_again)

    def show_desk(self, desk: Desk) -> None:
        """Take the votes of a session."""
        self.put_away()
        self.desk, self._votes = desk, desk.votes()
        self.trade_off = next((each for each in self._votes if each == self.trade_off), None)
        if self.isVisible():
            self.choose(self.trade_off)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.grid

    def choose(self, about: object) -> None:
        """Show a vote; if none is named, the one at hand or the session's first."""
        trade_off = about if isinstance(about, TradeOff) else None
        wanted = trade_off or self.trade_off or (self._votes[0] if self._votes else None)
        if wanted is None:
            self.wording.say("There is no vote in this programme that can be keyed here.")
            return
        self.flush()
        self.trade_off = wanted
        code = called(wanted, self._votes)
        name = f"Vote {code} {wanted.title}: choose another"
        self.title.say(f"{code}  {wanted.title}", name)
        self.wording.say(wanted.wording)
        self.wording.setVisible(bool(wanted.wording))
        at_hand = self.desk.round_at_hand(wanted) if self.desk else ""
        self._offer_rounds(balloted(wanted), at_hand)
        self._show_round(at_hand)

    def show_sheet(self, sheet: VoteSheet) -> None:
        """Show ballots to be keyed, those that were half keyed as they were left."""
        self.flush()
        self._kept.begin("")
        self.grid.show_sheet(None)
        sheet.is_closed = self._account() is not None
        left = self._workspace.draft(sheet.draft_place)
        if left and not sheet.is_closed:
            sheet.take_up(left)
        self._kept.begin(sheet.draft_place)
        self.legend.say(legend(sheet))
        self.show_keying(keys_of(sheet))
        self.grid.show_sheet(sheet)
        self.refuse("")
        self._tell()

    def show_again(self) -> None:
        """Go back to the ballots of the round at hand, as they are counted."""
        self._show_round(self.round)
        self.grid.setFocus()

    def take(self, changes: Sequence[Change]) -> None:
        """Show ballots as they are in the file now."""
        sheet = self.grid.ballots.sheet
        if sheet is None:
            return
        ours = [each.record for each in changes if isinstance(each.record, _COUNTED)]
        about = (sheet.trade_off.id, sheet.round)
        for change in changes:
            record = change.record
            if not isinstance(record, sheet.kind) or (record.trade_off_id, record.round) != about:
                continue
            found = sheet.find(record.code)
            after = change.after if isinstance(change.after, sheet.kind) else None
            if found is None and after is not None and not isinstance(sheet, ThirdSheet):
                found = sheet.row_of(record.code)
                self.grid.ballots.add(found)
            if found is not None and found.saved != after:
                sheet.show_saved(found, after)
                self.grid.tell(found)
        if any((each.trade_off_id, each.round) == about for each in ours):
            sheet.is_closed = self._account() is not None
            self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save the ballot at hand when another page is gone to."""
        super().hideEvent(event)
        self.flush()

    def flush(self) -> None:
        """Save the ballot at hand; say which ones are kept unsaved, being against the rules."""
        self.grid.flush()
        sheet = self.grid.ballots.sheet
        if kept := kept_in_words(sheet.rows if sheet else ()):
            self._context.messages.say(kept, "warn")
        self._kept.flush()

    def put_away(self) -> None:
        """Save the ballot at hand, and show none from now on."""
        self.flush()
        self._kept.begin("")
        self.closing.unsaved.flush()
        self.grid.show_sheet(None)

    # parts

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _account(self) -> BallotAccount | None:
        if self.desk is None or self.trade_off is None:
            return None
        return account_of(self.desk, self.trade_off, self.round)

    def _go_on(self) -> None:
        self.flush()
        self.page_wanted.emit("after", self.trade_off)

    def _show_round(self, name: str) -> None:
        self.flush()
        if self.trade_off is not None:
            self.round = name
            self.show_sheet(VoteSheet(self._workspace, self.trade_off, name))

    def _offer_rounds(self, rounds: Sequence[str], at_hand: str) -> None:
        if self.rounds is not None:
            self.places_of_rounds.removeWidget(self.rounds)
            self.rounds.hide()
            self.rounds.deleteLater()
        names = {each: each.capitalize() for each in rounds if each}
        self.rounds = Segmented("Round", names, at_hand)
        self.rounds.chosen.connect(self._show_round)
        self.places_of_rounds.insertWidget(0, self.rounds)
        self.rounds.setVisible(len(names) > 1)
        in_order(self.back, [*self.rounds.findChildren(QAbstractButton), self.code, self.grid])

    def _go_to_code(self) -> None:
        """Go to the row of a code; add one if the code is right but not expected here."""
        sheet, typed = self.grid.ballots.sheet, self.code.text().strip()
        if sheet is not None and typed:
            self.go_to_code(sheet, typed)

    def _follow_keys(self) -> None:
        sheet = self.grid.ballots.sheet
        if sheet is not None:
            self._kept.note(half_keyed.write(sheet.rows))
            if sheet.wrong != self._wrong:  # what the session owes is told from what is kept
                self._wrong = sheet.wrong
                self._kept.flush()
            self.refuse("")
            self._tell_progress(sheet)

    def _tell(self) -> None:
        """Say how far the keying is, and what can be done."""
        sheet = self.grid.ballots.sheet
        if sheet is None:
            return
        self._tell_progress(sheet)
        account = self._account()
        keyed_first = not isinstance(sheet, SecondSheet | ThirdSheet)
        self.again.setVisible(keyed_first and account is None)
        self.close_round.setVisible(keyed_first and account is None)
        self._say_state(sheet, account)

    def _say_state(self, sheet: VoteSheet, account: BallotAccount | None) -> None:
        """Say above the ballots in which state the round is, and the ways on."""
        if account is not None:
            again, results = partial(self._open_again, account), self._context.actions["results"]
            self.banner.say(closed_in_words(account), Open_again=again, Results=results.trigger)
        elif isinstance(sheet, SecondSheet):
            words = f"Keyed again by {self._context.hands.words}. What was keyed first is hidden."
            self.banner.say(words, Compare=self.twice.compare, Back=self.show_again)
        elif isinstance(sheet, ThirdSheet):
            words = f"Key {sheet.rows[0].code} once more from its paper."
            self.banner.say(words, Back=self.twice.compare)
        elif found := self.twice.undecided:
            words = f"{len(found)} keyed differently the second time, and to be decided."
            self.banner.say(words, "warn", Compare=self.twice.compare)
        elif words := self.twice.once_only:
            self.banner.say(words, "warn", Compare=self.twice.compare)
        elif self.twice.was_begun:
            self.banner.say("Keyed a second time.", Compare=self.twice.compare)
        else:
            self.banner.say("")

    def _tell_progress(self, sheet: VoteSheet) -> None:
        wrong = f", {sheet.wrong} to put right" if sheet.wrong else ""
        unsaved = f", {sheet.unsaved} not saved" if sheet.unsaved else ""
        self.progress.say(f"{sheet.keyed} of {len(sheet.rows)} keyed{wrong}{unsaved}")
        people = sheet.listed or (seats_taken(self.desk) if self.desk else 0)
        self.many.say(too_many(sheet.keyed, people))
        self.many.setVisible(bool(self.many.text()))

    def _close(self) -> None:
        """Ask what became of the cards, once all that is keyed is right."""
        self.flush()
        sheet = self.grid.ballots.sheet
        if sheet is None or self.desk is None or self.trade_off is None:
            return
        row = sheet.unfinished
        if row is not None:
            self.grid.go_to(row)
            what = "to be put right" if row.wrong else "not saved yet. Look at it, and press Enter,"
            self.refuse(f"{row.code} is {what} before the round is closed.")
        elif self.twice.undecided:
            self.twice.compare()
            announce(self.comparing, "What was keyed differently is to be decided first.")
        else:
            name = f"{called(self.trade_off, self._votes)} {self.round}".strip()
            self.closing.show_round(self.desk, self.trade_off, self.round, name)
            self.closing.warn(self.twice.once_only)
            self.banner.say("")
            self.show_closing()

    def _open_again(self, account: BallotAccount) -> None:
        name = f"{self.trade_off.code if self.trade_off else ''} {account.round} opened again"
        self._context.changes.save(lambda: self._workspace.remove(account, name=name.strip()))
        self.grid.setFocus()

    def _show_votes(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Votes")
        for each in self._votes:
            action = menu.addAction(plainly.entry(f"{called(each, self._votes)}  {each.title}"))
            action.triggered.connect(lambda _=False, each=each: self.choose(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))
