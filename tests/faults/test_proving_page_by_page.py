"""A result that verification refuses is made again: the pages at fault as pictures, then all, then it is refused."""

import time
from hashlib import sha256

import pytest

from redaction.config import RedactionConfig
from redaction.errors import EngineFault, LeakFound, ResourcesExhausted
from redaction.sandbox.supervisor import Sandbox
from redaction.types import Decisions, PageMethod, Readings
from redaction.workshop import Workshop
from tests.faults.strict_zygote import HOPELESS, LYING, PAUSE_SECONDS, PICKY, PLATE, READ, SEEING, SLOW, STRICT

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


def test_what_only_the_check_saw_comes_back_across_the_border(workshop):
    """Places cross whole; nothing else is tried, because an officer has to decide."""
    heard = []
    with pytest.raises(LeakFound) as caught:
        workshop.prove(SEALED, decided(SEEING), lambda done, of: heard.append(done))
    (seen,) = caught.value.sightings
    assert (seen.page, seen.rects) == (3, (PLATE,))
    assert len(heard) == 1


def test_what_was_read_is_known_to_the_next_attempt(workshop):
    """Each verification leaves what it read, also one that refuses, to the caller who keeps it sealed."""
    readings = Readings(sealed_before=b"{}")
    workshop.prove(SEALED, decided(PICKY), readings=readings)
    assert readings.sealed_now.splitlines() == [READ, READ]
    assert readings.sealed_lines().splitlines() == [b"{}", READ, READ]


def test_who_takes_the_detectors_word_has_it_hidden(workshop):
    """The paper is burned once more with the box added, and every check is put to it again."""
    burned, verified = workshop.prove(SEALED, decided(SEEING), hides_sightings=True)
    assert burned.methods == verified.methods == (DRAWN,) * 3


def test_a_place_on_no_page_of_the_paper_is_a_fault(workshop):
    """A child that was turned may not make officers chase places that are not there."""
    with pytest.raises(EngineFault):
        workshop.prove(SEALED, decided(LYING))


def test_no_attempt_begins_that_would_not_end_in_time():
    """What was refused and cannot be tried again before the command must end is refused for want of time."""
    with Workshop(CONFIG) as shop:
        shop._sandbox = Sandbox(CONFIG.limits, zygote_module="tests.faults.strict_zygote")
        shop.warm_up("burn", "verify")
        shop.end_by(time.monotonic() + 1.5 * PAUSE_SECONDS)
        with pytest.raises(ResourcesExhausted):
            shop.prove(SEALED, decided(SLOW))


def test_a_job_that_outlasts_the_command_is_ended():
    """The moment a command must end by holds within a job too."""
    with Workshop(CONFIG) as shop:
        shop._sandbox = Sandbox(CONFIG.limits, zygote_module="tests.faults.strict_zygote")
        burned = shop.burn(SEALED, decided(SLOW))
        shop.warm_up("verify")
        shop.end_by(time.monotonic() + PAUSE_SECONDS / 2)
        began = time.monotonic()
        with pytest.raises(ResourcesExhausted):
            shop.verify(SEALED, burned, decided(SLOW))
        assert time.monotonic() - began < 10 * PAUSE_SECONDS
