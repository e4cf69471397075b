"""Stage 2: whether a sealed file can be worked on at all, and what it consists of."""

from redaction.inspecting.inspection import inspect

__all__ = ["inspect"]
