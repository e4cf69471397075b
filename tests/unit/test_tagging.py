"""Tags of an output: the original's structure without its words, boxes that speak, links of our own."""

import hashlib
import io
import re
from collections import Counter

import pikepdf
import pytest
import typst
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from redaction import rendering, verifying
from redaction.burning import burn
from redaction.burning.links import is_plain
from redaction.burning.structure import source_tags
from redaction.config import RedactionConfig
from redaction.types import Box, Decisions, Ground, Rect
from redaction.verifying.pipeline import CHECKS_OF_PAGES
from tests.leaks.mutants import grafted

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
SECRET = "남궁혜란"
OPEN: list[pikepdf.Pdf] = []
"""Papers whose elements a test still looks at."""
TYPST = f"""
#set document(title: "x")
#set page(width: 400pt, height: 500pt, margin: 30pt)
#set text(font: "NanumGothic", lang: "ko", size: 11pt)
= 첫째 제목
본문 첫 줄입니다.
== 둘째 제목
#table(columns: 2, table.header([이름], [비고]), [{SECRET}], [], table.cell(colspan: 2)[합계 둘])
- 항목 하나
- 항목 둘
#link("https://www.gurye.go.kr/board?menu=1")[군청 누리집]
"""

pdfmetrics.registerFont(TTFont("NanumTags", str(rendering.FONT_FOLDER / "NanumGothic.ttf")))


def tagged_paper() -> bytes:
    """A paper by Typst with headings, a table, a list, a link, and words about its elements."""
    content = typst.compile(TYPST.encode(), font_paths=[str(rendering.FONT_FOLDER)], ignore_system_fonts=True)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem":
                each.Alt = each.ActualText = each.E = each.T = pikepdf.String(SECRET)
                each.C = pikepdf.Name(f"/{SECRET}")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def place_of(content: bytes, text: str) -> Rect:
    """Where a text stands on the first page."""
    with rendering.opened(content) as document:
        page = document[0].get_textpage()
        at, count = page.search(text).get_next()
        boxes = [page.get_charbox(index) for index in range(at, at + count)]
    sides = list(zip(*boxes, strict=True))
    return min(sides[0]) - 1, min(sides[1]) - 1, max(sides[2]) + 1, max(sides[3]) + 1


def burned(content: bytes, *rects: Rect, pictures: frozenset[int] = frozenset()) -> bytes:
    """The output of boxes on the first page; the verifier has nothing against it."""
    boxes = tuple(Box(1, rect, Ground.G6) for rect in rects)
    decisions = Decisions(hashlib.sha256(content).hexdigest(), boxes, frozenset(), pictures, "공개 문서")
    output = burn(content, decisions, CONFIG, lambda _done, _of: None).content
    assert [each for each in verifying.check(content, output, boxes, CONFIG) if not each.passed] == []
    return output


