"""Where files are made: what they will be above, then their making, what was written, where to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Bar
from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, Scrolled, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.places import open_with_system

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_NAMED = 3
"""So many files are named before they are made; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was written, and what is to be said of it."""

    path: Path
    told: str
    remarks: tuple[str, ...] = ()


class MakingPanel(Ground):
    """The one next step is to make the files."""

    def __init__(self, ground: str, above: QWidget, make: Button, *, noun: str) -> None:
        super().__init__(ground)
        self._noun = noun
        self.place = Line("", "muted", shortened=Qt.TextElideMode.ElideMiddle)
        self.choose = Button("Choose…", "quiet", "folder-open")
        self.choose.setAccessibleName(f"Choose where {noun}s go")
        self.make = make
        self.bar, self.said = Bar("Progress"), Label("", "muted")
        self.said.hide()
        self.bar.setRange(0, 1)
        self.stop = Button("Stop", icon="x")
        self._under_way = QWidget()
        self._under_way.setLayout(row((self.bar, 1), self.stop, gap=12))
        self._under_way.hide()
        self._files = column(gap=8)
        self._shown: list[QWidget] = []
        self._is_new = False
        """Whether what is listed has just been written: it is to be seen."""
        inside = QWidget()
        inside.setLayout(column(above, self._files, None, gap=12))
        scrolled = Scrolled(inside)
        self._scroll_bar = scrolled.verticalScrollBar()
        self._scroll_bar.rangeChanged.connect(self._show_files)
        self.setLayout(
            column(
                (scrolled, 1),
                self._under_way,
                self.said,
                Rule(),
                row((self.place, 1), self.choose, self.make),
                gap=12,
                pad=(20, 16, 20, 12),
            )
        )

    def say_where(self, folder: Path, paths: Sequence[Path], lacking: str) -> None:
        """Say where files will go, or what keeps them from being made."""
        self._is_new = False
        names = ", ".join(path.name for path in paths)
        if len(paths) > _NAMED:
            names = counted(len(paths), "file")
        self.place.say(lacking or f"Goes to {folder.name or folder}: {names}")
        self.place.setToolTip("\n".join(str(path) for path in paths))
        self.make.setEnabled(not lacking and self._under_way.isHidden())

    def ask_folder(self, folder: Path, taken: Callable[[str], object]) -> None:
        """Let somebody choose another folder."""
        dialog = QFileDialog(self, f"Where {self._noun}s go", str(folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(taken)
        dialog.open()

    def begin(self, told: str) -> None:
        """Show that they are being made, and say what is."""
        self._forget_files()
        self.bar.setValue(0)
        self._say(f"{told}. You can go on working.", "")
        self._under_way.show()
        self.make.setEnabled(False)
        self.stop.setFocus()

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def end(self, words: str, tone: str) -> None:
        """Show how it ended."""
        self._under_way.hide()
        self._say(words, tone)
        self.make.setEnabled(True)
        self.make.setFocus()
        announce(self, words)

    def list_files(self, files: Sequence[MadeFile], *, can_open: bool = False) -> None:
        """List what was written, each with its folder, and with what opens it."""
        self._forget_files()
        self._is_new = bool(files)
        for each in files:
            buttons = [_opens("Open folder", f"Open the folder of {each.path.name}", each)]
            if can_open:
                buttons.insert(0, _opens("Open", f"Open {each.path.name}", each))
            words = column(
                Line(each.path.name, "strong", shortened=Qt.TextElideMode.ElideMiddle),
                Line(each.told, "muted"),
                *(Paragraph(remark, "", "warn") for remark in each.remarks),
                gap=0,
            )
            line = Ground(
                "good", row(Glyph("circle-check", "good"), (words, 1), *buttons, pad=(12, 6, 6, 6))
            )
            self._shown.append(line)
            self._files.addWidget(line)

    def _say(self, words: str, tone: str) -> None:
        self.said.say(words, tone)
        self.said.setVisible(bool(words))

    def _show_files(self, _least: int, most: int) -> None:
        """Show what was written, where there is not room for everything."""
        if self._is_new:
            self._scroll_bar.setValue(most)

    def _forget_files(self) -> None:
        for each in self._shown:
            self._files.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._shown = []


def _opens(words: str, name: str, file: MadeFile) -> Button:
    """Return a button that opens a file, or the folder that it is in."""
    is_folder = words == "Open folder"
    result = Button(words, icon="folder-open" if is_folder else "book-open")
    result.setAccessibleName(name)
    path = file.path.parent if is_folder else file.path
    result.clicked.connect(lambda: open_with_system(path))
    return result
