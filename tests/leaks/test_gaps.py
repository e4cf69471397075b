"""The gap over a removed word of proportional type tells its class in whole em, and no more."""

import io
from itertools import accumulate
from unittest import mock

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from redaction import rendering, verifying
from redaction.burning import gaps
from redaction.types import PageMethod
from tests.leaks.checker import shown_in_boxes, text_of
from tests.leaks.sabotages import GAP_SABOTAGES
from tests.leaks.sheets import Case, boxes, drawn, write_kept
from tests.leaks.test_channels import CONFIG, burned

LATIN = ("Smith", "Jones", "Brown", "Davis", "Moore", "Clark", "Lewis", "Young", "Allen", "James")
MIXED = ("김Tom", "박Ann", "이Jim", "최Liz", "정Eva", "강Ken", "조Amy", "윤Guy", "장Roy", "임Ivy")
HANGUL = ("홍길동", "김철수")
LINES = {
    "alone": (("", "Sans", False), ("{}", "Helvetica", True), (" 귀하께 알립니다", "Sans", False)),
    "after_a_label": (("성명: ", "Sans", False), ("{}", "Helvetica", True), (" 귀하께 알립니다", "Sans", False)),
    "within_a_word": (("성명(", "Sans", False), ("{}", "Sans", True), (")께 알립니다", "Sans", False)),
    "twice": (
        ("참석 ", "Sans", False),
        ("{}", "Helvetica", True),
        (" 님, ", "Sans", False),
        ("홍길동", "Sans", True),
        (" 님, ", "Sans", False),
        ("{}", "Helvetica", True),
        (" 외", "Sans", False),
    ),
    "at_the_end": (("성명: ", "Sans", False), ("{}", "Helvetica", True)),
}

CLASSES = {"twice": 5}
"""Where a line has several boxes, letters move behind the next box: by whole em, but of both words' widths."""


WIDTH, BESIDE = 500, 31.0
BEGINS = {
    "left": lambda width: 24.0,
    "indented": lambda width: BESIDE,
    "centred": lambda width: (WIDTH - width) / 2,
    "right": lambda width: WIDTH - 40 - width,
}
"""Where a line of a width begins; 24 points lie on the grid, so that lines at the left stay where they are."""


def paper(name: str, parts, colour=(0, 0, 0), address: str = "", aligned: str = "left", beside: int = 0) -> Case:
    """A line with `name` in its places, each under a box as wide as the name; what follows may be a link."""
    rects = []

    def draw(sheet):
        x = BEGINS[aligned](sum(stringWidth(text.format(name), face, 12) for text, face, _ in parts))
        sheet.setFillColorRGB(*colour)
        for text, face, is_boxed in parts:
            written = text.format(name)
            sheet.setFont(face, 12)
            sheet.drawString(x, 150, written)
            width = stringWidth(written, face, 12)
            if is_boxed:
                rects.append((x, 147, x + width, 160))
            if address and not is_boxed:
                sheet.linkURL(address, (x + 4, 147, x + width, 160))
            x += width
        sheet.setFont("Sans", 12)
        for number in range(beside):
            sheet.drawString(BESIDE, 100 - 20 * number, "안내 말씀")
        write_kept(sheet)

    content = drawn(draw, (WIDTH, 200))
    return Case(name, content, (name,), boxes=boxes(*rects))


def failed(case: Case, output: bytes) -> list[str]:
    """The codes of the checks that an output does not pass."""
    return [each.code for each in verifying.check(case.content, output, case.boxes, CONFIG) if not each.passed]


def places(output: bytes) -> list[tuple]:
    """Where every character and every painted rectangle of the output stands."""
    document = pypdfium2.PdfDocument(output)
    page = document[0]
    text = page.get_textpage()
    found = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    paths = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))
    found += [("box", path.get_bounds()) for path in paths]
    document.close()
    return found


