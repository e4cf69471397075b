"""A record kept out of the search: the home panel counts it, its screen says why, an approver clears it."""

from django.urls import reverse

from tests.integration.officers.screens import at, told
from tests.plain_services import plain_paper


def test_officers_see_what_is_held_and_the_approver_clears_it(world, as_officer):
    """Page, kind and number of places are shown and never the value; the handler is told who may clear it."""
    record = world.published(plain_paper("첫째 쪽", "연락처 010-9876-5432"), title="보류될 자료")
    handler, approver = as_officer("handler"), as_officer("approver")
    home = handler.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{reverse('officers:publications')}?standing=held" in home
    assert "보류될 자료" in handler.get(reverse("officers:publications"), {"standing": "held"}).content.decode()
    body = handler.get(at("publication", record)).content.decode()
    assert "검색 보류" in body
    assert "2쪽" in body
    assert "전화번호 1곳" in " ".join(body.split())
    assert "010-9876-5432" not in body
    assert "DIS-01" in told(handler.post(at("clear_screening", record), {"revision": 1}))
    assert "DIS-05" in told(approver.post(at("clear_screening", record), {"revision": "이것"}))
    assert "살펴본 것으로" in told(approver.post(at("clear_screening", record), {"revision": 1}))
    world.carry()
    assert world.engine.holds("보류될 자료")
    body = approver.get(at("publication", record)).content.decode()
    assert "검색 보류" not in body
    assert "검색에 넣지 않고 멈춤" in body
    assert "검색에 넣어도 됨" in body
