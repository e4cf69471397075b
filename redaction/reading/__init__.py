"""Stage 3: every page's characters with their places, from glyphs and, where those do not suffice, from pixels."""

from redaction.reading.papers import read, warm_up

__all__ = ["read", "warm_up"]
