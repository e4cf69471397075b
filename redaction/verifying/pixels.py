"""V4 and V5: the page looks as before outside its boxes; its boxes show one colour, with and without their paint."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageStat

from redaction import rendering
from redaction.geometry import covers
from redaction.types import Rect
from redaction.verifying.evidence import PageEvidence, window
from redaction.verifying.readers import Character, near_any, touching_any

SHRINK = 3
"""Both pictures are averaged over 3 × 3 pixels, so that edges drawn a little differently do not count."""
CHANGED_LEVELS = 48
"""How far (of 255) an averaged pixel must be off to count as changed."""
CHANGED_SHARE = 0.002
REACH_EM = 0.6
"""How far beyond a removed character's ink, in its own height, a box may have grown."""
PAINT_NOISE = 100
"""How far apart (of 255) pixels under a box's paint may be: a packed picture rings at edges, letters differ more."""
INK_REACH_EM, INK_REACH_PT, SLIM_PT = 0.7, 9.0, 7.0
"""How far a box over a picture may have grown, in its shorter side and in points; a slim one as if it were broader."""
PAINT_LEVELS = 12
LIGHTEST_BOX = 200
"""A box must be visibly darker than paper."""


def changed_outside(page: PageEvidence) -> float:
    """The share of the page's averaged pixels that differ outside boxes."""
    before, after = page.original.image, page.output.image
    if before.size != after.size:
        return 1.0
    covered = Image.new("L", before.size, 255)
    draw = ImageDraw.Draw(covered)
    for rect in zones(page.rects, page.gone, page.bars):
        left, upper, right, lower = window(rect, page.original.area, before)
        draw.rectangle((left - SHRINK, upper - SHRINK, right + SHRINK, lower + SHRINK), fill=0)
    if page.is_pictured:
        _pass_over_paint(covered, page)
    difference = ImageChops.difference(before.convert("L").reduce(SHRINK), after.convert("L").reduce(SHRINK))
    outside = covered.reduce(SHRINK).point([255 if value == 255 else 0 for value in range(256)])
    changed = sum(ImageChops.darker(difference, outside).histogram()[CHANGED_LEVELS:])
    return changed / (difference.width * difference.height)


def _pass_over_paint(covered: Image.Image, page: PageEvidence) -> None:
    """Around boxes over pictures, paint is no change: such a box grows to the whole of the letters it cuts."""
    after = page.output.image.convert("L")
    for rect in page.given:
        slim, long = sorted((rect[2] - rect[0], rect[3] - rect[1]))
        reach = min(INK_REACH_EM * max(slim, min(long, SLIM_PT)), INK_REACH_PT)
        around = (rect[0] - reach, rect[1] - reach, rect[2] + reach, rect[3] + reach)
        places = window(rect, page.output.area, after), window(around, page.output.area, after)
        if any(left >= right or upper >= lower for left, upper, right, lower in places):
            continue
        inside, outer = (after.crop(place) for place in places)
        paint = ImageStat.Stat(inside).median[0]
        is_other = outer.point([255 if abs(level - paint) > PAINT_LEVELS else 0 for level in range(256)])
        covered.paste(ImageChops.darker(covered.crop(places[1]), is_other), places[1][:2])


def zones(rects: Sequence[Rect], removed: Sequence[Character], bars: Sequence[Rect] = ()) -> list[Rect]:
    """Where a page may look different: the boxes, and removed characters and bars with the height of their lines."""
    places = list(rects)
    for x0, y0, x1, y1 in bars:
        reach = REACH_EM * min(x1 - x0, y1 - y0)
        places.append((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
    for character in removed:
        x0, y0, x1, y1 = character.rect
        reach = REACH_EM * max(x1 - x0, y1 - y0, character.size_pt)
        places.append((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
    return places


def boxes_not_opaque(page: PageEvidence) -> int:
    """How many boxes, or removed characters' places, are not of one visible colour."""
    image, area = page.output.image, page.output.area
    places = [*page.rects, *(character.rect for character in page.gone if character.draws)]
    levels = np.asarray(image.convert("RGB"))
    return sum(not _is_one_colour(levels, window(place, area, image, inward=True)) for place in places)


def _is_one_colour(levels: NDArray[np.uint8], inner: tuple[int, int, int, int]) -> bool:
    left, upper, right, lower = inner
    if left >= right or upper >= lower:
        return True
    inside = levels[upper:lower, left:right]
    return bool((inside == inside[0, 0]).all()) and int(inside[0, 0].max()) <= LIGHTEST_BOX


def shown_under_paint(page: PageEvidence) -> int:
    """How many boxes show more than the noise of a packed picture once the vector paint is left out."""
    shown = 0
    bare = page.bare.convert("L")
    # Kept letters may reach a little into a box; V1 has seen to it that no more than their edges do.
    grazing = Image.new("L", bare.size, 255)
    draw = ImageDraw.Draw(grazing)
    characters = page.output.characters
    grazed = near_any(characters, page.rects) - touching_any(characters, page.rects)
    for character in characters:
        if id(character) in grazed:
            draw.rectangle(window(character.rect, page.output.area, bare), fill=0)
    for rect in page.rects:
        left, upper, right, lower = window(rect, page.output.area, bare, inward=True)
        if left < right and upper < lower:
            inner = (left, upper, right, lower)
            levels = bare.crop(inner).histogram(grazing.crop(inner))
            present = [level for level, count in enumerate(levels) if count]
            shown += bool(present) and present[-1] - present[0] > PAINT_NOISE
    return shown


def lost_everything(page: PageEvidence) -> bool:
    """Whether the output is blank though the original is not, and no box closes the page as a whole."""
    is_withheld = any(covers(rect, page.output.area) for rect in page.given)
    is_blank = rendering.is_blank(page.output.image) and not rendering.is_blank(page.original.image)
    return is_blank and not is_withheld
