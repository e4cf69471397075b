"""Files a command leaves behind: each whole or not at all, also when the disk is full or the power fails."""

import os
import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from redaction.errors import OutputUnwritable


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes every file beside its place, then moves all into place. Raises OutputUnwritable; no half is left."""
    try:
        with ExitStack() as stack:
            ready = [(path, _written_beside(path, content, stack)) for path, content in files.items()]
            for path, temporary in ready:
                temporary.replace(path)
                _sync_folder(path.parent)
    except OSError as error:
        raise OutputUnwritable(type(error).__name__) from error


def _written_beside(path: Path, content: bytes, stack: ExitStack) -> Path:
    temporary = path.parent / f".redaction-{secrets.token_hex(8)}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    stack.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
