"""The fonts that come with the app, each in two weights, and which of them has a character."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import uharfbuzz as hb

from facilitator_app.scripts import SCRIPTS

REGULAR, STRONG = 400, 600
WEIGHT_NAMES = {REGULAR: "Regular", STRONG: "SemiBold"}

FAMILIES = (*SCRIPTS, "NotoEmoji")
"""In the order in which they are asked for a character."""

UNITS = 1000
"""What widths are counted in: thousandths of the size of the type."""

_WEIGHT_AXIS = "wght"
_FOR_SHAPING = (b"GSUB", b"GPOS", b"GDEF", b"STAT", b"gasp")
"""Tables that a file has no use for in which glyphs are named by number."""


@cache
def _face(family: str) -> Any:  # noqa: ANN401 - the library has no types
    return hb.Face(hb.Blob(files("manimgx_fonts").joinpath(f"{family}[wght].ttf").read_bytes()))


@cache
def _characters(family: str) -> frozenset[int]:
    return frozenset(_face(family).unicodes)


class Font:
    """One weight of one family."""

    def __init__(self, family: str, weight: int) -> None:
        self.family = family
        self.weight = weight
        self.name = f"{family}-{WEIGHT_NAMES[weight]}"
        self.characters = _characters(family)
        self.shaper = hb.Font(_face(family))
        self.shaper.set_variations({_WEIGHT_AXIS: weight})
        self.scale: float = UNITS / _face(family).upem
        extents = self.shaper.get_font_extents("ltr")
        self.ascent = round(extents.ascender * self.scale)
        self.descent = round(extents.descender * self.scale)

    @cached_property
    def characters_by_glyph(self) -> dict[int, str]:
        """The character that each glyph is for; of several, the first."""
        found: dict[int, str] = {}
        for code in sorted(self.characters):
            found.setdefault(self.shaper.get_nominal_glyph(code) or 0, chr(code))
        return found

    def width(self, glyph: int) -> int:
        """Return how far one glyph moves on, by the font alone."""
        advance: int = self.shaper.get_glyph_h_advance(glyph)
        return round(advance * self.scale)

    def subset(self, glyphs: set[int]) -> bytes:
        """Return a font of this weight alone with these glyphs under their old numbers."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        wanted.drop_table_tag_set.update(int.from_bytes(name, "big") for name in _FOR_SHAPING)
        wanted.pin_axis_location(_face(self.family), _WEIGHT_AXIS, self.weight)
        wanted.glyph_set.update(glyphs)
        data: bytes = hb.subset(_face(self.family), wanted).blob.data
        return data


@cache
def font(family: str, weight: int) -> Font:
    """Return a font, opened when it is first asked for."""
    return Font(family, weight)


@cache
def family_of(character: str) -> str | None:
    """Return the first family that has a character, or nothing if none has it."""
    code = ord(character)
    return next((family for family in FAMILIES if code in _characters(family)), None)
