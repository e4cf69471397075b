"""Errors of disclosure: a stable code (docs/errors.md) and a Korean sentence that says what to do next.

Messages never carry text, names, or file names: `detail` holds ids, numbers and enumerations only.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DisclosureError(Exception):
    """Base of all; carries nothing private."""

    code: ClassVar[str]
    sentence: str | Promise

    def __init__(self, detail: str = "", *, sentence: str | Promise = "") -> None:
        super().__init__(f"{self.code} {detail}".strip())
        self.detail = detail
        if sentence:
            self.sentence = sentence


class Refused(DisclosureError):
    """Somebody must act before this can go on."""


class Unavailable(DisclosureError):
    """The same call may succeed later."""


class Broken(DisclosureError):
    """Our own fault, a changed byte, or a rewritten row: stop and alarm."""


class NotPermitted(Refused):
    """The officer's roles in the department do not allow the action."""

    code = "DIS-01"
    sentence = _("이 일을 할 권한이 없습니다. 담당 부서의 권한 담당자에게 문의해 주세요.")


class TransitionRefused(Refused):
    """The present state does not allow the action."""

    code = "DIS-02"
    sentence = _("지금 단계에서는 할 수 없는 일입니다. 화면을 새로 고쳐 현재 단계를 확인해 주세요.")


class DecisionMissing(Refused):
    """Findings are still undecided."""

    code = "DIS-03"
    sentence = _("아직 결정하지 않은 곳이 있습니다. 남은 곳을 모두 가림 또는 둠으로 정해 주세요.")


class SamePerson(Refused):
    """Who redacted or drafted may not approve (separation of duties)."""

    code = "DIS-04"
    sentence = _("가림 작업이나 기안을 한 사람은 승인할 수 없습니다. 다른 결재권자가 승인해 주세요.")


class Changed(Refused):
    """What the officer saw is no longer what is stored: a stale tab, or a newer result."""

    code = "DIS-05"
    sentence = _("그사이 내용이 바뀌었습니다. 화면을 새로 고쳐 다시 확인해 주세요.")


class DuplicateFile(Refused):
    """The department already holds a file with the same bytes."""

    code = "DIS-06"
    sentence = _("같은 파일이 이미 올라와 있습니다. 파일 목록에서 확인해 주세요.")


class ImagesUnchecked(Refused):
    """A page with a picture has not been looked at, or a page could not be read."""

    code = "DIS-07"
    sentence = _("그림이 있는 쪽을 아직 확인하지 않았습니다. 그 쪽을 보고 ‘그림 확인’을 눌러 주세요.")


class PersonalDataInPublicText(Refused):
    """A title, summary, reason, note or decision that others will read holds personal data."""

    code = "DIS-08"
    sentence = _("적은 글에 개인정보로 보이는 것이 있습니다. 지우고 다시 저장해 주세요.")


class GroundRefused(Refused):
    """A ground is missing or unknown (Article 9(1) items)."""

    code = "DIS-09"
    sentence = _("비공개 근거(제9조제1항 각 호)를 골라 주세요.")


class DateRefused(Refused):
    """A date lies outside what the law or the plan allows."""

    code = "DIS-10"
    sentence = _("법이나 계획이 정한 기간을 벗어난 날짜입니다. 다른 날짜를 골라 주세요.")


class CodeRefused(Refused):
    """A status code is wrong, used, or older than its life."""

    code = "DIS-11"
    sentence = _("확인 번호가 맞지 않거나 10분이 지났습니다. 여섯 자리를 다시 보고 적거나, 번호를 새로 받아 주세요.")


class TooManyTries(Refused):
    """Too many codes asked for or typed within an hour."""

    code = "DIS-12"
    sentence = _(
        "여러 번 틀렸거나 번호를 여러 번 받으셨습니다. 한 시간 뒤에 다시 하시거나, 급하면 담당 부서에 전화해 주세요."
    )


class NameRefused(Refused):
    """A file name is empty, too long, or holds control characters or path parts."""

    code = "DIS-13"
    sentence = _("파일 이름을 쓸 수 없습니다. 이름을 짧고 단순하게 바꾼 뒤 다시 올려 주세요.")


class FieldRefused(Refused):
    """A required field is empty or too long; `detail` names the field."""

    code = "DIS-14"
    sentence = _("빠졌거나 너무 긴 칸이 있습니다. 표시된 칸을 고쳐 주세요.")


