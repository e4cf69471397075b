"""hint: every page with pictures looked at once, its pixels and the words beside which people sign."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from redaction.config import Limits
from redaction.hinting import looks
from redaction.hinting.looks import Pixels
from redaction.hinting.spots import Mask, spots
from redaction.inspecting.pictures import pictures
from redaction.rendering import flat_page, opened, rasterise
from redaction.rendering import warm_up as warm_up
from redaction.types import Hint, HintKind, PageText, PageTexts, Rect

OnPage = Callable[[int, int], None]

DOTS_PER_INCH = 100
CM_PER_PIXEL = 2.54 / DOTS_PER_INCH
RED_SHARE, SKIN_SHARE = 0.08, 0.5
WHOLE_PAGE_SHARE = 0.5
"""A picture that covers more of the page is a scan, not a photograph or a signature that was placed on it."""
MOST_A_PAGE = 40
SIGNED = re.compile(
    r"[(（\[〔【<{]\s*(?:서명|날인|인|印|서명\s*(?:또는|및|/|·)\s*(?:날인|인))\s*[)）\]〕】>}]|㊞|서\s*명\s*란"
)
ACROSS_EM, BEYOND_EM, ABOVE_EM, EDGE_EM = 3.0, 5.0, 0.8, 0.15
STROKE_SHARE = 0.05


def hint(content: bytes, texts: PageTexts, limits: Limits, on_page: OnPage) -> tuple[Hint, ...]:
    """Places on pages that show pictures, in the pages' default user space. Raises Encrypted, Malformed, TooLarge.

    `texts` tell where (인) and (서명) stand and which ink is a letter. Pages without pictures are left out.
    """
    found: list[Hint] = []
    with opened(content) as document:
        for text in texts.pages:
            with flat_page(document, text.number) as page:
                placed = [picture.box for picture in pictures(page)]
                if placed:
                    found += _distinct(_on_page(_View.of(page, text, limits), placed))
            on_page(text.number, len(texts.pages))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _View:
    """A page drawn unrotated: its RGB pixels (height × width × 3) and the area they show, in user space."""

    pixels: Pixels
    area: Rect
    text: PageText

    @classmethod
    def of(cls, page: pdfium.PdfPage, text: PageText, limits: Limits) -> "_View":
        """Draw the page."""
        image = rasterise(page, DOTS_PER_INCH / 72, upright=False, limits=limits)
        return cls(np.asarray(image, dtype=np.int64), page.get_bbox(), text)

    def window(self, rect: Rect) -> tuple[slice, slice]:
        """The rows and columns of a rectangle in user space, cut at the page."""
        x0, y0, x1, y1 = self.area
        height, width = self.pixels.shape[:2]
        across, down = width / (x1 - x0), height / (y1 - y0)
        columns = (round((rect[0] - x0) * across), round((rect[2] - x0) * across))
        rows = (round((y1 - rect[3]) * down), round((y1 - rect[1]) * down))
        return slice(*_clipped(rows, height)), slice(*_clipped(columns, width))

    def rect(self, left: int, upper: int, right: int, lower: int) -> Rect:
        """A rectangle of pixels in user space."""
        x0, y0, x1, y1 = self.area
        height, width = self.pixels.shape[:2]
        across, down = (x1 - x0) / width, (y1 - y0) / height
        return x0 + left * across, y1 - lower * down, x0 + right * across, y1 - upper * down


def _clipped(ends: tuple[int, int], length: int) -> tuple[int, int]:
    return min(max(ends[0], 0), length), min(max(ends[1], 0), length)


def _on_page(view: _View, placed: Sequence[Rect]) -> Iterator[Hint]:
    number = view.text.number
    for kind, rect in (*_coloured(view), *_placed(view, placed), *_signed(view)):
        yield Hint(number, rect, kind)


def _coloured(view: _View) -> Iterator[tuple[HintKind, Rect]]:
    """Faces by their skin, seals by their red ink."""
    for left, upper, right, lower in spots(looks.skin(view.pixels), SKIN_SHARE):
        inside = view.pixels[upper:lower, left:right]
        if looks.is_face((right - left) * CM_PER_PIXEL, (lower - upper) * CM_PER_PIXEL, inside):
            yield HintKind.FACE, view.rect(left, upper, right, lower)
    for spot in spots(looks.red(view.pixels), RED_SHARE):
        if looks.is_seal((spot[2] - spot[0]) * CM_PER_PIXEL, (spot[3] - spot[1]) * CM_PER_PIXEL):
            yield HintKind.SEAL, view.rect(*spot)


def _placed(view: _View, placed: Sequence[Rect]) -> Iterator[tuple[HintKind, Rect]]:
    """Pictures of the shape of a photograph or a signature, placed on a page that is not itself a picture."""
    whole = view.pixels.shape[0] * view.pixels.shape[1]
    for rect in placed:
        rows, columns = view.window(rect)
        inside = view.pixels[rows, columns]
        if not inside.size or inside.size / 3 > WHOLE_PAGE_SHARE * whole:
            continue
        height_cm, width_cm = (side * CM_PER_PIXEL for side in inside.shape[:2])
        if looks.is_portrait(width_cm, height_cm, inside):
            yield HintKind.FACE, rect
        elif looks.is_signature(width_cm, height_cm, inside):
            yield HintKind.SIGNATURE, rect


def _signed(view: _View) -> Iterator[tuple[HintKind, Rect]]:
    """Beside (인) and (서명): the strokes there that are no letters; on a scan without any, the place itself."""
    strokes: Mask | None = None
    for found in SIGNED.finditer(view.text.text):
        rects = [rect for rect in view.text.rects[found.start() : found.end()] if rect is not None]
        if not rects:
            continue
        if strokes is None:
            strokes = _strokes(view)
        anchor = _around(rects)
        height = anchor[3] - anchor[1]
        drawn = _drawn_near(view, strokes, _grown(anchor, ACROSS_EM * height, ABOVE_EM * height), height)
        if drawn:
            yield HintKind.SIGNATURE, _around(drawn)
        elif view.text.seen_from is not None and found.start() >= view.text.seen_from:
            yield HintKind.SIGNATURE, _grown(anchor, height, ABOVE_EM * height / 2)


def _drawn_near(view: _View, strokes: Mask, near: Rect, height: float) -> list[Rect]:
    """Strokes that reach into a place, whole, as far as a hand reaches beyond it."""
    rows, columns = view.window(_grown(near, BEYOND_EM * height, ABOVE_EM * height))
    left, upper = columns.start, rows.start
    found = [
        view.rect(left + x0, upper + y0, left + x1, upper + y1)
        for x0, y0, x1, y1 in spots(strokes[rows, columns], STROKE_SHARE)
    ]
    return [rect for rect in found if _touch(rect, near)]


def _touch(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _strokes(view: _View) -> Mask:
    """Ink that is no letter of the page's text."""
    left = looks.ink(view.pixels)
    for rect in view.text.rects:
        if rect is not None:
            edge = EDGE_EM * (rect[3] - rect[1])
            left[view.window(_grown(rect, edge, edge))] = False
    return left


def _grown(rect: Rect, across: float, up: float) -> Rect:
    return rect[0] - across, rect[1] - up, rect[2] + across, rect[3] + up


def _around(rects: Sequence[Rect]) -> Rect:
    return (
        min(rect[0] for rect in rects),
        min(rect[1] for rect in rects),
        max(rect[2] for rect in rects),
        max(rect[3] for rect in rects),
    )


def _distinct(hints: Iterator[Hint]) -> list[Hint]:
    """Each place once: a hint of which most lies in one told before says nothing new."""
    told: list[Hint] = []
    for one in hints:
        if not any(_mostly_in(one.rect, other.rect) for other in told) and len(told) < MOST_A_PAGE:
            told.append(one)
    return told


def _mostly_in(one: Rect, other: Rect) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0 and height > 0 and width * height > 0.6 * (one[2] - one[0]) * (one[3] - one[1])
