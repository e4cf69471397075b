"""Streams of an output, packed by Python's own zlib so that the same input gives the same bytes."""

import zlib
from typing import Any

import pikepdf
from pikepdf import Name

LEVEL = 9
"""Drawings, fonts and code tables are small: packing them as tightly as zlib can takes a millisecond a page more."""


def flate(pdf: pikepdf.Pdf, data: bytes, **entries: Any) -> pikepdf.Stream:
    """A Flate stream of `data` with further dictionary entries."""
    stream = pikepdf.Stream(pdf, zlib.compress(data, LEVEL))
    stream["/Filter"] = Name.FlateDecode
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return stream


def number(value: float, decimals: int = 3) -> str:
    """A number as a content stream has it: at most so many decimals, no exponent, no minus zero."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
