"""Errors of the libraries that take hostile files apart. They speak of the file, not of this package's work."""

import struct
import zlib
from collections.abc import Iterator
from types import TracebackType

import pikepdf
import pypdfium2 as pdfium
from fontTools.cu2qu.errors import Error as CurveError
from fontTools.ttLib import TTLibError

PARSERS = frozenset({"PIL", "fontTools", "pdfminer", "pikepdf", "pypdf", "pypdfium2", "tesserocr"})
"""Packages that see bytes of a paper, as the first part of their modules' names."""

DRAWING_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    CurveError,
    LookupError,
    NotImplementedError,
    OSError,
    TTLibError,
    TypeError,
    ValueError,
    pdfium.PdfiumError,
    pikepdf.PikepdfError,
    struct.error,
    zlib.error,
)
"""What drawing a page anew may raise over numbers and fonts that no library foresaw; the page is then a picture."""


def raised_by_parser(error: BaseException) -> bool:
    """Whether the error is of a parser's own kind, or was raised in its code."""
    raised_in = list(_modules(error.__traceback__))[-1:]
    return any(name.partition(".")[0] in PARSERS for name in (type(error).__module__, *raised_in))


def _modules(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        yield str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
