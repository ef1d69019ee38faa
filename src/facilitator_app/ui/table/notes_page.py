"""The centre of the table's screen: what was said under the prompt, and the one entry line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.entry_box import EntryBox
from facilitator_app.ui.table.gap_line import GapLine
from facilitator_app.ui.table.lowness import is_low
from facilitator_app.ui.table.notes_delegate import MEASURE
from facilitator_app.ui.table.notes_view import NotesView

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.records import Prompt


class NotesPage(Ground):
    """Heading, list, an offer of what was half typed, entry line."""

    draft_wanted = Signal()
    draft_dropped = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.letter, self.question = Label("", "title", "muted"), Line("", "title")
        self.count = Label("", "muted")
        self.votes = Button("Votes", icon="list-checks")
        self.newest = Button("To the newest", "quiet", "chevron-down")
        self.newest.hide()
        self.view = NotesView()
        self.empty = Paragraph("", "muted")
        self.empty.setContentsMargins(20, 16, 20, 0)
        self.entry = EntryBox("What was said")
        self._draft, self.gaps = Line(), GapLine()
        self._offers = self._gaps = self._list_first = self._is_from_paper = False
        self.offer = self._offer()
        head = row(
            self.letter, (self.question, 1), self.newest, self.count, self.votes, pad=(20, 6, 8, 6)
        )
        self.middle = QWidget()
        self.middle.setLayout(
            column(self.gaps, self.offer, self.entry, gap=8, pad=(16, 10, 16, 10))
        )
        self.middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.head, self._below = Ground("bar", head), column(gap=0)
        self._foot = Ground("raised", row((self.middle, 1000), gap=0))
        self.setLayout(
            column(self.head, self.empty, (self.view, 1), self._below, Rule(), self._foot, gap=0)
        )
        self.newest.clicked.connect(self.view.to_end)
        # Later: the line grows as it shows, the list scrolls, and would hide it meanwhile.
        self.view.scrolled_back.connect(self.newest.setVisible, Qt.ConnectionType.QueuedConnection)
        self.view.selectionModel().selectionChanged.connect(self._tell_count)
        self.entry.changed.connect(self._make_way)
        self._measure()

    @property
    def first(self) -> QWidget:
        """What has the focus first: while a note is linked to another, the list."""
        return self.view if self.view.is_linking or self._foot.isHidden() else self.entry.line

    def put_below(self, widget: QWidget) -> None:
        """Put something between the list and the entry line."""
        self._below.addWidget(widget)

    def link(self, note_id: UUID | None) -> None:
        """Let another note be found that this one is linked to, or no longer."""
        self.view.is_linking = note_id is not None
        self.view.painter.answering = note_id
        self.view.viewport().update()
        self.give_list_room(wanted=self.view.is_linking)

    def give_list_room(self, *, wanted: bool) -> None:
        """Leave the entry line out while one works in the list, where there is room for one."""
        self._list_first = wanted
        self._make_way()

    def show_prompt(self, letter: str, prompt: Prompt | None) -> None:
        """Say under which prompt notes go now."""
        self.letter.say(f"({letter})" if prompt else "")
        self.letter.setVisible(prompt is not None)
        self.question.say(prompt.question if prompt else "Under no prompt")
        self.entry.goal.say(f"Enter saves to ({letter})" if prompt else "Enter saves")

    def tell(self) -> None:
        """Say how many there are; of none, what belongs here."""
        count = self.view.notes.count
        self._tell_count()
        self.empty.say("Nothing noted here yet. Type what is said below; Enter saves it.")
        self.empty.setVisible(count == 0)

    def put_above(self, widget: QWidget) -> None:
        """Put something right above the entry line, which was made within `middle`."""
        self.middle.layout().insertWidget(0, widget)  # type: ignore[union-attr]

    def offer_draft(self, words: str) -> None:
        """Offer what was half typed when this was last closed, or its note went away."""
        self._draft.say(f"Half typed and not saved: “{words}”")
        self._offers = bool(words)
        self._make_way()

    def say_gaps(self, words: str, offer: str) -> None:
        """Say what is missing where one has just been; nothing takes the line away."""
        self._gaps = bool(words)
        self.gaps.say(words, offer)
        self._make_way()

    def type_up(self, *, on: bool) -> None:
        """Make room for the bar of a sheet of paper, which says where lines go."""
        if on != self._is_from_paper:
            self._is_from_paper = on
            self._make_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can wait where room is scarce."""
        super().resizeEvent(event)
        self._make_way()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "middle"):
            self._measure()
            self._make_way()

    def _tell_count(self, *_: object) -> None:
        """Say how many notes there are, and how many are chosen if that is more than one."""
        count, chosen = self.view.notes.count, len(self.view.selectedIndexes())
        said = f"{chosen:,} of {count:,} chosen" if chosen > 1 else ""
        if said and said != self.count.text():
            announce(self.view, said)
        self.count.say(said or counted(count, "note"))

    def _make_way(self) -> None:
        """Leave out what would lie on what is being typed, or on the list one chooses from."""
        low = is_low(self)
        room = not (self.entry.entry and low)
        self._foot.setVisible(not (self._list_first and low))
        self.offer.setVisible(self._offers and room)
        self.gaps.setVisible(self._gaps and room and not (self._is_from_paper and low))
        # Where lines go is said beside the entry line, or in the bar of the sheet.
        told = self._offers or self._gaps or self._is_from_paper
        self.head.setVisible(not low or (room and not told))

    def _measure(self) -> None:
        """Keep lines as long as they are easy to read."""
        self.middle.setMaximumWidth(current().px(MEASURE))

    def _offer(self) -> Ground:
        back, drop = Button("Put it back"), Button("Drop it", "quiet")
        back.clicked.connect(self.draft_wanted)
        drop.clicked.connect(self.draft_dropped)
        result = Ground("info", row((self._draft, 1), back, drop, pad=(12, 4, 6, 4)))
        result.setAccessibleName("Half typed")
        result.hide()
        return result
