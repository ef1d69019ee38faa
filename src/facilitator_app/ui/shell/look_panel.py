"""Text size and theme, chosen and seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.choices import Option, Segmented
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column
from facilitator_app.ui.parts.look import CHOICES, SIZES, Look
from facilitator_app.ui.parts.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable

ABOUT = {
    "system": "Changes with the laptop's own setting",
    "light": "Black on white, for bright rooms",
    "dark": "For the back of a dark hall",
    "contrast": "Strong colours and a line round everything",
}


class LookPanel(Overlay):
    """The themes as cards, the text sizes as a row."""

    def __init__(self, over: QWidget, look: Look) -> None:
        self.themes = {name: Option(word, ABOUT[name]) for name, word in CHOICES.items()}
        sizes = {str(size): f"{size} %" for size in SIZES}
        self.sizes = Segmented("Text size", sizes, str(look.text_size))
        content = QWidget()
        hint = "Ctrl and plus, minus or zero change the text size anywhere."
        content.setLayout(
            column(
                Label("Theme", "strong"),
                *self.themes.values(),
                8,
                Label("Text size", "strong"),
                self.sizes,
                Paragraph(hint, "muted"),
                None,
            )
        )
        super().__init__(over, "Text size and theme", Scrolled(content), 600)
        for name, option in self.themes.items():
            option.setChecked(name == look.choice)
            option.clicked.connect(_choosing(look, name))
        self.sizes.chosen.connect(lambda size: look.resize_text(int(size)))
        self._look = look
        look.changed.connect(self._follow)
        self.themes[look.choice].setFocus()

    def _follow(self) -> None:
        """Show what is chosen, also if a key has changed it, in the size that it has now."""
        self.themes[self._look.choice].setChecked(True)
        self.sizes.choose(str(self._look.text_size))
        self._cover()


def _choosing(look: Look, name: str) -> Callable[[], None]:
    return lambda: look.choose(name)
