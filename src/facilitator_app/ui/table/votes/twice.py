"""Has ballots keyed a second time: by whom, what differs, and what is to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from facilitator_app.domain.records import Staff
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.table.hands_panel import hands_at
from facilitator_app.ui.table.votes.second import (
    ANOTHER,
    SecondSheet,
    ThirdSheet,
    decided,
    differences,
    keep,
    keyings_of,
    once_only,
)
from facilitator_app.ui.table.votes.sheet import VoteSheet

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.table.votes.second import Difference
    from facilitator_app.workspace import Workspace


class Twice(QObject):
    """What the page of the votes leaves to it."""

    def __init__(self, page: VotePage, workspace: Workspace, context: Context) -> None:
        super().__init__(page)
        self._page, self._workspace, self._context = page, workspace, context
        page.again.clicked.connect(self.ask)
        page.comparing.decided.connect(self._decide)
        page.comparing.missing_wanted.connect(self._key_missing)
        page.grid.saved.connect(self._after_third)

    def ask(self) -> None:
        """Ask who keys the ballots again; whoever types now is not offered."""
        page = self._page
        if page.desk is None:
            return
        found = hands_at(self._workspace, page.desk.table, page.desk.session.id)
        now = self._context.hands.words
        others = [e for e in found if e.staff is None or _role_of(e.staff) != now]
        if not any(each.staff for each in others):
            self.begin(None)
            return
        menu = QMenu(page)
        menu.setAccessibleName("Who keys them again")
        for each in others:
            words = plainly.entry(f"{each.words}  {each.where}".strip())
            menu.addAction(words).triggered.connect(lambda _=False, e=each: self.begin(e.staff))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(page.again.mapToGlobal(page.again.rect().topLeft()))

    def begin(self, staff: Staff | None) -> None:
        """Let somebody key all ballots again, who types from now on."""
        if staff is not None:
            self._context.hands.take(staff)
        self._show_second(staff.id if staff else None)

    def compare(self) -> None:
        """Show what differs."""
        page = self._page
        if page.trade_off is None:
            return
        page.flush()
        at_hand = (self._workspace, page.trade_off, page.round)
        found = differences(*at_hand)
        names = {each.id: _role_of(each) for each in self._workspace.all(Staff)}
        page.comparing.show_what(VoteSheet(*at_hand), found, decided(*at_hand), names)
        page.show_comparing()
        page.banner.say("What two people keyed from the same papers.", Back=page.show_again)

    @property
    def undecided(self) -> list[Difference]:
        """The ballots of the round at hand that differ and are to be decided."""
        page = self._page
        if page.trade_off is None:
            return []
        found = differences(self._workspace, page.trade_off, page.round)
        return [each for each in found if not each.is_missing]

    @property
    def once_only(self) -> str:
        """Which ballots of the round at hand were not keyed a second time, if others were."""
        page = self._page
        if page.trade_off is None:
            return ""
        return once_only(differences(self._workspace, page.trade_off, page.round))

    @property
    def was_begun(self) -> bool:
        """Whether anything of the round at hand was keyed a second time."""
        page = self._page
        if page.trade_off is None:
            return False
        return bool(keyings_of(self._workspace, page.trade_off, page.round))

    # parts

    def _decide(self, difference: Difference, decision: str) -> None:
        page = self._page
        trade_off = page.trade_off
        if trade_off is None:
            return
        who = self._who()
        if decision == ANOTHER:
            sheet = ThirdSheet(self._workspace, trade_off, page.round, difference.code, who)
            page.show_sheet(sheet)
            page.grid.setFocus()
            return
        if self._context.changes.save(
            lambda: keep(self._workspace, trade_off, difference, decision, who)
        ):
            self.compare()

    def _show_second(self, who: UUID | None) -> None:
        page = self._page
        if page.trade_off is not None:
            page.show_sheet(SecondSheet(self._workspace, page.trade_off, page.round, who))
            page.grid.setFocus()

    def _key_missing(self, code: str) -> None:
        """Let whoever types now go on with a ballot that was keyed once only."""
        self._show_second(self._who())
        sheet = self._page.grid.ballots.sheet
        row = sheet.find(code) if sheet else None
        if row is not None:
            self._page.grid.go_to(row)

    def _after_third(self) -> None:
        if isinstance(self._page.grid.ballots.sheet, ThirdSheet):
            self.compare()

    def _who(self) -> UUID | None:
        now = self._context.hands.words
        found = (each for each in self._workspace.all(Staff) if _role_of(each) == now)
        return next((each.id for each in found), None)


def _role_of(staff: Staff) -> str:
    return f"{staff.role} {staff.code}".strip()
