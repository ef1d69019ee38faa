"""The line below: saved at, what undo would take back, this laptop's role, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, QTimer

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label
from facilitator_app.ui.parts.layouts import Ground, is_narrow, row
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.parts.hands import Hands
    from facilitator_app.ui.parts.lead_key import OpenedKey

_MINUTE = 60_000


class BottomLine(Ground):
    """Says, in words, that everything is on disk, or that it is not."""

    def __init__(self, actions: Actions, hands: Hands, key: OpenedKey, *, read_only: bool) -> None:
        super().__init__("foot")
        self._undo = undo = actions["undo"]
        self._hands, self._key = hands, key
        self._glyph = Glyph("circle-check", "good")
        self.saved = Label("All of it is saved")
        self._waiting = False
        self.undo = Button("Undo", "quiet", "rotate-ccw")
        self.undo.clicked.connect(undo.trigger)
        self.key = Button("Lead's key is open", "quiet", "lock")
        self.key.setToolTip("Close the lead's key")
        self.key.clicked.connect(actions["key.close"].trigger)
        self.hands = Button("Lead", "quiet", "hand")
        self.hands.setToolTip("Who types here (Alt+H)")
        self.hands.clicked.connect(actions["hands"].trigger)
        hands.changed.connect(self._tell_hands)
        key.changed.connect(self._tell_key)
        self.clock = Label("", "strong")
        self._minutes = QTimer(self, singleShot=True)
        self._minutes.timeout.connect(self._tick)
        self.setLayout(
            row(
                self._glyph,
                self.saved,
                8,
                self.undo,
                None,
                self.key,
                self.hands,
                8,
                self.clock,
                gap=6,
                pad=(16, 0, 16, 0),
            )
        )
        if read_only:
            self._glyph.show_icon("lock", "warn")
            self.saved.say("To be read only", "warn")
        self._tell_hands()
        self._tell_key()
        self._tick()

    def say_saved(self) -> None:
        """Say that something has just been saved, unless something else waits."""
        if self._waiting:
            return
        now = QTime.currentTime().toString("HH:mm:ss")
        self._glyph.show_icon("circle-check", "good")
        self.saved.say(f"Saved {now}", "")
        announce(self, "Saved")

    def say_not_saved(self) -> None:
        """Say that the last entry is not on disk."""
        if self._waiting:
            return
        now = QTime.currentTime().toString("HH:mm")
        self._glyph.show_icon("circle-alert", "bad")
        self.saved.say(f"Not saved at {now}", "bad")

    def say_waiting(self, waiting: bool) -> None:  # noqa: FBT001 - what a signal hands over
        """Say that what was entered is not saved, until it is or somebody takes it away."""
        if waiting == self._waiting:
            return
        if waiting:
            self.say_not_saved()
        self._waiting = waiting
        if not waiting:
            self.say_saved()

    def offer_undo(self, name: str | None) -> None:
        """Say what undo would take back."""
        words = f"Undo: {name}" if name else "Undo"
        self.undo.setText(f" {words}")
        self.undo.setAccessibleName(words)
        self.undo.setToolTip("Ctrl+Z")
        self._undo.setText(words)
        self._undo.setEnabled(bool(name))
        self._show_undo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer undo where there is room."""
        super().resizeEvent(event)
        self._show_undo()

    def _show_undo(self) -> None:
        """Keep the line's height: room for undo is there before the first edit, or never."""
        narrow = is_narrow(self)
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(not narrow)
        self.undo.setSizePolicy(policy)
        self.undo.setVisible(self._undo.isEnabled() and not narrow)

    def _tell_hands(self) -> None:
        words = self._hands.words
        words = words[:1].upper() + words[1:]
        self.hands.setText(f" {words}")
        self.hands.setAccessibleName(f"{words} types here: change hands")

    def _tell_key(self) -> None:
        self.key.setVisible(self._key.key is not None)

    def _tick(self) -> None:
        now = QTime.currentTime()
        self.clock.say(now.toString("HH:mm"))
        self.clock.setAccessibleName(f"It is {now.toString('HH:mm')}")
        self._minutes.start(_MINUTE - now.msecsSinceStartOfDay() % _MINUTE + 20)
