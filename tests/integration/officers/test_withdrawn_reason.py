"""The public reason of a withdrawal: read by the detector before anybody sees it, and written anew when it is held."""

from disclosure.models import Publication
from tests.integration.officers.screens import at, told


def test_the_officer_sees_where_the_reason_stands_and_writes_it_anew(world, as_officer):
    """While it is read the screen says so, a held one asks for other words, and the new words are read again."""
    handler = as_officer("handler")
    record = world.published()
    assert "DIS-02" in told(handler.post(at("rewrite_reason", record), {"reason": "이유"}))
    handler.post(at("withdraw", record), {"step": "withdraw", "reason": "잘못 공개했습니다."})
    assert "확인하는 중" in handler.get(at("publication", record)).content.decode()
    world.carry()
    assert "확인하는 중" not in handler.get(at("publication", record)).content.decode()
    Publication.objects.update(reason_held=True)
    body = handler.get(at("publication", record)).content.decode()
    assert "주민에게 보이지 않습니다" in body
    assert at("rewrite_reason", record) in body
    for wrong, code in (("", "DIS-14"), ("가" * 301, "DIS-14"), ("연락처 010-1234-5678", "DIS-08")):
        assert code in told(handler.post(at("rewrite_reason", record), {"reason": wrong}))
    assert "바꾸었습니다" in told(handler.post(at("rewrite_reason", record), {"reason": "다른 까닭"}))
    record.refresh_from_db()
    assert (record.withdrawn_reason, record.reason_held, record.reason_checked_at) == ("다른 까닭", False, None)
    history = handler.get(at("publication", record)).content.decode()
    assert "취소 이유의 개인정보 확인" in history
