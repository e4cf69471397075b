"""Text layers that lie: a font may draw one syllable and say another. Such a page goes to OCR as well.

Each drawn syllable is compared with the same syllable of the vendored faces. Faces differ, so a syllable alone proves
nothing; three in a row that look like nothing they say do.
"""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypdfium2 import raw

from redaction import rendering
from redaction.types import Rect

IN_A_ROW = 3
LEAST_LIKENESS = 0.5
"""Means over three syllables: 0.80 and more in 22 honest papers of a dozen producers; 0.34 (median) where they lie, and
below 0.5 in nine of ten."""
SIDE, BLUR = 20, 1.5
"""Pixels of a side to which shapes are brought, and how far they are blurred, so that weight and serifs count less."""
DPI = 160
SMALLEST_PIXELS = 7
FAINTEST = 40.0
"""What is fainter is no letter a person could compare."""
INKED = 0.35
"""What differs from the paper by this share of the most that anything differs is ink."""
FACE_PIXELS = 40
SHAPES_KEPT = 4_000
SYLLABLES = range(0xAC00, 0xD7A4)
UPRIGHT = 0.05
INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

Shape = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A drawn syllable: what the layer says, its ink on the page, and the address of its font."""

    text: str
    ink: Rect
    font: int


def is_untrue(page: pdfium.PdfPage) -> bool:
    """Whether syllables of the text layer are drawn as others. Raises TooLarge for a page that cannot be drawn."""
    syllables = list(_syllables(page))
    if sum(each is not None for each in syllables) < IN_A_ROW:
        return False
    image = rendering.rasterise(page, DPI / 72, upright=False).convert("L")
    area = page.get_bbox()
    known: dict[tuple[object, ...], float | None] = {}
    row: list[float] = []
    for each in syllables:
        likeness = None if each is None else _likeness(each, image, area, known)
        if likeness is None:
            row = []
            continue
        row.append(likeness)
        if len(row) >= IN_A_ROW and sum(row[-IN_A_ROW:]) < IN_A_ROW * LEAST_LIKENESS:
            return True
    return False


def _syllables(page: pdfium.PdfPage) -> Iterator[_Syllable | None]:
    """The page's syllables in the order they are drawn; None for what stands between that cannot be compared."""
    text = page.get_textpage()
    try:
        for at in range(text.count_chars()):
            if raw.FPDFText_IsGenerated(text.raw, at) != 1:
                yield _syllable(text.raw, at)
    finally:
        text.close()


def _syllable(text: ctypes.c_void_p, at: int) -> _Syllable | None:
    code = raw.FPDFText_GetUnicode(text, at)
    holder = raw.FPDFText_GetTextObject(text, at)
    if code not in SYLLABLES or not holder or raw.FPDFTextObj_GetTextRenderMode(holder) in INVISIBLE:
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    if min(matrix.a, matrix.d) <= 0 or max(abs(matrix.b), abs(matrix.c)) > UPRIGHT * min(matrix.a, matrix.d):
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    font = ctypes.cast(raw.FPDFTextObj_GetFont(holder), ctypes.c_void_p).value or 0
    return _Syllable(chr(code), (left.value, bottom.value, right.value, top.value), font)


def _likeness(
    syllable: _Syllable, image: Image.Image, area: Rect, known: dict[tuple[object, ...], float | None]
) -> float | None:
    """How much a syllable looks like what it says, from 0 to 1; None where it cannot be compared.

    Two shapes that one font calls by one name hardly have the same width and height.
    """
    x0, y0, x1, y1 = syllable.ink
    key = (syllable.text, syllable.font, round(x1 - x0, 1), round(y1 - y0, 1))
    if key not in known:
        scale = DPI / 72
        place = (
            int((x0 - area[0]) * scale),
            int((area[3] - y1) * scale),
            int((x1 - area[0]) * scale) + 1,
            int((area[3] - y0) * scale) + 1,
        )
        known[key] = _compared(syllable.text, image, place)
    return known[key]


def _compared(text: str, image: Image.Image, place: tuple[int, int, int, int]) -> float | None:
    left, upper, right, lower = place
    if min(right - left, lower - upper) < SMALLEST_PIXELS or min(left, upper) < 0:
        return None
    if right > image.width or lower > image.height:
        return None
    drawn = _shape(image.crop(place))
    if drawn is None:
        return None
    # White on a dark ground is the same letter.
    return max((abs(float(drawn @ shape)) for shape in _shapes_of(text)), default=None)


def _shape(letter: Image.Image) -> Shape | None:
    """A letter as a vector of length 1; None where nothing is drawn.

    It is cut to its ink first: a pixel of paper beside a slim stroke at the edge would move it by more than its width.
    """
    away = _off_paper(np.asarray(letter, dtype=np.float32))
    if float(away.max()) < FAINTEST:
        return None
    ink = away > INKED * away.max()
    rows, columns = (np.nonzero(ink.any(axis=axis))[0] for axis in (1, 0))
    cut = letter.crop((int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1))
    levels = np.asarray(
        cut.resize((SIDE, SIDE), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32
    )
    vector = (levels - levels.mean()).ravel()
    length = float(np.linalg.norm(vector))
    return vector / length if length > FAINTEST else None


def _off_paper(levels: Shape) -> Shape:
    """How far each pixel is from the level most of the edge has."""
    edge = np.concatenate([levels[0], levels[-1], levels[:, 0], levels[:, -1]])
    return np.asarray(np.abs(levels - np.median(edge)), dtype=np.float32)


@lru_cache(maxsize=SHAPES_KEPT)
def _shapes_of(text: str) -> tuple[Shape, ...]:
    return tuple(shape for face in _faces() if (shape := _shape(_drawn(face, text))) is not None)


def _drawn(face: ImageFont.FreeTypeFont, text: str) -> Image.Image:
    left, upper, right, lower = map(int, face.getbbox(text))
    image = Image.new("L", (max(1, right - left), max(1, lower - upper)), 255)
    ImageDraw.Draw(image).text((-left, -upper), text, font=face, fill=0)
    return image


@lru_cache(maxsize=1)
def _faces() -> tuple[ImageFont.FreeTypeFont, ...]:
    return tuple(ImageFont.truetype(io.BytesIO(program), FACE_PIXELS) for _name, program in rendering.FACES.values())
