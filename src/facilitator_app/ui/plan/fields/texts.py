"""Fields of words: on one line, or on several."""

from __future__ import annotations

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.lines import TextArea, TextLine
from facilitator_app.ui.plan.fields.field import Field


class LineField(Field[str]):
    """One line of text; `needed` is what it must not be left without, in a sentence."""

    def __init__(
        self,
        name: str,
        about: str = "",
        *,
        needed: str = "",
        wide: int = 0,
        labelled: bool = True,
    ) -> None:
        self.line = TextLine(name, wide)
        self._needed = needed
        super().__init__(name, self.line, about, labelled=labelled)
        self.line.owner = self
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)

    def text(self) -> str:
        """Return what stands in it."""
        return self.line.text()

    def put(self, text: str) -> None:
        """Let something stand in it."""
        self.line.setText(text)
        self.line.setCursorPosition(len(text) if self.line.hasFocus() else 0)

    def read(self, text: str) -> str:
        """Return the text without spaces round it."""
        if self._needed and not text.strip():
            raise PlanError(self._needed)
        return text.strip()


class TextField(Field[str]):
    """Several lines of text."""

    def __init__(
        self, name: str, about: str = "", *, lines: int = 2, labelled: bool = True
    ) -> None:
        self.area = TextArea(name, lines)
        super().__init__(name, self.area, about, labelled=labelled)
        self._putting = False
        self.area.owner = self
        self.area.textChanged.connect(self._tell)
        self.area.left.connect(self.left)

    def text(self) -> str:
        """Return what stands in it."""
        return self.area.toPlainText()

    def put(self, text: str) -> None:
        """Let something stand in it."""
        self._putting = True
        self.area.setPlainText(text)
        self._putting = False

    def read(self, text: str) -> str:
        """Return the text without empty lines round it."""
        return text.strip()

    def _tell(self) -> None:
        if not self._putting:
            self.typed.emit(self.text())
