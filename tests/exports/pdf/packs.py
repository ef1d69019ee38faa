"""Session packs, written and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports import Exported, Scope, export
from tests.exports.pdf.aloud import Tag, faults, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exports.samples import Sample


def written(made: Sample, folder: Path, scope: str = "programme") -> tuple[Tag, Exported]:
    path = folder / "pack.pdf"
    done = export("pdf", made.snapshot(), Scope.parse(scope), path)
    assert not faults(path)
    return tree(path), done


def entries(root: Tag) -> dict[str, tuple[str, str]]:
    """Return every entry of a list that has a code: by its code, whose it is and what it says."""
    found = {}
    for item in root.every("LI"):
        label, body = item.kids
        if item.kids[0].text.count("-"):
            who, code = label.text[:-9].strip(), label.text[-9:]
            assert code not in found
            found[code] = (who, body.text)
    return found


def headings(root: Tag, level: int) -> list[str]:
    return [tag.text for tag in root.every(f"H{level}")]


def tables(root: Tag) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.kids] for row in table.kids] for table in root.every("Table")
    ]
