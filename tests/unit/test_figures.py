"""Pictures that stay are read out as pictures, in their place, and with no word of the original's about them."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from redaction import verifying
from redaction.burning.figures import word_above
from redaction.burning.streams import flate
from redaction.burning.textlayer import Word
from redaction.config import RedactionConfig
from redaction.types import Box, Ground
from tests.leaks.mutants import grafted
from tests.leaks.sheets import SECRET_BOX, Case, changed, drawn, write_secret
from tests.unit.test_tagging import burned, elements

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)


def paper_with_logo() -> bytes:
    """The sheet with a round badge below its second line, above a third one."""
    badge = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(badge).ellipse((10, 10, 190, 190), fill=(30, 90, 160))

    def draw(sheet) -> None:
        write_secret(sheet)
        sheet.drawImage(ImageReader(badge), 20, 50, 40, 40)
        sheet.drawString(20, 20, "끝줄입니다")

    return drawn(draw)


def failed(case: Case, output: bytes) -> list[str]:
    """The codes of the checks an output does not pass."""
    outcomes = verifying.check(case.content, output, case.boxes, CONFIG)
    return [outcome.code for outcome in outcomes if not outcome.passed]


def test_a_badge_is_read_out_between_the_lines_it_stands_between():
    """Whoever listens hears of the badge after the line above it and before the line below it, by its number."""
    found = elements(burned(paper_with_logo(), SECRET_BOX))
    assert [str(each.Alt) for each in found if each.S == "/Figure"] == ["그림 1 (1쪽)"]
    parts = [str(each.S) for each in found if each.S in ("/P", "/Figure")]
    assert parts[-2:] == ["/Figure", "/P"]


def test_a_page_made_a_picture_is_read_out_as_one():
    """The picture of a whole page is told, before its words."""
    found = elements(burned(paper_with_logo(), SECRET_BOX, pictures=frozenset({1})))
    assert [str(each.S) for each in found][:2] == ["/Document", "/Figure"]
    assert str(found[1].Alt) == "그림 1 (1쪽)"


def test_a_figure_stays_in_the_section_it_stands_in():
    """A badge in a section of a tagged paper is read within that section, without what the paper said of it."""

    def tag(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        drawing = page.Contents.read_bytes()
        page.obj.Contents = pikepdf.Stream(pdf, b"/P <</MCID 0>> BDC " + drawing + b" EMC")
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=root))
        words = Dictionary(Type=Name.StructElem, S=Name.P, P=section, Pg=page.obj, K=0, Alt="남궁혜란")
        section.K = Array([pdf.make_indirect(words)])
        root.K = section
        pdf.Root.StructTreeRoot = root

    figure = next(each for each in elements(burned(changed(paper_with_logo(), tag), SECRET_BOX)) if each.S == "/Figure")
    assert (str(figure.P.S), str(figure.Alt)) == ("/Sect", "그림 1 (1쪽)")


def _first(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == role)


def _says_a_number(pdf: pikepdf.Pdf, _case: Case) -> None:
    _first(pdf, "/Figure").Alt = "그림 850 (101쪽)"


def _paragraph_says_it(pdf: pikepdf.Pdf, _case: Case) -> None:
    _first(pdf, "/P").Alt = "그림 1 (1쪽)"


def _says_nothing(pdf: pikepdf.Pdf, _case: Case) -> None:
    del _first(pdf, "/Figure").Alt


def _mark_has_a_name(pdf: pikepdf.Pdf, _case: Case) -> None:
    page = pdf.pages[0]
    page.obj.Contents = flate(pdf, page.Contents.read_bytes().replace(b"/P <<", b"/Namgung <<"))


@pytest.mark.parametrize("graft", [_says_a_number, _paragraph_says_it, _says_nothing, _mark_has_a_name])
def test_words_about_a_picture_say_nothing_else(graft):
    """Numbers, names and words that a foreign writer puts where pictures are described are refused."""
    case = Case("logo", paper_with_logo(), boxes=(Box(1, SECRET_BOX, Ground.G6),))
    output = burned(case.content, SECRET_BOX)
    assert failed(case, output) == []
    assert set(failed(case, grafted(output, graft, case))) & {"V8", "V11"}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_above_is_what_is_seen_above(turn):
    """On a turned page, the words above a picture are those a reader sees above it."""
    up = {0: (0, 1), 90: (-1, 0), 180: (0, -1), 270: (1, 0)}[turn]
    words = [Word(str(step), (100 + up[0] * 30 * step, 100 + up[1] * 30 * step), 10, 0, (), True) for step in (-1, 1)]
    assert word_above((90, 90, 110, 110), words, turn) == 1
    assert word_above((90, 90, 110, 110), [], turn) is None
