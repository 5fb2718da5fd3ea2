"""Mends in a file what WeasyPrint 70 leaves open for readers by ear and for archives, just before it is written.

1. A space is read back as a space: two signs of the font share its glyph, and the no-break one may come first.
2. Page numbers are furniture of the page ("artifacts"), not text that a screen reader would speak within a sentence.
3. A head cell of a table says that it heads its column.
4. The file declares PDF/UA-1 beside PDF/A-3a, in metadata that any archive can read without unpacking.
5. A packed stream that happens to end in a carriage return is left unpacked: with the line break that follows, a strict
   reader would count one byte less than its length says.
"""

from collections.abc import Iterator
from typing import Any

_SPACE, _NO_BREAK_SPACE = b"<0020>", b"<00a0>"
_UA_PART = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def finish(document: Any, pdf: Any) -> None:
    """The finisher given to WeasyPrint's `write_pdf`."""
    _furnish_page_numbers(pdf)
    for item in pdf.objects:
        stream = getattr(item, "stream", None)
        if isinstance(stream, list):
            _mend_spaces(stream)
            _declare_access(item)
            if item.compress and item.data.endswith(b"\r\nendstream"):
                item.compress = False
        elif isinstance(item, dict) and item.get("S") == "/TH" and "A" in item:
            item["A"]["Scope"] = "/Column"


def _mend_spaces(stream: list[Any]) -> None:
    if not any(line == b"endcmap" for line in stream):
        return
    for place, line in enumerate(stream):
        if isinstance(line, bytes) and line.endswith(_NO_BREAK_SPACE):
            stream[place] = line.replace(_NO_BREAK_SPACE, _SPACE)


def _declare_access(item: Any) -> None:
    if item.extra.get("Type") == "/Metadata":
        item.compress = False
        item.stream = [part.replace(b"</rdf:RDF>", _UA_PART) for part in item.stream]


def _furnish_page_numbers(pdf: Any) -> None:
    """Content that no element of the structure holds was drawn in a page margin: mark it as furniture."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    held = set(_held(pdf, root["K"]))
    tree = _object(pdf, root["ParentTree"])["Nums"]
    for page_number, marks in zip(tree[0::2], tree[1::2], strict=True):
        if not isinstance(marks, list) or page_number >= len(pdf.page_references):
            continue
        loose = {mark for mark, reference in enumerate(marks) if _number(reference) not in held}
        if loose:
            page = _object(pdf, pdf.page_references[page_number])
            _mark_artifacts(_object(pdf, page["Contents"]).stream, loose)
            for mark in loose:
                marks[mark] = "null"


def _held(pdf: Any, kids: Any) -> Iterator[int]:
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, bytes):
            number = _number(kid)
            yield number
            waiting.extend(_object(pdf, kid).get("K", ()))


def _mark_artifacts(stream: list[Any], marks: set[int]) -> None:
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in marks:
            stream[place - 1] = "/Artifact"
            item.clear()
            item |= {"Type": "/Pagination", "Subtype": "/Header"}


def _number(reference: Any) -> int:
    return int(reference.split()[0])


def _object(pdf: Any, reference: Any) -> Any:
    return pdf.objects[_number(reference)]
