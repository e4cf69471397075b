"""The proof binds an output to its decisions, and tells nobody what was removed."""

import hashlib
import json

import pytest

from redaction import proving
from redaction.config import RedactionConfig
from redaction.proving import ProofFault
from redaction.types import Box, BurnedPdf, CheckOutcome, Decisions, Ground, PageMethod

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
OTHER = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"t" * 32)
OUTPUT = b"%PDF-1.7 public"
BURNED = BurnedPdf(
    source_sha256=hashlib.sha256(b"sealed").hexdigest(),
    sha256=hashlib.sha256(OUTPUT).hexdigest(),
    content=OUTPUT,
    methods=(PageMethod.VECTOR, PageMethod.RASTER),
    method_reasons=("", "그림"),
    engine_version="burning-2",
)
DECISIONS = Decisions(
    sha256=BURNED.source_sha256,
    boxes=(Box(1, (10.0, 20.0, 30.0, 40.0), Ground.G6), Box(2, (1.0, 2.0, 3.0, 4.0), Ground.G5A)),
    kept_value_keys=frozenset({"key"}),
    raster_pages=frozenset({2}),
    title="공개 문서",
)


def proof(decisions: Decisions = DECISIONS, config: RedactionConfig = CONFIG):
    """The proof of the sample output."""
    return proving.proof_of(BURNED, decisions, (CheckOutcome("V1", True, ""),), config)


def test_a_proof_holds_for_its_file_and_key():
    """Anybody can check file, statement and signature with the published key."""
    text = proving.proof_file(proof())
    assert proving.check_proof(OUTPUT, text) == ()
    assert proving.check_proof(OUTPUT, text, proving.public_key_of(CONFIG.signing_key)) == ()


def test_a_changed_file_is_noticed():
    """One more byte, and the proof is of another file."""
    assert proving.check_proof(OUTPUT + b" ", proving.proof_file(proof())) == (ProofFault.OTHER_FILE,)


def test_a_changed_statement_is_noticed():
    """A statement that says something else is not the one that was signed."""
    outer = json.loads(proving.proof_file(proof()))
    outer["proof"] = outer["proof"].replace('"pages":2', '"pages":3')
    assert proving.check_proof(OUTPUT, json.dumps(outer)) == (ProofFault.BAD_SIGNATURE,)


def test_another_offices_signature_is_noticed():
    """A proof signed with a key that the office did not publish does not count."""
    text = proving.proof_file(proof(config=OTHER))
    assert proving.check_proof(OUTPUT, text, proving.public_key_of(CONFIG.signing_key)) == (ProofFault.OTHER_KEY,)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"proof":1,"signature":"","public_key":""}', '{"proof":"{}"}'])
def test_what_is_no_proof_is_refused(text):
    """Garbage is no proof."""
    assert proving.check_proof(OUTPUT, text) == (ProofFault.MALFORMED,)


def test_the_public_form_names_neither_original_nor_places():
    """Hash of the original, boxes, title and keys of values are not in the public statement."""
    canonical = proof().canonical
    for private in (BURNED.source_sha256, "공개 문서", '"rect"', '"key"'):
        assert private not in canonical
    assert json.loads(canonical)["boxes"] == {"G5A": 1, "G6": 1}


def test_other_decisions_make_another_proof():
    """The same output under other decisions has another proof; the chain names the one before."""
    chained = Decisions(
        DECISIONS.sha256, DECISIONS.boxes, frozenset(), frozenset(), "공개 문서", previous_proof=proof().sha256
    )
    assert proof(chained).sha256 != proof().sha256
    assert json.loads(proof(chained).canonical)["previous"] == proof().sha256


def test_the_private_twin_has_the_places_and_names_its_public_proof():
    """What stays in the office can be laid beside the public proof."""
    twin = proving.private_twin(BURNED, DECISIONS, proof(), CONFIG)
    stated = json.loads(twin.canonical)
    assert stated["public_proof"] == proof().sha256
    assert stated["decisions"]["boxes"][0]["rect"] == [1000, 2000, 3000, 4000]


def test_canonical_json_has_one_spelling():
    """Order of keys does not matter, fractions that are no numbers are refused."""
    assert proving.canonical_json({"b": 1, "a": "가"}) == '{"a":"가","b":1}'
    with pytest.raises(ValueError, match="Out of range"):
        proving.canonical_json({"a": float("nan")})
