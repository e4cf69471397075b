"""The review, done with plain forms alone: decide, draw, undo, look at pictures, finish."""

import pytest

from disclosure.models import DecisionRow, DrawnBox, SealedFile
from disclosure.reviewing import marks, pages_to_check, undecided
from disclosure.states import FileState
from tests.disclosure_world import SECRET, fresh
from tests.integration.officers.screens import at, told


@pytest.fixture
def file(world):
    """A paper with one doubtful name, one resident number, and a picture on page 2."""
    uploaded = world.upload()
    world.work()
    return fresh(uploaded)


@pytest.fixture
def handler(as_officer):
    """The handler at a browser without JavaScript."""
    return as_officer("handler")


def press(client, file, do, **more):
    """Send a button of the review screen."""
    form = {"do": do, "version": fresh(file).changes, "page": 1, **more}
    return client.post(at("decide", file), form)


def doubtful(file):
    """The finding nobody has decided."""
    return next(mark for mark in marks(file) if mark.state == "undecided")


def test_the_screen_shows_value_and_context_to_the_own_officer_only_now(file, handler):
    """The value and its line stand on the screen, which no browser or proxy may keep."""
    answer = handler.get(at("review", file))
    body = answer.content.decode()
    assert SECRET in body
    assert "김점례" in body
    assert "남은 결정 1" in body
    assert "no-store" in answer["Cache-Control"]


def test_hiding_is_saved_at_once_with_its_ground(file, handler):
    """‘가림’ with a ground saves that ground and leaves nothing to decide."""
    place = f"f{doubtful(file).finding_id}"
    answer = press(handler, file, f"hide place {place}", **{f"ground-{place}": "G3"})
    assert answer.status_code == 302
    assert "제3호" in told(answer)
    assert undecided(file) == 0
    assert DecisionRow.objects.get(sealed_file=file, is_current=True).ground == "G3"


def test_keeping_and_taking_back(file, handler):
    """‘둠’ can be undone; the place is then open again."""
    press(handler, file, f"keep place f{doubtful(file).finding_id}")
    assert undecided(file) == 0
    press(handler, file, "undo")
    assert undecided(file) == 1


def test_one_button_decides_a_whole_group(world, handler):
    """Every place of the same value is decided by one press."""
    from_three = world.upload(b"%PDF-plain\n" + "?이정수? 과 ?이정수?\f?이정수? 님".encode(), name="세 곳.pdf")
    world.work()
    file = fresh(from_three)
    key = doubtful(file).group_key
    press(handler, file, f"hide group {key}", **{"ground-group": "G6"})
    assert undecided(file) == 0


def test_a_box_is_drawn_by_numbers_and_deleted(file, handler):
    """A box given in percent of the page lands in the page's own points, and can be taken away."""
    share = {"left": "10", "top": "10", "right": "20", "bottom": "15", "ground": "G6"}
    press(handler, file, "draw", **share)
    box = DrawnBox.objects.get(sealed_file=file)
    assert [round(value, 1) for value in box.rect] == [59.5, 715.7, 119.0, 757.8]
    press(handler, file, f"delete place b{box.pk}")
    assert all(mark.box_id is None for mark in marks(file))


def test_a_page_nobody_could_read_is_withheld_by_one_button(file, handler):
    """The screen says why the page cannot go out and offers to hide it altogether, with its ground."""
    SealedFile.objects.filter(pk=file.pk).update(unreadable_pages=[2])
    screen = handler.get(at("review", file), {"page": 2}).content.decode()
    assert 'value="withhold"' in screen
    press(handler, file, "withhold", page=2, ground="G6")
    box = DrawnBox.objects.get(sealed_file=file)
    assert (box.page, box.is_whole_page, box.rect[:2]) == (2, True, [0, 0])
    screen = handler.get(at("review", file), {"page": 2}).content.decode()
    assert 'value="withhold"' not in screen
    assert "통째로" in screen


@pytest.mark.parametrize(
    "form",
    [
        {"do": "draw", "left": "nan", "top": "0", "right": "1", "bottom": "1"},
        {"do": "draw", "left": "5", "top": "5", "right": "5", "bottom": "5"},
        {"do": "draw", "page": "99", "left": "5", "top": "5", "right": "9", "bottom": "9"},
        {"do": "hide place f1", "ground-f1": "G99"},
        {"do": "hide place f999999"},
        {"do": "delete place f1"},
        {"do": "explode"},
        {},
    ],
)
def test_a_form_that_makes_no_sense_is_refused_with_a_sentence(file, handler, form):
    """Nothing is saved and the officer is told what to do."""
    answer = handler.post(at("decide", file), {"version": file.changes, "page": 1, **form})
    assert answer.status_code in (302, 409)
    assert not DecisionRow.objects.filter(sealed_file=file).exists()


def test_two_officers_on_one_file_do_not_overwrite_each_other(file, handler, as_officer):
    """Who decides on an old screen after somebody else is told who it was, and nothing is saved."""
    seen = fresh(file).changes
    place = f"f{doubtful(file).finding_id}"
    press(as_officer("second_handler"), file, f"keep place {place}")
    answer = handler.post(at("decide", file), {"do": f"hide place {place}", "version": seen, "page": 1})
    assert "second_handler" in told(answer)
    assert DecisionRow.objects.get(sealed_file=file, is_current=True).state == "keep"


def test_two_officers_see_each_other(file, handler, as_officer):
    """The screen names who else has the file open."""
    as_officer("second_handler").get(at("review", file))
    assert "second_handler" in handler.get(at("review", file)).content.decode()


def test_the_review_ends_only_when_everything_is_decided_and_seen(file, handler, world):
    """Finishing is refused with the reason until places, pictures and title are done, and then starts the machine."""
    seen = {"version": fresh(file).changes}
    assert "DIS-03" in told(handler.post(at("finish", file), seen))
    press(handler, file, f"hide place f{doubtful(file).finding_id}")
    assert "DIS-07" in told(handler.post(at("finish", file), {"version": fresh(file).changes}))
    press(handler, file, "images", page=2)
    assert pages_to_check(fresh(file)) == ()
    handler.post(at("describe", file), {"title": "민원 처리 결과", "kind": "민원 회신"})
    assert "DIS-05" in told(handler.post(at("finish", file), seen))
    handler.post(at("finish", file), {"version": fresh(file).changes})
    assert fresh(file).state == FileState.DECIDED


def test_a_title_with_a_telephone_number_is_not_taken(file, handler):
    """The public title is looked at before it is saved."""
    answer = handler.post(at("describe", file), {"title": "010-1234-5678 민원", "kind": "기타"})
    assert "DIS-08" in told(answer)


def test_the_answer_for_the_script_holds_no_text_of_the_paper(file, handler):
    """With JavaScript the same button answers with states and ids alone."""
    form = {"do": f"hide place f{doubtful(file).finding_id}", "version": file.changes, "page": 1}
    answer = handler.post(at("decide", file), form, headers={"Accept": "application/json"})
    assert answer.json()["left"] == 1
    assert SECRET not in answer.content.decode()
    assert "김점례" not in answer.content.decode()


def test_pictures_of_pages_are_kept_by_nobody(file, handler):
    """A page's picture comes from the sealed store and is never cached."""
    answer = handler.get(at("picture", file, which="original", page=1))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert handler.get(at("picture", file, which="original", page=9)).status_code == 404
