"""An underline or a highlight of a removed word tells no more of its width than the gap does; other rules stay."""

from unittest import mock

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from redaction import rendering
from redaction.burning import pipeline
from redaction.types import PageMethod
from tests.leaks.checker import shown_in_boxes, text_of
from tests.leaks.sheets import Case, boxes, changed, drawn, write_kept
from tests.leaks.test_channels import burned
from tests.leaks.test_gaps import LATIN, places
from tests.leaks.test_mutants import failed_checks

FEW = 4
LABEL, AFTER, FOOT, EM = "이름: ", " 귀하", 150, 12
YELLOW, GRAY = (1, 1, 0), (0.93, 0.93, 0.93)


def _area(left: float, low: float, right: float, high: float, colour=(0, 0, 0)):
    """A filled rectangle from `left` beside the word to `right` beside it, `low` and `high` from its foot."""

    def draw(sheet, x, width):
        sheet.setFillColorRGB(*colour)
        sheet.rect(x + left, FOOT + low, width + right - left, high - low, fill=1, stroke=0)

    return draw


def _dots(sheet, x, width) -> None:
    for at in range(int(width // 3)):
        sheet.rect(x + 3 * at, FOOT - 4, 1, 1, fill=1, stroke=0)


def _of_the_phrase(sheet, x, width) -> None:
    sheet.rect(24, FOOT - 3, x + width + stringWidth(AFTER, "Sans", EM) - 24, 0.6, fill=1, stroke=0)


def _two_in_one_path(sheet, x, width) -> None:
    path = sheet.beginPath()
    path.rect(x, FOOT - 3, width, 0.5)
    path.rect(x, FOOT - 5, width, 0.5)
    sheet.drawPath(path, fill=1, stroke=0)


MARKS = {
    "a_near_underline": _area(0, -2, 0, -1.4),
    "a_low_underline": _area(0, -4, 0, -3.4),
    "a_stroke": lambda sheet, x, width: sheet.line(x, FOOT - 4, x + width, FOOT - 4),
    "a_double_underline": _two_in_one_path,
    "a_dotted_underline": _dots,
    "a_highlight": _area(0, -3, 0, 12, YELLOW),
    "a_deep_pale_highlight": _area(-2, -5, 4, 12, GRAY),
    "a_frame": lambda sheet, x, width: sheet.rect(x - 2, FOOT - 4, width + 4, 16),
    "an_underlined_phrase": _of_the_phrase,
}
STAYING = {
    "a_long_rule": lambda sheet, x, width: sheet.line(x - 10, FOOT - 4, 300, FOOT - 4),
    "a_field_to_fill_in": lambda sheet, x, width: sheet.line(x, FOOT - 4, x + 90, FOOT - 4),
    "a_cell": lambda sheet, x, width: sheet.grid([20, x + width + 40, 300], [FOOT - 9, FOOT + 17]),
}


def marked(name: str, mark, below=lambda sheet, x, width: None, colour=(0, 0, 0)) -> Case:
    """A line with a name, and a mark as wide as the name; `below` draws what lies under both."""
    width, x = stringWidth(name, "Helvetica", EM), 24 + stringWidth(LABEL, "Sans", EM)

    def draw(sheet):
        for each in (below, mark):
            sheet.saveState()
            each(sheet, x, width)
            sheet.restoreState()
        sheet.setFillColorRGB(*colour)
        for text, face, at in ((LABEL, "Sans", 24), (name, "Helvetica", x), (AFTER, "Sans", x + width)):
            sheet.setFont(face, EM)
            sheet.drawString(at, FOOT, text)
        sheet.setFillColorRGB(0, 0, 0)
        write_kept(sheet)

    return Case(name, drawn(draw, (500, 200)), (name,), boxes=boxes((x, FOOT - 3, x + width, FOOT + 10)))


def _picture(left: float, low: float, right: float, high: float, colour):
    """A picture of one colour from `left` beside the word to `right` beside it."""
    image = ImageReader(Image.new("RGB", (20, 20), colour))

    def draw(sheet, x, width):
        sheet.drawImage(image, x + left, FOOT + low, width + right - left, high - low)

    return draw


def _clipped(paint):
    """What `paint` draws where the word stands, by a clip as wide as it."""

    def draw(sheet, x, width):
        clip = sheet.beginPath()
        clip.rect(x, FOOT - 5, width, 16)
        sheet.clipPath(clip, stroke=0, fill=0)
        paint(sheet, x, width)

    return draw


def _long_bar(sheet, x, width) -> None:
    sheet.rect(10, FOOT - 4, 400, 0.6, fill=1, stroke=0)


def _colours_running(sheet, x, width) -> None:
    sheet.linearGradient(x, FOOT, x + width, FOOT, ((1, 1, 0), (1, 0.8, 0)))


def _in_a_form(paint):
    """The same in a form that is drawn half as large again, from another corner."""

    def draw(sheet, x, width):
        sheet.beginForm("held")
        sheet.saveState()
        sheet.translate(-7, -7)
        sheet.scale(2 / 3, 2 / 3)
        paint(sheet, x, width)
        sheet.restoreState()
        sheet.endForm()
        sheet.translate(10.5, 10.5)
        sheet.scale(1.5, 1.5)
        sheet.doForm("held")

    return draw


PAINTED = {
    "a_picture_for_an_underline": _picture(0, -4, 0, -3.2, "black"),
    "a_picture_behind": _picture(-2, -4, 4, 10, "yellow"),
    "a_clipped_bar": _clipped(_long_bar),
    "a_clipped_bar_in_a_form": _in_a_form(_clipped(_long_bar)),
    "a_clipped_run_of_colours": _clipped(_colours_running),
}


@pytest.mark.parametrize("mark", sorted(PAINTED))
def test_a_painted_mark_of_a_removed_word_tells_no_width(mark):
    """An underline or a highlight that is a picture, a run of colours or clipped goes too; one left is refused."""
    papers = [marked(name, PAINTED[mark]) for name in LATIN[:2]]
    outputs = [burned(each)[0] for each in papers]
    assert outputs[0].sha256 == outputs[1].sha256
    assert failed_checks(papers[0], outputs[0].content) == []
    with mock.patch.object(pipeline, "take_marks", return_value=None):
        assert "V1" in failed_checks(papers[0], burned(papers[0])[0].content)


@pytest.mark.parametrize(
    "left_pt",
    [pytest.param(14, id="a_seal_over_its_end"), pytest.param(-40, id="a_logo_beside_it")],
)
def test_pictures_that_are_no_wider_than_a_name_by_chance_stay(left_pt):
    """A seal stamped over the end of a name, and a logo in its line, are still shown."""

    def seal(sheet, x, width):
        sheet.drawImage(ImageReader(Image.new("RGB", (20, 20), (230, 0, 0))), x + left_pt, FOOT - 6, 20, 20)

    case = marked("Smith", seal)
    output = burned(case)[0].content
    shown = rendering.render_page(output, 1, 1000)
    assert any(red - green > 150 for _, (red, green, _blue) in shown.getcolors(100_000))
    assert failed_checks(case, output) == []


WAYS = [(mark, False) for mark in sorted(MARKS)] + [("a_highlight", True), ("a_low_underline", True)]


@pytest.mark.parametrize(("mark", "as_pictures"), WAYS)
def test_a_mark_of_a_removed_word_tells_no_width(mark, as_pictures):
    """Papers that differ in a marked name of about one length become the very same file, and it passes."""
    papers = [marked(name, MARKS[mark]) for name in LATIN[:FEW]]
    outputs = [burned(each, as_pictures)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) == 1
    assert as_pictures or outputs[0].methods == (PageMethod.VECTOR,)
    assert failed_checks(papers[0], outputs[0].content) == []


@pytest.mark.parametrize(("mark", "as_pictures"), [way for way in WAYS if way[0] != "a_near_underline"])
def test_a_mark_left_beside_its_bar_is_refused(mark, as_pictures):
    """An output that still shows the underline or the highlight of a removed word does not pass."""
    case = marked("Smith", MARKS[mark])
    with mock.patch.object(pipeline, "take_marks", return_value=None):
        output = burned(case, as_pictures)[0].content
    assert "V1" in failed_checks(case, output)


@pytest.mark.parametrize("rule", sorted(STAYING))
def test_rules_that_end_where_no_letter_does_stay(rule):
    """Rules of forms and tables are drawn as they were, and the paper passes."""
    case = marked("Smith", STAYING[rule])
    output = burned(case)[0].content
    without = burned(marked("Smith", lambda *_given: None))[0].content
    assert len([each for each in places(output) if each[0] == "box"]) > len(
        [each for each in places(without) if each[0] == "box"]
    )
    assert failed_checks(case, output) == []


def test_a_highlight_by_annotation_goes_too():
    """What a reader of the paper marked with a highlighter tells no width, and the papers pass."""

    def with_note(case: Case) -> Case:
        def change(pdf):
            x0, y0, x1, y1 = case.boxes[0].rect
            form = pikepdf.Stream(pdf, f"/M gs 1 1 0 rg {x0} {y0} {x1 - x0} {y1 - y0 + 1} re f".encode())
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([x0, y0, x1, y1 + 1])
            mixing = pikepdf.Dictionary(M=pikepdf.Dictionary(BM=pikepdf.Name.Multiply))
            form.Resources = pikepdf.Dictionary(ExtGState=mixing)
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Highlight,
                Rect=form.BBox,
                F=4,
                AP=pikepdf.Dictionary(N=pdf.make_indirect(form)),
            )
            pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])

        return Case(case.name, changed(case.content, change), case.secrets, boxes=case.boxes)

    papers = [with_note(marked(name, lambda *_given: None)) for name in LATIN[:FEW]]
    outputs = [burned(each)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) == 1
    assert failed_checks(papers[0], outputs[0].content) == []


