"""A list that shows the newest, or stays exactly where it is while somebody reads further up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from facilitator_app.ui.parts.lists import ListView
from facilitator_app.ui.table.notes_model import NotesModel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.ui.table.notebook import Shown

_NEAR = 8


class StayingList(ListView):
    """Lists notes, the newest at the bottom; more of the earlier ones when one scrolls to them."""

    scrolled_back = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.notes = NotesModel()
        self._at_end = True
        self.setModel(self.notes)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._after_scroll)
        bar.rangeChanged.connect(self._after_range)

    def list_notes(self, found: Sequence[Shown], *, stay: bool) -> None:
        """List the notes of a prompt; those of the same one as before stay where they are."""
        chosen = [each.note.id for each in self.chosen()] if stay else []
        here = self.notes.at(self.currentIndex()) if stay else None
        mark = self._mark(()) if stay and not self._at_end else None
        self.notes.show(found)
        if here is not None:
            self._choose_again(here.note.id, chosen)
        if mark is None:
            self.to_end()
        else:
            self._back_to(*mark)

    @contextmanager
    def staying(self, touched: Collection[UUID]) -> Iterator[None]:
        """Keep what is in sight where it is while notes come, change and go."""
        mark = None if self._at_end else self._mark(touched)
        below = mark is not None and self.notes.are_below(touched, mark[0])
        yield
        # What lies below moves nothing, and laying out a long list anew takes a while.
        if mark is not None and not (below and self.notes.are_below(touched, mark[0])):
            self._back_to(*mark)

    def choose_note(self, note_id: UUID) -> None:
        """Choose a note and bring it into sight, however long ago it was said."""
        index = self._reach(note_id)
        if index.isValid():
            # Whatever keys are held: Qt's own setCurrentIndex asks, and Ctrl would choose nothing.
            choice = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, choice)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def to_end(self) -> None:
        """Show the newest note, and go on showing it."""
        self._at_end = True
        self.scrollToBottom()
        self.scrolled_back.emit(False)  # noqa: FBT003 - Qt's own signature

    def chosen(self) -> list[Shown]:
        """Return the notes that are chosen, in their order."""
        rows = sorted(self.selectedIndexes(), key=lambda each: each.row())
        return [shown for each in rows if (shown := self.notes.at(each)) is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the newest in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_end)

    # parts

    def _mark(self, touched: Collection[UUID]) -> tuple[UUID, int] | None:
        """Return the first note in sight that is not touched, and where its row begins."""
        self.executeDelayedItemsLayout()
        first = max(0, self.indexAt(QPoint(0, 0)).row())
        for place in range(first, self.notes.rowCount()):
            index = self.notes.index(place, 0)
            shown, top = self.notes.at(index), self.visualRect(index).top()
            if top > self.viewport().height():
                break
            if shown is not None and shown.note.id not in touched:
                return shown.note.id, top
        return None

    def _back_to(self, note_id: UUID, top: int) -> None:
        """Scroll until a note's row begins where it did."""
        index = self._reach(note_id)
        if index.isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)

    def _reach(self, note_id: UUID) -> QModelIndex:
        """Return the row of a note, listed first if need be."""
        index = self.notes.row_of(note_id)
        while not index.isValid() and self.notes.reach_back():
            index = self.notes.row_of(note_id)
        return index

    def _choose_again(self, here: UUID, chosen: Sequence[UUID]) -> None:
        """Choose what was chosen before, without going there."""
        flags = QItemSelectionModel.SelectionFlag
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(self._reach(here), flags.NoUpdate)
        self.setAutoScroll(True)
        for each in chosen:
            self.selectionModel().select(self.notes.row_of(each), flags.Select)

    def _after_scroll(self, value: int) -> None:
        """Remember whether the newest is in sight; at the top, list more."""
        bar = self.verticalScrollBar()
        at_end = value >= bar.maximum() - _NEAR
        if at_end != self._at_end:
            self._at_end = at_end
            self.scrolled_back.emit(not at_end)
        if value == bar.minimum() and bar.maximum() > 0 and not at_end:
            self._reach_back()

    def _keep_end(self) -> None:
        if self._at_end:
            self.scrollToBottom()

    def _after_range(self, _least: int, most: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def _reach_back(self) -> None:
        """List some of the notes before, and stay at what is shown."""
        first = QPersistentModelIndex(self.indexAt(self.viewport().rect().topLeft()))
        if self.notes.reach_back() and first.isValid():
            index = self.notes.index(first.row(), 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
