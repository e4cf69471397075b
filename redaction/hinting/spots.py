"""Spots of a picture: pixels of one look that lie together, as rectangles in pixels.

A look is a mask of pixels (height × width). It is counted in tiles, so that the strokes of a seal or the parts of a
face come together although nothing joins them.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Spot = tuple[int, int, int, int]
"""left, upper, right, lower."""

TILE_PIXELS = 6
"""About a millimetre and a half at 100 dots an inch."""


def spots(look: Mask, least_share: float) -> Iterator[Spot]:
    """Rectangles around tiles that show the look on `least_share` of their pixels and lie at most a tile apart."""
    tiles = _shares(look) >= least_share
    labels = _labelled(_widened(tiles))
    labels[~tiles] = 0
    for label in np.unique(labels[labels > 0]):
        rows, columns = np.nonzero(labels == label)
        yield (
            int(columns.min()) * TILE_PIXELS,
            int(rows.min()) * TILE_PIXELS,
            min((int(columns.max()) + 1) * TILE_PIXELS, look.shape[1]),
            min((int(rows.max()) + 1) * TILE_PIXELS, look.shape[0]),
        )


def _shares(look: Mask) -> NDArray[np.float64]:
    height, width = (-(-side // TILE_PIXELS) for side in look.shape)
    padded = np.zeros((height * TILE_PIXELS, width * TILE_PIXELS))
    padded[: look.shape[0], : look.shape[1]] = look
    return np.asarray(padded.reshape(height, TILE_PIXELS, width, TILE_PIXELS).mean(axis=(1, 3)))


def _widened(tiles: Mask) -> Mask:
    return np.asarray(_highest_near(tiles.astype(np.int64)) > 0)


def _labelled(tiles: Mask) -> NDArray[np.int64]:
    """Each tile's number is the highest of its group: it spreads to its neighbours until nothing changes."""
    labels = np.where(tiles, np.arange(1, tiles.size + 1).reshape(tiles.shape), 0)
    while True:
        spread = np.where(tiles, _highest_near(labels), 0)
        if np.array_equal(spread, labels):
            return np.asarray(labels)
        labels = spread


def _highest_near(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each place the highest value of it and its eight neighbours."""
    for axis in (0, 1):
        edge = [(0, 0), (0, 0)]
        edge[axis] = (1, 1)
        padded = np.pad(values, edge)
        length = values.shape[axis]
        values = np.maximum.reduce([padded.take(range(at, at + length), axis=axis) for at in range(3)])
    return values
