"""What detection missed and marked in vain, in numbers: what officers drew beyond the findings, and what they kept."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from disclosure.actions import reviewing
from disclosure.models import AuditEntry, DrawnBox, FindingRow
from disclosure.recall import recall_by_month
from disclosure.reviewing import marks
from tests.disclosure_world import SECRET, fresh
from tests.integration.officers.screens import at, told
from tests.plain_services import plain_paper

TEXT = f"이정수 {SECRET} ?박순자? 900202-2345678"


@pytest.fixture
def file(world):
    """A paper with a name that nobody found, two numbers, and a doubtful name."""
    uploaded = world.upload(plain_paper(TEXT))
    world.work()
    return fresh(uploaded)


def press(client, file, do, **more):
    """Send a button of the review screen."""
    return client.post(at("decide", file), {"do": do, "version": fresh(file).changes, "page": 1, **more})


def draw(client, file, left, right, **more):
    """Draw a box over the characters from `left` to `right` of the only line; one box of all is 595 wide."""
    share = {"left": left / 5.95, "right": right / 5.95, "top": 98.9, "bottom": 99.9}
    return press(client, file, "draw", **share, ground="G6", **more)


def reviewed(world, client, file):
    """Two misses drawn (one named), one box drawn over a finding, one number kept, the review finished."""
    draw(client, file, 0, 3, kind="person")
    draw(client, file, 60, 70, kind="nonsense")
    draw(client, file, 4, 18)
    number = FindingRow.objects.filter(sealed_file=file, kind="resident_number").order_by("pk").last()
    press(client, file, f"keep place f{number.pk}")
    world.decide_all(file)
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())


def test_the_report_counts_misses_and_false_marks_by_month_and_kind(world, file, as_officer):
    """A drawn name is a miss of its kind, an unnamed box one of none; a box over a finding is no miss."""
    handler = as_officer("handler")
    assert recall_by_month(world.handler) == ()
    assert "아직 검토를 마친 파일이 없습니다" in handler.get(reverse("officers:recall")).content.decode()
    reviewed(world, handler, file)
    rows = {row.kind: row for row in recall_by_month(world.handler)}
    assert {row.month for row in rows.values()} == {"2026-11"}
    number, person, unnamed = rows["resident_number"], rows["person"], rows["box"]
    assert (number.hidden, number.added, number.proposed, number.kept) == (1, 0, 2, 1)
    assert (person.hidden, person.added, person.recall, person.precision) == (2, 1, 0.5, None)
    assert (unnamed.hidden, unnamed.added, unnamed.recall) == (1, 1, 0.0)
    body = handler.get(reverse("officers:recall")).content.decode()
    for words in ("주민등록번호", "종류를 적지 않은 상자", "50.0%", "모두"):
        assert words in body
    for secret in (SECRET, "이정수", file.public_id):
        assert secret not in body


def test_the_numbers_come_as_a_file_too(world, file, as_officer):
    """The CSV has the same rows, opens in a spreadsheet, and holds nothing of a paper."""
    handler = as_officer("handler")
    reviewed(world, handler, file)
    answer = handler.get(reverse("officers:recall_csv"))
    assert answer["Content-Type"].startswith("text/csv")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0][:3] == ["달", "종류", "가린 곳"]
    assert rows[1] == ["2026-11", "모두", "4", "2", "50.0%", "2", "1", "50.0%"]
    assert SECRET not in text


def test_each_sees_the_numbers_of_the_own_departments(world, file, as_officer):
    """Another department's report is empty; the chief's holds all."""
    reviewed(world, as_officer("handler"), file)
    assert recall_by_month(world.foreigner) == ()
    assert len(as_officer("foreigner").get(reverse("officers:recall_csv")).content.decode().splitlines()) == 1
    assert len(recall_by_month(world.chief)) == 3


def test_a_drawn_box_says_what_it_hides_and_can_be_told_otherwise(world, file, as_officer):
    """The kind is given while drawing or afterwards, is shown, and is written to the history; a made-up one is none."""
    handler = as_officer("handler")
    draw(handler, file, 0, 3)
    box = DrawnBox.objects.get()
    assert box.kind == ""
    answer = press(handler, file, f"name place b{box.pk}", **{f"kind-b{box.pk}": "address"})
    assert "종류" in told(answer)
    assert DrawnBox.objects.get().kind == "address"
    assert "직접 그린 상자 · 주소" in handler.get(at("review", file)).content.decode()
    entry = AuditEntry.objects.order_by("number").last()
    assert entry.facts["kind"] == "address"
    press(handler, file, f"name place b{box.pk}", **{f"kind-b{box.pk}": "made up"})
    assert DrawnBox.objects.get().kind == ""
    assert [mark.kind for mark in marks(fresh(file)) if mark.box_id] == ["box"]


@pytest.mark.parametrize("target", ["b999999", "f1", "x", ""])
def test_only_a_box_of_this_file_is_named(file, as_officer, target):
    """A finding, another file's box and nonsense are refused."""
    assert "DIS-05" in told(press(as_officer("handler"), file, f"name place {target}"))
