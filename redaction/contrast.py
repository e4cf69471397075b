"""Whether anything can be seen at a place of a drawn page: whether pixels differ, or differ from another drawing."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

Window = tuple[int, int, int, int]


def counted(marked: NDArray[np.bool_]) -> NDArray[np.int32]:
    """How many pixels are marked above and left of each corner: one row and one column more than `marked` has."""
    sums = np.zeros((marked.shape[0] + 1, marked.shape[1] + 1), dtype=np.int32)
    np.cumsum(marked, axis=1, dtype=np.int32, out=sums[1:, 1:])
    # Row by row is four times as fast as numpy's own sum down the columns.
    for row in range(1, len(sums)):
        sums[row] += sums[row - 1]
    return sums


class Contrast:
    """How far apart (of 255, in the strongest channel) pixels are, to be asked window by window."""

    def __init__(self, apart: Image.Image) -> None:
        self._apart: NDArray[np.uint8] = np.asarray(apart)

    @classmethod
    def of_edges(cls, image: Image.Image) -> "Contrast":
        """Of each pixel and its neighbours to the right and below."""
        image = _in_one_band(image)
        right, below = ImageChops.offset(image, -1, 0), ImageChops.offset(image, 0, -1)
        right.paste(image.crop((image.width - 1, 0, image.width, image.height)), (image.width - 1, 0))
        below.paste(image.crop((0, image.height - 1, image.width, image.height)), (0, image.height - 1))
        return cls(
            _strongest(ImageChops.lighter(ImageChops.difference(image, right), ImageChops.difference(image, below)))
        )

    @classmethod
    def of_differences(cls, one: Image.Image, other: Image.Image) -> "Contrast":
        """Of the same pixels in two pictures of one size."""
        return cls(_strongest(ImageChops.difference(one, other)))

    def shows(self, window: Window, levels: int) -> bool:
        """Whether a pixel of a window (left, upper, right, lower; may reach beyond) is apart by more than `levels`."""
        left, upper, right, lower = (max(0, edge) for edge in window)
        return bool((self._apart[upper:lower, left:right] > levels).any())


def _in_one_band(image: Image.Image) -> Image.Image:
    """A picture without colours as one band, which says the same in a third of the room."""
    bands = image.split()
    is_gray = all(ImageChops.difference(bands[0], other).getbbox() is None for other in bands[1:])
    return bands[0] if is_gray else image


def _strongest(apart: Image.Image) -> Image.Image:
    first, *others = apart.split()
    for band in others:
        first = ImageChops.lighter(first, band)
    return first
