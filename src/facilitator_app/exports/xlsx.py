"""An Excel workbook of flat, long tables, for those who analyse what was said and voted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.domain.shown import marked
from facilitator_app.exports.atomic import Draft, drafting
from facilitator_app.exports.exporter import Exported
from facilitator_app.exports.sheets import SHEETS
from facilitator_app.exports.sheets.about import DICTIONARY, TEXTS, dictionary
from facilitator_app.exports.sheets.facts import FICTIONAL, programme_of
from facilitator_app.exports.spreadsheet.book import Book
from facilitator_app.exports.spreadsheet.material import Material
from facilitator_app.exports.spreadsheet.names import Names
from facilitator_app.exports.spreadsheet.texts import Texts
from facilitator_app.exports.targets import Own, is_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.scope import Scope
    from facilitator_app.exports.spreadsheet.columns import Sheet

_ZIP = b"PK\x03\x04"
_NOT_IN_A_FILE_NAME = re.compile(r"[^A-Za-z0-9 -]")
_ONE_OF_OURS = re.compile(r"([0-9a-f-]{36} [A-Z][A-Za-z0-9 -]*|[A-Z][a-z ]+ Value( \d+)?)\.txt")
"""What texts beside a workbook are called; other files in that folder are left alone."""


class Xlsx:
    """Writes an Excel workbook, and beside it the texts that are too long for one."""

    name: ClassVar[str] = "xlsx"
    title: ClassVar[str] = "Excel workbook"
    suffix: ClassVar[str] = ".xlsx"

    def write(self, snapshot: Snapshot, scope: Scope, path: Path, watch: Watch) -> Exported:
        """Write the workbook."""
        names = Names(snapshot)
        material = Material(snapshot, names, scope, scope.extent(snapshot))
        with drafting(path, Own(self.suffix, _ZIP), watch.finish) as draft:
            long_texts = LongTexts(path, draft)
            texts = Texts(long_texts.keep)
            book = Book(draft.folder, names, texts, watch)
            try:
                _describe(book, material)
                rows = _write_sheets(book, material, texts, watch)
                book.save(draft.main)
            finally:
                book.close()
            long_texts.replace_older()
        return Exported((path, *long_texts.files), rows, tuple(texts.changed))


class LongTexts:
    """The texts beside a workbook that are too long for it, in a folder named after it."""

    def __init__(self, workbook: Path, draft: Draft) -> None:
        self.files: list[Path] = []
        self._folder = workbook.with_name(f"{workbook.stem} long texts")
        self._draft = draft

    def keep(self, name: str, text: str) -> str:
        """Write a text whole, and return where it will be, from the folder of the workbook."""
        name = _NOT_IN_A_FILE_NAME.sub("", name)
        path, count = self._folder / f"{name}.txt", 1
        while path in self.files:
            count += 1
            path = self._folder / f"{name} {count}.txt"
        self.files.append(path)
        self._draft.beside(path).write_bytes(text.encode("utf-8", "replace"))
        return f"{self._folder.name}/{path.name}"

    def replace_older(self) -> None:
        """Let go of the texts of an earlier export, which may have been erased since."""
        self._draft.without(self._older)

    def _older(self) -> list[Path]:
        there = sorted(self._folder.iterdir()) if is_folder(self._folder) else []
        return [
            path for path in there if _ONE_OF_OURS.fullmatch(path.name) and path not in self.files
        ]


def _describe(book: Book, material: Material) -> None:
    programme = programme_of(material)
    if programme is None:
        book.describe("", "")
        return
    name, _ = marked(programme.name)
    book.describe(name, FICTIONAL if programme.fictional else "")


def _write_sheets(book: Book, material: Material, texts: Texts, watch: Watch) -> dict[str, int]:
    """Write every sheet and return how many rows each has."""
    found: list[tuple[Sheet[Any], Sequence[Any]]] = []
    for sheet in SHEETS:
        rows = sheet.rows(material)
        if rows or not sheet.only_if_filled:
            found.append((sheet, rows))
    entries = dictionary([DICTIONARY, *(sheet for sheet, _ in found), TEXTS])
    found.insert(0, (DICTIONARY, entries))
    watch.expect(sum(len(rows) for _, rows in found))
    for sheet, rows in found:
        book.write(sheet, rows)
    # Read only now: it lists what the sheets before it did not take as it was.
    changed = tuple(texts.changed)
    book.write(TEXTS, changed)
    return {sheet.title: len(rows) for sheet, rows in found} | {TEXTS.title: len(changed)}
