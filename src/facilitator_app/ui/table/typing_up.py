"""Typing up a sheet of paper: each line is saved with its time, where the sheet's code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning import sheets
from facilitator_app.domain.records import Note, Prompt, Session, Table
from facilitator_app.ui.parts.half_typed import HalfTyped
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.table import register
from facilitator_app.ui.table.desk import Desk
from facilitator_app.ui.table.filing import Destination, Origin
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.sheet_bar import SheetBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.planning.sheets import Sheet
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.ui.table.noting import Noting
    from facilitator_app.workspace import Workspace

_CODE, _TIME = "sheet", "time on the sheet"


class TypingUp(QObject):
    """Leads the lines of a page to the place of a sheet, while one is typed up."""

    prompt_wanted = Signal(object)
    """The sheet is of a prompt of this table in this session: its notes should be seen."""

    def __init__(
        self, page: NotesPage, noting: Noting, workspace: Workspace, context: Context
    ) -> None:
        super().__init__(page)
        self._page, self._noting = page, noting
        self._workspace, self._context = workspace, context
        self._half_typed = HalfTyped(workspace, context.changes, context.jobs, self)
        self._desk: Desk | None = None
        """The one that the screen shows."""
        self._there: Desk | None = None
        """The one that the sheet is of."""
        self._sheet: Sheet | None = None
        self._count = 0
        self.bar: SheetBar | None = None
        page.entry.left.connect(self.leave)
        page.entry.changed.connect(self._make_way)

    @property
    def is_on(self) -> bool:
        """Whether a sheet is being typed up."""
        return self.bar is not None and not self.bar.isHidden()

    # what is at hand

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session: with the sheet that was being typed up there."""
        self._desk = desk
        left = self._half_typed.begin(desk.draft_place, {_CODE: "", _TIME: ""})
        self._close()
        if _CODE in left:
            bar = self._open()
            bar.code.setText(left[_CODE])
            bar.time.setText(left.get(_TIME, ""))
            self._look()

    def put_away(self) -> None:
        """Keep what is typed: another place comes, or the end."""
        if self._desk is not None:
            self._half_typed.flush()
            self._desk = None

    def begin(self) -> None:
        """Type up a sheet; while that is done, go to the time of the next line."""
        if self._desk is None:
            return
        if not self.is_on and self._page.entry.entry:
            self._page.entry.refuse("Save what stands in the line first, then type up the sheet.")
            return
        bar = self.bar if self.bar is not None and self.is_on else self._open()
        (bar.time if self._sheet is not None else bar.code).setFocus()

    def leave(self) -> None:
        """Be done with the sheet, unless a line of it is half typed."""
        if not self.is_on or self._desk is None:
            return
        if self._page.entry.entry:
            self._page.entry.refuse("This line is from the sheet: save it or clear it first.")
            self._page.entry.line.setFocus()
            return
        self._half_typed.done(_CODE, _TIME)
        self._half_typed.flush()
        self._close()
        announce(self._page.entry.line, "No longer from paper")
        self._page.entry.line.setFocus()

    def take(self, changes: Sequence[Change]) -> None:
        """Count the lines of the sheet anew when notes have changed; follow who sits there."""
        kinds = {each.record.record_kind for each in changes}
        if self._there is not None and Note.record_kind in kinds:
            self._there.notebook.take(changes)
            self._count_lines()
            self._tell()
        if self._there is not None and kinds & register.KINDS:
            self._there.read_seats()
            self._page.entry.move_to(self._there.room)

    # parts

    def _open(self) -> SheetBar:
        """Show the bar; it is made when it is first wanted."""
        if self.bar is None:
            self.bar = bar = SheetBar(self._page.middle)
            self._page.put_above(bar)
            bar.code.textEdited.connect(lambda text: self._half_typed.note(_CODE, text))
            bar.time.textEdited.connect(lambda text: self._half_typed.note(_TIME, text))
            bar.code.editingFinished.connect(self._look)
            bar.time.editingFinished.connect(self._aim)
            bar.code.entered.connect(self._enter_code)
            bar.time.entered.connect(self._enter_time)
            bar.left.connect(self.leave)
            bar.fitted.connect(self._make_way)
        self.bar.code.clear()
        self.bar.time.clear()
        self.bar.wear("warn")
        self.bar.say("Type the code that is printed at the head of the sheet, then Enter.")
        self.bar.show()
        self._page.entry.goal.hide()  # the bar says it
        self._make_way()
        self._bar_all_lines()
        return self.bar

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.hide()
            self._page.entry.goal.show()
            self._make_way()
        self._sheet = self._there = self._noting.elsewhere = None
        if self._desk is not None:
            self._page.entry.move_to(self._desk.room)

    def _enter_code(self) -> None:
        self._look()
        if self.bar is not None and self._sheet is not None:
            self.bar.time.setFocus()

    def _enter_time(self) -> None:
        self._aim()
        if self._noting.elsewhere is not None and self._noting.elsewhere.origin is not None:
            self._page.entry.line.setFocus()

    def _look(self) -> None:
        """Find the sheet that has the code."""
        bar, desk = self.bar, self._desk
        typed = sheets.tidy(bar.code.text()) if bar is not None else ""
        before = self._sheet.code if self._sheet else ""
        if bar is None or desk is None or typed in ("", before):
            if bar is not None:
                bar.code.setText(before)
            return
        self._sheet = self._there = None
        self._bar_all_lines()
        try:
            self._sheet = sheet = self._find(bar.code.text())
        except PlanError as error:
            bar.wear("warn")
            bar.say(error.sentence(), wrong=True)
            return
        bar.code.setText(sheet.code)
        self._half_typed.note(_CODE, sheet.code)
        names = self._context.key.names
        self._there = Desk(self._workspace, sheet.session, sheet.table, names)
        self._page.entry.move_to(self._there.room)
        bar.wear("info")
        if (sheet.table, sheet.session) == (desk.table, desk.session):
            self.prompt_wanted.emit(sheet.prompt)
        self._count_lines()
        self._aim()
        announce(bar, bar.told.text())

    def _find(self, code: str) -> Sheet:
        """Return the sheet of a code that notes are on."""
        workspace = self._workspace
        sheet = sheets.find_sheet(
            code,
            workspace.programme,
            workspace.all(Table),
            workspace.all(Session),
            workspace.all(Prompt),
        )
        if sheet.is_end:
            raise PlanError(
                f"This sheet closes session {sheet.session.code} at table {sheet.table.code}.",
                advice="Go to that session, then type it up under End of the session.",
            )
        return sheet

    def _aim(self) -> None:
        """Lead the next line to the sheet's place, with the time that stands in the bar."""
        bar, sheet, there = self.bar, self._sheet, self._there
        if bar is None or sheet is None or there is None:
            return
        self._bar_all_lines()
        typed = bar.time.text().strip()
        if not typed:
            self._tell()
            return
        workshop = self._context.place.workshop_of(sheet.session)
        try:
            moment = sheets.time_on(sheet, workshop, typed, self._context.clock.now())
        except PlanError as error:
            bar.say(error.sentence(), wrong=True)
            return
        bar.time.setText(f"{moment:%H:%M}")
        self._half_typed.note(_TIME, bar.time.text())
        origin = Origin(moment, sheet.code)
        self._noting.elsewhere = Destination(there.filing, sheet.prompt, origin)
        self._tell()

    def _bar_all_lines(self) -> None:
        """Let no line be saved as said now while it is not known where it goes."""
        desk = self._there or self._desk
        if desk is not None:
            self._noting.elsewhere = _Nowhere(desk.filing, None)

    def _count_lines(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            found = self._workspace.of(Note, "table_id", [sheet.table.id])
            self._count = sum(each.sheet == sheet.code for each in found)

    def _tell(self) -> None:
        """Say where the next line goes, and how many came from this sheet."""
        bar, sheet, to = self.bar, self._sheet, self._noting.elsewhere
        if bar is None or sheet is None:
            return
        place = sheet.prompt.code if sheet.prompt else sheet.session.code
        where = f"{sheet.table.title or sheet.table.code}, {place}"
        count = f"{counted(self._count, 'note')} of this sheet so far." if self._count else ""
        if to is None or to.origin is None:
            bar.say(f"{where}. {count} Type the time of the line, then Enter.".replace("  ", " "))
            return
        far = sheets.is_far(sheet, to.origin.noted_at)
        doubt = f"That is far from session {sheet.session.code}: is it right?" if far else ""
        goes = f"Enter saves to {where} at {to.origin.noted_at:%H:%M}."
        bar.say(" ".join(filter(None, (doubt, goes, count or "Alt+B: another time."))))

    def _make_way(self) -> None:
        """Leave to the line what room there is, while something is typed into it."""
        if self.bar is not None:
            low = is_low(self.bar)
            self._page.type_up(on=self.is_on)
            self.bar.be_low(low=low and bool(self._page.entry.entry))


class _Nowhere(Destination):
    """Where a line of a sheet goes before it is known which sheet, and when."""

    def add(self, entry: object) -> Note:
        """Refuse it: it would be saved as said now."""
        del entry
        raise PlanError("Type the sheet's code and the time first.", advice="Alt+B goes there.")
