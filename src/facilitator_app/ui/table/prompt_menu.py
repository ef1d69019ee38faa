"""What can be said of any prompt of the guide, for the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from facilitator_app.ui.table.prompt_acts import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Prompt

_WORDS = 48


class PromptMenu(QMenu):
    """The menu of one prompt; it goes once it is closed."""

    turned = Signal(str)
    into_chosen = Signal(object)
    shown_turned = Signal()

    def __init__(self, over: QWidget, prompt: Prompt, letter: str) -> None:
        super().__init__(over)
        self.setAccessibleName(f"Prompt {letter or prompt.code}")
        self.aboutToHide.connect(self.deleteLater)

    def add_states(self, state: str) -> None:
        """Offer what can become of it."""
        for each, (word, keys) in WORDS.items():
            action = self.addAction(f"{word}\t{keys}")
            action.setCheckable(True)
            action.setChecked(each == state)
            action.triggered.connect(lambda _=False, each=each: self.turned.emit(each))

    def add_others(self, others: Iterable[tuple[str, Prompt]]) -> None:
        """Offer the prompts that it can have been merged into."""
        into = QMenu("Merged into", self)
        into.setAccessibleName("Merged into")
        for letter, other in others:
            action = into.addAction(f"({letter}) {other.question[:_WORDS]}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, other=other: self.into_chosen.emit(other.id))
        if into.actions():
            self.addMenu(into)

    def add_shown(self, *, shown: bool) -> None:
        """Offer to say that its stimulus was shown."""
        self.addSeparator()
        action = self.addAction("Stimulus shown\tAlt+I")
        action.setCheckable(True)
        action.setChecked(shown)
        action.triggered.connect(self.shown_turned)
