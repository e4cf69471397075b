"""A result that verification refuses is made again: the pages at fault as pictures, then all, then it is refused."""

from hashlib import sha256

import pytest

from redaction.config import RedactionConfig
from redaction.errors import LeakFound
from redaction.sandbox.supervisor import Sandbox
from redaction.types import Decisions, PageMethod
from redaction.workshop import Workshop
from tests.faults.strict_zygote import HOPELESS, PICKY, STRICT

CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)
SEALED = b"%PDF-1.7"
DRAWN, PICTURE = PageMethod.VECTOR, PageMethod.RASTER


@pytest.fixture(scope="module")
def workshop():
    """A workshop whose verifier refuses drawn pages."""
    with Workshop(CONFIG) as kept:
        kept._sandbox = Sandbox(CONFIG.limits, zygote_module="tests.faults.strict_zygote")
        yield kept


def decided(title, pictures=frozenset()):
    """Decisions on the paper; the title tells the verifier how strict to be."""
    return Decisions(sha256(SEALED).hexdigest(), (), frozenset(), pictures, title)


def test_only_the_page_at_fault_becomes_a_picture(workshop):
    """The other pages keep their letters."""
    burned, verified = workshop.prove(SEALED, decided(PICKY))
    assert burned.methods == verified.methods == (DRAWN, PICTURE, DRAWN)


def test_all_pages_become_pictures_where_one_does_not_do(workshop):
    """The second refusal leaves no page drawn."""
    burned, verified = workshop.prove(SEALED, decided(STRICT))
    assert burned.methods == verified.methods == (PICTURE,) * 3


def test_a_result_refused_as_pictures_is_refused(workshop):
    """There is no third way."""
    with pytest.raises(LeakFound) as caught:
        workshop.prove(SEALED, decided(HOPELESS))
    assert caught.value.pages == (2,)


def test_what_was_burned_before_is_not_burned_again(workshop):
    """A worker hands over the result of the stage before."""
    before = workshop.burn(SEALED, decided(PICKY, frozenset({2})))
    heard = []
    burned, verified = workshop.prove(SEALED, decided(PICKY), lambda done, of: heard.append(done), None, before)
    assert burned is before
    assert verified.content == before.content
    assert heard == []
