"""The fixed words of an output: what stands in place of what was removed, and the metadata every output carries."""

from xml.sax.saxutils import escape

from redaction.types import Ground

ITEM_OF_GROUND: dict[Ground, str] = {
    Ground.G1: "제1호",
    Ground.G2: "제2호",
    Ground.G3: "제3호",
    Ground.G4: "제4호",
    Ground.G5A: "제5호",
    Ground.G5B: "제5호",
    Ground.G6: "제6호",
    Ground.G7: "제7호",
    Ground.G8: "제8호",
}
"""공공기관의 정보공개에 관한 법률 제9조제1항: the item a ground stands for."""


def box_words(ground: Ground) -> str:
    """What a box says: closed, and under which item of Article 9(1)."""
    return f"비공개 (제9조제1항{ITEM_OF_GROUND[ground]})"


def picture_words(page: int, number: int) -> str:
    """What a picture says: that it is one, and which of its page. Nothing of what the original says it shows."""
    return f"그림 {number} ({page}쪽)"


PRODUCER = "yeollin-girok"
METADATA = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def metadata_xml(title: str, language: str) -> bytes:
    """The whole metadata packet (XMP) of an output: its public title and its language, no date, no tool, no person."""
    return METADATA.format(title=escape(title), language=escape(language)).encode()
