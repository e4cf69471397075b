"""Errors of redaction: a stable code (docs/errors.md), an exit code, and a Korean sentence that says what to do.

Messages never carry text, names, or paths of a paper: `detail` holds numbers and enumerations only.
"""

from typing import ClassVar

from redaction.types import Sighting


class RedactionError(Exception):
    """Base of all; carries no text of any paper."""

    code: ClassVar[str]
    exit_code: ClassVar[int]
    sentence: ClassVar[str]

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code} {detail}".strip())
        self.detail = detail


class Refused(RedactionError):
    """Somebody must act before this can go on: the paper or the request is at fault."""

    exit_code = 3


class Unavailable(RedactionError):
    """The same call may succeed later."""

    exit_code = 4


class Broken(RedactionError):
    """Our own fault or a leak: stop and alarm, never retry in silence."""

    exit_code = 5


class NotAPdf(Refused):
    """The bytes do not start as a PDF, or also start as something else (a polyglot)."""

    code = "RED-01"
    sentence = "PDF 파일이 아닙니다. PDF로 저장한 뒤 다시 올려 주세요."


class TooLarge(Refused):
    """Over a limit of size, pages, page side, or pixels (redaction.config.Limits)."""

    code = "RED-02"
    sentence = "파일이 허용 크기를 넘습니다. 200MB, 2,000쪽 이하로 나누어 올려 주세요."


class Encrypted(Refused):
    """Opening needs a password."""

    code = "RED-03"
    sentence = "비밀번호가 걸린 파일입니다. 비밀번호를 풀고 다시 올려 주세요."


class Malformed(Refused):
    """A parser cannot make sense of the file, or it has no page."""

    code = "RED-04"
    sentence = "파일이 손상되었거나 쪽이 없습니다. 원본을 다시 PDF로 만들어 올려 주세요."


class ParsersDisagree(Refused):
    """Two parsers see different papers in the same bytes."""

    code = "RED-05"
    sentence = "파일을 읽는 두 프로그램의 결과가 서로 다릅니다. 인쇄 기능으로 PDF를 새로 만들어 올려 주세요."


class Unreadable(Refused):
    """A page carries a picture or glyphs that nothing could read."""

    code = "RED-06"
    sentence = "글자를 읽을 수 없는 쪽이 있습니다. 그 쪽을 더 선명하게 다시 스캔해 주세요."


class ResourcesExhausted(Refused):
    """The sandboxed child ran over its memory, processor time, or wall clock, or died by a signal."""

    code = "RED-07"
    sentence = "파일이 너무 크거나 복잡해서 처리를 마치지 못했습니다. 파일을 나누거나 새로 만들어 올려 주세요."


class BoxRefused(Refused):
    """A box lies on a page that is not there, is empty, or is not a rectangle of finite numbers."""

    code = "RED-08"
    sentence = "가림 상자의 쪽이나 위치가 올바르지 않습니다. 상자를 다시 그려 주세요."


class CannotRemove(Refused):
    """No method could make the boxes unreadable and keep the rest."""

    code = "RED-09"
    sentence = "이 파일은 안전하게 가릴 수 없습니다. 해당 쪽을 빼거나 새로 만든 파일로 다시 시도해 주세요."


class TitleTells(Refused):
    """The title that an officer wrote repeats a value under a box."""

    code = "RED-10"
    sentence = "제목에 가린 값과 같은 말이 있습니다. 검토로 되돌려 제목을 고쳐 주세요."


class ProcessorCrowded(ResourcesExhausted):
    """The child ran over its processor time while others kept it waiting: worth another try on a quieter machine."""

    code = "RED-11"
    sentence = "처리하는 기계가 바빠 파일 처리를 마치지 못했습니다. 잠시 뒤 다시 처리해 주세요."


class SandboxUnavailable(Unavailable):
    """The child could not be started."""

    code = "RED-20"
    sentence = "지금은 파일을 처리할 수 없습니다. 잠시 뒤 자동으로 다시 시도합니다."


class DetectorUnavailable(Unavailable):
    """The detector's model is missing or could not be loaded; never the same as nothing found."""

    code = "RED-21"
    sentence = "개인정보 찾기를 시작하지 못했습니다. 관리자에게 알려 주세요. 이 파일은 공개되지 않습니다."


class OutputUnwritable(Unavailable):
    """The result could not be put down: no space, no permission, no folder. Nothing half-written is left."""

    code = "RED-22"
    sentence = "결과 파일을 쓰지 못했습니다. 저장 공간과 폴더 권한을 확인한 뒤 다시 시도해 주세요."


class LeakFound(Broken):
    """Verification found something that must not be there. `failed` lists the checks, such as ("V1", "V2").

    `pages` (from 1) are the only pages at fault; empty where the fault may lie on any page. `sightings` are the values
    that nobody had decided on, where these alone are why the result was refused.
    """

    code = "RED-30"
    sentence = "가린 결과를 검사해 보니 안전하지 않아 공개하지 않았습니다. 파일을 그대로 두고 관리자에게 알려 주세요."

    def __init__(
        self, failed: tuple[str, ...], pages: tuple[int, ...] = (), sightings: tuple[Sighting, ...] = ()
    ) -> None:
        super().__init__(",".join(failed))
        self.failed = failed
        self.pages = pages
        self.sightings = sightings


class EngineFault(Broken):
    """A fault of our own code or of a library below it."""

    code = "RED-31"
    sentence = (
        "처리 중 오류가 났습니다. 파일은 공개되지 않았고 관리자에게 알렸습니다. "
        "다시 해 보고, 또 나면 관리자의 연락을 기다려 주세요."
    )
