"""What is said once for all sides, if it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.plan.trade_off.words import Words


class ForAll(QWidget):
    """A toggle, and below it the one text while it is on."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.toggle = Toggle(f"One {what.lower()} for all")
        self.area = Words(f"{what} of all")
        self._label = Label(f"{what} of all", "muted")
        self._always = False
        self.setLayout(column(row(self.toggle, None), self._label, self.area, gap=2))
        self.put(None)

    @property
    def is_hidden(self) -> bool:
        """Whether each side has its own."""
        return not (self.toggle.isChecked() or self._always)

    @property
    def is_open(self) -> bool:
        """Whether the one text is shown, whatever has just been pressed."""
        return not self.area.isHidden()

    def said(self) -> str | None:
        """Return what is said, or nothing if each side has its own."""
        return None if self.is_hidden else self.area.said()

    def put(self, text: str | None) -> None:
        """Say something once for all; if it is nothing, leave it to each."""
        self.toggle.setChecked(text is not None)
        if self.area.toPlainText() != (text or ""):
            self.area.setPlainText(text or "")
        self._show()

    def stay(self, *, always: bool) -> None:
        """Take one text in any case: there are no sides."""
        self._always = always
        self._show()

    def _show(self) -> None:
        for each in (self._label, self.area):
            each.setHidden(self.is_hidden)
