"""Reads a workbook as the files in it, without the library that wrote it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

Value = str | float | None


@dataclass
class SheetFile:
    """One sheet, as it is in its file."""

    titles: list[str]
    rows: list[dict[str, Value]]
    root: Element
    tables: list[Element] = field(default_factory=list)

    def column(self, title: str) -> list[Value]:
        return [row[title] for row in self.rows]


def shown(text: str) -> str:
    """Return what Excel shows for a text in a file (ECMA-376, ST_Xstring)."""
    return ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)


def read(path: Path) -> dict[str, SheetFile]:
    """Return every sheet, in order."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        book = fromstring(archive.read("xl/workbook.xml"))
        targets = _links(archive, "xl/_rels/workbook.xml.rels")
        return {
            sheet.attrib["name"]: _sheet(archive, targets[sheet.attrib[LINK]])
            for sheet in book.iter(f"{MAIN}sheet")
        }


def parts(path: Path) -> dict[str, str]:
    """Return every file in a workbook as text."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def expected(text: str) -> str:
    """Return what the sheet must show, by the rules in the dictionary."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    signs = (chr(0x2400 + ord(s)) if s < " " and s not in "\t\n" else s for s in text)
    return NO_XML.sub("\ufffd", "".join(signs).replace("\x7f", "\u2421"))


def assert_no_formula(path: Path) -> None:
    for name, text in parts(path).items():
        if name.startswith("xl/worksheets/"):
            assert "<f>" not in text
            assert "<f " not in text
            assert 't="e"' not in text


def _links(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    if name not in archive.namelist():
        return {}
    root = fromstring(archive.read(name))
    return {
        each.attrib["Id"]: each.attrib["Target"].removeprefix("/")
        for each in root.iter(f"{LINKS}Relationship")
    }


def _sheet(archive: zipfile.ZipFile, name: str) -> SheetFile:
    root = fromstring(archive.read(name))
    grid = [_row(row) for row in root.iter(f"{MAIN}row")]
    titles = [str(title) for title in grid[0].values()]
    letters = list(grid[0])
    rows = [
        {title: row.get(letter) for letter, title in zip(letters, titles, strict=True)}
        for row in grid[1:]
    ]
    folder, _, file = name.rpartition("/")
    links = _links(archive, f"{folder}/_rels/{file}.rels")
    tables = [fromstring(archive.read(link)) for link in links.values()]
    return SheetFile(titles, rows, root, tables)


def _row(row: Element) -> dict[str, Value]:
    return {re.sub(r"\d", "", cell.attrib["r"]): _value(cell) for cell in row}


def _value(cell: Element) -> Value:
    kind = cell.attrib["t"]
    assert kind in {"inlineStr", "n"}, kind
    if kind == "n":
        number = cell.find(f"{MAIN}v")
        assert number is not None
        return float(str(number.text))
    return shown("".join(text.text or "" for text in cell.iter(f"{MAIN}t")))
