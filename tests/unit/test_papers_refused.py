"""What the maker of invented papers does where it cannot keep its word."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
import typst

from redaction.papers import (
    PaperKind,
    Producer,
    journey,
    make_paper,
    make_pdf,
    making,
    month_of_county,
    paper_with_persons,
    world,
)
from redaction.papers.seeding import dice
from redaction.papers.types import Gap, NewPage, Picture
from redaction.papers.typesetting import libreoffice_pdf


def test_a_paper_whose_secrets_cannot_be_told_apart_is_not_made(monkeypatch):
    """Where a secret also stands in the open in every try, there is no paper rather than one that proves nothing."""
    monkeypatch.setattr(journey, "stray_secrets", lambda _: ("나하은",))
    monkeypatch.setattr(making, "stray_secrets", lambda _: ("나하은",))
    with pytest.raises(ValueError, match="1 persons"):
        paper_with_persons(1)
    with pytest.raises(ValueError, match="no unambiguous paper"):
        make_paper(next(iter(PaperKind)), 1)


def test_no_two_people_of_a_paper_have_the_same_name(monkeypatch):
    """Once the only Korean name is taken, the next resident has a name from abroad."""
    monkeypatch.setattr(world, "korean_name", lambda *_: "나하은")
    county = world.World(dice("names", 1), world.COUNTY_STAFF_SEED, "주민복지과")
    names = [county._fresh_name(date(1980, 1, 1), True, False) for _ in range(2)]
    assert names[0] == "나하은"
    assert names[1] != names[0]


def test_a_paper_that_is_no_single_file_is_refused(monkeypatch):
    """A typesetter that gives a file for each page would leave papers without their end."""
    paper = make_paper(next(iter(PaperKind)), 1)
    monkeypatch.setattr(typst.Compiler, "compile", lambda *_, **__: [b"1", b"2"])
    with pytest.raises(TypeError):
        make_pdf(paper, Producer.TYPST)


def test_without_the_office_program_there_is_no_paper_of_it(monkeypatch):
    """A machine without LibreOffice says so."""
    monkeypatch.setattr(libreoffice_pdf.shutil, "which", lambda _: None)
    assert not libreoffice_pdf.is_present()
    with pytest.raises(FileNotFoundError):
        libreoffice_pdf.typeset(make_paper(next(iter(PaperKind)), 1))


def test_a_picture_a_gap_and_a_new_page_are_set_by_every_office_program():
    """What stands between the words of a paper is set by each producer, and the page break takes effect."""
    blocks = (Gap(20), Picture("photo", "나하은", 80), NewPage(), Picture("seal", "나하은", 60))
    paper = replace(make_paper(next(iter(PaperKind)), 1), blocks=blocks)
    assert 'fo:break-before="page"' in libreoffice_pdf.document(paper)
    assert libreoffice_pdf.document(paper).count("<draw:image>") == 2
    with pikepdf.open(BytesIO(make_pdf(paper, Producer.REPORTLAB))) as made:
        assert len(made.pages) == 2


def test_a_month_ends_with_its_last_paper():
    """A month of one paper has one paper."""
    assert len(list(month_of_county(1, 1, 1))) == 1
