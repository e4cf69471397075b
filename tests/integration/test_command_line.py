"""`python -m redaction`: what it prints, what it leaves behind, and how it ends."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from redaction.cli import main
from redaction.errors import ResourcesExhausted
from redaction.workshop import Workshop
from tests.faults.handmade import paper, saved
from tests.faults.hostile_structures import needs_a_password
from tests.faults.measured import redaction

WORDS = b"BT /F1 12 Tf 72 700 Td (Call Hong Gildong at 010-1234-5678 today) Tj ET"
PLACE = [185, 695, 268, 712]
"""Where the telephone number stands on the page."""


@pytest.fixture
def sealed(tmp_path):
    """A paper with a telephone number on both of its pages."""
    path = tmp_path / "in.pdf"
    path.write_bytes(saved(paper(2, WORDS)))
    return path


def _boxes(tmp_path, *boxes):
    path = tmp_path / "boxes.json"
    path.write_text(json.dumps({"boxes": list(boxes)}))
    return path


def _complaint(err):
    """The one line of JSON on standard error."""
    (line,) = err.splitlines()
    told = json.loads(line)
    assert {"code", "message"} <= set(told)
    return told["code"]


def _text(path):
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_inspect_tells_the_pages(sealed, capsys):
    """The outer facts of a file, as JSON."""
    assert main(["inspect", str(sealed)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["pages"]) == 2
    assert told["pages"][0]["text_characters"] > 20


def test_find_tells_places_and_what_to_do(sealed, capsys):
    """Each value with page, place, kind, score, tier and what the detector proposes."""
    assert main(["find", str(sealed)]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    phones = [item for item in found if item["kind"] == "phone"]
    assert [item["page"] for item in phones] == [1, 2]
    assert {"page", "rect", "kind", "score", "tier", "disposition"} <= set(phones[0])
    assert phones[0]["rect"][0] == pytest.approx(186, abs=3)


def test_detect_answers_line_by_line(monkeypatch, capsys):
    """Bad lines are answered in their place, and the others go on."""
    lines = [
        json.dumps({"id": 1, "text": "연락처는 010-1234-5678입니다"}),
        "no json",
        "",
        json.dumps({"id": 2, "text": ""}),
        json.dumps({"id": 3}),
        json.dumps({"id": 4, "text": 5}),
        json.dumps([1]),
        '{"id": 5, "text": "\\ud800 010-1234-5678"}',
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    assert main(["detect", "--jsonl"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(told) == len(lines)
    (span,) = told[0]["spans"]
    assert set(span) == {"start", "end", "kind", "score", "tier", "disposition", "reason"}
    assert (span["start"], span["end"], span["kind"]) == (5, 18, "phone")
    assert told[3] == {"id": 2, "spans": []}
    assert [("error" in answer) for answer in told] == [False, True, True, False, True, True, True, False]
    # Half a surrogate pair hides nothing: the rest of its text is read.
    assert [(one["start"], one["end"]) for one in told[7]["spans"]] == [(2, 15)]
    assert [answer["id"] for answer in told] == [1, None, None, 2, 3, 4, None, 5]


def test_redact_by_boxes_then_verify_and_check(sealed, tmp_path, capsys):
    """A box on one page takes the number from both; our verifier and the proof agree with the result."""
    boxes = _boxes(tmp_path, {"page": 1, "rect": PLACE, "ground": "G6"})
    out, proof, key = tmp_path / "out.pdf", tmp_path / "proof.json", tmp_path / "key"
    key.write_text("07" * 32)
    told = ["--boxes", str(boxes), "--proof", str(proof), "--signing-key", str(key)]
    assert main(["redact", str(sealed), str(out), *told]) == 0
    assert b"1234" not in out.read_bytes()
    assert _text(out) == 2
    assert main(["verify", str(sealed), str(out), "--boxes", str(boxes)]) == 0
    assert main(["check", str(out), str(proof)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"verified": True, "failed": []}, {"holds": True, "faults": []}]
    assert main(["check", str(sealed), str(proof)]) == 5
    assert main(["verify", str(sealed), str(sealed), "--boxes", str(boxes)]) == 5
    assert main(["verify", str(sealed), str(boxes), "--boxes", str(boxes)]) == 5
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers[0]["faults"] == ["other_file"]
    assert "V1" in answers[1]["failed"]
    assert answers[2]["failed"]


def test_a_result_that_breaks_the_bounds_of_its_check_is_not_verified(sealed, tmp_path, capsys, monkeypatch):
    """The paper has passed inspection: what cannot be checked within its bounds is the result, and it has failed."""

    def exhausted(*_asked):
        raise ResourcesExhausted("memory")

    monkeypatch.setattr(Workshop, "check", exhausted)
    boxes = _boxes(tmp_path, {"page": 1, "rect": PLACE, "ground": "G6"})
    assert main(["verify", str(sealed), str(sealed), "--boxes", str(boxes)]) == 5
    assert json.loads(capsys.readouterr().out) == {"verified": False, "failed": ["V9"]}


def test_redact_by_the_detector(sealed, tmp_path):
    """Taking the detector's word removes what it found."""
    out = tmp_path / "out.pdf"
    run = redaction("redact", sealed, out, "--accept", "redact")
    assert (run.exit_code, run.out, run.err) == (0, "", "")
    assert _text(out) == 2


