"""Random public ids: what stands in an address says nothing about order, count, or content."""

import base64
import secrets

LENGTH = 26


def new_id() -> str:
    """128 random bits as 26 lower-case base32 characters."""
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()
