"""Prints from the window: chosen, made beside it, and stopped; cards lock what they ask."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.apart.prints import Prints, Wanted
from facilitator_app.apart.process import Apart
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import TradeOff
from facilitator_app.exports.prints import SUFFIX, name_of_file
from facilitator_app.printing import issue, kinds_for, locks, take_back
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.making import MakingPanel
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.places import keep_folder, kept_folder
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import bounded, title
from facilitator_app.ui.plan.prints.form import PrintForm
from facilitator_app.ui.plan.prints.words import listed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.apart.prints import Made
    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.domain.records import Issued, Record
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.ui.plan.planner import Planner

_FOLDER = "prints"
_MAKING, _LOCKING = "Make the prints", "Make and lock"
_PAD = (0, 0, 6, 6)


class PrintsEditor(Editor):
    """Makes prints beside the window: it can be gone on with meanwhile, and stopped."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self._context = planner.context
        self._job: Job | None = None
        self._apart: Apart | None = None
        self._made: list[Made] = []
        """What is in its place by now of what is being made."""
        self._issued: tuple[Issued, ...] = ()
        """What was locked for the cards that are being made."""
        self.form = PrintForm(planner)
        make = Button(_MAKING, "primary", "printer")
        self.making = MakingPanel("surface", bounded(self.form, _PAD), make, noun="print")
        head = Ground("surface", row((title("Prints"), 1), pad=(20, 14, 20, 2)))
        self.setLayout(column(head, (self.making, 1), gap=0))
        self.form.changed.connect(self._refresh)
        self.form.name.line.returnPressed.connect(self.start)
        make.clicked.connect(self.start)
        self.making.stop.clicked.connect(self.stop)
        self.making.choose.clicked.connect(self._choose_folder)
        planner.changed.connect(self.form.follow)
        self._context.changes.closing.connect(self._leave)
        self._refresh()

    def show_record(self, record: Record | None) -> None:
        """Show what can be printed now; of a trade-off, its ballot cards."""
        if isinstance(record, TradeOff):
            self.form.choose("ballots", record)
        else:
            self.form.follow()

    def first(self) -> QWidget:
        """Return what is printed."""
        return self.form.what.choice.first

    @property
    def folder(self) -> Path:
        """Where prints go on this laptop."""
        return kept_folder(self._context.settings, _FOLDER)

    def send_to(self, folder: Path) -> None:
        """Let prints go to another folder, and remember it."""
        keep_folder(self._context.settings, _FOLDER, folder)
        self._refresh()

    def wanted(self) -> list[Wanted]:
        """Return each print that is wanted, and where its file goes."""
        if self.form.lacking:
            return []
        choice, workspace = self.form.choice(), self.planner.workspace
        typed = self.form.name.text().strip() if self.form.is_one else ""
        if typed.casefold().endswith(SUFFIX):
            typed = typed[: -len(SUFFIX)]
        given = file_name(typed, SUFFIX) if typed else ""
        return [
            Wanted(name, choice, self.folder / (given or name_of_file(name, workspace, choice)))
            for name in self.form.names
        ]

    def start(self) -> None:
        """Make the prints; what is on cards that are no proof is locked first."""
        wanted = self.wanted()
        if self._job is not None or not wanted or not self._lock(wanted):
            return
        wanted = self._settled(wanted)
        self.making.begin(f"Making {counted(len(wanted), 'file')}")
        workspace, self._made = self.planner.workspace, []
        prints = Prints(tuple(wanted))
        packed = partial(workspace.packed, kinds_for(*(each.name for each in wanted)))
        self._apart = apart = Apart(prints, packed, self._made.append)
        self._job = self._context.jobs.start(apart.run, self._done, self._failed, apart.stop)
        self._job.progressed.connect(self.making.progress)
        self._job.ended.connect(self._settle)

    def stop(self) -> None:
        """Stop it: no file is left half written, and what was locked for it is open again."""
        if self._job is not None:
            self._job.cancel()
            self.making.end("Stopping…", "")
            self.making.make.setEnabled(False)

    # parts

    def _lock(self, wanted: list[Wanted]) -> bool:
        """Lock what is on the cards; return whether there are none, or that went."""
        cards = [each.choice for each in wanted if locks(each.name, each.choice)]
        if not cards or not self.form.on_cards():
            return True
        locked: list[Issued] = []
        workspace = self.planner.workspace
        went = self._context.changes.save(lambda: locked.extend(issue(workspace, cards[0])))
        self._issued = tuple(locked)
        return went

    def _settled(self, wanted: list[Wanted]) -> list[Wanted]:
        """Let cards be of what was locked for them, and not of a version that comes meanwhile."""
        on_cards = tuple(each.id for each in self.form.on_cards())
        return [
            replace(each, choice=replace(each.choice, trade_offs=on_cards))
            if on_cards and locks(each.name, each.choice)
            else each
            for each in wanted
        ]

    def _settle(self) -> None:
        """Look what came of it once nothing is written any more: no cards, no lock."""
        issued, self._issued = self._issued, ()
        job, self._job = self._job, None
        apart, self._apart = self._apart, None
        perhaps = apart is not None and apart.is_placing  # it was killed at that very moment
        if issued and not perhaps and not any(each.name == "ballots" for each in self._made):
            workspace = self.planner.workspace
            self._context.changes.save(lambda: take_back(workspace, issued))
        if job is not None and job.is_cancelled:
            self._end_early("Stopped.", "")

    def _leave(self) -> None:
        """Stop before the programme is closed, while a lock can still be taken back."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._settle()

    def _refresh(self) -> None:
        wanted = self.wanted()
        if self.form.is_one and wanted:
            choice = self.form.choice()
            usual = name_of_file(wanted[0].name, self.planner.workspace, choice)
            stem = usual.removesuffix(SUFFIX)
            if stem != self.form.name.line.placeholderText():
                # A name is meant for what it was given.
                self.form.name.put("")
                self.form.name.line.setPlaceholderText(stem)
                wanted = self.wanted()
        self._call_make()
        self.making.say_where(self.folder, [each.path for each in wanted], self.form.lacking)

    def _call_make(self) -> None:
        """Say on the button too that something locks: the sentence may be scrolled away."""
        words = _LOCKING if self.form.locking() else _MAKING
        self.making.make.setText(f" {words}")
        self.making.make.setAccessibleName(words)

    def _choose_folder(self) -> None:
        self.making.ask_folder(self.folder, lambda path: self.send_to(Path(path)))

    def _done(self, left_out: list[str]) -> None:
        beside = [
            f"{each.avoided} The print was written beside it: {each.path.name}."
            for each in self._made
            if each.avoided
        ]
        absent = [f"Left out: {each}" for each in left_out]
        if beside or absent:
            self._context.messages.say(" ".join([*beside, *absent]), "warn")
        self._end(f"{counted(len(self._made), 'file')} written.", "good")

    def _failed(self, error: FacilitatorError) -> None:
        self._end_early("" if self._made else "Nothing was written.", "bad")
        self._context.messages.fail(error)

    def _end_early(self, words: str, tone: str) -> None:
        """Say how it ended, and list what was in its place by then."""
        if self._made:
            words = f"{words} Only {counted(len(self._made), 'file')} written.".strip()
        self._end(words, tone)

    def _end(self, words: str, tone: str) -> None:
        self.making.end(words, tone)
        self._refresh()
        self.making.list_files(listed(self._made), can_open=True)
