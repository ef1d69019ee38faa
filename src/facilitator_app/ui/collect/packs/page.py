"""The page on which packs come in: from a stick, from files, in any order, again and again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.domain.records import CollectedPack, Kit, Session, Table, Workshop
from facilitator_app.travel.pack_file import SUFFIX
from facilitator_app.ui.collect.packs.details import PackDetails
from facilitator_app.ui.collect.packs.pack_list import EVER, PackList
from facilitator_app.ui.collect.packs.rows import PackBook, missing_in_words
from facilitator_app.ui.collect.packs.saving import ReceiptsSaving
from facilitator_app.ui.collect.packs.taking import Taking
from facilitator_app.ui.parts import volumes
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.panels import Panel, Panels
from facilitator_app.ui.parts.places import keep_folder, kept_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.collect.packs.taking import Run
    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_FOLDER, _RECEIPT = "packs collected from", 400
_FILES = f"Table packs (*{SUFFIX});;All files (*)"
_SHOWN = {each.record_kind for each in (CollectedPack, Kit, Session, Table, Workshop)}


class PacksPage(QWidget):
    """Packs on the left, the receipt of one on the right."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("Packs and receipts")
        self.setAcceptDrops(True)
        self._workspace, self._context = workspace, context
        self._waiting: list[Path] = []
        """What is collected as soon as the key is open."""
        self.taking = Taking(workspace, context, self)
        self.saving = ReceiptsSaving(workspace, context, self)
        self.packs, self.details = PackList(), PackDetails()
        self.panels = Panels(
            "Packs and receipts",
            Panel("Packs", self.packs),
            Panel("Receipt", self.details, _RECEIPT),
        )
        self.setLayout(column((self.panels, 1), gap=0))
        self.setFocusProxy(self.packs.stick)
        self._listen()
        self._refresh()
        self.packs.show_ever(PackBook(workspace).rows())
        self._tell_key()

    def showEvent(self, event: QShowEvent) -> None:
        """Say again of which tables nothing has come."""
        super().showEvent(event)
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and not self._context.actions.are_held:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Collect what was dropped."""
        paths = [Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()]
        if paths and not self._context.actions.are_held:
            event.acceptProposedAction()
            self.collect(paths)

    def collect(self, places: Sequence[Path]) -> None:
        """Collect the packs in these files and folders, once the key is open."""
        if self.taking.is_under_way:
            self._context.messages.say(
                "Packs are being collected: wait for them, then collect these.", "info"
            )
        elif self._context.key.key is None:
            self._waiting = list(places)
            self._context.actions["key.open"].trigger()
        else:
            self.taking.begin(places, self._context.key.key)

    def collect_from_stick(self) -> None:
        """Collect from every stick that is in, and else from a folder."""
        places = volumes.removable()
        if places:
            self.collect(places)
        else:
            self._choose_folder()

    # parts

    def _listen(self) -> None:
        context = self._context
        self.packs.stick.clicked.connect(self.collect_from_stick)
        self.packs.files.clicked.connect(self._choose_files)
        self.packs.save.clicked.connect(lambda: self.saving.ask(self.packs.rows))
        self.packs.stop.clicked.connect(self.taking.stop)
        self.packs.key.clicked.connect(context.actions["key.open"].trigger)
        self.packs.chosen.connect(self.details.show_row)
        self.packs.activated.connect(lambda: self.panels.bring("Receipt"))
        self.taking.began.connect(self.packs.begin)
        self.taking.progressed.connect(self.packs.progress)
        self.taking.listed.connect(self._list)
        self.taking.ended.connect(self._end)
        context.key.changed.connect(self._tell_key)
        context.place.changed.connect(self._refresh)
        context.changes.followed.connect(self._follow)
        context.changes.closing.connect(self.taking.close)

    def _tell_key(self) -> None:
        key = self._context.key.key
        self.packs.ask_for_key(wanted=key is None)
        if key is not None and self._waiting:
            places, self._waiting = self._waiting, []
            self.taking.begin(places, key)

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, "Collect table packs", str(self._folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Where the packs are", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    @property
    def _folder(self) -> Path:
        return kept_folder(self._context.settings, _FOLDER)

    def _take_chosen(self, names: Sequence[str]) -> None:
        places = [Path(each) for each in names]
        if places:
            first = places[0]
            keep_folder(self._context.settings, _FOLDER, first if first.is_dir() else first.parent)
            self.collect(places)

    def _list(self, run: Run) -> None:
        self.packs.show_now(run.rows)

    def _end(self, run: Run) -> None:
        """Say what came of it."""
        self.packs.end(said_of(run))
        announce(self, said_of(run))
        self._refresh()

    def _follow(self, changes: Sequence[Change]) -> None:
        if _SHOWN & {each.record.record_kind for each in changes}:
            self._refresh()

    def _refresh(self) -> None:
        """Read what the programme keeps, and say what was missing."""
        book, workshop = PackBook(self._workspace), self._context.place.workshop
        if self.packs.showing == EVER or not self.isVisible():
            self.packs.show_ever(book.rows())
        else:
            self.packs.remember_ever(book.rows())
        tables = len(self._workspace.all(Table))
        words = missing_in_words(workshop, book.missing(workshop), tables) if workshop else ""
        self.packs.tell_missing(words)


def said_of(run: Run) -> str:
    """Say what came of a run."""
    refused = sum(bool(each.refusal) for each in run.rows)
    words = []
    if not run.paths:
        words.append("No table pack was found there, nor in the nearest folders within.")
    elif run.taken or run.rows:
        words.append(f"{counted(len(run.taken), 'pack')} collected.")
    if refused:
        words.append(f"{counted(refused, 'pack')} refused: the list says why.")
    if len(run.rows) < len(run.paths) and run.rows:
        words.append(f"{counted(len(run.paths) - len(run.rows), 'pack')} not opened.")
    if not run.is_all:
        words.append("There are too many files or folders to look through all of them.")
    return " ".join([*words, *run.remarks])
