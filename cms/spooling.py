"""Uploads wait encrypted: what an officer sends may be a sealed paper, so no disk ever sees it in the clear.

Django's own handler writes larger uploads to the temporary folder as they are. Here the spool is a file without a name,
under a key that lives in this process only and is forgotten with the request.
"""

import io
import os
import secrets
import tempfile
from typing import IO, Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

_BLOCK_BYTES = 16
_KEY_BYTES = 32


class EncryptedSpool(io.RawIOBase):
    """A nameless temporary file that is written once, from its beginning, and read anywhere.

    AES-256 in counter mode under a fresh key: any offset can be read alone. Who could change the bytes could change
    this process too, so there is no tag; the sealed store adds its own.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by close()
        self._key = secrets.token_bytes(_KEY_BYTES)
        self._at = 0
        self._encryptor = self._cipher(0).encryptor()

    def append(self, sealed: bytes) -> None:
        """Add a piece at the end."""
        closed = memoryview(self._encryptor.update(sealed))
        while closed:
            closed = closed[self._file.write(closed) :]

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Decrypt from the present position."""
        self._file.seek(self._at)
        closed = self._file.read(len(buffer))
        skipped = self._at % _BLOCK_BYTES
        decryptor = self._cipher(self._at // _BLOCK_BYTES).decryptor()
        decryptor.update(bytes(skipped))
        buffer[: len(closed)] = decryptor.update(closed)
        self._at += len(closed)
        return len(closed)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position."""
        if whence == os.SEEK_CUR:
            offset, whence = self._at + offset, os.SEEK_SET
        self._at = self._file.seek(offset, whence)
        return self._at

    def close(self) -> None:
        """Forget the key and the file."""
        if not self.closed:
            self._file.close()
            self._key = b""
        super().close()

    def _cipher(self, block: int) -> Cipher[modes.CTR]:
        return Cipher(algorithms.AES(self._key), modes.CTR(block.to_bytes(_BLOCK_BYTES, "big")))


class EncryptedUploadHandler(FileUploadHandler):
    """Takes every upload, of any size, into an encrypted spool; views and limits see an ordinary uploaded file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._spool = EncryptedSpool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece arrived."""
        self._spool.append(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """All of it arrived."""
        self._spool.seek(0)
        return UploadedFile(
            file=io.BufferedReader(self._spool),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """The browser went away."""
        if hasattr(self, "_spool"):
            self._spool.close()