@pytest.mark.parametrize("line", sorted(LINES))
@pytest.mark.parametrize("names", [LATIN, MIXED], ids=["latin", "mixed"])
def test_names_of_one_class_cannot_be_told_apart(line, names):
    """Ten papers that differ in a name of about one length become the very same file, and it passes."""
    papers = [paper(name, LINES[line]) for name in names]
    outputs = [burned(each)[0] for each in papers]
    assert {output.methods for output in outputs} == {(PageMethod.VECTOR,)}
    assert len({output.sha256 for output in outputs}) <= CLASSES.get(line, 1)
    assert failed(papers[0], outputs[0].content) == []


@pytest.mark.parametrize("line", ["alone", "after_a_label", "at_the_end"])
@pytest.mark.parametrize("aligned", ["centred", "right"])
def test_centred_and_right_aligned_lines_hide_the_width_too(aligned, line):
    """Where the place of a line depends on the name, ten names leave three different files at most, and they pass."""
    papers = [paper(name, LINES[line], aligned=aligned) for name in LATIN]
    outputs = [burned(each)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) <= 3
    assert failed(papers[0], outputs[0].content) == []


STRETCHED = {
    "korean": ("민원인", "{}", "귀하께서", "신청하신", "정보공개", "청구를", "검토한", "결과를"),
    "english": (
        "time",
        "that",
        "the",
        "law",
        "allows,",
        "and",
        "{}",
        "has",
        "been",
        "told",
        "so",
        "by",
        "the",
        "council",
    ),
    "far_apart": ("성명:", "{}", "귀하께", "알립니다"),
}


def stretched(name: str, words) -> Case:
    """A line that stands between both margins, its blanks as broad as that asks for, with a box over the name."""
    rects = []

    def draw(sheet):
        parts = [(word.format(name), "Helvetica" if word.isascii() else "Sans", word == "{}") for word in words]
        width = sum(stringWidth(text, face, 12) for text, face, _ in parts)
        x, blank = 40.0, (WIDTH - 80 - width) / (len(parts) - 1)
        for text, face, is_boxed in parts:
            sheet.setFont(face, 12)
            sheet.drawString(x, 150, text)
            end = x + stringWidth(text, face, 12)
            if is_boxed:
                rects.append((x, 147, end, 160))
            x = end + blank
        sheet.setFont("Sans", 12)
        write_kept(sheet)

    content = drawn(draw, (WIDTH, 200))
    return Case(name, content, (name,), boxes=boxes(*rects))


@pytest.mark.parametrize("line", sorted(STRETCHED))
def test_the_blanks_of_a_justified_line_tell_nothing(line):
    """Ten names in a line stretched between both margins leave three different files at most, and they pass."""
    papers = [stretched(name, STRETCHED[line]) for name in LATIN]
    outputs = [burned(each)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) <= 3
    assert failed(papers[0], outputs[0].content) == []
    assert "allows," not in STRETCHED[line] or "allows," in text_of(outputs[0].content)


def test_a_justified_line_left_as_it_was_is_refused():
    """An output whose blanks are as broad as the removed name made them does not pass."""
    case = stretched("Smith", STRETCHED["english"])
    with mock.patch.object(gaps, "_saved", lambda drawn, run: [0.0] * len(run)):
        output = burned(case)[0].content
    assert "V1" in failed(case, output)


SPREAD = {
    "korean": (("민원인 ", "Sans"), ("{}", "Helvetica"), (" 귀하께서 신청하신 정보공개 결과를", "Sans")),
    "english": (
        ("time that the law allows, and ", "Helvetica"),
        ("{}", "Helvetica"),
        (" has been told so", "Helvetica"),
    ),
}


def spread(name: str, parts) -> Case:
    """A line that ends at one place, whatever the name: all its letters stand apart by what is left."""
    written = [(text.format(name), face) for text, face in parts]
    letters = sum(len(text) for text, _face in written)
    apart = (360 - sum(stringWidth(text, face, 12) for text, face in written)) / (letters - 1)
    rects = []

    def draw(sheet):
        x = 40.0
        sheet.saveState()
        for text, face in written:
            line = sheet.beginText(x, 150)
            line.setFont(face, 12)
            line.setCharSpace(apart)
            line.textOut(text)
            sheet.drawText(line)
            width = stringWidth(text, face, 12) + apart * len(text)
            rects.extend([(x, 147, x + width - apart, 160)] if text == name else [])
            x += width
        sheet.restoreState()
        sheet.setFont("Sans", 12)
        write_kept(sheet)

    return Case(name, drawn(draw, (WIDTH, 200)), (name,), boxes=boxes(*rects))


