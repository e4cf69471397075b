"""Where letters must stand after a box, as the verifier reckons it from the original alone."""

from PIL import Image

from redaction.verifying.evidence import Side
from redaction.verifying.expected import expected, not_snapped
from redaction.verifying.gaps import Demand, Ground
from redaction.verifying.readers import Character, Pen, Reading

AREA = (0.0, 0.0, 100.0, 50.0)
PLACED = Character("주", (10, 10, 20, 20), 10.0, pen=Pen(10, 10, 10, 10, 0))
ADRIFT = Character("민", (30, 10, 40, 20), 10.0)
"""A letter of which its reader does not tell where the pen stood."""


def _page(*characters: Character) -> Side:
    return Side(Reading(characters), Image.new("RGB", (100, 50), "white"), AREA, 0)


def _demanded(*characters: Character, shift: float = 5.0):
    demand = Demand({id(each): shift for each in characters}, [], [])
    page = _page(*characters)
    return demand, expected(page, Ground(AREA, (), page.image), (), demand)


def test_a_letter_must_stand_where_the_gap_sends_it():
    """The letter after a gap moves along its line by what the gap grew, and is found there."""
    demand, now = _demanded(PLACED)
    (moved,) = now.side.characters
    assert moved.rect == (15, 10, 25, 20)
    assert not_snapped(demand, now, [moved], Reading([moved])) == 0
    assert not_snapped(demand, now, [moved], Reading([PLACED])) == 1


def test_a_letter_without_a_place_is_nowhere():
    """What no reader can place is not moved, and a result is never told to have it where it must stand."""
    demand, now = _demanded(ADRIFT)
    assert list(now.side.characters) == [ADRIFT]
    assert not_snapped(demand, now, [ADRIFT], Reading([ADRIFT])) == 1
