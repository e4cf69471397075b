"""Writing across the page, such as a watermark, goes as a whole where a box meets it; the lines under it stay."""

from unittest import mock

import pytest

from redaction import rendering, verifying
from redaction.burning import pipeline
from redaction.types import PageMethod
from tests.leaks.checker import leaks, shown_in_boxes, text_of
from tests.leaks.sheets import KEPT, NAME, NUMBER, SECRET_BOX, Case, boxes, drawn, write_kept, write_secret
from tests.leaks.test_channels import CONFIG, burned

WATERMARK = "대외비"


def watermarked(alpha: float = 1.0, *, in_a_form: bool = False, place: tuple[float, float] = (160, 100)) -> Case:
    """The sheet with large gray writing at 45° over its lines."""

    def mark(sheet):
        sheet.saveState()
        sheet.translate(*place)
        sheet.rotate(45)
        sheet.setFillColorRGB(0.8, 0.8, 0.8, alpha=alpha)
        sheet.setFont("Sans", 40)
        sheet.drawCentredString(0, 0, WATERMARK)
        sheet.restoreState()

    def draw(sheet):
        write_secret(sheet)
        if in_a_form:
            sheet.beginForm("mark")
            mark(sheet)
            sheet.endForm()
            sheet.doForm("mark")
        else:
            mark(sheet)

    return Case("watermarked", drawn(draw), boxes=boxes(SECRET_BOX))


def _failed(case: Case, output: bytes) -> list[str]:
    return [each.code for each in verifying.check(case.content, output, case.boxes, CONFIG) if not each.passed]


@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
@pytest.mark.parametrize(
    "case",
    [watermarked(), watermarked(0.4), watermarked(in_a_form=True)],
    ids=["plain", "half_transparent", "in_a_form"],
)
def test_a_watermark_over_a_box_goes_and_the_lines_stay(case, as_pictures):
    """A paper with 대외비 across a removed name is published: name and mark are gone, every other word stands."""
    output = burned(case, as_pictures)[0]
    assert leaks(output.content, case.secrets) == []
    assert shown_in_boxes(output.content, case.boxes) == 0
    text = text_of(output.content)
    assert all(word in text for word in KEPT)
    assert not set(WATERMARK[:2]) & set(text)
    assert output.methods == ((PageMethod.RASTER if as_pictures else PageMethod.VECTOR),)
    assert _failed(case, output.content) == []


def test_a_watermark_beside_the_boxes_stays():
    """Writing across a page that no box meets is kept like any other."""
    case = watermarked(place=(160, 60))
    case = Case("beside", case.content, boxes=boxes((20, 147, 45, 163)), secrets=("성명",))
    output = burned(case)[0].content
    assert set(WATERMARK) <= set(text_of(output))
    assert _failed(case, output) == []


def test_a_name_aslant_is_removed():
    """A name written at 45° under a box is in no byte of the result, and the lines beside it stay."""

    def draw(sheet):
        write_kept(sheet)
        sheet.translate(220, 120)
        sheet.rotate(45)
        sheet.drawString(0, 0, f"{NAME} {NUMBER}")

    case = Case("aslant", drawn(draw), boxes=boxes((215, 118, 315, 195)))
    output = burned(case)[0].content
    assert leaks(output, case.secrets) == []
    assert all(word in text_of(output) for word in KEPT)
    assert _failed(case, output) == []


def test_a_watermark_left_at_a_box_is_refused():
    """An output that closes the letters aslant as if they were upright, or keeps them beside the box, does not pass."""
    case = watermarked()
    with mock.patch.object(pipeline, "take_aslant", return_value=False):
        output = burned(case)[0].content
    assert _failed(case, output) != []


@pytest.mark.parametrize("angle", [0.7, 3, 8])
def test_a_paper_that_lies_askew_keeps_its_lines(angle):
    """Of a line that runs a little aslant only the name goes: what stands beside it and on other lines stays."""

    def draw(sheet):
        sheet.translate(20, 60)
        sheet.rotate(angle)
        for at, line in enumerate(("배수로를 함께 정비합니다", f"신청인 {NAME} 님의 요청", "점용 허가를 검토함")):
            sheet.drawString(0, 30 * at, line)

    content = drawn(draw)
    with rendering.opened(content) as document:
        textpage = document[0].get_textpage()
        first = textpage.get_text_range().index(NAME)
        places = [textpage.get_charbox(at) for at in range(first, first + len(NAME))]
        textpage.close()
    lefts, lows, rights, highs = zip(*places, strict=True)
    case = Case("askew", content, boxes=boxes((min(lefts), min(lows), max(rights), max(highs))), secrets=(NAME,))
    output = burned(case)[0].content
    assert leaks(output, case.secrets) == []
    assert all(words in text_of(output) for words in ("배수로를 함께 정비합니다", "님의 요청", "점용 허가를 검토함"))
    assert _failed(case, output) == []