@pytest.mark.parametrize("line", sorted(SPREAD))
def test_letters_moved_apart_to_fill_a_line_tell_nothing(line):
    """Four names in a line whose letters stand apart to fill it leave one file, and it passes."""
    papers = [spread(name, SPREAD[line]) for name in LATIN[:4]]
    outputs = [burned(each)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) == 1
    assert failed(papers[0], outputs[0].content) == []


def test_letters_left_apart_are_refused():
    """An output whose letters stand as far apart as the removed name left them does not pass."""
    case = spread("Smith", SPREAD["english"])
    with mock.patch.object(gaps, "SPREAD_EM", 0.0):
        output = burned(case)[0].content
    assert "V1" in failed(case, output)


def test_lines_at_a_margin_stay_where_they_begin():
    """A line that begins where others begin tells nothing by its place, and is not moved."""
    case = paper("Smith", LINES["after_a_label"], aligned="indented", beside=2)
    output = burned(case)[0].content
    before, after = (dict(places(content))["성"][0] for content in (case.content, output))
    assert after == pytest.approx(before, abs=0.01)
    assert failed(case, output) == []


def test_names_of_one_class_stand_alike_over_pictures():
    """As pictures, boxes, the layer of words and every pixel are the same, whatever the name."""
    papers = [paper(name, LINES["after_a_label"]) for name in LATIN]
    outputs = [burned(each, as_pictures=True)[0] for each in papers]
    assert len({output.sha256 for output in outputs}) == 1
    assert failed(papers[0], outputs[0].content) == []


@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
def test_nothing_that_stays_moves_into_a_box(as_pictures):
    """On a line with several boxes each box as decided is closed, and no letter of the paper stands in it."""
    case = paper("Smith", LINES["twice"])
    output = burned(case, as_pictures)[0].content
    assert shown_in_boxes(output, case.boxes) == 0
    letters = "".join(text for text, place in places(output) if text != "box" and _is_in(place, case.boxes))
    assert not set(letters) & set("참석님외Smith홍길동")
    assert failed(case, output) == []


