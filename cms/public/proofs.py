"""The proof of a published file, in words: what was checked, and whether signature and hash hold right now.

Signature and hash are checked here by themselves, not by the code that made them, as any reader could.
"""

import base64
import hashlib
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.models import PublicFile

CHECK_WORDS: dict[str, Promise] = {
    "V1": _("가린 자리에서 어떤 프로그램으로도 글자가 읽히지 않습니다"),
    "V2": _("가린 내용이 파일의 다른 곳 어디에도 남아 있지 않습니다"),
    "V3": _("가리지 않은 글자는 모두 그대로 있습니다"),
    "V4": _("가린 곳 밖의 모습이 원본과 같습니다"),
    "V5": _("가린 자리는 한 가지 색으로 덮였고, 덮개를 걷어도 아무것도 없습니다"),
    "V6": _("눈에 보이지 않는 글자가 숨어 있지 않습니다"),
    "V7": _("글꼴에 쓰이지 않은 글자가 남아 있지 않습니다"),
    "V8": _("파일 안에는 미리 허용한 종류의 내용만 있습니다"),
    "V9": _("파일의 모든 바이트가 설명됩니다. 덧붙거나 버려진 부분이 없습니다"),
    "V10": _("완성된 파일에서 개인정보를 다시 찾아도 나오지 않습니다"),
    "V11": _("쪽 수와 제목이 맞고 화면 낭독기로 읽을 수 있습니다"),
    "V12": _("원본의 그림이 그대로 남아 있지 않습니다"),
    "V13": _("바로 그 원본을 담당자가 정한 대로 가려 만든 파일입니다"),
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check, its words, and whether it held when the file was made."""

    code: str
    words: Promise | str
    passed: bool


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What the proof says, and what checking it again just now gave."""

    checks: tuple[CheckLine, ...]
    hash_holds: bool
    signature_holds: bool
    sha256: str
    proof_sha256: str
    public_key: str

    @property
    def holds(self) -> bool:
        """Whether file, proof and every check agree."""
        return self.hash_holds and self.signature_holds and all(line.passed for line in self.checks)


def proof_text(file: PublicFile) -> str:
    """The proof as the JSON file given to readers: the signed statement as text, its signature, the office's key."""
    outer = {
        "proof": file.proof_canonical,
        "signature": file.proof_signature,
        "public_key": file.proof_public_key,
    }
    return json.dumps(outer, ensure_ascii=False, sort_keys=True)


def signature_holds(canonical: str, signature: str, public_key: str) -> bool:
    """Whether the key signed exactly this statement (Ed25519, RFC 8032)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
        key.verify(base64.b64decode(signature), canonical.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def stated_sha256(canonical: str) -> str:
    """The hash of the output that a statement speaks of; empty when it names none."""
    try:
        return str(json.loads(canonical)["output"]["sha256"])
    except (ValueError, TypeError, KeyError):
        return ""


def proof_report(file: PublicFile, content: bytes) -> ProofReport:
    """Check hash and signature of `content` against the stored proof now."""
    digest = hashlib.sha256(content).hexdigest()
    return ProofReport(
        checks=tuple(
            CheckLine(check["code"], CHECK_WORDS.get(check["code"], check["code"]), bool(check["passed"]))
            for check in sorted(file.checks, key=lambda check: int(check["code"].removeprefix("V")))
        ),
        hash_holds=digest == file.sha256 == stated_sha256(file.proof_canonical),
        signature_holds=signature_holds(file.proof_canonical, file.proof_signature, file.proof_public_key),
        sha256=file.sha256,
        proof_sha256=file.proof_sha256,
        public_key=file.proof_public_key,
    )
