"""Pages of a tagged PDF file: reportlab's canvas, and what it cannot do by itself."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from facilitator_app.exports.pdf.embedding import embed
from facilitator_app.exports.pdf.metadata import LANGUAGE, Info, catalogue_entries
from facilitator_app.exports.pdf.objects import Raw, add, number_of, stream, text
from facilitator_app.exports.pdf.tags import Element, write_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from facilitator_app.exports.pdf.metadata import About
    from facilitator_app.exports.pdf.pen import Pen
    from facilitator_app.exports.pdf.style import Style

_VERSION = (1, 7)
_BACKGROUND, _FURNITURE = "/Type/Layout", "/Type/Pagination"
_AFTER_PAGES = 1_000_000
"""Where the keys of links begin, beyond those of pages."""


class Paper(Canvas):
    """Draws pages on which every mark belongs to a tag or is said to be mere furniture."""

    def __init__(
        self, path: Path, style: Style, pen: Pen, about: About, look: Callable[[], None]
    ) -> None:
        size = (style.page.width, style.page.height)
        super().__init__(str(path), pagesize=size, pdfVersion=_VERSION, lang=LANGUAGE)
        self.style = style
        self.pen = pen
        self.root = Element("Document", None)
        self._about = about
        self._look = look
        """Called now and then while the file is written, which takes seconds if it is long."""
        self._marks: list[list[Element]] = [[]]
        self._links: list[tuple[int, Element]] = []
        self._file: PDFDocument = self._doc
        self._file.info = Info(about)

    @property
    def page(self) -> int:
        """The number of the page that is drawn on, from 0."""
        return len(self._marks) - 1

    @property
    def code(self) -> list[str]:
        """What is drawn on the page so far."""
        found: list[str] = self._code
        return found

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Say that what is drawn meanwhile is the content of an element."""
        marks = self._marks[-1]
        element.kids.append((self.page, len(marks)))
        self._code.append(f"/{element.kind}<</MCID {len(marks)}>>BDC")
        marks.append(element)
        yield
        self._code.append("EMC")

    @contextmanager
    def furniture(self, *, repeated: bool = False) -> Iterator[None]:
        """Say that what is drawn meanwhile tells nothing."""
        self._code.append(f"/Artifact<<{_FURNITURE if repeated else _BACKGROUND}>>BDC")
        yield
        self._code.append("EMC")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a box."""
        ink = self.style.inks[colour]
        self._code.append(f"{ink} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def link(self, element: Element, box: tuple[float, float, float, float], to: Goal) -> None:
        """Make a box lead to another place, on a page before or after."""
        key = _AFTER_PAGES + len(self._links)
        name = f"link{len(self._links)}"
        corners = " ".join(f"{each:.2f}" for each in box)

        def content() -> bytes:
            target = number_of(self._file, f"Page{to.page + 1}")
            return (
                f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4/StructParent {key}"
                f"/Contents{text(to.title)}/Dest[{target} 0 R/XYZ 0 {to.y:.2f} null]>>"
            ).encode("ascii")

        add(self._file, name, Raw(content))
        self._annotationrefs.append(pdfdoc.PDFObjectReference(name))
        element.kids.append((self.page, name))
        self._links.append((key, element))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Put a place on this page into the outline."""
        name = f"bookmark{self.page}-{len(self._code)}"
        self.bookmarkPage(name, fit="XYZ", left=0, top=y)
        self.addOutlineEntry(title, name, level, closed=level > 0)

    @override
    def showPage(self) -> None:
        super().showPage()
        self._marks.append([])

    @override
    def save(self) -> None:
        """Write the file; the last page has been shown."""
        self._marks.pop()
        document = self._file
        tags = write_tags(document, self.root, self._marks, self._links, self._look)
        fonts = embed(document, self.pen.typesetter.usages, self.pen.names)
        document.idToObject[pdfdoc.BasicFonts] = Raw(f"<<{fonts}>>".encode("ascii"))
        catalogue = _Catalogue(catalogue_entries(document, self._about, tags))
        catalogue.Pages, catalogue.Outlines = document.Pages, document.outline
        catalogue.PageMode = pdfdoc.PDFName("UseOutlines")
        document.Catalog = document._catalog = catalogue  # noqa: SLF001
        with open(self._filename, "wb") as file:  # noqa: PTH123 - reportlab has it as a text
            document.SaveToFile(file, self)

    @override
    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab would name a font that is not in the file."""
        self._preamble = ""

    @override
    def _setAnnotations(self, page: pdfdoc.PDFPage) -> None:
        """Add to a page what tags need, and pack it at once rather than all at the end."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page
        page.Tabs = pdfdoc.PDFName("S")
        page.Contents = stream(page.stream.encode("ascii"))
        page.stream = None


class Goal:
    """A place that a link leads to, known once its page is."""

    __slots__ = ("page", "title", "y")

    def __init__(self, title: str) -> None:
        self.title = title
        self.page = 0
        self.y = 0.0


class _Catalogue(pdfdoc.PDFCatalog):
    """The catalogue with entries that reportlab has no place for."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = "".join(f"/{name} {value}" for name, value in entries.items())

    @override
    def format(self, document: PDFDocument) -> bytes:
        ours = self._entries.encode("ascii")
        head, _, _ = super().format(document).rpartition(b">>")
        return bytes(head) + ours + b">>"
