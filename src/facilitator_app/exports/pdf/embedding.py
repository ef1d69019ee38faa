"""Fonts as they are put into the file: only what is used, with the text of every glyph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.objects import Raw, add, stream

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from facilitator_app.typesetting import Font
    from facilitator_app.typesetting.words import Usage

_PREFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SYMBOLIC = 4
_AT_ONCE = 100
"""How many lines a block of a map of characters may have."""
_UNREADABLE = re.compile("[\x00\ufeff\ufffe\ud800-\udfff]")


def embed(document: PDFDocument, usages: Mapping[Font, Usage], names: Mapping[Font, str]) -> str:
    """Add every font that was used to the file, and return them as pages name them."""
    return "".join(
        f"/{names[font]} {_embedded(document, usages[font], _tag(at))} 0 R"
        for at, font in enumerate(names)
    )


def _tag(number: int) -> str:
    """Return the six letters that tell one subset of a font from another."""
    return "FACIL" + _PREFIXES[number % len(_PREFIXES)]


def _embedded(document: PDFDocument, usage: Usage, tag: str) -> int:
    font = usage.font
    name = f"{tag}+{font.name}"
    glyphs = sorted(usage.texts)
    file = font.subset(set(glyphs))
    file_number = add(document, f"{name} file", stream(file, f"/Length1 {len(file)}"))
    box = f"{-font.ascent} {font.descent} {3 * font.ascent} {font.ascent}"
    descriptor = add(
        document,
        f"{name} descriptor",
        _ascii(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]"
            f"/ItalicAngle 0/Ascent {font.ascent}/Descent {font.descent}/CapHeight 714"
            f"/StemV {font.weight // 5}/FontFile2 {file_number} 0 R>>"
        ),
    )
    widths = " ".join(f"{glyph}[{font.width(glyph)}]" for glyph in glyphs)
    descendant = add(
        document,
        f"{name} glyphs",
        _ascii(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/DW 0"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/W[{widths}]/FontDescriptor {descriptor} 0 R>>"
        ),
    )
    texts = add(document, f"{name} texts", stream(_texts(usage)))
    return add(
        document,
        name,
        _ascii(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {texts} 0 R>>"
        ),
    )


def _ascii(content: str) -> Raw:
    return Raw(content.encode("ascii"))


def _texts(usage: Usage) -> bytes:
    """Return the map from glyphs to the texts that they stand for."""
    lines = [
        f"<{glyph:04X}> <{_readable(text).encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(usage.texts.items())
    ]
    blocks = [lines[at : at + _AT_ONCE] for at in range(0, len(lines), _AT_ONCE)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _readable(text: str) -> str:
    return _UNREADABLE.sub("\ufffd", text) or "\ufffd"