def test_a_paper_nobody_could_read_is_not_redacted(tmp_path, capsys):
    """A page that was not read is never published."""
    path, out = tmp_path / "in.pdf", tmp_path / "out.pdf"
    path.write_bytes(saved(paper(content=b"3 w 100 100 m 200 300 300 300 400 100 c S")))
    assert main(["redact", str(path), str(out), "--accept", "redact"]) == 3
    assert _complaint(capsys.readouterr().err) == "RED-06"
    assert not out.exists()


def test_a_page_nobody_could_read_may_be_closed_as_a_whole(tmp_path, capsys):
    """A box over all of it lets nothing of it out; one that leaves a strip does not do."""
    path, out = tmp_path / "in.pdf", tmp_path / "out.pdf"
    path.write_bytes(saved(paper(content=b"3 w 100 100 m 200 300 300 300 400 100 c S")))
    strip = _boxes(tmp_path, {"page": 1, "rect": [0, 0, 612, 780], "ground": "G6"})
    assert main(["redact", str(path), str(out), "--boxes", str(strip)]) == 3
    assert _complaint(capsys.readouterr().err) == "RED-06"
    whole = _boxes(tmp_path, {"page": 1, "rect": [0, 0, 1000, 1000], "ground": "G6"})
    assert main(["redact", str(path), str(out), "--boxes", str(whole)]) == 0
    assert _text(out) == 1


@pytest.mark.parametrize(
    "box",
    [
        {"page": 3, "rect": PLACE, "ground": "G6"},
        {"page": 0, "rect": PLACE, "ground": "G6"},
        {"page": 1, "rect": [10, 10, 10, 20], "ground": "G6"},
        {"page": 1, "rect": [9000, 9000, 9010, 9010], "ground": "G6"},
    ],
    ids=["no such page", "page zero", "empty", "off the page"],
)
def test_a_box_that_is_nowhere_is_refused(sealed, tmp_path, capsys, box):
    """A box on a page that is not there, or of no size, is refused and leaves no file."""
    out = tmp_path / "out.pdf"
    assert main(["redact", str(sealed), str(out), "--boxes", str(_boxes(tmp_path, box))]) == 3
    assert _complaint(capsys.readouterr().err) == "RED-08"
    assert not out.exists()


