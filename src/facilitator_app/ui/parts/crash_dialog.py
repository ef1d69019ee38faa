"""What a person is told when this program has a bug."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app import crash_log
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and where it is noted."""

    def __init__(self, parent: QWidget, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # the next one is told as well
        go_on = Button("Carry on", "primary", "arrow-right")
        show = Button("Show where it is noted", icon="folder-open")
        words = (
            "Everything that was entered is saved, and half-typed words are still in their line. "
            "If it happens again, close this window and open it anew."
        )
        self.noted = Paragraph(sentence, "muted")
        head = row(Glyph("triangle-alert", "warn", 24), Label(self.windowTitle(), "title"), None)
        self.setLayout(
            column(
                head,
                Paragraph(words),
                self.noted,
                8,
                row(None, show, go_on),
                gap=12,
                pad=(24, 20, 24, 20),
            )
        )
        go_on.clicked.connect(self.accept)
        show.clicked.connect(self._open_folder)
        go_on.setDefault(True)
        go_on.setFocus()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(current().px(560))

    def _open_folder(self) -> None:
        with suppress(FacilitatorError, OSError):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(crash_log.folder())))