@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
def test_what_a_mark_covers_is_not_shown(as_pictures):
    """White that somebody laid over an older name, to write the new one on it, stays where it is."""
    older = ImageReader(Image.new("RGB", (8, 8), (230, 0, 0)))
    case = marked(
        "Smith",
        _area(0, -6, 0, 13, (1, 1, 1)),
        lambda sheet, x, width: sheet.drawImage(older, x + 1, FOOT - 5, width - 2, 17),
    )
    output = burned(case, as_pictures)[0].content
    shown = rendering.render_page(output, 1, 1000)
    assert not any(red - green > 60 for _, (red, green, _blue) in shown.getcolors(100_000))
    assert failed_checks(case, output) == []


def test_light_letters_keep_the_ground_they_need():
    """A white label on a dark band as long as its words stays legible, and the paper passes."""

    def band(sheet, x, width):
        sheet.setFillColorRGB(0, 0, 0.5)
        sheet.rect(24, FOOT - 4, x + width + stringWidth(AFTER, "Sans", EM) - 24, 17, fill=1, stroke=0)

    case = marked("Smith", band, colour=(1, 1, 1))
    output = burned(case)[0].content
    assert shown_in_boxes(output, case.boxes) == 0
    assert "이름" in text_of(output)
    assert failed_checks(case, output) == []
