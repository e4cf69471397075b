"""Text outside pages: title, author, bookmarks, field values, notes, names of attachments and layers."""

import io
import re
from collections.abc import Iterator

import pikepdf

from redaction.errors import Encrypted, Malformed, TooLarge

MOST_CHARACTERS = 5_000_000
"""Far more than any paper carries outside its pages; a file beyond it is not one."""

_NEVER_WORDS = frozenset(
    {
        "/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CharSet", "/Registry", "/Ordering", "/M", "/CreationDate",
        "/ModDate", "/Lang", "/CheckSum", "/DA", "/Cert", "/Lookup", "/DestOutputProfile", "/OutputConditionIdentifier",
        "/RegistryName", "/SourceModified", "/FontFamily", "/PANOSE", "/Panose",
    }
)  # fmt: skip
"""Keys whose strings are keys, dates, checksums or names of technical registers."""

_HAS_STRING = re.compile(rb"\(|(?<!<)<(?!<)")
_MARKUP = re.compile(r"<[^>]*>")
_HANGUL = re.compile("[가-힣]")
_DEEPEST = 50


def outside_strings(content: bytes) -> tuple[str, ...]:
    """Every distinct string outside the drawings of pages, in file order. Raises Encrypted, Malformed, TooLarge."""
    found: dict[str, None] = {}
    total = 0
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            for sealed_words in _all_strings(pdf):
                if sealed_words.strip() and sealed_words not in found:
                    total += len(sealed_words)
                    if total > MOST_CHARACTERS:
                        raise TooLarge("strings")
                    found[sealed_words] = None
    except pikepdf.PasswordError as error:
        raise Encrypted from error
    except pikepdf.PikepdfError as error:
        raise Malformed("strings") from error
    return tuple(found)


def _all_strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            yield from _of_stream(item)
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Array):
            if _HAS_STRING.search(item.unparse(resolved=True)):
                yield from _of_container(item, 0)
        elif isinstance(item, pikepdf.String):
            yield from _decoded(item)
    if "/Info" in pdf.trailer and not pdf.trailer.Info.is_indirect:
        yield from _of_container(pdf.trailer.Info, 0)


def _of_stream(stream: pikepdf.Stream) -> Iterator[str]:
    yield from _of_container(stream.stream_dict, 0)
    if stream.get("/Type") == "/Metadata":
        yield from _of_markup(stream)


def _of_markup(stream: pikepdf.Stream) -> Iterator[str]:
    """Words between the tags of XMP, whatever their element."""
    try:
        plain = stream.read_bytes().decode("utf-8", "replace")
    except pikepdf.PikepdfError:
        return
    yield from (words.strip() for words in _MARKUP.sub("\n", plain).split("\n"))


def _of_container(holder: pikepdf.Object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(holder, pikepdf.Array):
        for value in holder:
            yield from _of_value(value, depth)
    else:
        for key, value in holder.items():
            if key not in _NEVER_WORDS and not _is_signature_bytes(holder, key):
                yield from _of_value(value, depth)


def _of_value(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield from _decoded(value)
    elif isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect:
        yield from _of_container(value, depth + 1)


def _is_signature_bytes(holder: pikepdf.Object, key: str) -> bool:
    return key == "/Contents" and "/ByteRange" in holder


def _decoded(value: pikepdf.String) -> Iterator[str]:
    """The text string (ISO 32000-1, 7.9.2.2), and what older Korean programs meant where they wrote their code page."""
    yield str(value)
    plain = bytes(value)
    if any(byte > 0x7F for byte in plain) and not plain.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")):
        meant = plain.decode("cp949", "replace")
        if _HANGUL.search(meant):
            yield meant
