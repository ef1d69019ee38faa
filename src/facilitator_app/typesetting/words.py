"""Words as glyphs: what shaping makes of a run, and what a PDF is to be told about it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb

from facilitator_app.typesetting.fonts import FAMILIES, UNITS

if TYPE_CHECKING:
    from facilitator_app.typesetting.fonts import Font

LANGUAGES = {
    "Arab": "ar",
    "Armn": "hy",
    "Beng": "bn",
    "Deva": "hi",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hebr": "he",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thai": "th",
}
"""The language that a script is read aloud in, where that is all but sure."""

LONGEST = 2000
"""Characters of a word that are shaped at a time: many lines of them, but not all of a picture that
somebody has pasted as one word of nine million letters."""

_URDU = frozenset("ٹڈڑںھہےۓ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one font in a row."""

    font: Font
    strokes: tuple[tuple[int, str], ...]
    """How far each part is raised, in thousandths of the size, and its glyphs as PDF writes them:
    numbers in hexadecimal, with the corrections of their places in between."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that is never broken, drawn from left to right."""

    text: str
    """As it was typed."""
    width: int
    """In thousandths of the size."""
    pieces: tuple[Piece, ...]
    is_plain: bool
    """Whether its glyphs alone tell which text it is, in this order."""
    simple: str
    """Its glyphs, if they are of the first font and nothing else is to be said of it."""
    language: str = ""


def too_long(text: str) -> Word:
    """Return a word that is only there to be cut: nobody has shaped it."""
    return Word(text, width=len(text) * UNITS, pieces=(), is_plain=False, simple="")


@dataclass(slots=True)
class Usage:
    """Which glyphs of a font were used, and the text that each of them stands for."""

    font: Font
    texts: dict[int, str] = field(default_factory=dict)

    def takes(self, glyph: int, text: str) -> bool:
        """Note a glyph; tell whether it stands for this text wherever it is."""
        known = self.texts.get(glyph)
        if known is None:
            known = self.texts[glyph] = self._best(glyph, text)
        return known == text

    def _best(self, glyph: int, text: str) -> str:
        """Return the glyph's own character; for a ligature or a joined form what it is made of."""
        own = self.font.characters_by_glyph.get(glyph, text)
        return text if unicodedata.normalize("NFKC", own) == text else own


@dataclass(slots=True)
class Shaped:
    """What came of shaping one run."""

    piece: Piece
    width: int
    is_plain: bool
    script: str
    clusters: list[tuple[int, int]]


def language_of(script: str, text: str) -> str:
    """Return the language that a text of a script is most likely in, or nothing."""
    return "ur" if script == "Arab" and not _URDU.isdisjoint(text) else LANGUAGES.get(script, "")


def shape(text: str, usage: Usage, *, leftwards: bool) -> Shaped:
    """Turn a run into glyphs; of brackets in a run that goes leftwards each becomes the other."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(usage.font.shaper, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    is_plain = _note(text, [(i.codepoint, i.cluster) for i in infos], usage) and not leftwards
    strokes, width = _strokes(usage.font, infos, positions)
    clusters = _clusters(infos, positions, usage.font.scale)
    return Shaped(Piece(usage.font, strokes), width, is_plain, buffer.script or "", clusters)


def _note(text: str, glyphs: list[tuple[int, int]], usage: Usage) -> bool:
    """Note what each glyph stands for; tell whether the glyphs alone give the text back."""
    starts = sorted({cluster for _, cluster in glyphs})
    ends = dict(
        zip(starts, [*starts[1:], len(text)], strict=False)
    )  # nothing to be seen: no starts
    counts = dict.fromkeys(starts, 0)
    for _, cluster in glyphs:
        counts[cluster] += 1
    is_plain = bool(starts) and starts[0] == 0
    for glyph, cluster in glyphs:
        stands_for = text[cluster : ends[cluster]]
        alone = counts[cluster] == 1
        is_plain = usage.takes(glyph, stands_for) and alone and is_plain
    return is_plain


def _strokes(font: Font, infos: Any, positions: Any) -> tuple[tuple[tuple[int, str], ...], int]:  # noqa: ANN401
    """Write the glyphs as PDF wants them, and return them with the width of all."""
    strokes: list[tuple[int, str]] = []
    written, rise, pen, drawn = "<", 0, 0, 0
    for info, position in zip(infos, positions, strict=True):
        raised = round(position.y_offset * font.scale)
        if raised != rise:
            strokes.append((rise, written + ">"))
            written, rise = "<", raised
        wanted = pen + round(position.x_offset * font.scale)
        if wanted != drawn:
            written += f">{drawn - wanted}<"
            drawn = wanted
        written += f"{info.codepoint:04X}"
        drawn += font.width(info.codepoint)
        pen += round(position.x_advance * font.scale)
    written += ">" if drawn == pen else f">{drawn - pen}<>"
    strokes.append((rise, written))
    cleaned = ((raised, part.replace("<>", "")) for raised, part in strokes)
    return tuple(stroke for stroke in cleaned if stroke[1]), pen


def _clusters(infos: Any, positions: Any, scale: float) -> list[tuple[int, int]]:  # noqa: ANN401
    """Return the width of each cluster by where it starts in the text."""
    widths: dict[int, int] = {}
    for info, position in zip(infos, positions, strict=True):
        widths[info.cluster] = widths.get(info.cluster, 0) + round(position.x_advance * scale)
    return sorted(widths.items())


def joined(text: str, parts: list[Shaped], *, is_as_typed: bool) -> Word:
    """Return the word that is made of shaped runs, in the order in which they are drawn."""
    pieces = tuple(part.piece for part in parts)
    is_plain = is_as_typed and all(part.is_plain for part in parts)
    return Word(
        text=text,
        width=sum(part.width for part in parts),
        pieces=pieces,
        is_plain=is_plain,
        simple=_simple(pieces) if is_plain else "",
        language=next((found for each in parts if (found := language_of(each.script, text))), ""),
    )


def _simple(pieces: tuple[Piece, ...]) -> str:
    if len(pieces) != 1 or pieces[0].font.family != FAMILIES[0]:
        return ""
    strokes = pieces[0].strokes
    return strokes[0][1] if len(strokes) == 1 and not strokes[0][0] else ""
