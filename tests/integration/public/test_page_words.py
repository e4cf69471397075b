"""Editors' pages are public at a click: none is saved with a resident number or a mobile number in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from cms.pages.models import NoticeIndexPage, NoticePage


@pytest.fixture
def notices(db):
    """The list of notices, with the pages every site has."""
    call_command("prepare_pages")
    return NoticeIndexPage.objects.first()


def notice(**words):
    """A notice with one text block."""
    body = [("text", f"<p>{words.pop('text', '안내합니다.')}</p>")]
    return NoticePage(title=words.pop("title", "알림"), day=date(2026, 11, 24), body=body, **words)


@pytest.mark.parametrize("private", ["010-1234-5678", "900101-1234567"])
@pytest.mark.parametrize("field", ["title", "summary", "text", "seo_title", "search_description"])
def test_a_notice_with_a_persons_number_is_not_saved(notices, field, private):
    """Title, summary, body and what search sites show are refused alike, with the sentence every text gets."""
    with pytest.raises(ValidationError, match="DIS-08"):
        notices.add_child(instance=notice(**{field: f"문의 {private}"}))
    assert not NoticePage.objects.filter(title="알림").exists()


def test_the_offices_own_numbers_and_mail_may_stand(notices):
    """An office telephone and the mail of a public body are there to be read."""
    page = notices.add_child(instance=notice(text="문의: 061-780-2201, open@korea.kr, kim@gurye.go.kr"))
    assert NoticePage.objects.filter(pk=page.pk).exists()
