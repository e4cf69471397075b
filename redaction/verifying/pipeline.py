"""verify and check: an output is put to every test; only one that passes all becomes a `VerifiedPdf`."""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf import PdfReader

from redaction import rendering
from redaction.config import Limits, RedactionConfig
from redaction.errors import LeakFound
from redaction.proving import proof_of
from redaction.types import Box, BurnedPdf, CheckOutcome, Decisions, Ground, Rect, VerifiedPdf
from redaction.verifying import fonts, geometry, kept, objects, pixels, residual, strings, structure
from redaction.verifying.evidence import (
    PageEvidence,
    clamped,
    drawn_without,
    has_ink,
    pixels_a_point,
    side_of,
    text_ink,
)
from redaction.verifying.readers import Character, pdfium_text, pdfminer_pages, pypdf_pages
from redaction.verifying.streams import refused_streams
