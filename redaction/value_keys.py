"""Keys that are equal for equal values and tell nothing of them."""

import hashlib
import hmac
import unicodedata

from redaction.config import RedactionConfig


def value_key(value: str, config: RedactionConfig) -> str:
    """HMAC-SHA-256 under `config.value_hash_key` of the value in NFC without blanks, as hex."""
    squeezed = "".join(unicodedata.normalize("NFC", value).split())
    return hmac.new(config.value_hash_key, squeezed.encode(), hashlib.sha256).hexdigest()
