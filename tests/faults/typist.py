"""A note-taker at the real window, who says what is typed and what is saved until the kill comes.

`python -m tests.faults.typist FILE SAID SEED`: each line of SAID is one thing that happened, with
the time.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt is first loaded

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from facilitator_app import main
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.entry_box import EntryBox
from tests.faults.outcomes import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from facilitator_app.ui.table.line import EntryLine
    from facilitator_app.ui.window import Window

LETTERS = "abcdefghijklmnopqrstuvwxyz     ,.'"
SIGNS = ("", "", "3. ", "1,2. ", '"', "? ", "+2 ", ":half ", "#acc ")
EDITED = 0.3
EVERY = 15
"""Milliseconds between two keys: four times as fast as the fastest person."""


class Typist(QObject):
    """Types notes, and now and then into a note that is there."""

    def __init__(self, window: Window, said: int, chance: Random) -> None:
        super().__init__(window)
        [self._screen] = window.findChildren(TableScreen)
        self._said, self._chance = said, chance
        desk = self._screen.desk
        assert desk is not None
        self._place = desk.draft_place
        self._keys = self._all_keys()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(lambda: next(self._keys))
        self._timer.start()

    def _all_keys(self) -> Iterator[None]:
        while True:
            if self._screen.notes.view.notes.count and self._chance.random() < EDITED:
                yield from self._edit()
            else:
                yield from self._note()

    def _note(self) -> Iterator[None]:
        line = self._screen.notes.entry.line
        line.setFocus()
        QTest.keyClicks(line, self._chance.choice(SIGNS))
        yield from self._words(line, self._place)
        text = self._screen.notes.entry.entry.words
        QTest.keyClick(line, Qt.Key.Key_Return)
        if not self._screen.notes.entry.entry:
            self._tell(saved=text)
        yield

    def _edit(self) -> Iterator[None]:
        self._screen.crew.editing.edit_last()
        box = self._screen.crew.editing.editor
        assert isinstance(box, EntryBox)
        yield from self._words(box.line, f"edit of {self._place}")
        text = box.entry.words
        QTest.keyClick(box.line, Qt.Key.Key_Return)
        if self._screen.crew.editing.editor is None:
            self._tell(saved=text, instead=True)
        yield

    def _words(self, line: EntryLine, place: str) -> Iterator[None]:
        for _ in range(self._chance.randint(5, 250)):
            QTest.keyClicks(line, self._chance.choice(LETTERS))
            self._tell(typed=line.toPlainText(), place=place)
            yield

    def _tell(self, **what: Any) -> None:  # noqa: ANN401
        """Write it past every buffer of ours."""
        os.write(self._said, (json.dumps({**what, "at": time.time()}) + "\n").encode())


def work(path: Path, said: Path, seed: str) -> None:
    """Open the file at a table, and type until somebody ends it."""
    app = main.application()
    window = main.build(app, path.parent)
    chance = drawn("typist", seed)

    def begin() -> None:
        window.asked_to_open.emit(path)
        window.services.actions["table"].trigger()
        [screen] = window.findChildren(TableScreen)
        screen.choose_table(screen.whereabouts.tables()[0])
        Typist(window, os.open(said, os.O_WRONLY | os.O_APPEND | os.O_CREAT), chance)

    window.equipped.connect(begin)
    window.show()
    app.exec()


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
