"""Uploads: several at once, each received or refused by itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosure.models import SealedFile
from tests.disclosure_world import PAPER
from tests.integration.officers.screens import at
from tests.plain_services import plain_paper

UPLOAD = "officers:upload"


@pytest.fixture
def send(as_officer, world):
    """Upload papers as the handler."""
    client = as_officer("handler")

    def sent(*papers: tuple[str, bytes], **more: object):
        files = [SimpleUploadedFile(name, content, "application/pdf") for name, content in papers]
        form = {"files": files, "department": world.finance.pk, "origin": "proactive", "kind": "기타", **more}
        return client.post(reverse(UPLOAD), form)

    return sent


def test_one_paper_leads_to_its_progress(send, as_officer):
    """The officer lands on the file, which says that the machine works on it and how to refresh without script."""
    answer = send(("공문.pdf", PAPER))
    assert answer.status_code == 302
    body = as_officer("handler").get(answer["Location"]).content.decode()
    assert "차례를 기다리는 중" in body
    assert 'http-equiv="refresh"' in body


def test_bad_papers_do_not_stop_good_ones(send):
    """Each file has its own sentence; the good ones are received."""
    body = send(("좋음.pdf", PAPER), ("글.pdf", b"hello"), ("또 좋음.pdf", plain_paper("둘"))).content.decode()
    assert SealedFile.objects.count() == 2
    assert "RED-01" in body
    assert body.count("받았습니다") == 2


def test_the_same_paper_twice_leads_to_the_first(send):
    """A duplicate is refused with a link to the paper that is there already."""
    send(("하나.pdf", PAPER))
    body = send(("다시.pdf", PAPER), ("셋.pdf", plain_paper("셋"))).content.decode()
    assert "DIS-06" in body
    assert at("file", SealedFile.objects.order_by("pk").first()) in body


def test_a_file_name_is_shown_but_never_stored_in_the_clear(send, as_officer):
    """The row holds only the encrypted name."""
    send(("김점례 진정서.pdf", PAPER))
    file = SealedFile.objects.get()
    assert "김점례".encode() not in bytes(file.sealed_name)
    assert "김점례 진정서.pdf" in as_officer("handler").get(at("file", file)).content.decode()


def test_no_upload_into_another_department(send, world):
    """A department that is not the officer's own cannot be chosen."""
    assert send(("공문.pdf", PAPER), department=world.welfare.pk).status_code == 422
    assert not SealedFile.objects.exists()


def test_nothing_chosen_is_said_at_the_field(send):
    """An empty form says what is missing."""
    answer = send()
    assert answer.status_code == 422
    assert "골라 주세요" in answer.content.decode()
