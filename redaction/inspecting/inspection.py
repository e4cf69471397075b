"""Sealed bytes → Inspection: the outer facts of a PDF, agreed on by independent parsers, or a refusal."""

import io
from collections.abc import Callable
from hashlib import sha256

import pikepdf
import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from redaction.config import Limits
from redaction.errors import Encrypted, Malformed, ParsersDisagree, TooLarge
from redaction.inspecting.audit import audit
from redaction.inspecting.envelope import check_envelope, count_revisions
from redaction.inspecting.pages import inspect_page
from redaction.types import Inspection

OnPage = Callable[[int, int], None]


def nobody_listens(done: int, of: int) -> None:
    """The listener of a caller who wants no progress."""


def inspect(content: bytes, limits: Limits, on_page: OnPage = nobody_listens) -> Inspection:
    """Looks a sealed file over without keeping any of its text.

    Raises NotAPdf, TooLarge, Encrypted, Malformed or ParsersDisagree; whatever it returns has at least one page.
    """
    if len(content) > limits.file_bytes:
        raise TooLarge("file")
    check_envelope(content)
    with _opened_by_qpdf(content) as pdf:
        pages = _agreed_page_count(content, pdf, limits)
        facts = audit(pdf)
        has_owner_password = pdf.is_encrypted
    with _opened_by_pdfium(content) as document:
        inspected = []
        for number in range(1, pages + 1):
            inspected.append(inspect_page(document, number, limits.page_side_pt))
            on_page(number, pages)
    return Inspection(
        sha256=sha256(content).hexdigest(),
        size_bytes=len(content),
        pages=tuple(inspected),
        encrypted_with_owner_password=has_owner_password,
        revisions=count_revisions(content),
        form_fields=facts.form_fields,
        attachments=facts.attachments,
        has_scripts=facts.has_scripts,
        has_signature=facts.has_signature,
        has_hidden_layers=facts.has_hidden_layers,
    )


def _opened_by_qpdf(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Encrypted from error
    except pikepdf.PikepdfError as error:
        raise Malformed("qpdf") from error


def _opened_by_pdfium(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Malformed("pdfium") from error


def _agreed_page_count(content: bytes, pdf: pikepdf.Pdf, limits: Limits) -> int:
    """The page count of qpdf, pdfium and pypdf: one number up to the limit, and never 0, which pdfium does not open."""
    with _opened_by_pdfium(content) as document:
        counts = {len(document), _count_by_qpdf(pdf)}
    if max(counts) > limits.pages:
        raise TooLarge("pages")
    counts.add(_count_by_pypdf(content))
    if len(counts) > 1:
        raise ParsersDisagree("pages " + " ".join(str(count) for count in sorted(counts)))
    return counts.pop()


def _count_by_qpdf(pdf: pikepdf.Pdf) -> int:
    try:
        return len(pdf.pages)
    except pikepdf.PikepdfError as error:
        raise Malformed("page tree") from error


def _count_by_pypdf(content: bytes) -> int:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Encrypted
        return len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError) as error:
        raise Malformed("pypdf") from error