@pytest.mark.parametrize("colour", [(0, 0, 0.8), (0.6, 0.6, 0.6)], ids=["blue", "gray"])
def test_coloured_letters_move_as_they_look(colour):
    """Letters that are not dark move over pictures as their pixels stand, and the paper passes."""
    case = paper("Smith", LINES["after_a_label"], colour)
    output = burned(case, as_pictures=True)[0].content
    assert shown_in_boxes(output, case.boxes) == 0
    assert failed(case, output) == []
    shown = rendering.render_page(output, 1, 1000)
    around = shown.crop((shown.width // 4, shown.height // 6, shown.width, shown.height // 3))
    assert any(blue - red > 60 or 120 < red == blue < 180 for _, (red, _green, blue) in around.getcolors(100_000))


def test_a_link_moves_with_its_words():
    """Where a line closes up over whole em, its link lies under the words as they now stand."""
    case = paper("Smith", LINES["after_a_label"], address="https://www.gurye.example.kr/notice")
    output = burned(case)[0].content
    places_of_words = [place for text, place in places(output) if text == "귀"]
    with pikepdf.open(io.BytesIO(output)) as pdf:
        links = [[float(side) for side in each.Rect] for each in pdf.pages[0].Annots]
    ((x0, y0, x1, y1),) = places_of_words
    assert any(link[0] - 1 <= x0 and link[2] + 1 >= x1 and link[1] <= y1 and link[3] >= y0 for link in links)
    assert failed(case, output) == []


def _is_in(place: tuple, decided: tuple) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return any(box.rect[0] < x < box.rect[2] and box.rect[1] < y < box.rect[3] for box in decided)


def test_hangul_names_move_nothing():
    """Syllables have one width: letters after a name of three stand where they stood."""
    for name in HANGUL:
        case = paper(name, LINES["after_a_label"])
        output = burned(case)[0].content
        before, after = (dict(places(content))["귀"][0] for content in (case.content, output))
        assert after == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
@pytest.mark.parametrize("name", sorted(GAP_SABOTAGES))
def test_a_line_set_wrongly_is_refused(name, as_pictures):
    """An output whose gap tells the width of the word, or whose letters stand elsewhere, does not pass."""
    case = paper("Smith", LINES["after_a_label"])
    with GAP_SABOTAGES[name]():
        output = burned(case, as_pictures)[0].content
    assert failed(case, output) != []


@pytest.mark.parametrize("reach", [6.0, 3.0], ids=["grazes_tall_letters", "cuts_the_line"])
def test_a_box_that_reaches_into_the_next_line_closes_no_more_than_it_touches(reach):
    """Where lines stand close, a box over a word of one line leaves the next line legible, and the paper passes."""
    rects = ((58, 138.4 + reach, 105, 161),)

    def draw(sheet):
        sheet.setFont("Helvetica", 10)
        sheet.drawString(40, 150, "pdf encryption test")
        sheet.drawString(40, 138.4, "password: asdfzxcv stays")

    case = Case("close", drawn(draw), ("encryption",), boxes=boxes(*rects))
    output = burned(case)[0]
    assert failed(case, output.content) == []
    assert shown_in_boxes(output.content, case.boxes) == 0
    assert "stays" in text_of(output.content)


def test_a_drawn_soft_hyphen_moves_no_letter():
    """A soft hyphen that is drawn before a removed name makes no difference to where the line is set."""
    case = paper("Smith", (("\xad", "Sans", False), (" {}", "Helvetica", True), (" 28.11.2016", "Helvetica", False)))
    assert failed(case, burned(case)[0].content) == []


def test_a_word_that_is_part_of_every_output_may_be_removed():
    """A removed "den" is not found in the word Identity, which every file's fonts hold."""
    case = paper("den", LINES["after_a_label"])
    assert failed(case, burned(case)[0].content) == []


@pytest.mark.parametrize(("name", "face"), [("KIM", "Helvetica"), ("남궁혜란", "Sans")])
def test_a_box_that_touches_only_the_place_of_the_next_letter_takes_that_letter_with_it(name, face):
    """Where a box ends before the ink of the next letter, yet in its place on the line, the letter goes and the paper
    passes.
    """
    into, em = 0.255, 12
    end = 60 + stringWidth(name, face, em) + into * em

    def draw(sheet):
        sheet.setFont(face, em)
        sheet.drawString(60, 150, name)
        sheet.setFont("Sans", em)
        sheet.drawString(60 + stringWidth(name, face, em), 150, "가 알린 말씀")
        write_kept(sheet)

    case = Case("reaching", drawn(draw, (WIDTH, 200)), (name,), boxes=boxes((60, 147, end, 160)))
    output = burned(case)[0].content
    assert "가" not in text_of(output)
    assert failed(case, output) == []


@pytest.mark.parametrize(
    ("name", "between", "apart", "touched", "deep"),
    [
        ("KimJun", ", 성", 0, "가", 5.0),
        ("Parkji", ", ", 2, ")", 2.5),
        ("채준숙", ", 성", 0, ")", 2.5),
        ("ii", ",", 4, "W", 5.0),
    ],
)
def test_letters_moved_behind_a_box_stand_behind_the_whole_letter_it_touches(name, between, apart, touched, deep):
    """Where a box ends within a letter, a comma that moves behind the box moves behind the whole of that letter."""
    ends = list(accumulate(stringWidth(text, "Sans", 12) for text in (name, between, "starjv")))
    starts = (60, 60 + ends[0], 60 + ends[1] + apart, 60 + ends[2] + apart)

    def draw(sheet):
        sheet.setFont("Sans", 12)
        for at, text in zip(starts, (name, between, "starjv", touched), strict=True):
            sheet.drawString(at, 150, text)
        write_kept(sheet)

    rects = ((starts[0], 147, starts[1], 160), (starts[2], 147, starts[3] + deep, 160))
    case = Case("behind", drawn(draw, (WIDTH, 200)), (), boxes=boxes(*rects))
    output = burned(case)[0].content
    assert "," in text_of(output)
    assert failed(case, output) == []
