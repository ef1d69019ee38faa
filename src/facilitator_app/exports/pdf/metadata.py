"""What the file says about itself: title, language, standards, and the colours that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFInfo
from typing_extensions import override

from facilitator_app import __version__
from facilitator_app.exports.pdf.objects import add, stream, text

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.pdfbase.pdfdoc import PDFDocument

LANGUAGE = "en-GB"
PRODUCER = f"Facilitator {__version__}"
_NO_XML = dict.fromkeys((*range(0x20), 0xFFFE, 0xFFFF), 0x20)


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a document."""

    title: str
    subject: str
    written: datetime
    """In UTC."""


class Info(PDFInfo):
    """The older place for what a document says about itself; XMP says the same."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self._about = about

    @override
    def format(self, document: PDFDocument) -> bytes:
        moment = f"(D:{self._about.written:%Y%m%d%H%M%S}+00'00')"
        return (
            f"<</Title{text(_plain(self._about.title))}/Subject{text(_plain(self._about.subject))}"
            f"/Creator({PRODUCER})/Producer({PRODUCER})"
            f"/CreationDate{moment}/ModDate{moment}>>"
        ).encode("ascii")


def catalogue_entries(document: PDFDocument, about: About, tags: int) -> dict[str, str]:
    """Add what the catalogue of the file points to, and return its entries."""
    packet = stream(_xmp(about).encode(), "/Type/Metadata/Subtype/XML", packed=False)
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = add(document, "colours", stream(colours, "/N 3"))
    intent = (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>]"
    )
    return {
        "Lang": f"({LANGUAGE})",
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "StructTreeRoot": f"{tags} 0 R",
        "Metadata": f"{add(document, 'metadata', packet)} 0 R",
        "OutputIntents": intent,
    }


def _plain(value: str) -> str:
    return " ".join(value.translate(_NO_XML).split())


def _xmp(about: About) -> str:
    title, subject = escape(_plain(about.title)), escape(_plain(about.subject))
    moment = f"{about.written:%Y-%m-%dT%H:%M:%S}+00:00"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_PDFUA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


# PDF/A wants every entry explained that it does not define itself, and it is older than PDF/UA.
_PDFUA_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is met</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
