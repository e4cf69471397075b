"""The working copy that is read: nothing replaces the glyphs or hides in layers. Never public, never stored."""

import io
import re

import pikepdf

from redaction.errors import Encrypted, Malformed

_REPLACEMENTS = ("/ActualText", "/Alt", "/E")
"""Strings that readers put in the place of glyphs (ISO 32000-1, 14.9.3 to 14.9.5)."""

_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def working_copy(content: bytes) -> bytes:
    """The paper without replacement texts and optional content, decrypted. Raises Encrypted or Malformed."""
    return _rewritten(content, shows_every_layer=True)


def speaking_copy(content: bytes) -> bytes:
    """The paper without replacement texts, its hidden layers still hidden. Raises Encrypted or Malformed."""
    return _rewritten(content, shows_every_layer=False)


def _rewritten(content: bytes, shows_every_layer: bool) -> bytes:
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            if shows_every_layer:
                _show_every_layer(pdf)
            for item in pdf.objects:
                _let_glyphs_speak(item)
            pdf.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                encryption=False,
            )
    except pikepdf.PasswordError as error:
        raise Encrypted from error
    except pikepdf.PikepdfError as error:
        raise Malformed("working copy") from error
    return out.getvalue()


def _show_every_layer(pdf: pikepdf.Pdf) -> None:
    if "/OCProperties" in pdf.Root:
        del pdf.Root["/OCProperties"]


def _let_glyphs_speak(item: pikepdf.Object) -> None:
    if isinstance(item, pikepdf.Stream):
        _strip(item)
        _strip_properties(item.get("/Resources"))
        _strip_drawing(item)
    elif isinstance(item, pikepdf.Dictionary):
        _strip(item)
        _strip_properties(item.get("/Resources"))
        _strip_properties(item)


def _strip(holder: pikepdf.Object) -> None:
    for key in _REPLACEMENTS:
        if key in holder:
            del holder[key]


def _strip_properties(resources: pikepdf.Object | None) -> None:
    """Property lists named by a page's drawing may be direct objects of its resources (14.6.2)."""
    properties = resources.get("/Properties") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(properties, pikepdf.Dictionary):
        for _, listed in properties.items():
            if isinstance(listed, pikepdf.Dictionary):
                _strip(listed)


def _strip_drawing(stream: pikepdf.Stream) -> None:
    if stream.get("/Subtype") == "/Image" or "/Length1" in stream or ("/Type" in stream and stream.Type == "/Metadata"):
        return
    try:
        drawing = stream.read_bytes()
    except pikepdf.PikepdfError:
        return
    if b"ActualText" not in drawing and b"#" not in drawing:
        return
    stripped = _NAME.sub(_disarmed, drawing)
    if stripped != drawing:
        stream.write(stripped)


def _disarmed(name: re.Match[bytes]) -> bytes:
    """`/ActualText`, also where written with #xx escapes, under a name that means nothing to any reader."""
    spelled = _ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), name.group(1))
    return b"/Disarmed" if spelled == b"ActualText" else name.group(0)
