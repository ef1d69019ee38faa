"""What each part of a page is, for those who have it read aloud: the tree of tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.objects import Raw, add, number_of, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"
_BETWEEN_LOOKS = 1000
UNNUMBERED = "/A<</O/List/ListNumbering/None>>"


class Element:
    """A node of the tree: what it is, what is in it, and where that stands."""

    __slots__ = ("attributes", "kids", "kind", "number", "parent")

    def __init__(self, kind: str, parent: Element | None, attributes: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int] | tuple[int, str]] = []
        """Other nodes; marked content, by page and number; links, by page and name."""
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def every(self) -> Iterator[Element]:
        """Give this node and all below it, in the order in which they are read."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [kid for kid in reversed(node.kids) if isinstance(kid, Element)]


def figure_attributes(alternative: str, box: Sequence[float]) -> str:
    """Return what a drawing says about itself: its text, and where it is."""
    corners = " ".join(f"{each:.2f}" for each in box)
    layout = f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
    return f"/Alt{text(alternative)}{layout}"


def write_tags(
    document: PDFDocument,
    root: Element,
    marks: Sequence[Sequence[Element]],
    links: Sequence[tuple[int, Element]],
    look: Callable[[], None],
) -> int:
    """Add the tree to the file; return the number of its root.

    `marks` are the nodes of each page by the number of their marked content, `links` those of the
    links with the keys that they are found by; `look` is called while the file is written.
    """
    top = add(document, "tags", Raw(lambda: head))
    pages = [number_of(document, f"Page{page}") for page in range(1, len(marks) + 1)]
    every = (node for node in root.every() if _is_filled(node))
    for at, node in enumerate(every):
        content = partial(_node, document, node, top, pages)
        if at % _BETWEEN_LOOKS == 0:
            look()
            content = partial(_after_looking, look, content)
        node.number = add(document, f"tag{at}", Raw(content))
    keys = [(page, f"[{_references(nodes)}]") for page, nodes in enumerate(marks)]
    keys += [(key, f"{node.number} 0 R") for key, node in links]
    numbers = " ".join(f"{key} {value}" for key, value in keys)
    parents = add(document, "tag parents", Raw(f"<</Nums[{numbers}]>>".encode("ascii")))
    head = (
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(keys)}>>"
    ).encode("ascii")
    return top


def _after_looking(look: Callable[[], None], content: Callable[[], bytes]) -> bytes:
    look()
    return content()


def _is_filled(node: Element) -> bool:
    return bool(node.kids) or node.kind == "TD"


def _references(nodes: Sequence[Element]) -> str:
    return " ".join(f"{node.number} 0 R" for node in nodes)


def _node(document: PDFDocument, node: Element, top: int, pages: Sequence[int]) -> bytes:
    parent = top if node.parent is None else node.parent.number
    home = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
    kids = " ".join(_kid(document, kid, home, pages) for kid in node.kids if _is_kept(kid))
    page = "" if home is None else f"/Pg {pages[home]} 0 R"
    return (
        f"<</Type/StructElem/S/{node.kind}/P {parent} 0 R{page}{node.attributes}/K[{kids}]>>"
    ).encode("ascii")


def _is_kept(kid: object) -> bool:
    return not isinstance(kid, Element) or _is_filled(kid)


def _kid(
    document: PDFDocument,
    kid: Element | tuple[int, int] | tuple[int, str],
    home: int | None,
    pages: Sequence[int],
) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    page, mark = kid
    if isinstance(mark, str):
        return f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {number_of(document, mark)} 0 R>>"
    if page == home:
        return str(mark)
    return f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"
