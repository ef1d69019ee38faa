"""One line above the ballots: in which state their round is, and the way out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground, row, say_again

if TYPE_CHECKING:
    from collections.abc import Callable


class Banner(Ground):
    """Words and up to two buttons; nothing is shown where there is nothing to say."""

    def __init__(self) -> None:
        self.words = Paragraph("")
        self.act, self.other = Button(""), Button("", "quiet")
        super().__init__("info", row((self.words, 1), self.other, self.act, pad=(12, 2, 6, 2)))
        self.setAccessibleName("State of the round")
        self._acts: list[Callable[[], object]] = []
        self.act.clicked.connect(lambda _=False: self._press(0))
        self.other.clicked.connect(lambda _=False: self._press(1))
        self.hide()

    def say(self, words: str, tone: str = "info", **acts: Callable[[], object]) -> None:
        """Say it; what each button is called stands for what it does."""
        self.setProperty("ground", tone)
        say_again(self)
        self.words.say(words, "warn" if tone == "warn" else "")
        self._acts = [*acts.values()]
        names = [each.replace("_", " ") for each in acts]
        for at, button in enumerate((self.act, self.other)):
            name = names[at] if at < len(names) else ""
            button.setText(name)
            button.setAccessibleName(name)
            button.setVisible(bool(name))
        self.setVisible(bool(words))

    def _press(self, at: int) -> None:
        self._acts[at]()
