"""The memory of a rehearsal's workers, looked at while they work."""

import threading
from collections.abc import Callable
from pathlib import Path

_SAMPLE_SECONDS = 1.0


class MemoryWatch:
    """The highest resident memory of processes and all below them, looked at once a second."""

    def __init__(self, roots: Callable[[], list[int]]) -> None:
        self._roots = roots
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_bytes = 0

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_SAMPLE_SECONDS):
            children = _children()
            self.peak_bytes = max([self.peak_bytes, *(_tree_bytes(root, children) for root in self._roots())])


def _children() -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    return below


def _tree_bytes(root: int, children: dict[int, list[int]]) -> int:
    return _resident_bytes(root) + sum(_tree_bytes(child, children) for child in children.get(root, ()))


def _resident_bytes(pid: int) -> int:
    """Proportional set size: pages shared by parent and child are counted once."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0
