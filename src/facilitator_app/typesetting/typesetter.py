"""Sets texts into lines, and knows at the end which glyphs were used and what no font has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.typesetting.fonts import REGULAR, UNITS, font
from facilitator_app.typesetting.lines import Breaker
from facilitator_app.typesetting.runs import drawable, runs_of
from facilitator_app.typesetting.words import LONGEST, Shaped, Usage, joined, shape, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from facilitator_app.typesetting.fonts import Font
    from facilitator_app.typesetting.lines import Line, Span
    from facilitator_app.typesetting.runs import Run
    from facilitator_app.typesetting.words import Word


class Typesetter:
    """Sets the texts of one document; a word that comes again costs nothing."""

    def __init__(self, look_in: Callable[[], None] = lambda: None) -> None:
        self.look_in = look_in
        """Called now and then while a long word is cut; it may raise to stop."""
        self.usages: dict[Font, Usage] = {}
        self.missing: dict[str, None] = {}
        """The characters that no font has since somebody last took them."""
        self._words: dict[int, dict[str, Word]] = {}
        self._missing_in: dict[str, str] = {}

    def known(self, weight: int) -> dict[str, Word]:
        """Return the words of one weight that were set already and go rightwards."""
        return self._words.setdefault(weight, {})

    def word(self, text: str, weight: int = REGULAR, *, leftwards: bool = False) -> Word:
        """Return a text without line breaks as glyphs."""
        known = self.known(-weight if leftwards else weight)
        found = known.get(text)
        if found is None:
            found = self._new(text, weight, leftwards=leftwards)
            if text not in self._missing_in:
                known[text] = found
        if text in self._missing_in:
            self.missing.update(dict.fromkeys(self._missing_in[text]))
        return found

    def width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """Return how long a line of text is."""
        return self.word(text, weight).width * size / UNITS

    def lines(self, spans: Iterable[Span], size: float, width: float) -> list[Line]:
        """Break spans into lines that are no longer than this."""
        return Breaker(self, width * UNITS / size).lines(tuple(spans))

    def take_missing(self) -> str:
        """Return the characters that no font has since this was last asked, each once."""
        found = "".join(self.missing)
        self.missing.clear()
        return found

    def clusters(self, text: str, weight: int, *, leftwards: bool) -> list[tuple[int, int]]:
        """Return where each part of a text starts that must not be cut, and how wide it is."""
        found: list[tuple[int, int]] = []
        start = 0
        for run in runs_of(drawable(text)[0], weight):
            shaped = self._shaped(run, weight, leftwards)
            found += [(start + place, width) for place, width in shaped.clusters]
            start += len(run.text)
        return found

    def _shaped(self, run: Run, weight: int, leftwards: bool) -> Shaped:  # noqa: FBT001
        chosen = font(run.family, weight)
        usage = self.usages.get(chosen)
        if usage is None:
            usage = self.usages[chosen] = Usage(chosen)
        return shape(run.text, usage, leftwards=leftwards)

    def _new(self, text: str, weight: int, *, leftwards: bool) -> Word:
        if len(text) > LONGEST:
            return too_long(text)
        drawn, missing = drawable(text)
        if missing:
            self._missing_in[text] = missing
        parts = [self._shaped(run, weight, leftwards) for run in runs_of(drawn, weight)]
        return joined(text, parts[::-1] if leftwards else parts, is_as_typed=drawn == text)
