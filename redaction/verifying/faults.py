"""What the readers raise when a file is not what it seems."""

import zlib

import pikepdf
import pypdfium2 as pdfium
from fontTools.ttLib import TTLibError
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pypdf.errors import PyPdfError

from redaction.errors import Refused

READER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    PDFException,
    PSException,
    PyPdfError,
    RecursionError,
    Refused,
    TTLibError,
    TypeError,
    ValueError,
    pdfium.PdfiumError,
    pikepdf.PikepdfError,
    zlib.error,
)
"""Any of these while an output is read means that it failed: readers of hostile files raise whatever comes."""
