"""A child that was turned may answer in the right form: what does not fit the question is no answer."""

from hashlib import sha256

import pytest

from redaction.config import RedactionConfig
from redaction.errors import EngineFault, TooLarge
from redaction.sandbox.supervisor import Sandbox
from redaction.types import (
    BurnedPdf,
    Decisions,
    Inspection,
    PageInspection,
    PageText,
    PageTexts,
    TextOrigin,
)
from redaction.workshop import Workshop
from tests.faults.handmade import paper, saved

SEALED = saved(paper())
SHA256 = sha256(SEALED).hexdigest()
CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)
PAGE = PageInspection(1, 595.0, 842.0, 0, 36, 0.0, False, (0.0, 0.0, 595.0, 842.0))
INSPECTION = Inspection(SHA256, len(SEALED), (PAGE,), False, 1, 0, 0, False, False, False)
TEXTS = PageTexts(SHA256, (PageText(1, "", (), TextOrigin.BLANK, 1.0),), ())
DECISIONS = Decisions(SHA256, (), frozenset(), frozenset(), "공문")
BURNED = BurnedPdf(SHA256, sha256(b"%PDF").hexdigest(), b"%PDF", (), (), "v")


@pytest.fixture(scope="module")
def workshop():
    """A workshop whose children lie."""
    with Workshop(CONFIG) as kept:
        kept._sandbox = Sandbox(CONFIG.limits, zygote_module="tests.faults.lying_zygote")
        yield kept


@pytest.mark.parametrize(
    "ask",
    [
        lambda shop: shop.inspect(SEALED),
        lambda shop: shop.read(SEALED, INSPECTION),
        lambda shop: shop.find(TEXTS),
        lambda shop: shop.detect("짧다"),
        lambda shop: shop.burn(SEALED, DECISIONS),
        lambda shop: shop.verify(SEALED, BURNED, DECISIONS),
        lambda shop: shop.check(SEALED, b"%PDF", ()),
        lambda shop: shop.render(SEALED, 1, 100),
    ],
    ids=["inspect", "read", "find", "detect", "burn", "verify", "check", "render"],
)
def test_an_answer_that_does_not_fit_is_a_fault(workshop, ask):
    """Another file's hash, a page that is not there, text without places, other bytes than were burned: refused."""
    with pytest.raises(EngineFault):
        ask(workshop)


def test_a_file_over_the_limit_never_reaches_a_child():
    """Size is looked at before anything is copied."""
    with Workshop(CONFIG) as shop, pytest.raises(TooLarge):
        shop.inspect(b"%PDF-1.7" + bytes(CONFIG.limits.file_bytes))
