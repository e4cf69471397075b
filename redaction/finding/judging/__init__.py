"""Whose a value is, official or private, and what is proposed for it: redact, keep, or review."""
