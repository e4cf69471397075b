"""How jobs and answers are laid out between the worker, the zygote and its children. Nothing here is ever executed."""

import json
import os
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from redaction.errors import EngineFault

LONGEST_ANSWER_JSON = 512 * 1024 * 1024
"""Most bytes of one part of an answer: the text of 2,000 dense pages with its boxes has about 300 MB."""

LONGEST_NOTE = 4_096
MOST_PARTS = 16
"""The pictures of so many pages travel in one answer; a stage gives two parts at most."""
MOST_PAGES_TOLD = 200

PROGRESS, FAULT, PART, END = b"P", b"F", b"D", b"."
_FRAME = struct.Struct(">cQ")
_LENGTH = struct.Struct(">Q")
_HARMLESS = re.compile(r"[A-Za-z0-9 ,.:_-]{0,80}")


def write_job(parts: Sequence[bytes]) -> int:
    """A descriptor of an anonymous file in memory that holds `parts`; only ever read from the other side."""
    writable = os.memfd_create("job", os.MFD_CLOEXEC)
    try:
        with os.fdopen(os.dup(writable), "wb") as file:
            for part in parts:
                file.write(_LENGTH.pack(len(part)))
                file.write(part)
        return os.open(f"/proc/self/fd/{writable}", os.O_RDONLY | os.O_CLOEXEC)
    finally:
        os.close(writable)


def read_job(descriptor: int) -> list[bytes]:
    """The parts that `write_job` put down."""
    parts = []
    with os.fdopen(descriptor, "rb") as file:
        while head := file.read(_LENGTH.size):
            parts.append(file.read(_LENGTH.unpack(head)[0]))
    return parts


def write_frame(descriptor: int, kind: bytes, body: bytes = b"") -> None:
    """Sends one frame whole."""
    for chunk in (_FRAME.pack(kind, len(body)), body):
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(descriptor, rest) :]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a child says of its failure: a code of redaction.errors, and numbers."""

    code: str
    detail: str
    failed: tuple[str, ...]
    pages: tuple[int, ...] = ()


def fault_note(code: str, detail: str = "", failed: Sequence[str] = (), pages: Sequence[int] = ()) -> bytes:
    """The body of a FAULT frame. Where too many pages are at fault to be told, none is, which means any of them."""
    told = list(pages) if len(pages) <= MOST_PAGES_TOLD else []
    note = {"code": code, "detail": detail, "failed": list(failed), "pages": told}
    return json.dumps(note).encode()[:LONGEST_NOTE]


class Answer:
    """Frames of one child, taken apart as they arrive. Its bytes are foreign: every length is bounded."""

    def __init__(self, longest_part: int) -> None:
        self.parts: list[bytes] = []
        self.fault: Fault | None = None
        self.is_whole = False
        self._longest = {PROGRESS: LONGEST_NOTE, FAULT: LONGEST_NOTE, PART: longest_part, END: 0}
        self._pending = bytearray()

    def feed(self, chunk: bytes) -> list[tuple[int, int]]:
        """Takes what arrived; gives the progress (done, of) it told. Raises EngineFault for what is no answer."""
        self._pending += chunk
        progress = []
        while (frame := self._next_frame()) is not None:
            kind, body = frame
            if kind == PROGRESS:
                progress.append(_progress(body))
            else:
                self._take(kind, body)
        return progress

    def _next_frame(self) -> tuple[bytes, bytes] | None:
        if len(self._pending) < _FRAME.size:
            return None
        kind, length = _FRAME.unpack_from(self._pending)
        if length > self._longest.get(kind, -1) or self.is_whole:
            raise EngineFault("frame")
        if len(self._pending) < _FRAME.size + length:
            return None
        body = bytes(memoryview(self._pending)[_FRAME.size : _FRAME.size + length])
        del self._pending[: _FRAME.size + length]
        return kind, body

    def _take(self, kind: bytes, body: bytes) -> None:
        if kind == FAULT:
            self.fault = _fault(body)
        elif kind == END:
            self.is_whole = True
        else:
            self.parts.append(body)
            if len(self.parts) > MOST_PARTS:
                raise EngineFault("parts")


def _progress(body: bytes) -> tuple[int, int]:
    match _parsed(body):
        case [int(done), int(of)] if 0 <= done <= of <= 1_000_000:
            return done, of
        case _:
            raise EngineFault("progress")


def _fault(body: bytes) -> Fault:
    match _parsed(body):
        case {"code": str(code), "detail": str(detail), "failed": list(failed), "pages": list(pages)}:
            codes = tuple(_harmless(str(item)) for item in failed[:20])
            return Fault(code, _harmless(detail), codes, tuple(page for page in pages if isinstance(page, int)))
        case _:
            raise EngineFault("fault")


def _harmless(words: str) -> str:
    """Foreign words are repeated only where they look like an identifier or a number of ours."""
    return words if _HARMLESS.fullmatch(words) else ""


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        raise EngineFault("note") from None
