"""Values that cross the sandbox's border come out as they went in, or not at all."""

from pathlib import Path

import pytest

from redaction.codec import pack, pack_config, unpack, unpack_config
from redaction.config import CountyLexicon, Limits, RedactionConfig
from redaction.errors import EngineFault
from redaction.types import (
    Box,
    BurnedPdf,
    Decisions,
    Disposition,
    Finding,
    Findings,
    Ground,
    Kind,
    PageMethod,
    PageText,
    PageTexts,
    Span,
    TextOrigin,
    Tier,
)

SPAN = Span(0, 3, Kind.PERSON, 0.9, Tier.SURE, Disposition.REVIEW, "이름 뒤에 님", "name")


@pytest.mark.parametrize(
    "value",
    [
        PageTexts(
            "0" * 64, (PageText(1, "가 나", ((0, 0, 1.5, 2), None, (2, 0, 3, 2)), TextOrigin.OCR, 0.5),), ("제목",)
        ),
        Findings("0" * 64, "v", (Finding(1, ((0.0, 0.0, 1.0, 1.0),), SPAN, "key", "group"),), (1,), ()),
        Decisions("0" * 64, (Box(1, (0.0, 0.0, 1.0, 1.0), Ground.G5A),), frozenset({"a"}), frozenset({2}), "공문"),
        BurnedPdf("0" * 64, "1" * 64, b"%PDF\x00\xff", (PageMethod.RASTER,), ("",), "v"),
        Limits(pages=3),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_survives_the_border(value):
    """What the child says is what the worker hears."""
    assert unpack(type(value), pack(value)) == value


def test_a_tuple_of_spans_survives_the_border():
    """Findings in free text travel as a bare tuple."""
    kind = tuple[Span, ...]
    assert unpack(kind, pack((SPAN,), kind)) == (SPAN,)


@pytest.mark.parametrize("parts", [[b"{}"], [b"{"], [], [b"[]", b"x"], [b'{"sha256":1}']])
def test_foreign_values_are_refused_without_being_quoted(parts):
    """A child's nonsense is a fault; its words are not repeated."""
    for kind in (Findings, BurnedPdf):
        with pytest.raises(EngineFault) as caught:
            unpack(kind, parts)
        assert caught.value.__cause__ is None
        assert "sha256" not in str(caught.value)


@pytest.mark.parametrize("folder", [None, Path("scratch")])
def test_a_configuration_survives_the_border(folder):
    """Keys, limits and the county's words reach the child whole."""
    config = RedactionConfig(
        b"\x00k", b"\xffs", folder, Limits(pages=7), CountyLexicon(officials=(("김구례", "주무관"),))
    )
    assert unpack_config(pack_config(config)) == config
