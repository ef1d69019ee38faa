"""A table of ballots with its sizes, and the lines below those that something is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.votes.cells import CellDelegate
from facilitator_app.ui.table.votes.complaints import Complaint
from facilitator_app.ui.table.votes.measures import measured
from facilitator_app.ui.table.votes.model import VoteModel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.sheet import VoteSheet


class BallotTable(QTableView):
    """Lays ballots out; what is keyed into it is taken by the grid that is made of it."""

    told = Signal()
    """Something was keyed or saved."""
    mended = Signal(object, bool)
    """Below a ballot it was chosen to key it again, or as spoilt."""
    tried = Signal(object)
    """Below a ballot it was chosen to save it now."""

    def __init__(self) -> None:
        super().__init__()
        self.ballots = VoteModel()
        self.setModel(self.ballots)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Ballots")
        self.setProperty("ring", "yes")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header, align = self.horizontalHeader(), Qt.AlignmentFlag
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(
            align.AlignHCenter | align.AlignBottom | Qt.TextFlag.TextWordWrap
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_sheet(self, sheet: VoteSheet | None) -> None:
        """Show other ballots; stand at the first that is not keyed."""
        self.clearSpans()
        self.ballots.show(sheet)
        if sheet is None:
            return
        for place, row in self.ballots.told():
            self._complain(row, place)
        self._fit_rows()
        self._fit()
        first = next((each for each in sheet.rows if not each.is_keyed), None)
        if first is not None or sheet.rows:
            self.go_to(first or sheet.rows[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._fit_rows)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ballots"):
            self._fit_rows()
            self._fit()

    def go_to(self, row: BallotRow, column: int = 1) -> None:
        """Stand at a cell of a ballot."""
        self._stand(self.ballots.place_of(row), column)

    def say(self, row: BallotRow, words: str) -> None:
        """Say something below a ballot that is to be heeded, though nothing is wrong."""
        row.said = words
        self.tell(row)

    def tell(self, row: BallotRow) -> None:
        """Show a ballot as it is now, and below it what is to be said of it."""
        place = self.ballots.tell(row)
        if place is not None:
            self._complain(row, place)
        self.told.emit()

    # parts

    @property
    def _row_high(self) -> int:
        return current().size["row"] + 8

    def _fit_rows(self) -> None:
        """Make rows as high as the text asks for, and what is wrong as high as its words."""
        high = self._row_high
        self.verticalHeader().setDefaultSectionSize(high)
        for place, _ in self.ballots.told():
            bar = self.indexWidget(self.ballots.index(place, 0))
            needed = bar.sizeHint().height()
            if self.rowHeight(place) != max(high, needed):
                self.setRowHeight(place, max(high, needed))

    def _fit(self) -> None:
        """Give columns and headings their sizes."""
        sheet, header = self.ballots.sheet, self.horizontalHeader()
        if sheet is None:
            return
        across = Qt.Orientation.Horizontal
        names = [
            str(self.ballots.headerData(at, across)) for at in range(1, len(sheet.columns) + 1)
        ]
        found = measured(sheet.columns, names, self.viewport().width())
        for at, wide in enumerate(found.widths):
            header.resizeSection(at, wide)
        header.setFixedHeight(found.heading)

    def _stand(self, place: int, column: int) -> None:
        index = self.ballots.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _complain(self, row: BallotRow, place: int) -> None:
        """Say below a ballot what is wrong with it, and offer two ways out."""
        bar = Complaint(row)
        bar.again.connect(lambda: self.mended.emit(row, False))  # noqa: FBT003 - a signal
        bar.spoilt.connect(lambda: self.mended.emit(row, True))  # noqa: FBT003
        bar.tried.connect(lambda: self.tried.emit(row))
        bar.heeded.connect(lambda: self.say(row, ""))
        if self.columnSpan(place, 0) != self.ballots.columnCount():
            self.setSpan(place, 0, 1, self.ballots.columnCount())
        self.setIndexWidget(self.ballots.index(place, 0), bar)
        self.setRowHeight(place, max(bar.sizeHint().height(), self._row_high))
        QTimer.singleShot(0, self, self._fit_rows)  # words that wrap know their height by then
