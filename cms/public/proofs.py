"""The proof of a published file, in words: what was checked, and whether signature and hash hold right now."""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.models import PublicFile
from redaction.proving import ProofFault, check_proof, proof_file
from redaction.types import Proof

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


def given_proof(file: PublicFile) -> Proof:
    """The stored proof as redaction gave it."""
    return Proof(file.proof_canonical, file.proof_signature, file.proof_public_key, file.proof_sha256)


def proof_text(file: PublicFile) -> str:
    """The proof as the JSON file given to readers."""
    return proof_file(given_proof(file))


def proof_report(file: PublicFile, content: bytes) -> ProofReport:
    """Check hash and signature of `content` against the stored proof now."""
    faults = check_proof(content, proof_text(file))
    return ProofReport(
        checks=tuple(
            CheckLine(check["code"], CHECK_WORDS.get(check["code"], check["code"]), bool(check["passed"]))
            for check in file.checks
        ),
        hash_holds=ProofFault.OTHER_FILE not in faults and hashlib.sha256(content).hexdigest() == file.sha256,
        signature_holds=not {ProofFault.BAD_SIGNATURE, ProofFault.MALFORMED} & set(faults),
        sha256=file.sha256,
        proof_sha256=file.proof_sha256,
        public_key=file.proof_public_key,
    )
