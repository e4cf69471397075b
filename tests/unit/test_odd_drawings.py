"""Strange drawings, tags and results: what burning makes of them, and what the verifier has against them."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from redaction import rendering, verifying
from redaction.burning import pipeline as burning
from redaction.burning.links import MOST_LINKS, web_links
from redaction.burning.structure import source_tags
from redaction.errors import CannotRemove, ParsersDisagree
from redaction.types import Box, Ground, PageMethod, Rect
from redaction.verifying.paint import strange_paths
from redaction.verifying.pixels import zones
from redaction.verifying.readers import pdfium_characters, pdfminer_listed, pdfminer_pages
from tests.faults.handmade import paper, saved
from tests.leaks.mutants import grafted
from tests.unit.test_burning import CONFIG, NAME_BOX, burned, text_of
from tests.unit.test_burning import paper as korean_paper
from tests.unit.test_odd_papers import CODES_BEYOND_SIXTEEN_BITS
from tests.unit.test_tagging import SECRET, place_of, tagged_paper
from tests.unit.test_tagging import burned as burned_and_checked

BOX: Rect = (100, 400, 200, 450)


def drawn(manner: bytes) -> bytes:
    """A page with one line of text drawn in this manner."""
    return saved(paper(content=b"BT /F1 24 Tf " + manner + b" (A line of text to be drawn) Tj ET"))


@pytest.mark.parametrize(
    ("manner", "method"),
    [
        (b"72 700 Td", PageMethod.VECTOR),
        (b"2 Tr 1 w 0 0 1 rg 0 0 1 RG 72 700 Td", PageMethod.VECTOR),
        (b"2 Tr 1 w 0 0 1 rg 1 0 0 RG 72 700 Td", PageMethod.RASTER),
        (b"1 Tr 72 700 Td", PageMethod.RASTER),
    ],
    ids=["plain", "bold", "in_two_colours", "as_outlines"],
)
def test_letters_are_drawn_anew_only_where_that_looks_the_same(manner, method):
    """Bold letters keep their stroke; letters in two colours or in outline become a picture of the page."""
    result = burned(drawn(manner))
    assert result.methods == (method,)
    assert "A line of text" in text_of(result.content)


def test_characters_beyond_sixteen_bits_are_told_in_the_output():
    """A rare Chinese character of a name comes back as it was, to each of the readers; half of one is left out."""
    pdf = paper(content=b"BT /F1 12 Tf 72 700 Td (AxBxy) Tj ET")
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_indirect(Stream(pdf, CODES_BEYOND_SIXTEEN_BITS))
    content = saved(pdf)
    assert "\U0002000b" in text_of(burned(content).content)
    with rendering.opened(content) as document:
        assert "\U0002000b" in "".join(character.text for character in pdfium_characters(document[0]))


def test_codes_that_mean_nothing_are_read_as_nothing():
    """A reader that cannot name a character of the paper goes on with the next."""
    pdf = paper(content=b"BT /F1 12 Tf 72 700 Td <41> Tj /F2 12 Tf <00410042> Tj ET")
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/Odd"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Odd"), Supplement=0),
    )
    pdf.pages[0].obj.Resources.Font.F2 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/Odd"),
            Encoding=Name("/Identity-V"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
        )
    )
    (reading,) = pdfminer_pages(pdfminer_listed(saved(pdf)))
    assert "".join(character.text for character in reading).casefold() == "a"


def test_links_that_make_no_sense_are_no_links():
    """A link without a place spoils no paper; of very many, the first are looked at."""
    pdf = paper()
    action = Dictionary(S=Name.URI, URI=String("https://www.gurye.go.kr/"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action, Rect=Array([0, 0, 10, 10]))
    pdf.pages[0].obj.Annots = Array([link] * (MOST_LINKS + 5))
    (links,) = web_links(saved(pdf), 1)
    assert len(links) == MOST_LINKS
    del link.Rect
    pdf.pages[0].obj.Annots = Array([link])
    assert web_links(saved(pdf), 1) == ((),)


def _with_tags(change) -> bytes:
    with pikepdf.open(io.BytesIO(tagged_paper())) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/StructElem"]
        change(pdf, elements)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _roles_renamed(pdf, elements):
    for one in elements:
        one.S = Name("/Own" + str(one.S)[1:])
    names = {str(one.S) for one in elements}
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({name: Name("/" + name[4:]) for name in names})


def _roles_in_a_circle(pdf, elements):
    for one in elements:
        one.S = Name.Here
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Here=Name.There, There=Name.Here)


def _spelled_out(pdf, mark):
    return Dictionary(Type=Name.MCR, MCID=mark, Pg=pdf.pages[0].obj)


def _marks_spelled_out(pdf, elements):
    for one in elements:
        if "/K" in one and isinstance(one.K, int):
            one.K = _spelled_out(pdf, one.K)
        elif "/K" in one and isinstance(one.K, Array):
            one.K = Array(
                [
                    Dictionary(Type=Name.MCR, MCID=kid, Pg=pdf.pages[0].obj) if isinstance(kid, int) else kid
                    for kid in one.K
                ]
            )


def test_tags_by_other_names_and_in_other_spellings_are_the_same_tags():
    """Programs call headings by names of their own and spell marks out; what an element is does not depend on it."""
    plain = source_tags(tagged_paper())
    assert plain.places
    for change in (_roles_renamed, _marks_spelled_out):
        told = source_tags(_with_tags(change))
        assert set(told.places) == set(plain.places)
        assert len(told.cells) == len(plain.cells)


def test_tags_that_make_no_sense_are_no_tags():
    """Names that lead in a circle name nothing, and a tree that is none leaves the paper untagged."""
    assert source_tags(_with_tags(_roles_in_a_circle)).cells == []
    broken = _with_tags(lambda pdf, _elements: setattr(pdf.Root.StructTreeRoot, "K", String("none")))
    assert source_tags(broken).places == {}
    assert source_tags(b"no paper at all").places == {}


def test_a_paper_two_programs_count_differently_is_not_burned(monkeypatch):
    """Where the pages are not agreed on, no box can be trusted to be on its page."""
    monkeypatch.setattr(burning, "_user_units", lambda _content: (1.0, 1.0))
    with pytest.raises(ParsersDisagree):
        burned(korean_paper(), NAME_BOX)


def _catalogue_entry(pdf):
    pdf.Root.Odd = Dictionary(Words=String(SECRET))


def _mark_info_as_list(pdf):
    pdf.Root.MarkInfo = Array([])


def _fonts_as_list(pdf):
    pdf.pages[0].obj.Resources.Font = Array([])


def _parents_as_dictionary(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums = Dictionary()


def _element_in_two_places(pdf):
    table = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Table")
    table.K.append(table.K[0])


def _nothing(_pdf):
    pass


def refused(content: bytes, output: bytes, place: Rect, change) -> dict[str, str]:
    """Which checks fail, and their measures, when the output of one box is changed and written as burning writes."""
    changed = grafted(output, lambda pdf, _case: change(pdf), None)
    outcomes = verifying.check(content, changed, (Box(1, place, Ground.G6),), CONFIG)
    return {outcome.code: outcome.measure for outcome in outcomes if not outcome.passed}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_catalogue_entry, "V8"),
        (_mark_info_as_list, "V8"),
        (_fonts_as_list, "V8"),
        (_parents_as_dictionary, "V8"),
        (_element_in_two_places, "V11"),
    ],
)
def test_a_result_of_another_shape_is_refused(change, code):
    """An entry we never write, a list where we write a dictionary, an element told twice: each blocks the result."""
    content = tagged_paper()
    place = place_of(content, SECRET)
    output = burned_and_checked(content, place)
    assert refused(content, output, place, _nothing) == {}
    assert code in refused(content, output, place, change)


@pytest.mark.parametrize(
    ("drawing", "strange"),
    [
        (b"0.2 g 100 400 100 50 re f", 0),
        (b"0.2 g 300 300 100 50 re f", 0),
        (b"0.2 g 100 400 100 50 re f 0.4 g 100 400 100 50 re f", 1),
        (b"0.2 g 110 410 m 190 410 l 150 440 l h f", 1),
        (b"0.2 g 110 410 m 190 410 l 190 440 l 140 445 l h f", 1),
        (b"0.2 g 110 410 m 190 410 l 190 420 l 150 430 l 130 440 l 110 440 l 105 420 l h f", 1),
        (b"0.2 g 120 380 2 100 re f", 1),
        (b"1 w 110 410 m 190 440 l S", 1),
        (b"2 w 110 420 m 190 420 l S", 1),
        (b"2 w 20 420 m 100 420 l S", 0),
    ],
    ids=[
        "the_box",
        "beside",
        "two_colours",
        "a_triangle",
        "a_crooked_area",
        "a_figure_of_many_corners",
        "a_slim_area",
        "a_slanted_line",
        "a_level_line",
        "a_line_that_ends_at_the_box",
    ],
)
def test_what_a_box_may_be_painted_with(drawing, strange):
    """Within a box there is broad opaque paint of one colour, and nothing that could be a stroke of a letter."""
    with rendering.opened(saved(paper(content=drawing))) as document:
        assert strange_paths(document[0], (BOX,)) == strange
        assert strange_paths(document[0], ()) == 0


def test_bars_that_moved_may_change_what_is_around_them():
    """A page may look different in its boxes and a little around bars that made room."""
    (box, bar) = zones([BOX], [], [(0.0, 0.0, 50.0, 10.0)])
    assert box == BOX
    assert bar[0] < 0 < 50 < bar[2]
    assert bar[1] < 0 < 10 < bar[3]


def _cut(pdf):
    pdf.pages[0].obj.MediaBox = Array([0, 0, 300, 150])


def test_a_page_of_another_size_is_another_page():
    """A result whose page is cut blocks, whatever it shows."""
    content = korean_paper()
    output = burned(content, NAME_BOX).content
    assert refused(content, output, NAME_BOX, _nothing) == {}
    assert refused(content, output, NAME_BOX, _cut)["V4"].startswith("changed 1000000 ppm")


def test_a_page_with_a_picture_nobody_can_draw_does_not_become_a_picture():
    """A damaged picture would be white in a picture of its page; the paper is refused instead."""
    pdf = paper()
    picture = Stream(pdf, b"noise", Type=Name.XObject, Subtype=Name.Image, Width=99, Height=99, Filter=Name.JPXDecode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pdf.make_indirect(picture))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 200 0 0 200 72 300 cm /Im Do Q")
    with pytest.raises(CannotRemove, match="image"):
        burned(saved(pdf), pictures=frozenset({1}))
