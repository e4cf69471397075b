"""Canaries: invented values in sealed files, looked for wherever unredacted text must never be.

The values are secrets of the installation, kept encrypted and never printed: a canary that stands in a log is found as
a leak the next day.
"""

import gzip
import json
from collections.abc import Iterable
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from disclosure.models import Canary, Publication, SealedFile
from disclosure.sealing import PublicStore, Vault

_CHUNK = 200
# Files are read in parts that overlap by more bytes than any value has.
_PART = 4 * 2**20
_LONGEST_VALUE = 400
_ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "euc-kr")


def plant(file: SealedFile, sealed_values: Iterable[str], *, vault: Vault, at: datetime) -> Canary:
    """Note that a sealed file holds these values, which stand nowhere else in the world."""
    closed = vault.seal_text(json.dumps(list(sealed_values), ensure_ascii=False), _context(file))
    return Canary.objects.create(sealed_file=file, closed=closed, planted_at=at)


def sealed_values(vault: Vault) -> tuple[str, ...]:
    """Every planted value. Raises `ObjectChanged` for a row that was tampered with."""
    rows = Canary.objects.select_related("sealed_file").order_by("pk")
    return tuple(
        value for row in rows for value in json.loads(vault.open_text(bytes(row.closed), _context(row.sealed_file)))
    )


def count_in(content: bytes, values: Iterable[str]) -> int:
    """How many of the values stand in some bytes, in any encoding that Korean text is written in here."""
    return sum(any(needle in content for needle in _needles(value)) for value in values)


def count_in_file(file: Path, values: tuple[str, ...]) -> int:
    """How many of the values stand in a file of any size, also in one that was packed (.gz).

    Raises `OSError`, `EOFError` for one that cannot be read to its end.
    """
    found: set[str] = set()
    before = b""
    with _opened(file) as opened:
        while read := opened.read(_PART):
            part = before + read
            found.update(value for value in values if count_in(part, (value,)))
            before = part[-_LONGEST_VALUE:]
    return len(found)


def _opened(file: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.GzipFile(file) if file.suffix == ".gz" else file.open("rb")


def count_in_public_store(public: PublicStore, values: tuple[str, ...]) -> int:
    """How many values stand in what people read of published pages. Raises what the store raises.

    Pictures and the files' own bytes are read by fixity, a slice an hour.
    """
    if not values:
        return 0
    found = 0
    rows = Publication.objects.public().select_related("agency", "public_file").order_by("pk")
    for row in rows.iterator(_CHUNK):
        if row.public_file is not None:
            found += count_in(public.get(row.agency.code, row.public_id, row.public_file.texts_sha256), values)
            found += count_in(f"{row.title}\n{row.summary}\n{row.request_gist}".encode(), values)
    return found


def _needles(value: str) -> Iterable[bytes]:
    for encoding in _ENCODINGS:
        try:
            yield value.encode(encoding)
        except UnicodeEncodeError:
            continue


def _context(file: SealedFile) -> str:
    return f"canary {file.public_id}"
