"""Where a page places its pictures, through whatever forms they are nested in."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.types import Rect

DEEPEST_FORM = 15
CM2_PER_PT2 = (2.54 / 72) ** 2


@dataclass(frozen=True, slots=True)
class Picture:
    """One placed picture: the box around it in page space, and its own area, which may be smaller."""

    box: Rect
    area_cm2: float


def pictures(page: pdfium.PdfPage) -> Iterator[Picture]:
    """Every picture of the page, also those outside what is visible."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST_FORM):
        yield placed(item)


def placed(item: pdfium.PdfObject) -> Picture:
    """Where a picture of a page lies, through the forms that hold it."""
    matrix, holder = item.get_matrix(), item.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    a, b, c, d, _, _ = matrix.get()
    corners = [matrix.on_point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Picture((min(xs), min(ys), max(xs), max(ys)), float(abs(a * d - b * c)) * CM2_PER_PT2)
