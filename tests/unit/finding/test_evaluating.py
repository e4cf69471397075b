"""The measures of detection on a labelled set."""

import json

import pytest

from redaction.cli import main
from redaction.errors import DetectorUnavailable, Malformed
from redaction.evaluating import evaluate, read_set
from redaction.finding.engine import morphemes, tagger
from redaction.types import Disposition, Kind, Span, Tier

ROW = {
    "id": 1,
    "text": "신청인 김준 담당 이솔 2024-1",
    "spans": [
        {"start": 4, "end": 6, "kind": "person", "disposition": "redact"},
        {"start": 10, "end": 12, "kind": "person", "disposition": "keep"},
    ],
    "lookalikes": [[13, 19]],
}


def _span(start, end, disposition=Disposition.REDACT, tier=Tier.SURE):
    return Span(start, end, Kind.PERSON, 0.9, tier, disposition, "", "rule")


def test_a_set_is_measured():
    """Covered values, kept officials, right marks and look-alikes are counted as the benchmark reports them."""
    papers = list(read_set((json.dumps(ROW) + "\n\n").encode()))
    good = evaluate(papers, lambda text: (_span(4, 6), _span(10, 12, Disposition.KEEP)))
    assert (good["covered"], good["officials_kept"], good["papers_without_leak"]) == (1.0, 1.0, 1.0)
    assert (good["precision_tier_1_2"], good["private_to_official"], good["lookalikes_in_tier_1"]) == (1.0, 0, 0.0)
    bad = evaluate(papers, lambda text: (_span(4, 5, Disposition.KEEP), _span(10, 19)))
    assert (bad["covered"], bad["officials_kept"], bad["papers_without_leak"]) == (0.0, 0.0, 0.0)
    assert (bad["precision_tier_1_2"], bad["private_to_official"], bad["lookalikes_in_tier_1"]) == (0.0, 1, 1.0)


def test_a_group_is_counted_apart():
    """Names from abroad are reported apart where the set says which they are."""
    row = {**ROW, "spans": [{**ROW["spans"][0], "group": "foreign"}, *ROW["spans"][1:]]}
    report = evaluate(read_set(json.dumps(row).encode()), lambda text: (_span(4, 6),))
    assert report["covered_by_group"] == {"foreign": [1.0, 1]}
    assert evaluate(read_set(json.dumps(ROW).encode()), lambda text: ())["covered_by_group"] == {}


def test_the_command_measures_a_set_and_tells_no_text_of_it(tmp_path, capsys):
    """`evaluate` prints the measures of detection on a file of labelled papers, and nothing of their words."""
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(ROW, ensure_ascii=False))
    assert main(["evaluate", str(path)]) == 0
    told = capsys.readouterr().out
    assert json.loads(told)["covered"] == 1.0
    assert "김준" not in told


def test_an_empty_set_has_no_rates():
    """Where there is nothing to count there is no rate."""
    assert evaluate([], lambda text: ())["covered"] is None


@pytest.mark.parametrize("line", [b"{", b"{}", b'{"id":1,"text":"","spans":[{"kind":"x"}]}', b"3"])
def test_a_line_that_is_no_paper_is_refused_by_its_number(line):
    """A broken line is named by its number, without its text."""
    with pytest.raises(Malformed, match="line=1"):
        list(read_set(line))


def _missing(*args, **kwargs):
    raise OSError


def test_missing_dictionaries_are_no_empty_answer(monkeypatch):
    """Without Kiwi's model or mecab's dictionary the detector is unavailable."""
    monkeypatch.setattr(morphemes, "Kiwi", _missing)
    monkeypatch.setattr(tagger, "MeCab", _missing)
    with pytest.raises(DetectorUnavailable):
        morphemes.KiwiEngine().load()
    with pytest.raises(DetectorUnavailable):
        tagger.Dictionary()
