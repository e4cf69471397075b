"""The invented papers as PDFs: real files by several producers, the same every time, with their truth inside."""

import re
from collections import Counter
from itertools import islice

import pypdfium2 as pdfium
import pytest

from redaction.papers import (
    PaperKind,
    Producer,
    make_paper,
    make_pdf,
    month_of_county,
    paper_with_persons,
    sample_county,
    sample_requests,
    truth_of,
)
from redaction.papers.county import DEPARTMENTS
from redaction.types import Kind

COUNTY = sample_county(1)

pytestmark = pytest.mark.slow


def bare(text):
    """Without blanks, line breaks and hyphens, which a line's end may turn into other characters."""
    return re.sub(r"[\s\u00ad\u00a0\ufffe\x02-]+", "", text)


def text_of(content):
    """All text of a PDF, as pdfium reads it."""
    with pdfium.PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("producer", list(Producer))
def test_same_paper_same_bytes(producer):
    """A paper made twice by the same producer is the same file to the last byte."""
    paper = make_paper(PaperKind.TRIP, 5)
    assert make_pdf(paper, producer) == make_pdf(paper, producer)


@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("producer", [Producer.TYPST, Producer.REPORTLAB])
def test_truth_stands_in_the_text(kind, producer):
    """Every value that the truth lists can be read from the PDF, so that its removal can be proven."""
    paper = make_paper(kind, 11, pages=2)
    truth = truth_of(paper)
    text = bare(text_of(make_pdf(paper, producer)))
    assert [
        value.kind for value in (*truth.secrets, *truth.kept, *truth.reviewed) if bare(value.value) not in text
    ] == []


def test_scans_have_no_text_and_mixtures_have_some():
    """A scanned paper has pictures only; a mixed one has text pages and a picture at its end."""
    paper = make_paper(PaperKind.MINUTES, 3, pages=2)
    assert bare(text_of(make_pdf(paper, Producer.SCAN))) == ""
    with pdfium.PdfDocument(make_pdf(paper, Producer.MIXED)) as document:
        lengths = [page.get_textpage().count_chars() for page in document]
    assert lengths[0] > 200
    assert lengths[-1] == 0


def test_the_county_has_all_kinds_departments_and_producers():
    """The sample county has at least 40 papers of the ten kinds, of all departments, by at least three producers."""
    assert len(COUNTY) >= 48
    assert {sample.paper.kind for sample in COUNTY} == set(PaperKind)
    assert {sample.paper.department for sample in COUNTY} == {place.name for place in DEPARTMENTS}
    assert {sample.producer for sample in COUNTY} == set(Producer)
    assert all(2023 < sample.paper.decided_on.year < 2027 for sample in COUNTY)


def test_public_titles_hold_no_secret():
    """Titles and synopses meant for the public name nobody, while some sealed titles do."""
    for sample in COUNTY:
        public = bare(sample.paper.title + sample.paper.synopsis)
        assert not [value.kind for value in sample.truth.secrets if bare(value.value) in public]
    assert any("\ue000" in sample.paper.sealed_title for sample in COUNTY)


def test_requests_point_at_papers_of_their_department():
    """Each invented request names papers that its department holds."""
    requests = sample_requests(1, COUNTY)
    assert len(requests) >= 20
    for request in requests:
        assert all(COUNTY[index].paper.department == request.department for index in request.paper_indexes)


def test_the_month_is_a_tenth_scans():
    """Of every ten papers of the benchmark month one is a scan."""
    producers = Counter(sample.producer is Producer.SCAN for sample in islice(month_of_county(1), 20))
    assert producers == {False: 18, True: 2}


def test_journey_paper_lists_twenty_persons():
    """The paper of the journeys names twenty invented people and lists each one's name and number as secrets."""
    sample = paper_with_persons(20, seed=4)
    kinds = Counter(value.kind for value in sample.truth.secrets)
    assert kinds[Kind.PERSON] >= 20
    assert kinds[Kind.RESIDENT_NUMBER] + kinds[Kind.FOREIGNER_NUMBER] >= 20
    text = bare(text_of(make_pdf(sample.paper, sample.producer)))
    assert all(bare(value.value) in text for value in sample.truth.secrets)
