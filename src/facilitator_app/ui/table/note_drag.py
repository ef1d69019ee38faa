"""Notes on the way from the list to a prompt of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.painting import LEFT, box, painter_for, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from facilitator_app.ui.table.notebook import Shown

_NOTES = "application/x-facilitator-notes"
_WIDE, _MARGIN, _BELOW = 320, 12, 64


def carried(notes: Sequence[Shown]) -> QMimeData:
    """Return what is carried: which notes, and nothing of what they say."""
    result = QMimeData()
    result.setData(_NOTES, " ".join(str(each.note.id) for each in notes).encode())
    return result


def picture(notes: Sequence[Shown], points: float) -> QPixmap:
    """Return what is seen on the way: how many notes, or the beginning of the only one."""
    theme = current()
    words = counted(len(notes), "note") if len(notes) > 1 else notes[0].note.text
    wide = min(theme.px(_WIDE), width_of(words, "strong") + 2 * _MARGIN)
    high = theme.size["row"]
    result = QPixmap(round(wide * points), round(high * points))
    result.setDevicePixelRatio(points)
    result.fill(Qt.GlobalColor.transparent)
    painter = painter_for(result)
    box(painter, QRectF(0, 0, wide, high), "accent_soft", "accent", theme.radius["small"], 2)
    inner = QRectF(_MARGIN, 0, wide - 2 * _MARGIN, high)
    write(painter, inner, words.replace("\n", " "), "accent_ink", LEFT, "strong")
    painter.end()
    return result


class NotesDrop(QObject):
    """Lets notes be dropped onto a widget, and shows where they would go."""

    dropped = Signal(list)
    """The ids of the notes."""

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        self._onto = onto
        self._ring = _Ring(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notes, and nothing else."""
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(_NOTES):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            if isinstance(event, QDragEnterEvent):
                self._show_place()
            elif event.type() == QEvent.Type.Drop:
                self._ring.hide()
                self.dropped.emit(_ids(event.mimeData()))
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._ring.hide()
        return super().eventFilter(watched, event)

    def _show_place(self) -> None:
        """Ring the place, and bring into sight what lies beside it."""
        self._ring.setGeometry(self._onto.rect())
        self._ring.show()
        self._ring.raise_()
        above = self._onto.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._onto, 0, current().px(_BELOW))


class _Ring(QWidget):
    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ring in the colour of what is chosen."""
        box(painter_for(self), QRectF(self.rect()), "", "accent", 6, 3)


def _ids(data: QMimeData) -> list[UUID]:
    return [UUID(each) for each in bytes(data.data(_NOTES).data()).decode().split()]
