"""The scripted officers see what is printed on a paper, box what detection missed, and leave what they cannot see."""

from types import SimpleNamespace

import pytest

from cms.sample_county.comparing import differences
from cms.sample_county.looking import look, touches, uncovered
from cms.sample_county.playing import _kept_texts
from redaction.papers import PaperKind, Producer, make_paper, make_pdf, printed_pages, truth_of
from redaction.types import PageText, TextOrigin

WIDTH, HEIGHT = 10.0, 12.0


def page(*lines, number=1):
    """A page with letters of one size; each line is (text, x, y)."""
    text = "".join(line for line, _, _ in lines)
    rects = [(x + at * WIDTH, y, x + (at + 1) * WIDTH, y + HEIGHT) for line, x, y in lines for at in range(len(line))]
    return PageText(number, text, tuple(rects), TextOrigin.LAYER, 1.0)


def test_a_value_that_wraps_in_a_cell_is_boxed_on_both_of_its_lines():
    """An address in a narrow cell is hidden on every line it takes, and the cell beside it stays."""
    printed = (page(("가상군 물빛면", 100, 700), ("들길 7", 100, 686), ("접수 완료", 300, 700)),)
    (place,) = look(printed, (), ["가상군 물빛면 들길 7"], []).secrets[1]
    boxes = uncovered(place, [])
    assert [(round(x0), round(y0), round(x1), round(y1)) for x0, y0, x1, y1 in boxes] == [
        (100, 700, 170, 712),
        (100, 686, 140, 698),
    ]


def test_what_a_finding_covers_is_not_boxed_again_and_what_it_half_covers_is():
    """Where detection took only a given name, the officer's box hides the whole name without a seam."""
    printed = (
        page(
            ("독고가람", 100, 700),
        ),
    )
    (place,) = look(printed, (), ["독고가람"], []).secrets[1]
    assert uncovered(place, [(99, 699, 141, 713)]) == []
    ((x0, _, x1, _),) = uncovered(place, [(120, 699, 141, 713)])
    assert (round(x0), round(x1)) == (100, 140)


def test_a_name_that_ocr_reads_otherwise_is_hidden_where_it_is_printed():
    """A scanned name is boxed by where it stands, whatever letters the machine read there."""
    printed = (
        page(
            ("담당 곽새벽", 100, 700),
        ),
    )
    misread = (
        page(
            ("담당 곽새벅", 100, 700),
        ),
    )
    sight = look(printed, misread, ["곽새벽"], [])
    assert sight.unseen == 0
    assert touches([(130, 700, 160, 712)], sight.secrets[1])
    assert not touches([(100, 700, 120, 712)], sight.secrets[1])


def test_a_last_letter_that_no_reader_gives_is_hidden_with_its_line():
    """Where the last letter of a value stands alone and unread below it, the box takes that line, too."""
    printed = (
        page(
            ("돌봄 3등", 100, 700),
        ),
    )
    (place,) = look(printed, (), ["돌봄 3등급"], []).secrets[1]
    assert min(y0 for _, y0, _, _ in uncovered(place, [])) < 690


def test_a_secret_that_stands_nowhere_is_counted_and_never_guessed():
    """A value that the officer cannot see on the paper is no reason to approve it."""
    sight = look(
        (
            page(
                ("회의를 마쳤다", 100, 700),
            ),
        ),
        (),
        ["곽새벽", "남궁솔"],
        [],
    )
    assert (sight.unseen, sight.secrets) == (2, {})


@pytest.mark.slow
@pytest.mark.parametrize("producer", [Producer.TYPST, Producer.REPORTLAB, Producer.REPORTLAB_CID, Producer.SCAN])
def test_every_secret_of_an_invented_roster_is_seen(producer):
    """On paper from any program, and on a scan askew, the officer sees each secret of a crowded table."""
    paper = make_paper(PaperKind.ROSTER, 5, 2)
    secrets = [true.value for true in truth_of(paper).secrets]
    sight = look(printed_pages(paper, producer, make_pdf(paper, producer)), (), secrets, [])
    assert sight.unseen == 0


def row(paper, sha256):
    """A public paper as a report's JSON names it."""
    return {"paper": paper, "record": f"record{paper}", "sha256": sha256}


def test_two_runs_with_the_same_public_bytes_do_not_differ():
    """The same papers with the same bytes are the same month, in whatever order they became public."""
    assert list(differences([row(1, "aa"), row(2, "bb")], [row(2, "bb"), row(1, "aa")])) == []


def test_what_is_lost_doubled_or_changed_between_two_runs_is_told_by_its_number():
    """A paper that is missing, public twice, or other bytes than before is named."""
    found = list(differences([row(1, "aa"), row(2, "bb"), row(3, "cc")], [row(1, "aa"), row(1, "aa"), row(2, "xx")]))
    assert found == [
        "paper 1 is public twice in the second run",
        "paper 3 is public in the first run only",
        "paper 2 is public as other bytes: bb, then xx",
    ]


def test_a_word_of_the_title_stays_and_any_other_doubtful_word_goes():
    """Hiding what the record's own title says would be in vain, and the proof would refuse the paper."""
    paper = SimpleNamespace(title="다문화가족 한국어 교실 수강생 명단")
    sample = SimpleNamespace(paper=paper, truth=SimpleNamespace(kept=()))
    sealed = page(("다문화가족 한국어 교실", 100, 700), ("수급자", 100, 686))
    is_kept = _kept_texts(sample, (sealed,))
    start = sealed.text.index("수급자")
    assert is_kept(SimpleNamespace(page=1, start=0, end=3))
    assert not is_kept(SimpleNamespace(page=1, start=start, end=start + 3))
