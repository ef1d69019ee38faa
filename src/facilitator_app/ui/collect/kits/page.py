"""The page on which kits are made: the key, its copies, the tables, what is out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from facilitator_app.domain.records import ExpectedBallot, KeyBackup, Kit, Programme
from facilitator_app.ui.collect.kits.board import KitBoard
from facilitator_app.ui.collect.kits.cards import CardPrinting
from facilitator_app.ui.collect.kits.form import KitForm
from facilitator_app.ui.collect.kits.run import Run
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.making import MakingPanel
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.panels import Panel, Panels
from facilitator_app.ui.parts.places import keep_folder, kept_folder, open_with_system
from facilitator_app.ui.parts.volumes import removable
from facilitator_app.workspace.kit_contents import STAMPED
from facilitator_app.workspace.kits import kit_name
from facilitator_app.workspace.kits_out import kits_out, stamp_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QHideEvent, QShowEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.domain.records import Workshop
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.kits import MadeKit

_FOLDER = "kits"
_FORM = 400
_DESIGN = {ExpectedBallot.record_kind, *(each.record_kind for each in STAMPED)}
_HEEDED = _DESIGN | {Kit.record_kind, KeyBackup.record_kind}
_SOON = 200
"""Milliseconds without an edit after which the kits are compared with the design."""


class KitsPage(QWidget):
    """Makes kits beside the window: it can be gone on with meanwhile, and stopped."""

    def __init__(self, workspace: Workspace, context: Context, within: QWidget | None) -> None:
        super().__init__(within)
        self.setAccessibleName("Kits")
        self.setAcceptDrops(True)
        self._workspace, self._context = workspace, context
        self._stamps: dict[UUID, str] = {}
        """What the design of each workshop is now, as far as that is known."""
        self._designs = 0
        """How many times the design has been seen to change."""
        self._comparing: Job | None = None
        self._made: list[MadeKit] = []
        """What was made since this page was come to."""
        self.form = KitForm(workspace, context)
        self.board = KitBoard()
        make = Button("Make the kits", "primary", "stick")
        self.making = MakingPanel("canvas", self.board, make, noun="kit")
        self.run = Run(workspace, context)
        self.cards = CardPrinting(workspace, context)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._compare)
        key, kits = Panel("Key and tables", self.form, _FORM), Panel("What is out", self.making)
        self.setLayout(column(Panels("Kits", key, kits)))
        self._listen()

    # what Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what may have changed."""
        super().showEvent(event)
        self.form.follow_place()
        self.form.follow()
        self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the next step."""
        super().focusInEvent(event)
        make = self.making.make
        ready = make if make.isVisible() and make.isEnabled() else self.form.day
        (self.form.next_step or ready).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show no codes to whoever comes by later."""
        super().hideEvent(event)
        self._made = []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder; a file is for the window."""
        if _folder_in(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let kits go to the folder that was dropped."""
        folder = _folder_in(event)
        if folder is not None:
            event.acceptProposedAction()
            self.send_to(folder)

    # what is made

    @property
    def folder(self) -> Path:
        """Where kits go on this laptop."""
        return kept_folder(self._context.settings, _FOLDER)

    def send_to(self, folder: Path) -> None:
        """Let kits go to another folder, and remember it."""
        keep_folder(self._context.settings, _FOLDER, folder)
        self._refresh()

    def start(self) -> None:
        """Make the kits that are asked for."""
        workshop, tables = self.form.workshop, self.form.tables
        if workshop is None or self.form.lacking or self.run.is_under_way:
            return
        self._made = []
        if self.run.begin(workshop, tables, self.folder):
            self.making.begin(f"Making {counted(len(tables), 'kit')}")

    # parts

    def _listen(self) -> None:
        context, making, run = self._context, self.making, self.run
        self.form.changed.connect(self._refresh)
        self.form.day.currentIndexChanged.connect(lambda _: self._soon.start())
        making.make.clicked.connect(self.start)
        making.stop.clicked.connect(run.stop)
        making.choose.clicked.connect(self._choose_folder)
        run.progressed.connect(making.progress)
        run.done.connect(self._done)
        run.failed.connect(self._failed)
        run.stopped.connect(lambda made: self._end("Stopped.", "", made))
        self.board.cards.clicked.connect(self._print_cards)
        self.board.folder.clicked.connect(lambda: open_with_system(self.folder))
        context.place.changed.connect(self.form.follow_place)
        context.key.changed.connect(self.form.follow)
        context.changes.followed.connect(self._follow)
        context.changes.closing.connect(self._leave)

    def _refresh(self) -> None:
        form, workshop = self.form, self.form.workshop
        if workshop is None:
            self.board.show_kits(None, [], "", {})
        else:
            made = {
                each.table.id: each for each in self._made if each.kit.workshop_id == workshop.id
            }
            out, stamp = kits_out(self._workspace, workshop), self._stamps.get(workshop.id, "")
            self.board.show_kits(workshop, out, stamp, made)
        self.board.cards.setEnabled(form.may_print)
        names = [each.name for each in self._workspace.all(Programme)]
        paths = [
            self.folder / kit_name(name, workshop, each)
            for name in names
            for each in form.tables
            if workshop
        ]
        self.making.say_where(self.folder, paths, form.lacking)

    def _follow(self, changes: Sequence[Change]) -> None:
        """Heed what is edited elsewhere, while this is seen."""
        kinds = {each.record.record_kind for each in changes}
        if kinds & _DESIGN:
            self._designs, self._stamps = self._designs + 1, {}
        if kinds & _HEEDED and self.isVisible():
            self.form.follow()
            self._soon.start()

    def _compare(self) -> None:
        """Ask what the design is now, on another thread: it takes a moment."""
        workshop = self.form.workshop
        if workshop is None or self._comparing is not None or workshop.id in self._stamps:
            return
        design = self._designs
        self._comparing = self._context.jobs.start(
            lambda _: stamp_now(self._workspace, workshop),
            lambda stamp: self._take_stamp(workshop, stamp, design),
            self._context.messages.fail,
        )
        self._comparing.ended.connect(self._compared)

    def _compared(self) -> None:
        self._comparing = None

    def _take_stamp(self, workshop: Workshop, stamp: str, design: int) -> None:
        """Heed what the design was, unless it has changed since."""
        if design == self._designs:
            self._stamps[workshop.id] = stamp
            self._refresh()
        self._soon.start()

    def _choose_folder(self) -> None:
        """Offer the sticks that are in, by name; or at once the folders of this laptop."""
        sticks = removable()
        if not sticks:
            self._ask_folder()
            return
        menu = QMenu(self)
        menu.setAccessibleName("Where kits go")
        for each in sticks:
            name = QStorageInfo(str(each)).displayName() or each.name or str(each)
            action = menu.addAction(plainly.entry(name))
            action.triggered.connect(lambda _=False, each=each: self.send_to(each))
        menu.addSeparator()
        menu.addAction("Another folder…").triggered.connect(self._ask_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        choose = self.making.choose
        menu.popup(choose.mapToGlobal(choose.rect().bottomLeft()))

    def _ask_folder(self) -> None:
        self.making.ask_folder(self.folder, lambda path: self.send_to(Path(path)))

    def _print_cards(self) -> None:
        workshop = self.form.workshop
        if workshop is not None and self.form.may_print:
            self.cards.print_cards(workshop, self.form.tables, self.folder)

    def _done(self, made: Sequence[MadeKit]) -> None:
        self._end(f"{counted(len(made), 'kit')} written to {self.folder.name}.", "good", made)

    def _failed(self, error: FacilitatorError, made: Sequence[MadeKit]) -> None:
        self._end("", "bad", made)
        self._context.messages.fail(error)

    def _end(self, words: str, tone: str, made: Sequence[MadeKit]) -> None:
        """Say how it ended, and show what was in its place by then."""
        if tone != "good":
            there = f"{counted(len(made), 'kit')} written before that" if made else "None written"
            words = f"{words} {there}.".strip()
        self._made = list(made)
        self.making.end(words, tone)
        self._refresh()

    def _leave(self) -> None:
        """Let go of the file: nothing reads it or has to be taken back afterwards."""
        self._soon.stop()
        self.run.leave()
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing.wait()


def _folder_in(event: QDropEvent) -> Path | None:
    """Return the one folder that is dragged here, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        if path.is_dir():
            return path
    return None
