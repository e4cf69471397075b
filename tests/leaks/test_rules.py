"""Rules of tables that end at a box are no strokes in it, and strokes in it are still found."""

import pytest

from redaction.burning.streams import flate
from redaction.types import Box, Ground, PageMethod
from tests.leaks.mutants import grafted
from tests.leaks.sheets import NAME, NUMBER, Case, drawn
from tests.leaks.test_channels import burned
from tests.leaks.test_mutants import failed_checks


def table(width_pt: float) -> Case:
    """A table of broad rules, two whole rows of which are closed."""

    def draw(sheet) -> None:
        sheet.setLineWidth(width_pt)
        sheet.grid([20, 110, 300], [180, 150, 120, 90, 60])
        for row, words in enumerate((("성명", "번호"), (NAME, NUMBER), (NAME, NUMBER), ("비고", "없음"))):
            for column, text in enumerate(words):
                sheet.drawString(26 + 90 * column, 160 - 30 * row, text)

    return Case("table", drawn(draw), kept=("성명", "비고"), boxes=(Box(1, (20, 91, 300, 149), Ground.G6),))


@pytest.mark.parametrize("width_pt", [0.5, 1.0, 2.0])
def test_rows_of_a_table_with_broad_rules_are_drawn_anew(width_pt):
    """The rules between cells end at the box, and the page need not become a picture for them."""
    case = table(width_pt)
    output, _decisions = burned(case)
    assert output.methods == (PageMethod.VECTOR,)
    assert failed_checks(case, output.content) == []


@pytest.mark.parametrize("stroke", ["60 130 m 60 100 l S", "60 149 m 60 147 l S", "1 J 60 160 m 60 149.5 l S"])
def test_a_stroke_that_goes_on_into_a_box_is_refused(stroke):
    """A rule that is drawn in a box, ends in it, or reaches into it by a round end is a stroke."""
    case = table(1.0)

    def change(pdf, _case) -> None:
        page = pdf.pages[0]
        page.obj.Contents = flate(pdf, page.Contents.read_bytes() + f"\n/Artifact BMC q 4 w {stroke} Q EMC".encode())

    assert "V5" in failed_checks(case, grafted(burned(case)[0].content, change, case))
