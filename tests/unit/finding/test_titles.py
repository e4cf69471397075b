"""Titles of records: one that names somebody is stopped, one that names nobody goes out."""

from pathlib import Path

from disclosure.publictext import forbids
from redaction.config import CountyLexicon
from redaction.finding import detect_in_wording

SETS = Path(__file__).parents[2] / "detection"
LEXICON = CountyLexicon()


def _stopped(name):
    titles = (SETS / name).read_text("utf-8").splitlines()
    return [title for title in titles if any(forbids(span) for span in detect_in_wording(title, LEXICON))], len(titles)


def test_ordinary_titles_go_out():
    """Works, events, boards, subsidies and inspections are published under their titles."""
    stopped, total = _stopped("titles_plain.txt")
    assert total > 200
    assert len(stopped) <= total * 0.01, stopped


def test_ordinary_summaries_go_out():
    """What an officer writes below a title about works, meetings and figures is not taken for somebody."""
    stopped, total = _stopped("summaries_plain.txt")
    assert total > 90
    assert len(stopped) <= total * 0.04, stopped


def test_titles_that_name_somebody_are_stopped():
    """A citizen's name in a title keeps the record from the public, whatever else the title says."""
    stopped, total = _stopped("titles_named.txt")
    assert total > 60
    assert len(stopped) >= total * 0.95


def test_the_officer_in_a_title_may_stay():
    """An official with the rank behind the name does not stop a title."""
    assert not any(forbids(span) for span in detect_in_wording("건설과 김태호 주무관 교육 실적", LEXICON))
