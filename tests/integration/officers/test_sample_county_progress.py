"""The officers' home tells how far the sample county is while it comes in, and nothing anywhere else."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from cms.sample_county import progress
from cms.sample_county.standing import Standing

SEEN = Standing(papers=53, received=20, published=12, blocked=1, share=0.25)


def home(as_officer):
    """What the handler's home says."""
    return as_officer("handler").get(reverse("wagtailadmin_home")).content.decode()


def test_an_office_without_sample_county_hears_nothing_of_it(as_officer):
    """A real office's home has no line about samples."""
    assert "표본 자료" not in home(as_officer)


def test_the_home_counts_while_the_county_comes_in_and_falls_silent_at_the_end(as_officer):
    """A visitor of the demonstration sees that more is coming, and how much."""
    progress.note(SEEN, at=timezone.now())
    body = home(as_officer)
    assert "53건 중 올림 20건, 공개 12건, 막힘 1건" in " ".join(body.split())
    assert "25%" in body
    progress.note_end(at=timezone.now())
    assert "표본 자료" not in home(as_officer)


def test_a_seed_that_fell_silent_is_told(as_officer):
    """When nothing has moved for a long time the line says what to do."""
    progress.note(SEEN, at=timezone.now() - timedelta(minutes=30))
    assert "다시 시작하면 이어서 넣습니다" in home(as_officer)
