"""Brings a design in: what it would add, change and leave is shown before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator_app import templates
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.imports.designs import read_design
from facilitator_app.imports.imported import listed
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.start.panel import Problem
from facilitator_app.ui.start.start_from import Beginning, StartFrom, told
from facilitator_app.workspace.designing import changes_in, take_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.services import Services
    from facilitator_app.workspace.reader import Reader

    Found = tuple[dict[str, Any], Mapping[str, list[str]]]

_SAID = {
    "added": "Added",
    "edited": "Changed",
    "removed": "Removed",
    "left": "Not in the design, and left as they are",
}


class BringPanel(Overlay):
    """A design, from a file or a template, and what it does to the programme that is open."""

    tall = True

    def __init__(
        self, over: QWidget, services: Services, current: OpenProgramme, path: Path | None
    ) -> None:
        self._services, self._current, self._path = services, current, path
        self._job: Job | None = None
        self._design: dict[str, Any] | None = None
        self.start_from = StartFrom(services, within=True)
        self.problem, self.state = Problem(), Paragraph("", "muted")
        self.parts = {name: Paragraph() for name in _SAID}
        self._heads = {name: Label("", "strong") for name in _SAID}
        self.remove = Toggle("Remove what is not in it")
        self.remove.setToolTip("What something refers to stays, such as a session with notes.")
        self.remove.setAccessibleDescription(self.remove.toolTip())
        (self.remove if path is None else self.start_from).hide()
        self.bring = Button("Bring it in", "primary", "check")
        title = "Bring in a design" if path else "From a template"
        super().__init__(over, title, self._laid_out(), 760)
        self.remove.toggled.connect(self._look)
        self.bring.clicked.connect(self._bring)
        self.start_from.came.connect(self._look)
        self.start_from.day.editingFinished.connect(self._look)
        self._look()
        (self.start_from.combo if path is None else self.remove).setFocus()

    def _laid_out(self) -> QWidget:
        parts = [each for name in _SAID for each in (self._heads[name], self.parts[name])]
        inside = QWidget()
        file = [Line(self._path.name, "strong")] if self._path else []
        inside.setLayout(
            column(*file, self.start_from, self.state, self.problem, *parts, None, gap=6)
        )
        content = QWidget()
        content.setLayout(column((Scrolled(inside), 1), self.remove, row(None, self.bring), gap=10))
        return content

    def _look(self, _changed: object = None) -> None:
        """Find out, beside the window, what it would change."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._show({})
        self.problem.say("")
        self._design = None
        workspace, remove = self._current.workspace, self.remove.isChecked()
        path = self._path
        self.state.setVisible(path is not None)
        try:
            beginning = self.start_from.beginning
        except FacilitatorError as error:
            self.problem.say(error.sentence())
            return
        if path is None and (beginning.template is None or self.start_from.problem.text):
            return
        self.state.say("Looking inside…")
        self.state.show()
        self._job = self._services.jobs.start(
            lambda _: _found(workspace, path or beginning, remove=remove), self._tell, self._refuse
        )

    def _tell(self, found: Found) -> None:
        self._job = None
        self._design, named = found
        changes = any(named[name] for name in ("added", "edited", "removed"))
        self.state.say("This is what changes. It is one edit, and can be undone.")
        if not changes:
            self.state.say("Nothing would change: the programme has this design already.")
        self._show(named)
        self.bring.setEnabled(changes)

    def _refuse(self, error: FacilitatorError) -> None:
        self._job = None
        self.state.hide()
        self.problem.say(told(error))

    def _show(self, named: Mapping[str, list[str]]) -> None:
        self.bring.setEnabled(False)
        for name, word in _SAID.items():
            there = named.get(name, [])
            self._heads[name].say(f"{word} ({len(there)})")
            self.parts[name].say(listed(there))
            for each in (self._heads[name], self.parts[name]):
                each.setVisible(bool(there))

    def _bring(self) -> None:
        design, current = self._design, self._current
        if design is None:
            return
        name = self._path.name if self._path else "the template"
        remove, workspace = self.remove.isChecked(), current.workspace
        done: list[Mapping[str, list[str]]] = []

        def save() -> None:
            workspace.backups.make_now()
            done.append(take_in(workspace, design, remove=remove, name=f"bring in {name}").named())

        self.close()
        current.page.go("plan")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            saved = current.changes.save(save)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if saved:
            counts = ((_SAID[each].lower(), done[0][each]) for each in ("added", "edited"))
            said = " and ".join(f"{len(some)} {word}" for word, some in counts if some)
            gone = done[0]["removed"]
            more = [f"{counted(len(gone), 'thing')} removed"] if gone else []
            words = ", ".join(filter(None, [said, *more]))
            undo = self._services.actions["undo"].trigger
            self._services.messages.say(f"{name} is brought in: {words}.", "good", "Undo", undo)


def _found(reader: Reader, source: Path | Beginning, *, remove: bool) -> Found:
    """Return a design, and what it would change."""
    if isinstance(source, Beginning):
        blank = templates.Template(templates.BLANK)
        design = templates.design_for(reader, source.template or blank, source.first_day)
    else:
        design = read_design(source)
    return design, changes_in(reader, design, remove=remove).named()