def elements(content: bytes) -> list[pikepdf.Dictionary]:
    """All elements of the tree, outer before inner, in order."""
    found: list[pikepdf.Dictionary] = []

    def visit(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/StructElem":
            found.append(element)
            for kid in element.get("/K", ()):
                visit(kid)

    pdf = pikepdf.open(io.BytesIO(content))
    OPEN.append(pdf)
    visit(pdf.Root.StructTreeRoot.K)
    return found


def roles(content: bytes) -> Counter[str]:
    """How often each role occurs."""
    return Counter(str(element.S)[1:] for element in elements(content))


@pytest.mark.parametrize("pictures", [frozenset(), frozenset({1})], ids=["drawn_anew", "as_picture"])
def test_headings_tables_and_lists_are_carried_over(pictures):
    """Every element of the original is there, cells that a box has emptied and empty cells too."""
    content = tagged_paper()
    found = roles(burned(content, place_of(content, SECRET), pictures=pictures))
    assert (found["H1"], found["H2"]) == (1, 1)
    assert (found["Table"], found["TR"], found["TH"], found["TD"]) == (1, 3, 2, 3)
    assert (found["L"], found["LI"], found["LBody"]) == (1, 2, 2)


def test_cells_keep_their_spans_and_headings_their_scope():
    """A cell over two columns says so; nothing else of an attribute is taken over."""
    content = tagged_paper()
    attributes = [element.A for element in elements(burned(content, place_of(content, SECRET))) if "/A" in element]
    assert sorted(str(sorted(each.keys())) for each in attributes) == [
        "['/ColSpan', '/O']",
        "['/O', '/Scope']",
        "['/O', '/Scope']",
    ]


def compiled(source: str) -> bytes:
    """A tagged paper of one page by Typst."""
    frame = '#set page(width: 400pt, height: 300pt, margin: 30pt)\n#set text(font: "NanumGothic", lang: "ko")\n'
    return typst.compile((frame + source).encode(), font_paths=[str(rendering.FONT_FOLDER)], ignore_system_fonts=True)


def test_a_cell_over_two_rows_says_so():
    """Whoever listens to a table hears that one cell speaks for two rows."""
    content = compiled("#table(columns: 2, table.cell(rowspan: 2)[재무과], [첫째], [둘째])")
    spans = [element.A.RowSpan for element in elements(burned(content)) if "/A" in element and "/RowSpan" in element.A]
    assert spans == [2]


def test_a_table_without_any_word_is_left_out():
    """A frame of empty cells says nothing, so nobody has to listen to it."""
    content = compiled("본문 한 줄입니다.\n#table(columns: 2, [], [], [], [])")
    assert len(source_tags(content).cells) == 4
    assert roles(burned(content))["Table"] == 0


def test_words_of_a_table_that_stand_in_no_cell_are_a_paragraph():
    """Where a program tags words of a table and names no cell, they are read as a paragraph of their own."""
    with pikepdf.open(io.BytesIO(compiled("#table(columns: 2, [재무과], [첫째], [총무과], [둘째])"))) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") in ("/TD", "/TH"):
                each.S = pikepdf.Name.Span
        out = io.BytesIO()
        pdf.save(out)
    output = burned(out.getvalue())
    assert (roles(output)["P"], roles(output)["Table"]) == (4, 0)
    assert "총무과" in _text_of(output)


def test_no_word_about_an_element_is_carried_over():
    """Alt, ActualText, E, T and classes may repeat what was removed; the output's elements have none."""
    content = tagged_paper()
    output = burned(content, place_of(content, SECRET))
    keys = {key for element in elements(output) for key in element.keys()}  # noqa: SIM118 (a pikepdf object)
    assert keys <= {"/Type", "/S", "/P", "/Pg", "/K", "/A"}


def test_a_box_speaks_in_the_cell_it_stands_in():
    """Whoever listens to the table hears why the cell is closed."""
    content = tagged_paper()
    output = burned(content, place_of(content, SECRET))
    spans = [element for element in elements(output) if element.S == "/Span"]
    assert [str(span.P.S) for span in spans] == ["/TD"]
    assert "비공개 (제9조제1항제6호)" in _text_of(output)


def _text_of(content: bytes) -> str:
    with rendering.opened(content) as document:
        return document[0].get_textpage().get_text_range()


def test_a_link_outside_boxes_is_made_anew():
    """It leads where it led, is described, and is reached through a Link element of the text it stands on."""
    content = tagged_paper()
    output = burned(content, place_of(content, SECRET))
    with pikepdf.open(io.BytesIO(output)) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.URI) == str(link.Contents) == "https://www.gurye.go.kr/board?menu=1"
    (element,) = (element for element in elements(output) if element.S == "/Link")
    assert len(element.K) == 2
    assert str(element.K[1].Type) == "/OBJR"


def test_a_link_under_a_box_is_gone():
    """The address of a closed place leads to it."""
    content = tagged_paper()
    output = burned(content, place_of(content, "군청 누리집"))
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert "/Annots" not in pdf.pages[0]


@pytest.mark.parametrize(
    "address",
    [
        "mailto:hong@example.com",
        "https://hong:pw@example.com/",
        "https://example.com/?tel=010-1234-5678",
        "https://example.com/?mail=hong%40example.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.com/a b",
        "https://example.com/홍길동",
        "http://",
    ],
)
def test_addresses_that_name_somebody_are_no_links(address):
    """Accounts, mail addresses, long numbers and anything but the web are left out."""
    assert not is_plain(address)


