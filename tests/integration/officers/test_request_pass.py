"""Where one value stands otherwise in another file of the request, the review and its end say so."""

import pytest

from disclosure.models import FindingRow
from tests.disclosure_world import fresh
from tests.integration.officers.screens import at
from tests.plain_services import plain_paper

HIDDEN = "같은 값이 다른 파일에서는 가려졌습니다"


@pytest.fixture
def files(world, case):
    """Two papers of one request that name the same person."""
    made = [world.upload(plain_paper(f"{number} ?이정수?"), case=case, name=f"{number}.pdf") for number in (1, 2)]
    world.work()
    return [fresh(file) for file in made]


def press(client, file, verb, **headers):
    """Decide the paper's name."""
    name = FindingRow.objects.get(sealed_file=file, kind="person")
    form = {"do": f"{verb} place f{name.pk}", "version": fresh(file).changes, "page": 1}
    return client.post(at("decide", file), form, **headers)


def test_a_differing_decision_warns_in_the_review_and_before_its_end(files, as_officer):
    """The officer keeps a name that another file hides: both screens say so, with the way to that file."""
    handler = as_officer("handler")
    press(handler, files[0], "hide")
    assert HIDDEN not in handler.get(at("review", files[1])).content.decode()
    press(handler, files[1], "keep")
    for name in ("review", "review_end"):
        body = handler.get(at(name, files[1])).content.decode()
        assert HIDDEN in body
        assert at("review", files[0]) in body
    assert "남아 있습니다" in handler.get(at("review", files[0])).content.decode()
    press(handler, files[1], "hide")
    assert HIDDEN not in handler.get(at("review_end", files[1])).content.decode()


def test_with_script_the_warning_appears_at_once(files, as_officer):
    """A decision that makes or ends a difference asks the screen to draw itself again; another does not."""
    handler = as_officer("handler")
    quick = {"headers": {"accept": "application/json"}}
    assert press(handler, files[0], "hide", **quick).json()["reload"] is False
    assert press(handler, files[1], "keep", **quick).json()["reload"] is True
    assert press(handler, files[1], "keep", **quick).json()["reload"] is False


def test_a_file_of_another_department_is_counted_but_not_linked(world, files, as_officer):
    """What another department decided is told without a name or an address."""
    handler = as_officer("handler")
    press(handler, files[0], "hide")
    press(handler, files[1], "keep")
    files[0].refresh_from_db()
    files[0].department = world.welfare
    files[0].save()
    body = handler.get(at("review", files[1])).content.decode()
    assert HIDDEN in body
    assert "다른 부서의 파일 1개" in body
    assert files[0].public_id not in body