class NothingToUndo(Refused):
    """The officer has no decision left to take back in this round."""

    code = "DIS-15"
    sentence = _("되돌릴 결정이 없습니다. 고칠 곳이 있으면 목록에서 그곳을 골라 다시 정해 주세요.")


class BoxRefused(Refused):
    """A drawn box lies on a page that is not there, or is no rectangle."""

    code = "DIS-16"
    sentence = _("가림 상자의 쪽이나 위치가 올바르지 않습니다. 상자를 다시 그려 주세요.")


class NotListable(Refused):
    """The value may not be listed: a unique identifier, a drawn box, or one that is listed already."""

    code = "DIS-17"
    sentence = _("고유식별정보(주민등록번호 등)는 목록에 올릴 수 없습니다. 문서마다 따로 정해 주세요.")


class Quarantined(Refused):
    """A record was not screened in its present revision, or screening found numbers nobody let stand."""

    code = "DIS-18"
    sentence = _("개인정보로 보이는 것이 있어 검색에 넣지 않았습니다. 결재권자가 자료를 살펴봐 주세요.")


class MustBeHidden(Refused):
    """What only verification saw looks like a unique identifier: it may not be kept."""

    code = "DIS-19"
    sentence = _("고유식별정보(주민등록번호 등)로 보이는 곳입니다. 둘 수 없으니 가려 주세요.")


class StoreUnavailable(Unavailable):
    """A store of files did not answer within its time-out, or is full."""

    code = "DIS-20"
    sentence = _("지금은 파일 저장소를 쓸 수 없습니다. 잠시 뒤 다시 시도해 주세요.")


class ObjectChanged(Broken):
    """A stored object's bytes are not those its hash says, or do not decrypt."""

    code = "DIS-30"
    sentence = _(
        "보관된 파일이 바뀌었거나 손상되어 멈췄습니다. "
        "관리자에게 알렸습니다. 다시 올리지 말고 관리자의 연락을 기다려 주세요."
    )


class ObjectMissing(Broken):
    """A stored object that a row points to is gone."""

    code = "DIS-31"
    sentence = _(
        "보관된 파일을 찾을 수 없어 멈췄습니다. "
        "관리자에게 알렸습니다. 원본을 버리지 말고 관리자의 연락을 기다려 주세요."
    )


class ChainBroken(Broken):
    """The audit's hash chain does not add up: a row was changed, removed, or put in."""

    code = "DIS-32"
    sentence = _("처리 이력의 연결이 끊어졌습니다. 관리자와 감사 담당자에게 알려 주세요.")


class GaveUp(Broken):
    """A stage ended without an answer as often as is allowed (disclosure.jobs.MOST_ATTEMPTS)."""

    code = "DIS-33"
    sentence = _("자동 처리가 여러 번 실패하여 멈췄습니다. 공개되지 않았습니다. 다시 시도하거나 파일을 바꿔 주세요.")


class Fenced(Broken):
    """A worker came back after its lease had passed to another: its result is dropped."""

    code = "DIS-34"
    sentence = _("다른 처리기가 이 일을 이어받았습니다. 따로 할 일은 없습니다.")


class StageFault(Broken):
    """A fault of our own while a stage ran; the file stays closed."""

    code = "DIS-35"
    sentence = _(
        "처리 중 오류가 나서 멈췄습니다. 파일은 공개되지 않았고 관리자에게 알렸습니다. "
        "‘다시 시도’를 눌러 보고, 또 멈추면 관리자의 연락을 기다려 주세요."
    )


class WorkerSilent(Unavailable):
    """The worker has not been heard of for longer than `disclosure.health` allows."""

    code = "DIS-21"
    sentence = _("자동 처리기가 멈춰 있습니다. 관리자에게 알려 주세요.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an action is not possible now: a button shows `sentence`, the action raises `as_error()`."""

    error: type[Refused]
    own_sentence: str | Promise = ""
    detail: str = ""

    @property
    def code(self) -> str:
        """The stable code of the refusal."""
        return self.error.code

    @property
    def sentence(self) -> str:
        """What to tell the officer."""
        return str(self.own_sentence or self.error.sentence)

    def as_error(self) -> Refused:
        """The exception the action raises."""
        return self.error(self.detail, sentence=self.own_sentence)
