"""What the detector saw in a text, remembered for whoever reads the very same text in a later stage (docs/adr/0155).

Hits depend on the detector and on the text alone: on no lexicon, no page and no decision. So they are kept under the
SHA-256 of both, and whatever judges them runs anew.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from redaction.codec import pack, unpack
from redaction.errors import EngineFault
from redaction.finding.values.hits import Hint, Hit
from redaction.types import Kind

MOST_HITS = 400_000
"""About 25 MB of JSON; what a longer paper holds beyond that is looked at again."""
_PACKAGE = Path(__file__).parent.parent
_BUILT_ON = ("kiwipiepy", "kiwipiepy_model", "presidio-analyzer", "python-crfsuite", "tldextract")

_Row = tuple[int, int, Kind, float, str, Hint]
_Seen = dict[str, tuple[_Row, ...]]


@lru_cache(maxsize=1)
def identity() -> bytes:
    """SHA-256 of all that detection is made of: its code, lists and models, Python, and the packages it builds on.

    The first call reads files: it belongs before the walls of a sandbox.
    """
    versions = [python_version(), *(f"{name} {version(name)}" for name in _BUILT_ON)]
    digest = hashlib.sha256("\n".join(versions).encode())
    own = sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for path in (_PACKAGE.parent / "types.py", *own):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


@dataclass(slots=True)
class Hits:
    """What was seen, by detector and text: `sealed_before` in earlier work, `sealed_now` in this."""

    sealed_before: _Seen
    sealed_now: _Seen = field(default_factory=dict)
    room: int = MOST_HITS

    def of(self, text: str, look: Callable[[str], tuple[Hit, ...]]) -> tuple[Hit, ...]:
        """The hits of a text: as they were seen before, or by `look`."""
        key = hashlib.sha256(identity() + text.encode(errors="surrogatepass")).hexdigest()
        known = self.sealed_before.get(key)
        if known is not None and all(0 <= row[0] < row[1] <= len(text) for row in known):
            return tuple(Hit(*row) for row in known)
        seen = look(text)
        if key not in self.sealed_now and len(seen) < self.room:
            self.room -= len(seen) + 1
            self.sealed_now[key] = tuple(
                (hit.start, hit.end, hit.kind, hit.score, hit.recognizer, hit.hint) for hit in seen
            )
        return seen

    def packed(self) -> bytes:
        """One line of JSON of what this work saw for the first time."""
        return pack(self.sealed_now, _Seen)[0]


_HITS: ContextVar[Hits | None] = ContextVar("hits", default=None)


def recalled() -> Hits | None:
    """What is remembered where this is asked; None where nobody keeps anything."""
    return _HITS.get()


@contextmanager
def recalling(sealed_line: bytes = b"") -> Iterator[Hits]:
    """Within it no text is looked at that the line, of `Hits.packed`, tells of.

    A line that is damaged, or of another shape than this version's, counts as never written.
    """
    hits = Hits(_unpacked(sealed_line))
    token = _HITS.set(hits)
    try:
        yield hits
    finally:
        _HITS.reset(token)


def _unpacked(sealed_line: bytes) -> _Seen:
    try:
        return unpack(_Seen, [sealed_line])
    except EngineFault:
        return {}
