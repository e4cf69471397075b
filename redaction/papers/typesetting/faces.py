"""The two Korean faces that papers are set in: those the package carries."""

from pathlib import Path

FONT_FOLDER = Path(__file__).resolve().parents[2] / "fonts"
_FILES = {"sans": "NanumGothic.ttf", "serif": "NanumMyeongjo.ttf"}
FAMILIES = {"sans": "NanumGothic", "serif": "NanumMyeongjo"}
"""Face → the family name inside the file."""


def font_file(face: str) -> Path:
    """The file of the face "sans" or "serif"."""
    return FONT_FOLDER / _FILES[face]
