"""Hints on pictures: shown beside the picture, taken or left one by one, and never in the way."""

from disclosure.models import DrawnBox
from disclosure.reviewing import hint_marks, marks
from disclosure.states import FileState
from tests.disclosure_world import fresh
from tests.integration.officers.screens import at, told

SEAL = "도장으로 보이는 곳"


def press(client, file, do, **more):
    """A button on the page with the picture."""
    return client.post(at("decide", file), {"do": do, "version": fresh(file).changes, "page": 2, **more})


def taken(file):
    """Whether each hint has become a box."""
    return [hint.is_taken for hint in hint_marks(fresh(file), marks(file))]


def test_a_hint_is_taken_with_a_ground_and_given_back(world, as_officer):
    """The button draws a box exactly there; deleting the box leaves the hint as it was."""
    file = world.upload()
    world.work()
    handler = as_officer("handler")
    page = handler.get(at("review", file), {"page": 2}).content.decode()
    assert SEAL in page
    assert "og-hint" in page
    assert SEAL not in handler.get(at("review", file), {"page": 1}).content.decode()
    press(handler, file, "take hint 0", **{"ground-hint": "G3"})
    box = DrawnBox.objects.get(sealed_file=file)
    assert (box.page, box.rect, box.kind) == (2, [400.0, 100.0, 460.0, 160.0], "image")
    assert taken(file) == [True]
    assert "1 / 1" in handler.get(at("review_end", file)).content.decode()
    press(handler, file, f"delete place b{box.pk}")
    assert taken(file) == [False]


def test_a_hint_left_alone_blocks_nothing(world, as_officer):
    """The review ends when the pictures were checked, whatever the hints."""
    file = world.reviewed()
    assert file.state == FileState.VERIFIED
    assert taken(file) == [False]


def test_a_hint_that_is_not_there_is_refused(world, as_officer):
    """A made-up number draws nothing, nor does one taken twice."""
    file = world.upload()
    world.work()
    handler = as_officer("handler")
    press(handler, file, "take hint 0")
    for do in ("take hint 0", "take hint 7", "take hint x", "take hint " + "9" * 30):
        assert "DIS-05" in told(press(handler, file, do))
    assert DrawnBox.objects.filter(sealed_file=file).count() == 1
