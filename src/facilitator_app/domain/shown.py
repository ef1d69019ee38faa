"""How a text looks in a cell of a workbook, which cannot hold every text."""

from __future__ import annotations

import re

CUT_MARK = " … [cut: the whole text is in the file that the sheet Texts names]"
"""What stands at the end of a text of which a cell has the beginning only."""

LINE_ENDS = "line ends written as line feeds"
CONTROLS = "control characters shown as signs, such as ␇ (U+2407) for U+0007"
NO_CHARACTERS = "what is no character shown as �"

_SIGNS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_REPLACED = dict.fromkeys((0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), 0xFFFD)
_LINE_END = re.compile("\r\n?")


def marked(text: str) -> tuple[str, list[str]]:
    """Return a text that XML can hold, and what was changed in it."""
    changes = []
    shown = _LINE_END.sub("\n", text)
    for what, table in ((CONTROLS, _SIGNS), (NO_CHARACTERS, _REPLACED)):
        before, shown = shown, shown.translate(table)
        if shown != before:
            changes.append(what)
    return shown, [LINE_ENDS, *changes] if "\r" in text else changes


def looks_like(cell: str, text: str) -> bool:
    """Tell whether a cell shows this text, be it only the beginning."""
    if cell == text:
        return True
    shown, _ = marked(text)
    start = cell.removesuffix(CUT_MARK)
    return cell == shown or (start != cell and shown.startswith(start))
