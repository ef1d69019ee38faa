"""Parts of a PDF file that reportlab has no class for, written as they stand."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from reportlab.pdfbase.pdfdoc import PDFObject

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

Content = bytes | Callable[[], bytes]
"""What stands in an object; called only when the file is written, if it has to wait for others."""


class Raw(PDFObject):
    """An object of a PDF file, to which others refer by its number."""

    __RefOnly__: ClassVar[bool] = True

    def __init__(self, content: Content) -> None:
        self._content = content

    def format(self, document: PDFDocument) -> bytes:
        """Return what is written."""
        del document
        return self._content if isinstance(self._content, bytes) else self._content()


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> Raw:
    """Return a stream, packed or as it is."""
    if packed:
        data = zlib.compress(data)
        entries += "/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    # Two bytes: data that end with the first would make one line end with the second alone.
    return Raw(head + data + b"\r\nendstream")


def text(value: str) -> str:
    """Return a text as PDF writes it, in any script."""
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def add(document: PDFDocument, name: str, content: Raw) -> int:
    """Add an object to the file and return its number."""
    document.Reference(content, name)
    return number_of(document, name)


def number_of(document: PDFDocument, name: str) -> int:
    """Return the number of an object that is in the file."""
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number
