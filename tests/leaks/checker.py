"""A leak checker that shares nothing with the verifier: qpdf's plain form of the file, other readers, font programs."""

import io
import re
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from redaction.types import Box

SHORTEST = 2


def leaks(output: bytes, secrets: tuple[str, ...]) -> list[str]:
    """Where in `output` a secret can still be read: names of channels, empty if nowhere."""
    found = []
    for channel, text in _texts(output):
        squeezed = "".join(unicodedata.normalize("NFC", text).split())
        found += [channel for secret in secrets if secret in squeezed]
    plain = _plain_form(output) + _unpacked(output)
    for secret in secrets:
        for encoding in ("utf-8", "utf-16-be", "utf-16-le", "cp949"):
            coded = secret.encode(encoding)
            for form in (coded, coded.hex().encode(), coded.hex().upper().encode()):
                if form in plain or form in output:
                    found.append(f"bytes {encoding}")
    return found


def font_leaks(output: bytes, secrets: tuple[str, ...], visible: str) -> list[str]:
    """Characters of secrets that fonts still know though no text of the output uses them."""
    known = set("".join(_font_characters(output)))
    return sorted({character for secret in secrets for character in secret} & known - set(visible))


def text_of(output: bytes) -> str:
    """All text as pdfium reads it, page by page."""
    document = pypdfium2.PdfDocument(output)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages)


def shown_in_boxes(output: bytes, boxes: tuple[Box, ...]) -> int:
    """How many boxes are not of one colour, in the file's own rendering at another scale than ours."""
    document = pypdfium2.PdfDocument(output)
    many = 0
    for box in boxes:
        page = document[box.page - 1]
        image = page.render(scale=3, rotation=(-page.get_rotation()) % 360).to_pil().convert("RGB")
        area = page.get_bbox()
        across, down = image.width / (area[2] - area[0]), image.height / (area[3] - area[1])
        left, right = max(area[0], box.rect[0]), min(area[2], box.rect[2])
        low, high = max(area[1], box.rect[1]), min(area[3], box.rect[3])
        if left >= right or low >= high:
            continue  # off the page, where nothing shows
        window = image.crop(
            (
                int((left - area[0]) * across) + 2,
                int((area[3] - high) * down) + 2,
                int((right - area[0]) * across) - 2,
                int((area[3] - low) * down) - 2,
            )
        )
        many += len(window.getcolors(100_000) or ()) != 1
    document.close()
    return many


def _texts(output: bytes) -> Iterator[tuple[str, str]]:
    yield "pdfium", text_of(output)
    yield "pdfminer", extract_text(io.BytesIO(output))
    reader = PdfReader(io.BytesIO(output))
    yield "pypdf", "\n".join(page.extract_text() for page in reader.pages)
    yield "pypdf metadata", str(reader.metadata)
    if shutil.which("pdftotext"):
        poppler = subprocess.run(["pdftotext", "-", "-"], input=output, capture_output=True, check=True)
        yield "poppler", poppler.stdout.decode("utf-8", "replace")
    with pikepdf.open(io.BytesIO(output)) as pdf:
        for item in pdf.objects:
            yield "objects", _strings_in(item)


def _strings_in(item: pikepdf.Object) -> str:
    if isinstance(item, pikepdf.String):
        return str(item)
    if isinstance(item, pikepdf.Array):
        return "\n".join(_strings_in(each) for each in item if not each_is_indirect(each))
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return "\n".join(f"{key} {_strings_in(value)}" for key, value in item.items() if not each_is_indirect(value))
    return str(item) if isinstance(item, pikepdf.Name) else ""


def each_is_indirect(value: object) -> bool:
    """Whether a value stands elsewhere in the file, where it is met by itself."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _plain_form(output: bytes) -> bytes:
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(output)) as pdf:
        pdf.save(plain, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return plain.getvalue()


def _unpacked(output: bytes) -> bytes:
    """What packed streams hold wherever one begins in the file, of objects too that no table leads to."""
    pieces = []
    for start in re.finditer(rb"stream\r?\n", output):
        with suppress(zlib.error):
            pieces.append(zlib.decompressobj().decompress(output[start.end() :]))
    return b"\n".join(pieces)


def _font_characters(output: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(output)) as pdf:
        for item in pdf.objects:
            if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                continue
            if isinstance(item.get("/ToUnicode"), pikepdf.Stream):
                yield _cmap_characters(item.ToUnicode.read_bytes())
            for key in ("/FontFile2", "/FontFile3"):
                if isinstance(item.get(key), pikepdf.Stream):
                    yield _program_characters(item[key].read_bytes())


def _cmap_characters(table: bytes) -> str:
    text = ""
    for token in table.replace(b"<", b" <").split():
        digits = token.strip(b"<>[]")
        if token.startswith(b"<") and len(digits) % 4 == 0:
            text += bytes.fromhex(digits.decode()).decode("utf-16-be", "ignore")
    return text


def _program_characters(program: bytes) -> str:
    try:
        cmap = TTFont(io.BytesIO(program)).getBestCmap() or {}
    except Exception:  # noqa: BLE001 - a program fontTools cannot read names no character either
        return ""
    return "".join(map(chr, cmap))
