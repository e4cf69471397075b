"""What seals, faces and signatures look like in pixels, and how large they are on paper.

All are rough: a hint that leads to nothing costs a glance, one that is missing may cost a face. Lengths are in
centimetres. Sizes are those of Korean forms: seals 1–5 cm, passport photographs 3.5 × 4.5 cm, signatures to 8 cm.
"""

import numpy as np
from numpy.typing import NDArray

from redaction.hinting.spots import Mask

Pixels = NDArray[np.int64]

RED_LEAD = 60
RED_LEAST = 90
SKIN_LEAD = (18, 95)
SKIN_LEAST = 90
SEAL_CM = (0.6, 6.0)
SEAL_SHAPE = (0.4, 2.5)
FACE_CM = (1.0, 9.0)
FACE_SHAPE = (0.5, 2.2)
PHOTO_CM = (1.5, 7.0)
PHOTO_SHAPE = (1.05, 1.8)
SIGNATURE_WIDTH_CM = (0.8, 8.0)
SIGNATURE_HEIGHT_CM = (0.3, 3.5)
SIGNATURE_INK = (0.01, 0.45)
INK_LEVEL = 190
FEWEST_LEVELS = 60
LEAST_VARIANCE = 8.0


def red(pixels: Pixels) -> Mask:
    """Pixels of red ink, height × width, of RGB pixels (height × width × 3)."""
    strong, others = pixels[..., 0], pixels[..., 1:].max(axis=2)
    return np.asarray((strong >= RED_LEAST) & (strong - others >= RED_LEAD))


def skin(pixels: Pixels) -> Mask:
    """Pixels whose red leads green, and green leads blue, by about as much as skin's do under common light."""
    strong, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    lead = strong - green
    warm = (lead >= SKIN_LEAD[0]) & (lead <= SKIN_LEAD[1]) & (green >= blue - 5) & (strong - blue >= 25)
    return np.asarray((strong >= SKIN_LEAST) & warm)


def ink(pixels: Pixels) -> Mask:
    """Pixels that are not paper."""
    return np.asarray(pixels.mean(axis=2) < INK_LEVEL)


def is_seal(width_cm: float, height_cm: float) -> bool:
    """Whether red ink of that size may be a seal, and is no line of red letters."""
    return _within(width_cm, SEAL_CM) and _within(height_cm, SEAL_CM) and _within(height_cm / width_cm, SEAL_SHAPE)


def is_face(width_cm: float, height_cm: float, pixels: Pixels) -> bool:
    """Whether skin of that size may be a face; a field of one even colour is none."""
    fits = _within(width_cm, FACE_CM) and _within(height_cm, FACE_CM) and _within(height_cm / width_cm, FACE_SHAPE)
    margin = [side // 5 for side in pixels.shape[:2]]
    inside = pixels[margin[0] : -margin[0] or None, margin[1] : -margin[1] or None]
    return fits and float(inside.mean(axis=2).std()) >= LEAST_VARIANCE


def is_portrait(width_cm: float, height_cm: float, pixels: Pixels) -> bool:
    """Whether a placed picture has the size, shape and shades of a passport photograph, in colour or in gray."""
    fits = _within(width_cm, PHOTO_CM) and _within(height_cm, PHOTO_CM) and _within(height_cm / width_cm, PHOTO_SHAPE)
    return fits and len(np.unique(pixels.mean(axis=2).astype(int))) >= FEWEST_LEVELS


def is_signature(width_cm: float, height_cm: float, pixels: Pixels) -> bool:
    """Whether a placed picture has the size of a signature and shows strokes on a light ground."""
    fits = _within(width_cm, SIGNATURE_WIDTH_CM) and _within(height_cm, SIGNATURE_HEIGHT_CM)
    return fits and _within(float(ink(pixels).mean()), SIGNATURE_INK)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
