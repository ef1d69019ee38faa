"""Which theme and text size the window has: as chosen, or as the system asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from facilitator_app.ui.parts import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from facilitator_app.settings import Settings

SYSTEM = "system"
CHOICES = {
    SYSTEM: "As the system",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
STANDARD, LARGEST, STEP = 100, 200, 25
"""Text sizes, in hundredths of the size that the look is drawn in."""
SIZES = range(STANDARD, LARGEST + 1, STEP)


class Look(QObject):
    """Wears what is chosen, remembers it, and follows the system where nothing is.

    The style sheet comes once the window is built: before, it would be put on anew each time that
    a part finds its place in a larger one.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._worn = self._wanted()
        self._window: QWidget | None = None
        theme.wear(app, self._worn)

    def begin(self, window: QWidget) -> None:
        """Style the window that has been built, and listen to what the system asks for."""
        self._window = window
        theme.style(window, self._worn)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._wear)
        hints.accessibility().contrastPreferenceChanged.connect(self._wear)

    @property
    def choice(self) -> str:
        """What was chosen of CHOICES."""
        chosen = self._settings.preferences.theme
        return chosen if chosen in CHOICES else SYSTEM

    @property
    def text_size(self) -> int:
        """The size of text, in hundredths."""
        return self._settings.preferences.text_size

    def choose(self, choice: str) -> None:
        """Wear another theme, or the system's."""
        self._settings.change(theme=choice)
        self._wear()

    def resize_text(self, text_size: int) -> None:
        """Take another text size, as far as there is one."""
        self._settings.change(text_size=min(max(text_size, SIZES[0]), SIZES[-1]))
        self._wear()

    def _wear(self) -> None:
        wanted = self._wanted()
        if wanted != self._worn:
            self._worn = wanted
            theme.wear(self._app, wanted)
            if self._window is not None:
                theme.style(self._window, wanted)
            self.changed.emit()

    def _wanted(self) -> theme.Theme:
        name = asked_by_system() if self.choice == SYSTEM else self.choice
        return theme.load(name, self.text_size)


def asked_by_system() -> str:
    """Return the theme that the system's own settings ask for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
