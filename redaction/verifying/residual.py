"""V10: detection on the output's own text finds nothing sure that was not seen and left standing."""

from collections.abc import Iterator, Sequence

from redaction import finding, rendering
from redaction.config import RedactionConfig
from redaction.types import Box, Disposition, Finding, PageText, PageTexts, Rect, TextOrigin, Tier
from redaction.verifying.readers import Running, running_text


def values_left(pages: Sequence[Running], kept: frozenset[str], config: RedactionConfig) -> int:
    """How many sure findings the output's pages hold that no rule and nobody left standing.

    Raises DetectorUnavailable.
    """
    return sum(
        found.value_key not in kept and found.span.disposition is not Disposition.KEEP
        for found in _sure_findings(pages, config)
    )


def values_outside(content: bytes, boxes: Sequence[Box], config: RedactionConfig) -> frozenset[str]:
    """The keys of sure values in the original that no box touches. Raises DetectorUnavailable or a Refused."""
    with rendering.opened(content) as document:
        pages = []
        for number in range(1, len(document) + 1):
            with rendering.flat_page(document, number) as page:
                pages.append(running_text(page))
    return frozenset(found.value_key for found in _sure_findings(pages, config) if not _is_boxed(found, boxes))


def _is_boxed(found: Finding, boxes: Sequence[Box]) -> bool:
    rects = [box.rect for box in boxes if box.page == found.page]
    return any(_overlap(one, other) for one in found.rects for other in rects)


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sure_findings(pages: Sequence[Running], config: RedactionConfig) -> Iterator[Finding]:
    texts = tuple(
        PageText(number, page.text, page.rects, TextOrigin.LAYER if page.text.strip() else TextOrigin.BLANK, 1.0)
        for number, page in enumerate(pages, start=1)
    )
    found = finding.find(PageTexts("", texts, ()), config, lambda _done, _of: None)
    return (each for each in found.findings if each.span.tier is Tier.SURE)
