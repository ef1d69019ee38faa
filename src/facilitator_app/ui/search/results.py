"""The list of what was said that has all the words looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import Prompt, Session, Table
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Stack, column, row
from facilitator_app.ui.parts.lists import ListView, Rows
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.search.hit import Hit, HitRow, hit_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from facilitator_app.workspace import Workspace

SHOWN = 200
"""How many of the hits are listed, the newest."""

_AT_ONCE = 40


class SearchResults(QWidget):
    """Lists the hits, the newest first; Escape goes back to where one was."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAccessibleName("Search results")
        self._workspace = workspace
        self.words = ""
        self.count = Line("", "muted")
        self.rows: Rows[Hit] = Rows(lambda hit: hit.told)
        self.list = ListView("What was found")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HitRow(self.list))
        self.list.setWordWrap(True)
        # Those that are not seen at once are measured once there is something to see.
        self.list.setLayoutMode(ListView.LayoutMode.Batched)
        self.list.setBatchSize(_AT_ONCE)
        back = Button("Back", "quiet", "arrow-left", keys="Esc")
        back.clicked.connect(self.left)
        head = row(Label("Found", "page"), (self.count, 1), back, gap=12, pad=(24, 12, 16, 8))
        self._either = Stack()
        self._either.addWidget(self.list)
        self._either.addWidget(_nothing())
        self.setLayout(
            column(Ground("surface", column(head, (self._either, 1), gap=0, pad=(0, 0, 0, 0))))
        )

    def look_for(self, words: str) -> None:
        """List what has all of these words."""
        self.words = words
        found = self._workspace.search(words, SHOWN)
        number = len(found) if len(found) < SHOWN else self._workspace.count_hits(words)
        sessions = {each.id: each.code for each in self._workspace.all(Session)}
        tables = {each.id: each.code for each in self._workspace.all(Table)}
        prompts = {each.id: each.code for each in self._workspace.all(Prompt)}
        self.rows.show([hit_of(each, sessions, tables, prompts) for each in found])
        self._either.setCurrentIndex(0 if found else 1)
        more = f", the newest {SHOWN} are shown" if number > SHOWN else ""
        self.count.say(f"{number:,} with “{words}”{more}")
        announce(self, f"{counted(number, 'hit')}")
        self.list.choose(0)
        self.list.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _nothing() -> QWidget:
    result = QWidget()
    words = column(
        Label("Nobody said that", "title"),
        Paragraph(
            "All of the words must be in one note, in any order. Fewer letters find more: "
            "the beginning of a word is enough.",
            "muted",
        ),
        None,
        gap=6,
        pad=(24, 24, 24, 24),
    )
    result.setLayout(words)
    return result
