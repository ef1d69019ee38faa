"""The one channel through which the window says what happened, and what to do next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import Ground, row, say_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

ICONS = {"good": "circle-check", "info": "circle-alert", "warn": "clock", "bad": "circle-alert"}


class Message(NamedTuple):
    """Something to say: what happened, then what to do."""

    text: str
    tone: str = "good"
    """`good` and `info` go with the next thing that is done; `warn` and `bad` stay."""
    offer: str = ""
    """The word on a button, if there is something to do about it at once."""
    take_up: Callable[[], None] | None = None


class Messages(QObject):
    """Says things; whoever shows them listens."""

    said = Signal(object)
    settled = Signal()
    cleared = Signal()

    def say(
        self,
        text: str,
        tone: str = "good",
        offer: str = "",
        take_up: Callable[[], None] | None = None,
    ) -> None:
        """Say something, in place of what was said before."""
        self.said.emit(Message(text, tone, offer, take_up))

    def fail(self, error: FacilitatorError) -> None:
        """Say what could not be done, and what to do about it."""
        self.say(error.sentence(), "bad")

    def settle(self) -> None:
        """Take away what was only good to know: something else has been done since."""
        self.settled.emit()

    def clear(self) -> None:
        """Take away whatever was said: it was about something else than what comes now."""
        self.cleared.emit()

    @contextmanager
    def heeding(self) -> Iterator[None]:
        """Say what goes wrong inside, if a person can do something about it."""
        try:
            yield
        except FacilitatorError as error:
            self.fail(error)


class MessageStrip(Ground):
    """Shows the last message until it has served."""

    def __init__(self, messages: Messages) -> None:
        super().__init__("info")
        self.setAccessibleName("Message")
        self._message: Message | None = None
        self._glyph = Glyph("circle-alert", "info")
        self._words = Paragraph()
        self._offer = Button("Do it")
        self._close = Button("Close", "quiet", "x")
        self.setLayout(
            row(self._glyph, (self._words, 1), self._offer, self._close, pad=(12, 8, 8, 8))
        )
        self._offer.clicked.connect(self._take_up)
        self._close.clicked.connect(self.hide)
        messages.said.connect(self._show)
        messages.settled.connect(self._settle)
        messages.cleared.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What was said last."""
        return self._words.text()

    def _show(self, message: Message) -> None:
        self._message = message
        self.setProperty("ground", message.tone)
        say_again(self)
        self._glyph.show_icon(ICONS[message.tone], message.tone)
        self._words.say(message.text)
        self._offer.setText(message.offer)
        self._offer.setAccessibleName(message.offer)
        self._offer.setVisible(message.take_up is not None)
        self.show()
        announce(self, message.text)

    def _settle(self) -> None:
        if self._message is not None and self._message.tone in ("good", "info"):
            self.hide()

    def _take_up(self) -> None:
        self.hide()
        if self._message is not None and self._message.take_up is not None:
            self._message.take_up()


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that nobody has moved to."""
    # The window starts without them.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
