"""V10: detection on the output's own text finds nothing sure that was not seen and left standing."""

from redaction import finding
from redaction.config import RedactionConfig
from redaction.types import PageText, PageTexts, TextOrigin, Tier


def values_left(sha256: str, texts: tuple[str, ...], kept: frozenset[str], config: RedactionConfig) -> int:
    """How many sure findings the output's pages hold whose value nobody decided to keep. Raises DetectorUnavailable."""
    pages = tuple(
        PageText(number, text, (None,) * len(text), TextOrigin.LAYER if text.strip() else TextOrigin.BLANK, 1.0)
        for number, text in enumerate(texts, start=1)
    )
    found = finding.find(PageTexts(sha256, pages, ()), config, lambda _done, _of: None)
    return sum(each.span.tier is Tier.SURE and each.value_key not in kept for each in found.findings)
