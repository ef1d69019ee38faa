"""The fonts of the scripts that people may say things in, on the screen and in packs alike."""

from __future__ import annotations

SCRIPTS = (
    "NotoSans",
    "NotoSansBengali",
    "NotoSansArabic",
    "NotoSansDevanagari",
    "NotoSansTamil",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansHebrew",
    "NotoSansEthiopic",
    "NotoSansTelugu",
    "NotoSansKannada",
    "NotoSansMalayalam",
    "NotoSansOriya",
    "NotoSansSinhala",
    "NotoSansThai",
    "NotoSansLao",
    "NotoSansKhmer",
    "NotoSansMyanmar",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansSymbols",
)
"""By the names of their files, in the order in which they are asked for a character."""
