"""The index's folder: generations side by side, a pointer to the one that answers, one lock for all writers.

at/CURRENT                  name of the generation that answers, replaced atomically
at/writer.lock              held while something is written
at/generations/<name>/      <name> is fingerprint-number
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from search.errors import IndexBroken, SearchUnavailable

_CURRENT: Final = "CURRENT"
_BUILDING: Final = "BUILDING"
_LOCK: Final = "writer.lock"
_GENERATIONS: Final = "generations"
_POLL_SECONDS: Final = 0.02


class IndexFolder:
    """Paths and their atomic changes; knows nothing of what is inside a generation."""

    def __init__(self, at: Path) -> None:
        self._at = at

    def current(self) -> Path | None:
        """The generation that answers; None if there has never been one.

        Raises `IndexBroken` when the pointer leads nowhere, `SearchUnavailable` when it cannot be read.
        """
        return self._pointed(_CURRENT)

    def building(self) -> Path | None:
        """The generation that a rebuild began and did not finish."""
        return self._pointed(_BUILDING)

    def create(self, fingerprint: str) -> Path:
        """A new, empty generation."""
        number = max(map(_number, self._all()), default=0) + 1
        generation = self._at / _GENERATIONS / f"{fingerprint}-{number}"
        generation.mkdir(parents=True)
        return generation

    def point_to(self, generation: Path) -> None:
        """Let a generation answer from now on; durable on return. One that was being built is finished thereby."""
        self._point(_CURRENT, generation)
        if self.building() == generation:
            (self._at / _BUILDING).unlink()
        self._discard_unnamed()

    def build_in(self, generation: Path) -> None:
        """Name the generation a rebuild fills; an earlier one is given up."""
        self._point(_BUILDING, generation)
        self._discard_unnamed()

    def _pointed(self, pointer: str) -> Path | None:
        try:
            name = (self._at / pointer).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SearchUnavailable("pointer") from error
        generation = self._at / _GENERATIONS / name
        if not name or not generation.is_dir():
            raise IndexBroken("generation")
        return generation

    def _point(self, pointer: str, generation: Path) -> None:
        new = self._at / f"{pointer}.new"
        with new.open("w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._at / pointer)
        self._sync()

    def _discard_unnamed(self) -> None:
        """Delete what no pointer names; a reader that still has one open keeps its files until it looks again."""
        named = {self.current(), self.building()}
        for generation in self._all():
            if generation not in named:
                shutil.rmtree(generation, ignore_errors=True)

    @contextmanager
    def writing(self, patience_seconds: float) -> Iterator[None]:
        """Hold the writers' lock. Raises `SearchUnavailable` when another writer keeps it too long."""
        try:
            self._at.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._at / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise SearchUnavailable("folder") from error
        try:
            _lock(handle, patience_seconds)
            yield
        finally:
            os.close(handle)

    def _all(self) -> list[Path]:
        folder = self._at / _GENERATIONS
        return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []

    def _sync(self) -> None:
        handle = os.open(self._at, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fingerprint_of(generation: Path) -> str:
    """The analysis a generation was built by."""
    return generation.name.rpartition("-")[0]


def _number(generation: Path) -> int:
    return int(generation.name.rpartition("-")[2])


def _lock(handle: int, patience_seconds: float) -> None:
    deadline = time.monotonic() + patience_seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise SearchUnavailable("writer busy") from error
        time.sleep(_POLL_SECONDS)
