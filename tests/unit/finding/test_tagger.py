"""The name tagger's model: stored with its hash, never silently missing; training in small."""

import hashlib
import json
import random
from types import SimpleNamespace

import pytest

from redaction.errors import DetectorUnavailable
from redaction.finding.engine.morphemes import KiwiEngine, loaded_kiwi
from redaction.finding.engine.tagger import CHECKSUM, MODEL, MODELS, Dictionary, Tagger, pieces_of
from redaction.finding.values.hits import Sight
from redaction.training import crf
from redaction.training.__main__ import main
from redaction.training.corpus import FIRST_SEED, LAST_SEED, corpus
from redaction.training.naming import foreign_name, korean_name, spaced
from redaction.training.sentences import Taught, filled, particle, renamed, wrapped, written
from tests.detection import writing


def test_the_stored_model_is_the_one_its_checksum_names():
    """The model file, its checksum and its report belong together."""
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() == CHECKSUM.read_text().split()[0]
    report = json.loads((MODELS / "report.json").read_text())
    assert report["bytes"] == MODEL.stat().st_size


def test_a_missing_or_changed_model_is_no_empty_answer(tmp_path):
    """Without its model, or with another, the detector is unavailable: it never finds nothing."""
    with pytest.raises(DetectorUnavailable):
        Tagger(tmp_path / "none", CHECKSUM)
    (tmp_path / "other").write_bytes(b"other")
    with pytest.raises(DetectorUnavailable):
        Tagger(tmp_path / "other", CHECKSUM)
    (tmp_path / "empty").write_text("")
    with pytest.raises(DetectorUnavailable):
        Tagger(MODEL, tmp_path / "empty")


def test_kiwi_that_was_not_loaded_is_no_empty_answer():
    """Morphemes of an engine without its model raise."""
    engine = KiwiEngine()
    assert not engine.is_loaded()
    with pytest.raises(DetectorUnavailable):
        engine.morphemes("가")


def test_the_engine_answers_presidio():
    """Presidio's questions to its engine are answered."""
    engine = loaded_kiwi()
    assert engine.is_loaded()
    assert [text for text, _ in engine.process_batch(["김철수 씨: 예"], "ko")] == ["김철수 씨: 예"]
    assert engine.process_text("김철수 씨: 예", "ko").tokens == ["김철수", "씨", "예", ""]
    assert (engine.is_stopword("가", "ko"), engine.is_punct(",", "ko")) == (False, False)
    assert (engine.get_supported_entities(), engine.get_supported_languages()) == ([], ["ko"])


def test_pieces_cover_a_text_without_overlap():
    """Lines are taken together up to a length, and long ones are cut at blanks."""
    text = "짧은 줄\n" * 3 + "긴 낱말 " * 300 + "\n" + "가" * 1000
    pieces = list(pieces_of(text))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert max(end - start for start, end in pieces) <= 401


def test_training_and_public_test_set_share_no_seed():
    """Seeds of training and of the public test set are far apart, and kinds of the set are not papers of training."""
    assert FIRST_SEED < LAST_SEED < writing.FIRST_SEED
    with pytest.raises(ValueError, match="papers_per_kind"):
        list(corpus(1, LAST_SEED, 0))


def test_training_texts_mark_their_persons():
    """Every person written into a training text is marked, wrapped or not."""
    dice = random.Random(7)
    for taught in (written(dice) for _ in range(40)):
        assert all(
            taught.text[start:end].strip() and "\n" not in taught.text[start:end] for start, end in taught.persons
        )
    taught = filled(dice, "{P:은} {F:으로} {N}명 {M} {A} {Y} {V} {B} {G}")
    assert len(taught.persons) == 2
    broken = wrapped(dice, Taught("가나다라마바사아자차카타파하" * 9 + "홍길동", ((126, 129),)))
    assert [broken.text[start:end] for start, end in broken.persons] == ["홍길동"]


def test_names_are_exchanged_the_same_way():
    """One name of a paper becomes one other name everywhere."""
    taught = renamed(random.Random(1), "홍길동과 홍길동", [(0, 3), (5, 8)])
    names = {taught.text[start:end] for start, end in taught.persons}
    assert len(names) == 1


def test_invented_names_and_particles():
    """Names of all generations and countries are made; particles fit their last syllable."""
    dice = random.Random(3)
    assert all(len(korean_name(dice)) >= 2 for _ in range(300))
    assert all(foreign_name(dice) for _ in range(300))
    assert {spaced(dice, "홍길동").replace(" ", "") for _ in range(9)} == {"홍길동"}
    assert (spaced(dice, "응우옌 티란"), particle("철수", "은"), particle("길동", "은"), particle("길동", "만")) == (
        "응우옌 티란",
        "는",
        "은",
        "만",
    )


@pytest.fixture
def quick(monkeypatch):
    """Training in a second."""
    monkeypatch.setitem(crf.PARAMETERS, "max_iterations", 8)


@pytest.mark.slow
def test_training_writes_a_model_that_finds_what_it_was_taught(tmp_path, quick, capsys):
    """The training command writes model, checksum and report, and the model loads."""
    assert main(["--papers-per-kind", "1", "--texts", "30", "--to", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["texts"] == 40
    tagger = Tagger(tmp_path / "names.crfsuite", tmp_path / "names.crfsuite.sha256")
    text = "신청인: 홍길동"
    assert list(tagger.names(Sight(text, text)))


def test_a_dictionary_that_cannot_read_a_line_is_no_line_without_names(monkeypatch):
    """Where the dictionary gives up, the detector is unavailable; nothing is let through as if it held no name."""
    dictionary = Dictionary()
    monkeypatch.setattr(dictionary, "_mecab", SimpleNamespace(_tagger=SimpleNamespace(parse=lambda _: False)))
    with pytest.raises(DetectorUnavailable):
        dictionary.flags("나하은 귀하")
