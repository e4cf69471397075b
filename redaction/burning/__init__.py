"""Sealed bytes and an officer's decisions in, an output without what was decided out. Nothing here is public yet."""

from redaction.burning.pipeline import ENGINE_VERSION, burn
from redaction.burning.warming import warm_up

__all__ = ["ENGINE_VERSION", "burn", "warm_up"]
