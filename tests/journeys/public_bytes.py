"""Everything a stranger can get from the public site about one record, and all the system wrote down meanwhile."""

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2

from tests.journeys.running import RunningSite

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp949")
SHORTEST_IN_TEXT, SHORTEST_PACKED = 4, 6
"""Bytes a value must have to be looked for."""


def of_record(site: RunningSite, address: str, words: str) -> dict[str, bytes]:
    """The record's page, its file raw and taken apart, lists, feeds and map; by what it is."""
    found = {
        "record": site.get(address)[1],
        "results": site.get(f"{site.public}/search/?q={words}")[1],
        "home": site.get(f"{site.public}/")[1],
        "feed": site.get(f"{site.public}/feeds/records.atom")[1],
        "map": site.get(f"{site.public}/sitemap.xml")[1],
    }
    for link in set(re.findall(rb'href="([^"]+\.pdf[^"]*)"', found["record"])):
        found[f"file {len(found)}"] = content = site.get(_absolute(site, link.decode()))[1]
        found |= {f"{part} of file {len(found)} taken apart": parts for part, parts in taken_apart(content).items()}
    for link in set(re.findall(rb'href="(/records/[^"#?]+/(?:proof|check)[^"]*)"', found["record"])):
        found[f"proof {len(found)}"] = site.get(_absolute(site, link.decode()))[1]
    return found


def written_down(site: RunningSite) -> dict[str, bytes]:
    """Logs, mails, the index and the public store, as they lie on disk; the sealed store is the only other place."""
    kept = ("start.log", "mail", "index", "public")
    files: list[Path] = []
    for name in kept:
        place = site.folder / name
        files += [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return {str(path.relative_to(site.folder)): path.read_bytes() for path in files}


def taken_apart(content: bytes) -> dict[str, bytes]:
    """The text of a PDF as two readers see it, its objects spelled out, and its streams decoded."""
    objects: list[bytes] = []
    streams: list[bytes] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Stream):
                streams.append(_decoded(entry))
            else:
                objects.append(entry.unparse(resolved=True))
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_bounded().encode() for page in document]
    texts += [page.extract_text().encode() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    return {"text": b"\n".join(texts), "objects": b"\n".join(objects), "streams": b"\n".join(streams)}


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        # A picture's own compression: its pixels are looked at by the verifier, its bytes here.
        return bytes(stream.read_raw_bytes())


def holding(values: Iterable[str], places: dict[str, bytes]) -> list[str]:
    """ "place: value" for each value that stands anywhere, with or without its blanks, in any usual encoding.

    In what is packed, a given name of two syllables turns up by chance as four bytes; it is looked for in text.
    """
    hits = []
    for place, content in places.items():
        bare = b"".join(content.split())
        shortest = SHORTEST_IN_TEXT if _is_text(content) else SHORTEST_PACKED
        for value in values:
            for encoding in ENCODINGS:
                whole = value.encode(encoding, "ignore")
                tight = "".join(value.split()).encode(encoding, "ignore")
                if len(tight) >= shortest and (whole in content or tight in bare):
                    hits.append(f"{place}: {value}")
    return sorted(set(hits))


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _absolute(site: RunningSite, link: str) -> str:
    return link if link.startswith("http") else f"{site.public}{link}"