@pytest.mark.parametrize(
    "given",
    [
        "no json",
        "[]",
        '{"boxes": [{"page": "one", "rect": [1, 2, 3, 4]}]}',
        '{"boxes": [{"page": 1, "rect": [1, 2, 3]}]}',
        '{"boxes": [{"page": 1, "rect": [1, 2, 3, 4], "ground": "G99"}]}',
    ],
)
def test_boxes_that_are_none_are_a_matter_of_usage(sealed, tmp_path, capsys, given):
    """A file of boxes in another form is not guessed at."""
    boxes = tmp_path / "boxes.json"
    boxes.write_text(given)
    assert main(["redact", str(sealed), str(tmp_path / "out.pdf"), "--boxes", str(boxes)]) == 2
    assert _complaint(capsys.readouterr().err) == "RED-00"


def test_an_infinite_box_is_refused(sealed, tmp_path, capsys):
    """JSON has no infinity, but Python reads one."""
    boxes = tmp_path / "boxes.json"
    boxes.write_text('{"boxes": [{"page": 1, "rect": [0, 0, 1e999, 4]}]}')
    assert main(["redact", str(sealed), str(tmp_path / "out.pdf"), "--boxes", str(boxes)]) in (2, 3)
    assert _complaint(capsys.readouterr().err) in ("RED-00", "RED-08")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["inspect"],
        ["detect"],
        ["inspect", "{tmp}/홍길동.pdf"],
        ["redact", "{in}", "{tmp}/out.pdf"],
        ["redact", "{in}", "{in}", "--accept", "redact"],
        ["redact", "{in}", "{tmp}/out.pdf", "--accept", "everything"],
        ["redact", "{in}", "{tmp}/out.pdf", "--accept", "redact", "--signing-key", "{in}"],
        ["redact", "{in}", "{tmp}/out.pdf", "--accept", "redact", "--signing-key", "{short}"],
        ["check", "{in}", "{in}"],
    ],
)
def test_a_wrong_command_is_told_without_repeating_it(sealed, tmp_path, capsys, arguments):
    """A slip in typing ends with code 2, and the names of files are not repeated."""
    short = tmp_path / "short"
    short.write_text("abcd")
    places = {"{in}": str(sealed), "{tmp}": str(tmp_path), "{short}": str(short)}
    for sign, place in places.items():
        arguments = [argument.replace(sign, place) for argument in arguments]
    code = main(arguments)
    told = capsys.readouterr().err
    if arguments[:1] == ["check"]:
        assert code in (2, 5)
    else:
        assert (code, _complaint(told)) == (2, "RED-00")
    assert "홍길동" not in told


def test_a_result_that_cannot_be_put_down_may_be_tried_again(sealed, tmp_path, capsys):
    """No folder, no space: exit code 4."""
    nowhere = tmp_path / "missing" / "out.pdf"
    boxes = _boxes(tmp_path)
    assert main(["redact", str(sealed), str(nowhere), "--boxes", str(boxes)]) == 4
    assert _complaint(capsys.readouterr().err) == "RED-22"


def test_an_encrypted_and_an_oversized_file_are_refused(tmp_path, capsys):
    """A password or 300 megabytes end in a refusal that says what to do."""
    locked, large = tmp_path / "locked.pdf", tmp_path / "large.pdf"
    locked.write_bytes(needs_a_password())
    with large.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    assert [main(["inspect", str(path)]) for path in (locked, large)] == [3, 3]
    codes = [json.loads(line)["code"] for line in capsys.readouterr().err.splitlines()]
    assert codes == ["RED-03", "RED-02"]


def test_a_fault_nobody_foresaw_is_one_line_without_a_traceback(sealed):
    """When the reader of the answer has gone away, even that ends within the contract."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "redaction", "inspect", str(sealed)]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert ended.returncode == 5
    assert _complaint(ended.stderr.decode()) == "RED-31"


def test_inspecting_loads_no_detector(sealed):
    """Inspection of one file starts within a second because the detector stays unloaded."""
    run = redaction("inspect", sealed)
    assert run.peak_bytes < 250 * 1024 * 1024