def untagged_paper(*lines: tuple[float, float, str]) -> bytes:
    """Lines at places, by reportlab, which writes no tags."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200), invariant=True)
    drawn.setFont("NanumTags", 10)
    for x, y, text in lines:
        drawn.drawString(x, y, text)
    drawn.save()
    return out.getvalue()


def test_lines_that_run_on_are_one_paragraph():
    """A wrapped paragraph is one element, with its box inside; a list item and a far column are their own."""
    long = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자"
    content = untagged_paper(
        (30, 170, long), (20, 155, long), (20, 140, "끝."), (20, 125, "1. 항목"), (200, 125, "다음 열")
    )
    output = burned(content, (70, 153, 100, 165))
    found = elements(output)
    assert [str(element.S) for element in found] == ["/Document", "/P", "/Span", "/P", "/P"]
    assert len(found[1].K) == 3


def test_a_box_alone_in_its_line_is_one_paragraph():
    """A line that is all closed is announced once, by its paragraph, and boxes on one place are painted once."""
    content = untagged_paper((20, 170, "첫 줄"), (20, 120, "남궁혜란"))
    place = (15.0, 116.0, 70.0, 132.0)
    output = burned(content, place, place)
    found = elements(output)
    assert [str(element.S) for element in found] == ["/Document", "/P", "/P"]
    assert [len(element.K) for element in found] == [2, 1, 1]
    assert "비공개 (제9조제1항제6호)" in _text_of(output)
    with pikepdf.open(io.BytesIO(output)) as pdf:
        painted = [line for line in pdf.pages[0].Contents.read_bytes().split(b"\n") if line.endswith(b" re f")]
        assert len(painted) == len(set(painted)) > 0
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert [owner.K[0] for owner in owners] == [0, 1]


def test_the_rules_of_pdf_ua_that_need_no_viewer():
    """Title and its display, language, marked, no suspects, tabs by structure, roles known, headings in order,
    every mark in one element, every link described, fonts embedded with ToUnicode, artifacts apart."""
    content = tagged_paper()
    output = burned(content, place_of(content, SECRET))
    with pikepdf.open(io.BytesIO(output)) as pdf:
        root = pdf.Root
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "ko"
        assert root.MarkInfo.Marked
        assert "/Suspects" not in root.MarkInfo
        assert "/RoleMap" not in root.StructTreeRoot
        assert b"<dc:title>" in root.Metadata.read_bytes()
        for page in pdf.pages:
            assert page.Tabs == "/S"
            marks = [int(found) for found in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
            assert marks == list(range(len(marks)))
            assert len(root.StructTreeRoot.ParentTree.Nums[1]) == len(marks)
            for font in page.Resources.Font.values():
                assert "/ToUnicode" in font
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    headings = [int(str(each.S)[2]) for each in elements(output) if re.fullmatch("/H[1-6]", str(each.S))]
    assert all(after <= before + 1 for before, after in zip([0, *headings], headings, strict=False))


def test_a_tree_that_does_not_fit_is_refused():
    """A mark in two elements, a cell without a row, a link that says another address: the verifier sees each."""
    content = tagged_paper()
    place = place_of(content, SECRET)
    output = burned(content, place)
    assert "V11" in CHECKS_OF_PAGES
    for change, codes in (
        (_nothing, set()),
        (_cell_without_row, {"V11"}),
        (_mark_told_twice, {"V11"}),
        (_link_described_otherwise, {"V11"}),
    ):
        changed = grafted(output, lambda pdf, _case, change=change: change(pdf), None)
        outcomes = verifying.check(content, changed, (Box(1, place, Ground.G6),), CONFIG)
        assert {each.code for each in outcomes if not each.passed} == codes


def _of_role(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == role)


def _nothing(_pdf: pikepdf.Pdf) -> None:
    """The result as it was, written again."""


def _cell_without_row(pdf: pikepdf.Pdf) -> None:
    _of_role(pdf, "/TR").S = pikepdf.Name.P


def _mark_told_twice(pdf: pikepdf.Pdf) -> None:
    _of_role(pdf, "/H1").K.append(3)


def _link_described_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].Contents = pikepdf.String("https://example.com/")
