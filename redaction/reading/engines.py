"""tesseract's engines with the vendored Korean and English models, and what they read of a picture.

Whoever reads much that was read before, to the pixel, does so within `remembering` (docs/adr/0147).
"""

import hashlib
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

import tesserocr
from PIL import Image

from redaction.codec import pack, unpack
from redaction.errors import EngineFault
from redaction.types import Rect

MODELS = Path(__file__).parent.parent / "tessdata"

_PASSES = (
    ("kor", tesserocr.PSM.SINGLE_COLUMN),
    ("kor+eng", tesserocr.PSM.SINGLE_BLOCK),
    ("kor", tesserocr.PSM.SPARSE_TEXT),
    ("kor", tesserocr.PSM.SINGLE_BLOCK),
)
_PIXELS_AN_INCH = 300

_TRIES = 2
_DUE_SHARE = 0.7
_SLOWEST = 12


class CutShort(Exception):
    """Tesseract was stopped: the page was not read."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word OCR read: its box in page space, its confidence 0–1, and the line it stands on.

    `turns` says where its characters go: 0 right, 1 up, 2 left, 3 down.
    """

    text: str
    box: Rect
    confidence: float
    line: int
    turns: int = 0


_Read = dict[str, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Engine:
    """One way of reading. `identity` tells its version, models and segmentation: all that makes it read otherwise."""

    api: tesserocr.PyTessBaseAPI
    identity: bytes

    def key(self, picture: Image.Image) -> str:
        """SHA-256 (hex) of this engine and of the picture's size and pixels."""
        size = b"\0%d %d\0" % picture.size
        return hashlib.sha256(self.identity + size + picture.tobytes()).hexdigest()


@dataclass(slots=True)
class Memory:
    """What engines read, by engine and pixels: `sealed_before` by earlier work, `sealed_now` what this work needed."""

    sealed_before: _Read
    sealed_now: _Read = field(default_factory=dict)

    def recalled(self, key: str) -> tuple[Word, ...] | None:
        """What was read under this key, if it was; it is then needed by this work too."""
        words = self.sealed_before.get(key, self.sealed_now.get(key))
        if words is not None:
            self.sealed_now[key] = words
        return words

    def packed(self) -> bytes:
        """One line of JSON of all that this work needed."""
        return pack(self.sealed_now, _Read)[0]


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)
_ENGINES: list[Engine] = []


@contextmanager
def remembering(sealed_lines: bytes) -> Iterator[Memory]:
    """Within it no picture is read that one of the lines, each of `Memory.packed`, tells of.

    A line that is damaged, or of another shape than this version's, counts as never written.
    """
    memory = Memory({key: words for line in sealed_lines.splitlines() for key, words in _unpacked(line).items()})
    token = _MEMORY.set(memory)
    try:
        yield memory
    finally:
        _MEMORY.reset(token)


@contextmanager
def remembering_for_now() -> Iterator[None]:
    """Within it no picture is read twice; all is forgotten behind it, but for what `remembering` around it keeps."""
    if _MEMORY.get() is not None:
        yield
        return
    with remembering(b""):
        yield


def _unpacked(sealed_line: bytes) -> _Read:
    try:
        return unpack(_Read, [sealed_line])
    except EngineFault:
        return {}


def engines() -> list[Engine]:
    """The engines for a column, a block that may hold Latin letters, scattered words, and a block; loaded once."""
    if not _ENGINES:
        _ENGINES.extend(_engine(languages, segmentation) for languages, segmentation in _PASSES)
    return _ENGINES


def _engine(languages: str, segmentation: int) -> Engine:
    api = tesserocr.PyTessBaseAPI(path=str(MODELS), lang=languages, psm=segmentation, oem=tesserocr.OEM.LSTM_ONLY)
    # Its complaints go to a file it opens late; where no file may be opened it dies of that. So: to stderr.
    api.SetVariable("debug_file", "")
    models = (hashlib.sha256((MODELS / f"{name}.traineddata").read_bytes()).digest() for name in languages.split("+"))
    made_of = (f"{tesserocr.tesseract_version()} {languages} {segmentation} ".encode(), *models)
    return Engine(api, b"".join(made_of))


def words_read(engine: Engine, picture: Image.Image, milliseconds: int) -> list[Word]:
    """What one engine reads of a gray picture, boxes in its pixels; recalled where it read the very same before.

    Raises CutShort, rather than give half of it, when the time is over; what was cut short is not remembered.
    """
    memory = _MEMORY.get()
    if memory is None:
        return _recognised(engine.api, picture, milliseconds)
    key = engine.key(picture)
    known = memory.recalled(key)
    if known is None:
        known = memory.sealed_now[key] = tuple(_recognised(engine.api, picture, milliseconds))
    return list(known)


def _recognised(api: tesserocr.PyTessBaseAPI, picture: Image.Image, milliseconds: int) -> list[Word]:
    """The words of a picture. Raises CutShort when they take more processor time than that.

    tesseract's own limit is by the wall clock, and on a busy machine most of that time is others'. So who was cut short
    before the processor had its due is given another try, as much longer as the machine was slow, at most _SLOWEST.
    """
    wall = float(milliseconds)
    for _ in range(_TRIES):
        began = time.thread_time()
        words = _recognised_within(api, picture, round(wall))
        if words is not None:
            return words
        used = 1000 * (time.thread_time() - began)
        if used >= _DUE_SHARE * milliseconds:
            break
        wall = milliseconds * min(_SLOWEST, 1.5 * wall / max(1.0, used))
    raise CutShort


def _recognised_within(api: tesserocr.PyTessBaseAPI, picture: Image.Image, milliseconds: int) -> list[Word] | None:
    api.SetImageBytes(picture.tobytes(), picture.width, picture.height, 1, picture.width)
    api.SetSourceResolution(_PIXELS_AN_INCH)
    try:
        return list(_words(api)) if api.Recognize(milliseconds) else None
    finally:
        api.Clear()


def _words(api: tesserocr.PyTessBaseAPI) -> Iterator[Word]:
    level = tesserocr.RIL.WORD
    line = 0
    for item in tesserocr.iterate_level(api.GetIterator(), level):
        if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
        box = item.BoundingBox(level)
        if box is None or item.Empty(level):
            continue
        text = unicodedata.normalize("NFC", item.GetUTF8Text(level).strip())
        if text:
            yield Word(text, box, item.Confidence(level) / 100, line)
