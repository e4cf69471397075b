"""What a file carries besides its pages: counts of forms, attachments, scripts, signatures, hidden layers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from redaction.errors import TooLarge
from redaction.inspecting.streams import check_stream

MOST_OBJECTS = 1_000_000
"""More indirect objects than any paper of 2,000 pages needs; walking them would take minutes."""

_SCRIPT = re.compile(rb"/(?:JavaScript|JS|Launch)\b")
_FIELD = re.compile(rb"/FT\b")
_SIGNED = re.compile(rb"/FT\s*/Sig\b")
_FILE = re.compile(rb"/EF\b")


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts over all objects of one file."""

    form_fields: int
    attachments: int
    has_scripts: bool
    has_signature: bool
    has_hidden_layers: bool


def audit(pdf: pikepdf.Pdf) -> Audit:
    """Walks every object once. Raises TooLarge for a stream or a number of objects over the bounds."""
    if len(pdf.objects) > MOST_OBJECTS:
        raise TooLarge("objects")
    fields = files = signed = scripts = 0
    for syntax in _syntax_of_objects(pdf):
        fields += len(_FIELD.findall(syntax))
        files += len(_FILE.findall(syntax))
        signed += len(_SIGNED.findall(syntax))
        scripts += len(_SCRIPT.findall(syntax))
    return Audit(
        form_fields=fields,
        attachments=files,
        has_scripts=scripts > 0,
        has_signature=signed > 0,
        has_hidden_layers=_has_hidden_layers(pdf),
    )


def _syntax_of_objects(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            check_stream(item)
            yield item.stream_dict.unparse()
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Array):
            yield item.unparse(resolved=True)


def _has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether the default configuration (ISO 32000-1, 8.11.4.3) may leave some optional content undrawn."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return False
    default = properties.get("/D")
    if not isinstance(default, pikepdf.Dictionary):
        return True
    off = default.get("/OFF")
    return default.get("/BaseState", "/ON") != "/ON" or (isinstance(off, pikepdf.Array) and len(off) > 0)
