"""V7: a font of the output knows the characters its text uses, in Unicode order, and no other.

A font that keeps unused codes, or numbers them in order of first use, reads out what was removed.
"""

import io
import re
from collections import defaultdict
from itertools import pairwise
from typing import Any

from fontTools.ttLib import TTFont
from pypdf import PdfReader

from redaction.verifying.contents import CODE_BYTES, Drawings

BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
PAIR = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>")
FRAME = re.compile(
    rb"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    rb"/CIDSystemInfo <</Registry \(Adobe\) /Ordering \(UCS\) /Supplement 0>> def\n"
    rb"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    rb"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    rb"(?:\d{1,3} beginbfchar\n(?:<[0-9A-F]{4}> <[0-9A-F]{4,8}>\n)*endbfchar\n)*"
    rb"endcmap CMapName currentdict /CMap defineresource pop end end"
)
"""A ToUnicode map is this and nothing else: no comment, no further entry."""
PROGRAM_TABLES = frozenset({"GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "post"})
LAYER_GLYPHS = 3
DEFAULT_WIDTH = 1000
DESCRIPTOR = {
    "/Flags": 4,
    "/FontBBox": [0, -200, 1000, 800],
    "/ItalicAngle": 0,
    "/Ascent": 800,
    "/Descent": -200,
    "/CapHeight": 700,
    "/StemV": 80,
}
"""What the descriptors of all fonts of outputs say: other numbers would tell of the font that was, or of more."""


def font_faults(reader: PdfReader, drawings: Drawings) -> int:
    """How many faults the fonts of the output have."""
    used: dict[int, set[int]] = defaultdict(set)
    fonts: dict[int, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        names = resources.get("/Font", {})
        held = {name: names.raw_get(name) for name in names}
        fonts |= {reference.idnum: reference.get_object() for reference in held.values()}
        for name, codes in drawings.of(page["/Contents"]).codes.items():
            used[held[name].idnum] |= codes
    return sum(_faults_of(font, used[number]) for number, font in fonts.items())


def _faults_of(font: Any, used: set[int]) -> int:
    table = font["/ToUnicode"].get_data()
    pairs = [
        (int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be"))
        for block in BLOCK.findall(table)
        for code, text in PAIR.findall(block)
    ]
    codes = [code for code, _ in pairs]
    texts = [text for _, text in pairs]
    is_in_order = codes == list(range(1, len(codes) + 1)) and all(one < other for one, other in pairwise(texts))
    descendant = font["/DescendantFonts"][0]
    program, chosen = _program_of(descendant), _chosen(descendant)
    faults = [
        FRAME.fullmatch(table) is None,
        not (used <= set(codes) <= used | {1}),
        not is_in_order,
        not _widths_follow(descendant, program, chosen, len(codes)),
        not _program_is_bare(program, chosen, len(codes)),
        any(descendant["/FontDescriptor"].get(key) != value for key, value in DESCRIPTOR.items()),
    ]
    return sum(faults)


def _widths_follow(descendant: Any, program: TTFont, chosen: list[int], count: int) -> bool:
    """Whether the widths speak of used codes only, once each, in order, and say what the program says."""
    widths = [float(each) for each in descendant.get("/W", ())]
    firsts, lasts, told = widths[::3], widths[1::3], widths[2::3]
    is_known = firsts == lasts == sorted({int(code) for code in firsts}) and all(1 <= code <= count for code in firsts)
    if not is_known or len(widths) % 3 or descendant["/DW"] != DEFAULT_WIDTH:
        return False
    scale, names = DEFAULT_WIDTH / program["head"].unitsPerEm, program.getGlyphOrder()
    drawn = [program["hmtx"][names[glyph]][0] * scale if glyph < len(names) else -1.0 for glyph in chosen]
    said = dict(zip(map(int, firsts), told, strict=True))
    return len(drawn) == count + 1 and all(
        abs(said.get(code, DEFAULT_WIDTH) - drawn[code]) <= 1 for code in range(1, count + 1)
    )


def _program_of(descendant: Any) -> TTFont:
    return TTFont(io.BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()), lazy=False)


def _chosen(descendant: Any) -> list[int]:
    """The glyph of each code, from code 0."""
    data = descendant["/CIDToGIDMap"].get_data()
    return [int.from_bytes(data[at : at + CODE_BYTES], "big") for at in range(0, len(data), CODE_BYTES)]


def _program_is_bare(program: TTFont, picked: list[int], count: int) -> bool:
    """Whether the font program holds no table but what drawing needs, and no glyph that is not used."""
    glyphs = len(program.getGlyphOrder())
    is_layer = glyphs == LAYER_GLYPHS and set(picked) <= set(range(LAYER_GLYPHS))
    is_cut = glyphs == count + 1 and picked == list(range(count + 1))
    return (
        set(program.keys()) <= PROGRAM_TABLES
        and not program.getBestCmap()
        and len(picked) == count + 1
        and (is_layer or is_cut)
    )
