"""The screen that makes packs: how much, for whom, as what, and where to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.apart.packs import Packs
from facilitator_app.apart.process import Apart
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import PROGRAMME_KINDS, Programme
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.panels import Panel, Panels
from facilitator_app.ui.parts.places import keep_folder, kept_folder
from facilitator_app.ui.share.choosing import Choosing
from facilitator_app.ui.share.making import Making
from facilitator_app.ui.share.naming import stem_of, suffix_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from facilitator_app.apart.packs import Pack
    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.workspace import Workspace

_FOLDER = "packs"
_FORM = 388


class ShareScreen(QWidget):
    """Makes packs beside the window: it can be gone on with meanwhile, and stopped."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("Share")
        self._workspace, self._context = workspace, context
        self._job: Job | None = None
        self._packs: list[Pack] = []
        """What is in its place already of what is being made."""
        self.choosing = Choosing(context.place)
        self.making = Making()
        self.setLayout(
            column(
                Panels(
                    "Share",
                    Panel("What and for whom", self.choosing, _FORM),
                    Panel("The pack", self.making),
                )
            )
        )
        self.choosing.changed.connect(self._refresh)
        self.making.make.clicked.connect(self.start)
        self.choosing.name.textEdited.connect(self._refresh)
        self.choosing.name.returnPressed.connect(self.start)
        self.making.stop.clicked.connect(self.stop)
        self.making.choose.clicked.connect(self._choose_folder)
        context.changes.changed.connect(self._follow)
        context.changes.closing.connect(self.stop)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Count again."""
        super().showEvent(event)
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the next step."""
        super().focusInEvent(event)
        self.making.make.setFocus()

    @property
    def folder(self) -> Path:
        """Where packs go on this laptop."""
        return kept_folder(self._context.settings, _FOLDER)

    def send_to(self, folder: Path) -> None:
        """Let packs go to another folder, and remember it."""
        keep_folder(self._context.settings, _FOLDER, folder)
        self._refresh()

    def targets(self) -> list[tuple[str, Path]]:
        """Return each format that is wanted, and where its file goes."""
        if self.choosing.lacking:
            return []
        stem = stem_of(self.choosing.name.text()) or self._usual_name()
        return [
            (each, self.folder / file_name(stem, suffix_of(each)))
            for each in self.choosing.formats()
        ]

    def start(self) -> None:
        """Make the pack."""
        targets, scope = self.targets(), self.choosing.scope()
        if self._job is not None or not targets:
            return
        self.making.begin("Making the pack")
        workspace = self._workspace
        packs: list[Pack] = []
        self._packs = packs
        pack = Packs(scope, tuple(targets))
        apart = Apart(pack, partial(workspace.packed, PROGRAMME_KINDS), packs.append)
        self._job = self._context.jobs.start(
            apart.run, lambda _: self._done(packs), self._failed, apart.stop
        )
        self._job.progressed.connect(self.making.progress)

    def stop(self) -> None:
        """Stop it: no file is left half written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._end_early("Stopped.", "")

    # parts

    def _usual_name(self) -> str:
        programme = next(iter(self._workspace.all(Programme)), None)
        name = programme.name if programme and programme.name else "Programme"
        return " ".join(filter(None, (name, self.choosing.label)))

    def _refresh(self) -> None:
        if self.isVisible() or self._job is None:
            usual = file_name(self._usual_name(), "")
            if (
                usual != self.choosing.name.placeholderText()
            ):  # a name is meant for what it was given
                self.choosing.name.clear()
                self.choosing.name.setPlaceholderText(usual)
            self.making.count(self.choosing.counts(self._workspace))
            paths = [path for _, path in self.targets()]
            self.making.say_where(self.folder, paths, self.choosing.lacking)

    def _follow(self) -> None:
        if self.isVisible():
            self._refresh()

    def _choose_folder(self) -> None:
        self.making.ask_folder(self.folder, lambda path: self.send_to(Path(path)))

    def _done(self, packs: list[Pack]) -> None:
        self._job = None
        beside = [
            f"{each.avoided} The pack was written beside it: {each.path.name}."
            for each in packs
            if each.avoided
        ]
        if beside:
            self._context.messages.say(" ".join(beside), "warn")
        self.making.end(f"{counted(len(packs), 'file')} written.", "good")
        self.making.list_packs(packs)

    def _failed(self, error: FacilitatorError) -> None:
        self._job = None
        self._end_early("" if self._packs else "Nothing was written.", "bad")
        self._context.messages.fail(error)

    def _end_early(self, words: str, tone: str) -> None:
        """Say how it ended, and list what was in its place by then."""
        packs = list(self._packs)
        if packs:
            words = f"{words} Only {counted(len(packs), 'file')} written.".strip()
        self.making.end(words, tone)
        self.making.list_packs(packs)
