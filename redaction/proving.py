"""The proof of one verified output: a signed statement anybody can check, which tells nobody what was removed.

The statement is canonical JSON (keys sorted, no blanks, integers and strings only), signed with Ed25519. What would
let a reader confirm a guess of the original, its hash and that of the decisions, is keyed (HMAC-SHA-256): only the
office can recompute it.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from enum import StrEnum
from importlib.metadata import version
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from redaction.config import RedactionConfig
from redaction.types import Box, BurnedPdf, CheckOutcome, Decisions, Ground, KeptPlace, PageMethod, Proof

STATEMENT = "yeollin-girok/proof/1"
PRIVATE_STATEMENT = "yeollin-girok/private-proof/1"
TOOLS = {name: version(name) for name in ("pypdfium2", "pikepdf", "pypdf", "pdfminer.six", "pillow", "fonttools")}
HUNDREDTHS = 100
"""Private statements hold places in hundredths of a point, so that they need no fractions."""


class ProofFault(StrEnum):
    """Why a proof does not hold for a file."""

    MALFORMED = "malformed"
    OTHER_FILE = "other_file"
    BAD_SIGNATURE = "bad_signature"
    OTHER_KEY = "other_key"


def canonical_json(value: Any) -> str:
    """The one spelling of a value made of dictionaries, lists, strings, integers, flags and None."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def public_key_of(signing_key: bytes) -> str:
    """The public half, in base64, of a raw 32-byte Ed25519 private key."""
    key = Ed25519PrivateKey.from_private_bytes(signing_key).public_key()
    return base64.b64encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def _keyed(purpose: str, text: str, config: RedactionConfig) -> str:
    return hmac.new(config.value_hash_key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def _box_statement(box: Box) -> dict[str, Any]:
    return {
        "page": box.page,
        "rect": [round(side * HUNDREDTHS) for side in box.rect],
        "ground": box.ground.value,
        "source": box.source.value,
    }


def _kept_statement(place: KeptPlace) -> dict[str, Any]:
    rects = [[round(side * HUNDREDTHS) for side in rect] for rect in place.rects]
    return {"page": place.page, "rects": rects, "kind": place.kind.value}


def _decisions_statement(decisions: Decisions) -> dict[str, Any]:
    return {
        "sha256": decisions.sha256,
        "boxes": [_box_statement(box) for box in decisions.boxes],
        "kept": sorted(decisions.kept_value_keys),
        "kept_places": [_kept_statement(place) for place in decisions.kept_places],
        "raster_pages": sorted(decisions.raster_pages),
        "title": decisions.title,
        "language": decisions.language,
    }


def boxes_by_ground(boxes: Sequence[Box]) -> tuple[tuple[Ground, int], ...]:
    """How many boxes each ground closes, in the order of the law."""
    return tuple((ground, count) for ground in Ground if (count := sum(box.ground is ground for box in boxes)))


def proof_of(burned: BurnedPdf, decisions: Decisions, checks: Sequence[CheckOutcome], config: RedactionConfig) -> Proof:
    """The signed public statement about an output that passed `checks`."""
    statement = {
        "statement": STATEMENT,
        "original": _keyed("original", burned.source_sha256, config),
        "decisions": _keyed("decisions", canonical_json(_decisions_statement(decisions)), config),
        "output": {"sha256": burned.sha256, "bytes": len(burned.content)},
        "pages": len(burned.methods),
        "pages_as_pictures": sum(method is PageMethod.RASTER for method in burned.methods),
        "boxes": {ground.value: count for ground, count in boxes_by_ground(decisions.boxes)},
        "checks": [outcome.code for outcome in checks],
        "engine": burned.engine_version,
        "tools": TOOLS,
        "previous": decisions.previous_proof,
    }
    return signed(statement, config)


def private_twin(burned: BurnedPdf, decisions: Decisions, proof: Proof, config: RedactionConfig) -> Proof:
    """The signed statement that stays in the office: the places of all boxes, and which public proof it belongs to."""
    statement = {
        "statement": PRIVATE_STATEMENT,
        "public_proof": proof.sha256,
        "output": burned.sha256,
        "decisions": _decisions_statement(decisions),
    }
    return signed(statement, config)


def signed(statement: dict[str, Any], config: RedactionConfig) -> Proof:
    """A statement in its canonical spelling with signature, public key and hash."""
    canonical = canonical_json(statement)
    signature = Ed25519PrivateKey.from_private_bytes(config.signing_key).sign(canonical.encode())
    return Proof(
        canonical=canonical,
        signature=base64.b64encode(signature).decode(),
        public_key=public_key_of(config.signing_key),
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )


def proof_file(proof: Proof) -> str:
    """A proof as the JSON file that is given away beside the output."""
    return canonical_json({"proof": proof.canonical, "signature": proof.signature, "public_key": proof.public_key})


def check_proof(output: bytes, proof_text: str, public_key: str | None = None) -> tuple[ProofFault, ...]:
    """Why the proof does not hold for `output`; empty if it does.

    `public_key` is the office's published key in base64; without it any key is accepted that the proof itself names,
    and the answer says no more than that proof and file belong together.
    """
    try:
        outer = json.loads(proof_text)
        canonical, signature, key = outer["proof"], base64.b64decode(outer["signature"]), outer["public_key"]
        stated = json.loads(canonical)["output"]["sha256"]
        verifier = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
    except (ValueError, TypeError, KeyError, binascii.Error):
        return (ProofFault.MALFORMED,)
    faults = []
    if stated != hashlib.sha256(output).hexdigest():
        faults.append(ProofFault.OTHER_FILE)
    if public_key is not None and not hmac.compare_digest(public_key, key):
        faults.append(ProofFault.OTHER_KEY)
    try:
        verifier.verify(signature, canonical.encode())
    except InvalidSignature:
        faults.append(ProofFault.BAD_SIGNATURE)
    return tuple(faults)
