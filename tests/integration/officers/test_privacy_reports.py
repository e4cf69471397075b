"""Readers' reports of personal data: the department sees them at once, nobody else does, and the answer is kept."""

import pytest
from django.urls import reverse

from cms.public.reports import PrivacyReport
from disclosure.models import AuditEntry

PLACE = "아래쪽 표의 둘째 줄"


@pytest.fixture
def report(world):
    """A reader has seen a name on page 2 of a record of the finance department."""
    record = world.published(title="재무과 공개 자료")
    return PrivacyReport.objects.create(publication=record, page=2, kind="name", place=PLACE, reported_at=world.clock())


def test_the_department_sees_a_report_on_every_way_to_it(report, as_officer):
    """The home screen counts it, the list names it, and the record shows it beside the way to withdraw."""
    handler = as_officer("handler")
    record = reverse("officers:publication", args=(report.publication.public_id,))
    assert "개인정보 신고" in handler.get(reverse("wagtailadmin_home")).content.decode()
    listed = handler.get(reverse("officers:reports")).content.decode()
    assert PLACE in listed
    assert record in listed
    assert "확인 필요" in listed
    assert PLACE in handler.get(record).content.decode()


def test_another_department_sees_no_report(report, as_officer):
    """A foreign officer's list is empty and the answer cannot be given by him."""
    foreigner = as_officer("foreigner")
    assert PLACE not in foreigner.get(reverse("officers:reports")).content.decode()
    address = reverse("officers:handle_reports", args=(report.publication.public_id,))
    assert foreigner.post(address).status_code == 404
    assert not PrivacyReport.objects.get().is_handled()


def test_an_answered_report_is_kept_with_who_and_when(report, as_officer, world):
    """Marking a report writes who looked and one audit row, and the record no longer shows it as waiting."""
    handler = as_officer("handler")
    before = AuditEntry.objects.count()
    handler.post(reverse("officers:handle_reports", args=(report.publication.public_id,)))
    row = PrivacyReport.objects.get()
    assert (row.handled_by, row.is_handled()) == (world.handler, True)
    assert AuditEntry.objects.count() == before + 1
    page = handler.get(reverse("officers:publication", args=(report.publication.public_id,))).content.decode()
    assert PLACE not in page
    assert "개인정보 신고 처리" in page
