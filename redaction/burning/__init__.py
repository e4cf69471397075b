"""Sealed bytes and an officer's decisions in, an output without what was decided out. Nothing here is public yet."""

from redaction.burning.pipeline import ENGINE_VERSION, burn

__all__ = ["ENGINE_VERSION", "burn"]
