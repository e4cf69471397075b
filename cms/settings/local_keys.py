"""Keys of a machine that was given none: made at first start, kept beside its data, readable by its owner only."""

import base64
import contextlib
import os
import secrets
from pathlib import Path


def local_key(folder: Path, name: str, size_bytes: int = 32) -> str:
    """Base64 of a random key under `folder`, made once. Processes that start together agree on one key."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(base64.b64encode(secrets.token_bytes(size_bytes)).decode("ascii"), encoding="ascii")
        # A link fails where another process was first; its key is then the one to use.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")
