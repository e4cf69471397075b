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

_POINTER: Final = "CURRENT"
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
        try:
            name = (self._at / _POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SearchUnavailable("pointer") from error
        generation = self._at / _GENERATIONS / name
        if not name or not generation.is_dir():
            raise IndexBroken("generation")
        return generation

    def latest(self, fingerprint: str) -> Path | None:
        """The newest generation of an analysis, whether it answers or is still being built."""
        found = self._of(fingerprint)
        return found[-1] if found else None

    def create(self, fingerprint: str) -> Path:
        """A new, empty generation."""
        found = self._of(fingerprint)
        number = _number(found[-1]) + 1 if found else 1
        generation = self._at / _GENERATIONS / f"{fingerprint}-{number}"
        generation.mkdir(parents=True)
        return generation

    def point_to(self, generation: Path) -> None:
        """Let a generation answer from now on; durable on return. All others are deleted."""
        new = self._at / f"{_POINTER}.new"
        with new.open("w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._at / _POINTER)
        self._sync()
        self.discard_others(generation)

    def discard_others(self, generation: Path) -> None:
        """Delete every generation but one; a reader that still has one open keeps its files until it looks again."""
        for other in self._all():
            if other != generation:
                shutil.rmtree(other, ignore_errors=True)

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

    def _of(self, fingerprint: str) -> list[Path]:
        mine = [path for path in self._all() if path.name.rpartition("-")[0] == fingerprint]
        return sorted(mine, key=_number)

    def _all(self) -> list[Path]:
        folder = self._at / _GENERATIONS
        return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []

    def _sync(self) -> None:
        handle = os.open(self._at, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
