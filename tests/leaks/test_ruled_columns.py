"""A line of several columns: what a box demands of its own column, and of those behind a rule."""

from redaction import verifying
from tests.leaks.sheets import Case, boxes, drawn
from tests.leaks.test_channels import CONFIG, burned
from tests.leaks.test_gaps import places

RULE_X, BEHIND_X = 150.0, 163.0


def _row(name: str) -> Case:
    """A row of two columns with a rule between: a Latin name before a title, and what stays for sure."""

    def draw(sheet):
        sheet.setFont("Helvetica", 12)
        sheet.drawString(31, 150, f"{name} esq.")
        sheet.drawString(BEHIND_X, 150, "Room 12")
        sheet.setLineWidth(1)
        sheet.line(RULE_X, 130, RULE_X, 175)

    return Case(name, drawn(draw), (name,), boxes=boxes((31, 147, 33 + 6.5 * len(name), 160)))


def test_a_column_behind_a_rule_stays_where_it_is():
    """The name's own column is set anew so that its width tells nothing; the one behind the rule does not move."""
    case = _row("Younghee")
    output = burned(case)[0]
    assert [
        each.code for each in verifying.check(case.content, output.content, case.boxes, CONFIG) if not each.passed
    ] == []
    room = min(place[0] for text, place in places(output.content) if text == "R")
    before = min(place[0] for text, place in places(case.content) if text == "R")
    assert abs(room - before) < 0.1
