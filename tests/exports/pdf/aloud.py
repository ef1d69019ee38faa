"""What a PDF says when it is read aloud: its tags in their order, with the text of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import page
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, TextStringObject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@dataclass
class Tag:
    """A node of the tree."""

    kind: str
    text: str = ""
    kids: list[Tag] = field(default_factory=list)
    page: int | None = None
    """The first page that it is on."""
    pages: set[int] = field(default_factory=set)
    alternative: str = ""
    scope: str = ""

    def every(self, kind: str = "") -> Iterator[Tag]:
        if kind in {"", self.kind}:
            yield self
        for kid in self.kids:
            yield from kid.every(kind)

    def all_text(self) -> str:
        return self.text + "".join(kid.all_text() for kid in self.kids)


def faults(path: Path) -> list[str]:
    """Return what the two standards have against a file."""
    data = path.read_bytes()
    return [
        f"{profile.value}: {failure.rule_id} {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def tree(path: Path) -> Tag:
    """Return the tags of a file."""
    reader = PdfReader(path)
    said = [_marked_texts(reader, one) for one in reader.pages]
    places = {one.indirect_reference.idnum: at for at, one in enumerate(reader.pages)}  # type: ignore[union-attr]
    root: Any = reader.trailer["/Root"]
    return _tag(root["/StructTreeRoot"]["/K"].get_object(), said, places)


def _tag(node: Any, said: list[dict[int, str]], places: dict[int, int]) -> Tag:  # noqa: ANN401
    found = Tag(node["/S"][1:], alternative=node.get("/Alt", ""))
    found.scope = node.get("/A", {}).get("/Scope", "")
    home = places.get(node.raw_get("/Pg").idnum) if "/Pg" in node else None
    for kid in map(_resolved, node["/K"]):
        if isinstance(kid, int):
            _add(found, said, home, kid)
        elif kid.get("/Type") == "/MCR":
            _add(found, said, places[kid.raw_get("/Pg").idnum], kid["/MCID"])
        elif kid.get("/Type") != "/OBJR":
            found.kids.append(_tag(kid, said, places))
    return found


def _resolved(kid: Any) -> Any:  # noqa: ANN401
    return kid.get_object()


def _add(tag: Tag, said: list[dict[int, str]], at: int | None, mark: int) -> None:
    assert at is not None
    tag.text += said[at].pop(mark)
    tag.page = at if tag.page is None else tag.page
    tag.pages.add(at)


def _marked_texts(reader: PdfReader, one: Any) -> dict[int, str]:  # noqa: ANN401
    """Return the texts of a page by the number of their marked content."""
    fonts = {name: _texts_of(font) for name, font in one["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    glyphs: dict[int, str] = {}
    for operands, operator in ContentStream(one.get_contents(), reader).operations:
        if operator == b"BDC":
            _begin(stack, operands, found)
        elif operator == b"EMC":
            mark, replaced = stack.pop()
            if replaced is not None and mark is not None:
                found[mark] += replaced
        elif operator == b"Tf":
            glyphs = fonts[operands[0]]
        elif operator == b"TJ":
            mark, replaced = stack[-1]
            if mark is not None and replaced is None:
                found[mark] += _decoded(operands[0], glyphs)
    assert not stack
    return found


def _begin(
    stack: list[tuple[int | None, str | None]], operands: list[Any], found: dict[int, str]
) -> None:
    kind, entries = operands
    if kind == "/Span":
        stack.append((stack[-1][0], entries["/ActualText"]))
        return
    mark = entries.get("/MCID")
    stack.append((mark, None))
    if mark is not None:
        assert mark not in found
        found[mark] = ""


def _decoded(parts: ArrayObject, glyphs: dict[int, str]) -> str:
    raw = b"".join(
        part.original_bytes
        for part in parts
        if isinstance(part, TextStringObject | ByteStringObject)
    )
    return "".join(glyphs[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))


def _texts_of(font: Any) -> dict[int, str]:  # noqa: ANN401
    text = font["/ToUnicode"].get_object().get_data().decode("ascii")
    return {
        int(glyph, 16): bytes.fromhex(meaning).decode("utf-16-be")
        for glyph, meaning in re.findall(r"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n", text)
    }
