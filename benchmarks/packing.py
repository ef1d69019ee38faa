"""Writing a session pack as a PDF that is tagged and set in any script."""

from __future__ import annotations

import gc
from importlib.resources import files as files_of
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from facilitator_app.domain.records import Programme, now
from facilitator_app.domain.snapshot import Snapshot
from facilitator_app.exports import Scope, Watch, export
from facilitator_app.exports.pdf import writer
from facilitator_app.exports.pdf.blocks import Row
from facilitator_app.exports.pdf.metadata import About
from facilitator_app.exports.pdf.paper import Paper
from facilitator_app.exports.pdf.pen import Pen
from facilitator_app.exports.pdf.style import style
from facilitator_app.exports.spreadsheet.material import Material
from facilitator_app.exports.spreadsheet.names import Names
from facilitator_app.typesetting import Typesetter
from material import Talk, frame_of, note, wholly_open
from measuring import Figure, compared, timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from facilitator_app.exports.pdf.blocks import Cell
    from material import Files

TARGET = 1.8
FONT = "NotoSans"

Said = list[tuple[str, float]]
"""Paragraphs, and the size that each is set in."""


def packing(files: Files) -> Iterator[Figure]:
    """Compare packs with the same words through reportlab's own paragraphs.

    The floor has no tags, no fonts for other scripts, no contents and no columns.
    """
    font_file = files_of("manimgx_fonts").joinpath(f"{FONT}[wght].ttf")
    pdfmetrics.registerFont(TTFont(FONT, str(font_file)))
    for notes, turns in ((5_400, 5), (30_000, 3)):
        yield _compared(files, notes, turns)


def _compared(files: Files, notes: int, turns: int) -> Figure:
    snapshot = _snapshot(files, notes)
    path, bare_path = files.folder / "ours.pdf", files.folder / "bare.pdf"
    said = _said(snapshot, path)
    gc.collect()
    gc.freeze()  # what was prepared is looked at by no sweep, neither in the one nor in the other
    figure = compared(
        f"PDF session pack of {notes:,} notes",
        lambda: timed(lambda: _write(said, bare_path)),
        lambda: timed(lambda: export("pdf", snapshot, Scope(), path)),
        turns=turns,
        target=TARGET,
    )
    gc.unfreeze()
    return figure


def _snapshot(files: Files, count: int) -> Snapshot:
    with wholly_open(files.few) as workspace:
        frame, records = frame_of(workspace), dict(workspace.snapshot().records)
    talk = Talk(5)
    records["note"] = tuple(note(frame, talk) for _ in range(count))
    records[Programme.record_kind] = (Programme(name="Front door to care"),)
    return Snapshot(records, frozenset())


def _said(snapshot: Snapshot, path: Path) -> Said:
    """Return the words of a pack, cell by cell."""
    material = Material(snapshot, Names(snapshot), Scope(), None)
    pen = Pen(Typesetter(), style().inks)
    written = now()
    paper = Paper(path, style(), pen, About("", "", written), lambda: None)
    _, pages = writer._written(material, paper, Watch(), written)
    blocks = dict.fromkeys(placed.block for page in pages for placed in page)
    cells = (cell for block in blocks if isinstance(block, Row) for cell in block.cells)
    return [paragraph for cell in cells for paragraph in _paragraphs(cell)]


def _paragraphs(cell: Cell) -> Iterable[tuple[str, float]]:
    found: dict[float, str] = {}
    for line, look in ((each.line, each.look) for each in cell.lines):
        words = " ".join(word.text for chunk in line.chunks for word in chunk.words)
        found[look.size] = f"{found.get(look.size, '')} {words}".strip()
    return [(text, size) for size, text in found.items()]


def _write(said: Said, path: Path) -> None:
    styles = {
        size: ParagraphStyle(str(size), fontName=FONT, fontSize=size, leading=1.4 * size)
        for size in {size for _, size in said}
    }
    story = [Paragraph(escape(text), styles[size]) for text, size in said]
    SimpleDocTemplate(str(path)).build(story)
