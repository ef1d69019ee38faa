"""Prints, made and read back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from facilitator_app.demo.design import Design
from facilitator_app.demo.dice import Dice
from facilitator_app.exports.prints import Choice, Printed, print_out
from tests.exports.pdf.aloud import Tag, faults, tree
from tests.exports.samples import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from facilitator_app.domain.records import Record
    from facilitator_app.domain.snapshot import Snapshot

DESIGN = Design(1, 3, Dice(1))
DAYS = [each.workshop for each in DESIGN.days]


def design(*others: Record, without: Iterable[type[Record]] = ()) -> Snapshot:
    """Return the design of the demo, without some of its kinds and with other records."""
    records = [DESIGN.programme, *DESIGN.records()]
    records += [each for day in DESIGN.days for each in day.records()]
    kept = [each for each in records if not isinstance(each, tuple(without))]
    return snapshot_of([*kept, *others])


def made(name: str, snapshot: Snapshot, folder: Path, **choice: Any) -> tuple[Tag, Printed]:  # noqa: ANN401
    """Make a print and return what it says; both standards have nothing against it."""
    path = folder / "print.pdf"
    done = print_out(name, snapshot, Choice(**choice), path)
    assert not faults(path)
    assert len(PdfReader(path).pages) == done.pages
    return tree(path), done


def sections(root: Tag) -> list[Tag]:
    """Return the parts that are handed out by themselves."""
    return [each for each in root.kids if each.kind == "Sect"]


def cards(root: Tag) -> list[Tag]:
    """Return the cards of a print that is cut, in their order."""
    return [card for each in sections(root) for card in each.kids if card.kind == "Sect"]


def said(tag: Tag) -> list[str]:
    """Return the texts of a tag, one by one."""
    return [each.text.strip() for each in tag.every() if each.text.strip()]


def all_text(path: Path) -> str:
    """Return all that stands on the pages of a file, furniture included."""
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def operations(path: Path) -> Iterator[tuple[int, str, list[Any]]]:
    """Return everything that is drawn: the page, what is done, and with what."""
    reader = PdfReader(path)
    for number, page in enumerate(reader.pages):
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            yield number, operator.decode(), operands


def inks(path: Path) -> Counter[tuple[float, ...]]:
    """Return the colours of a file."""
    found: Counter[tuple[float, ...]] = Counter()
    for _, operator, operands in operations(path):
        if operator in {"rg", "RG"}:
            found[tuple(map(float, operands))] += 1
    return found
