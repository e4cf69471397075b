"""Editors look after the search: synonyms, records shown first, and words that found nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from cms.officers.words import moment_words
from cms.shelves import missed
from cms.shelves.editors import EDITORS, let_editors_tend
from cms.shelves.missed import DismissedWord, MissedWord, SealedMiss
from cms.shelves.synonyms import SynonymGroup
from disclosure.wiring import services
from redaction.types import Disposition, Kind, Span, Tier
from search.config import SearchConfig
from search.errors import SearchUnavailable
from search.opening import open_engine


@pytest.fixture
def editor(world) -> Client:
    """An editor of the public site, without any role in a department."""
    let_editors_tend()
    user = User.objects.create_user("editor")
    group = Group.objects.get(name=EDITORS)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    user.groups.add(group)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def miss(world, words: str, days: int) -> None:
    """A reader found nothing on each of the last days."""
    for day in range(days):
        missed.note_miss(world.agency, words, world.clock() - timedelta(days=day))


def nobody(text: str) -> tuple[Span, ...]:
    """A detector that takes one word for a name."""
    if "점례" not in text:
        return ()
    return (Span(0, len(text), Kind.PERSON, 0.9, Tier.FAINT, Disposition.REVIEW, "이름 모양", "test"),)


def test_an_editor_writes_synonyms_and_opposites_are_refused(editor):
    """A good group is saved; 공개 beside 비공개 comes back with its sentence and nothing is saved."""
    address = reverse("synonyms:add")
    answer = editor.post(address, {"words": "공개\n비공개", "note": ""})
    assert "반대말입니다" in answer.content.decode()
    assert not SynonymGroup.objects.exists()
    editor.post(address, {"words": "주차장\n주차 구역", "note": "전화로 자주 물음"})
    assert SynonymGroup.objects.get().entries() == ("주차장", "주차 구역")


def test_a_group_in_the_list_leads_to_where_it_is_changed(editor):
    """Whoever finds a group in the list can open it, and sees when it was changed and how many there are, in Korean."""
    assert "저장하기" in editor.get(reverse("synonyms:add")).content.decode()
    editor.post(reverse("synonyms:add"), {"words": "배수로\n도랑", "note": ""})
    group = SynonymGroup.objects.get()
    screen = editor.get(reverse("synonyms:index")).content.decode()
    assert f'href="{reverse("synonyms:edit", args=(group.pk,))}"' in screen
    assert moment_words(group.changed_at) in screen
    assert "모두 1건" in screen


def test_a_pin_names_a_public_record_by_its_address(editor, world):
    """The address of a public record is taken; any other text is refused in words, not with an error."""
    record = world.published()
    address = reverse("pins:add")
    refused = editor.post(address, {"words": "주차", "record": "/admin/files/", "place": "1"})
    assert "지금 공개된 자료의 주소가 아닙니다" in refused.content.decode()
    editor.post(address, {"words": "주차", "record": f"http://x/records/{record.public_id}/", "place": "1"})
    assert record.pins.get().key == "주차"


def test_officers_without_the_right_see_none_of_it(as_officer):
    """A department's handler is not shown the screens and changes nothing by their addresses."""
    handler = as_officer("handler")
    for name in ("officers:search_preview", "officers:missed_words"):
        assert handler.get(reverse(name)).status_code in (302, 403)
    assert handler.post(reverse("synonyms:add"), {"words": "가나\n다라"}).status_code in (302, 403)
    assert not SynonymGroup.objects.exists()


def test_a_preview_tells_what_is_wrong_and_saves_nothing(editor, tmp_path):
    """An unsaved group is tried from its own form; an engine without an index is said in words, not as nothing."""
    away = open_engine(SearchConfig(engine="tantivy", at=str(tmp_path / "no-index")))
    object.__setattr__(services(), "engine", away)
    answer = editor.post(reverse("officers:search_preview"), {"words": "주차장\n비주차장"})
    assert "반대말입니다" in answer.content.decode()
    assert SearchUnavailable.sentence in answer.content.decode()
    assert not SynonymGroup.objects.exists()


def test_words_missed_on_three_days_are_shown_and_become_a_synonym(editor, world):
    """Two days are not shown; a name is dropped before counting; one press makes the synonym and clears the line."""
    miss(world, "판공비", 3)
    miss(world, "장터길", 2)
    miss(world, "김점례", 4)
    tally = missed.count_missed(world.place.vault, nobody, at=world.clock())
    assert (tally.counted, tally.dropped) == (5, 4)
    assert not SealedMiss.objects.exists()
    body = editor.get(reverse("officers:missed_words")).content.decode()
    assert "판공비" in body
    assert "장터길" not in body
    assert "점례" not in body
    assert not MissedWord.objects.filter(words__contains="점례").exists()
    bad = editor.post(
        reverse("officers:missed_words"), {"missed": "판공비", "meaning": "", "act": "synonym"}, follow=True
    )
    assert "서로 다른 말을" in bad.content.decode()
    editor.post(reverse("officers:missed_words"), {"missed": "판공비", "meaning": "업무추진비", "act": "synonym"})
    assert SynonymGroup.objects.get().entries() == ("업무추진비", "판공비")
    assert DismissedWord.objects.filter(words="판공비").exists()


def test_counting_twice_counts_once_and_old_days_are_forgotten(world):
    """A second run finds nothing waiting; what is older than ninety days goes; a spoilt row stops nothing."""
    miss(world, "판공비", 3)
    MissedWord.objects.create(words="옛말", day=world.clock().date() - timedelta(days=120), times=9)
    SealedMiss.objects.create(agency=world.agency, day=world.clock().date(), closed=b"\x01spoilt")
    first = missed.count_missed(world.place.vault, nobody, at=world.clock())
    second = missed.count_missed(world.place.vault, nobody, at=world.clock())
    assert (first.counted, first.dropped, first.expired) == (3, 1, 1)
    assert (second.counted, second.dropped) == (0, 0)
    assert sum(MissedWord.objects.values_list("times", flat=True)) == 3
