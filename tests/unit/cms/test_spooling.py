"""Uploads wait encrypted, and views notice nothing of it."""

import os
from io import BytesIO

from django.core.files.uploadhandler import FileUploadHandler
from django.test import RequestFactory

from cms.spooling import EncryptedSpool, EncryptedUploadHandler

SECRET = "신청인 김점례 900101-1234567 ".encode() * 4_000


def spooled(content: bytes) -> EncryptedSpool:
    """A spool that took the content in uneven pieces."""
    spool = EncryptedSpool()
    for start in range(0, len(content), 997):
        spool.append(content[start : start + 997])
    spool.seek(0)
    return spool


def test_what_was_spooled_comes_back_from_any_place() -> None:
    """Whole, from an odd offset, from the end, and again."""
    spool = spooled(SECRET)
    assert spool.read() == SECRET
    spool.seek(37)
    assert spool.read(100) == SECRET[37:137]
    assert spool.tell() == 137
    spool.seek(-5, os.SEEK_END)
    assert spool.read() == SECRET[-5:]
    spool.seek(3)
    spool.seek(4, os.SEEK_CUR)
    assert spool.read(1) == SECRET[7:8]
    assert spool.read(0) == b""


def test_the_disk_sees_no_clear_text() -> None:
    """What lies in the nameless file tells nothing."""
    spool = spooled(SECRET)
    lying = os.pread(spool._file.fileno(), len(SECRET), 0)
    assert len(lying) == len(SECRET)
    assert "김점례".encode() not in lying
    assert b"900101" not in lying
    spool.close()
    spool.close()
    assert spool._key == b""


def test_a_form_with_a_file_arrives_as_ever() -> None:
    """A view reads name, size and bytes of an upload as from Django's own handlers, in pieces too."""
    upload = BytesIO(SECRET)
    upload.name = "민원.pdf"
    request = RequestFactory().post("/", {"file": upload, "word": "값"})
    request.upload_handlers = [EncryptedUploadHandler(request)]
    file = request.FILES["file"]
    assert (file.name, file.size, request.POST["word"]) == ("민원.pdf", len(SECRET), "값")
    assert b"".join(file.chunks()) == SECRET
    file.seek(0)
    assert file.read(10) == SECRET[:10]


def test_an_interrupted_upload_leaves_nothing() -> None:
    """When the browser goes away the spool is closed."""
    handler: FileUploadHandler = EncryptedUploadHandler()
    handler.upload_interrupted()
    handler.new_file("file", "x.pdf", "application/pdf", 10)
    handler.receive_data_chunk(b"half", 0)
    handler.upload_interrupted()
    assert handler._spool.closed  # type: ignore[attr-defined]
