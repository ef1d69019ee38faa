"""Lines of text as PDF draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports.pdf import objects
from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.typesetting import Font, Line, Typesetter, Word
    from facilitator_app.typesetting.lines import Chunk


class Pen:
    """Writes texts, and names each font that it writes with."""

    def __init__(self, typesetter: Typesetter, inks: Mapping[str, str]) -> None:
        self.typesetter = typesetter
        self.names: dict[Font, str] = {}
        """What pages call each font."""
        self._inks = inks
        self._spaces: dict[int, Word] = {}
        self._font: Font | None = None
        self._size = 0.0
        self._ink = ""

    def begin(self, code: list[str]) -> None:
        """Begin to write texts."""
        code.append("BT")
        self._font, self._size, self._ink = None, 0.0, ""

    def line(self, code: list[str], line: Line, x: float, y: float, size: float) -> None:
        """Write one line, from the left end of its baseline."""
        last = len(line.chunks) - 1
        for at, chunk in enumerate(line.chunks):
            start = x + chunk.x * size / UNITS
            code.append(f"1 0 0 1 {start:.2f} {y:.2f} Tm")
            self._chunk(code, chunk, size, space_after=line.goes_on and at == last)

    def _chunk(self, code: list[str], chunk: Chunk, size: float, *, space_after: bool) -> None:
        ink = self._inks[chunk.span.colour]
        if ink != self._ink:
            code.append(f"{ink} rg")
            self._ink = ink
        space = self._space(chunk.span.weight)
        simple = [word.simple for word in chunk.words]
        if all(simple):
            self._use(code, space.pieces[0].font, size)
            end = space.simple if space_after else ""
            code.append(f"[{space.simple.join(simple)}{end}]TJ")
            return
        for number, word in enumerate(chunk.words):
            if number:
                self._word(code, space, size)
            self._word(code, word, size)
        if space_after:
            self._word(code, space, size)

    def _word(self, code: list[str], word: Word, size: float) -> None:
        if not word.is_plain and word.text:
            language = f"/Lang({word.language})" if word.language else ""
            code.append(f"/Span<<{language}/ActualText{objects.text(word.text)}>>BDC")
        for piece in word.pieces:
            self._use(code, piece.font, size)
            for rise, glyphs in piece.strokes:
                raised = f"{rise * size / UNITS:.2f} Ts " if rise else ""
                code.append(f"{raised}[{glyphs}]TJ{' 0 Ts' if rise else ''}")
        if not word.is_plain and word.text:
            code.append("EMC")

    def _use(self, code: list[str], font: Font, size: float) -> None:
        if font is self._font and size == self._size:
            return
        name = self.names.get(font)
        if name is None:
            name = self.names[font] = f"F{len(self.names)}"
        code.append(f"/{name} {size:g} Tf")
        self._font, self._size = font, size

    def _space(self, weight: int) -> Word:
        found = self._spaces.get(weight)
        if found is None:
            found = self._spaces[weight] = self.typesetter.word(" ", weight)
        return found
