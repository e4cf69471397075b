"""States, actions and roles, and the one table of what leads where. Nothing else decides.

`why_not` answers for a state and a set of roles; facts of one row (undecided findings, same person) are asked in
disclosure/permits.py. Case states follow disclosure-law section 1.4.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosure.errors import NotPermitted, Reason, TransitionRefused


class Role(TextChoices):
    """What an officer may be in a department. SYSTEM is the worker; nobody is given it."""

    INTAKE = "intake", _("접수담당")
    HANDLER = "handler", _("처리담당")
    REVIEWER = "reviewer", _("검토자")
    APPROVER = "approver", _("결재권자")
    CHIEF = "chief", _("정보공개책임관")
    AUDITOR = "auditor", _("감사담당")
    PRIVACY = "privacy", _("개인정보 보호책임자")
    SYSTEM = "system", _("시스템")


class Stage(TextChoices):
    """The ten stages a paper passes, in order."""

    RECEIVE = "receive", _("받기")
    INSPECT = "inspect", _("검사")
    READ = "read", _("글자 읽기")
    FIND = "find", _("개인정보 찾기")
    DECIDE = "decide", _("검토")
    BURN = "burn", _("가리기")
    VERIFY = "verify", _("결과 확인")
    APPROVE = "approve", _("승인")
    PUBLISH = "publish", pgettext_lazy("stage", "공개")
    INDEX = "index", _("검색 등록")


class FileState(TextChoices):
    """Where a sealed file stands."""

    RECEIVED = "received", _("검사 대기")
    INSPECTED = "inspected", _("글자 읽는 중")
    READ = "read", _("개인정보 찾는 중")
    REVIEW = "review", _("검토 대기")
    DECIDED = "decided", _("가리는 중")
    BURNED = "burned", _("결과 확인 중")
    VERIFIED = "verified", _("승인 대기")
    APPROVED = "approved", _("승인됨")
    PUBLISHED = "published", _("공개됨")
    WITHDRAWN = "withdrawn", _("공개 취소됨")
    BLOCKED = "blocked", pgettext_lazy("state", "막힘")
    DISCARDED = "discarded", _("폐기됨")


class FileAction(TextChoices):
    """What can happen to a sealed file."""

    INSPECT = "inspect", _("검사")
    READ = "read", _("글자 읽기")
    FIND = "find", _("개인정보 찾기")
    DECIDE = "decide", _("가림·둠 결정")
    FINISH_REVIEW = "finish_review", _("검토 마치기")
    BURN = "burn", _("가리기")
    VERIFY = "verify", _("결과 확인")
    ASK_AGAIN = "ask_again", _("결과에서 본 곳 되묻기")
    BLOCK = "block", _("멈춤")
    RETRY = "retry", _("다시 시도")
    SEND_BACK = "send_back", _("돌려보내기")
    APPROVE = "approve", _("승인하기")
    ASK_TO_PUBLISH = "ask_to_publish", _("공개하기")
    CANCEL_PLAN = "cancel_plan", _("공개 예약 취소")
    PUBLISH = "publish", pgettext_lazy("stage", "공개")
    WITHDRAW = "withdraw", pgettext_lazy("act", "공개 취소")
    WITHDRAW_WHILE_REOPENED = "withdraw_while_reopened", _("고치는 중 공개 취소")
    REWRITE_REASON = "rewrite_reason", _("취소 이유 고치기")
    CLEAR_SCREENING = "clear_screening", _("검색에 넣어도 됨")
    REOPEN = "reopen", _("고쳐서 다시 공개")
    DISCARD = "discard", _("폐기")


class CaseState(TextChoices):
    """Where a case (처리 건) stands."""

    SUBMITTED = "submitted", _("청구됨")
    RECEIVED = "received", pgettext_lazy("state", "접수")
    ASSIGNED = "assigned", pgettext_lazy("state", "담당자 지정")
    IN_REVIEW = "in_review", _("처리 중")
    DRAFTED = "drafted", _("결재 대기")
    DECIDED = "decided", pgettext_lazy("state", "결정")
    NOTIFIED = "notified", pgettext_lazy("state", "결정 통지")
    DISCLOSED = "disclosed", pgettext_lazy("state", "공개 실시")
    REFUSED = "refused", _("비공개 종결")
    NOT_HELD = "not_held", _("정보 부존재")
    PETITION = "petition", _("민원 처리")
    TERMINATED = "terminated", pgettext_lazy("state", "종결")
    TRANSFERRED = "transferred", _("이송")
    WITHDRAWN = "withdrawn", _("취하")


class CaseAction(TextChoices):
    """What can happen to a case."""

    RECEIVE = "receive", _("접수하기")
    ASSIGN = "assign", _("담당자 지정")
    START = "start", _("처리 시작")
    EXTEND = "extend", pgettext_lazy("act", "기간 연장")
    DRAFT = "draft", _("결정안 올리기")
    RETURN_DRAFT = "return_draft", _("결정안 돌려보내기")
    CLEAR_TEXT = "clear_text", _("개인정보가 아님으로 적기")
    DECIDE = "decide", _("결정하기")
    NOTIFY = "notify", _("결정 통지하기")
    DISCLOSE = "disclose", _("공개 실시")
    CLOSE_REFUSED = "close_refused", _("비공개로 종결")
    CLOSE_NOT_HELD = "close_not_held", _("부존재로 종결")
    CLOSE_PETITION = "close_petition", _("민원으로 처리")
    CLOSE_TERMINATED = "close_terminated", _("종결하기")
    TRANSFER = "transfer", _("이송하기")
    WITHDRAW = "withdraw", _("취하하기")


class ListState(TextChoices):
    """Where an entry of the lists stands. One whose last day has passed no longer holds, whatever it says here."""

    PROPOSED = "proposed", _("승인 대기")
    LIVE = "live", _("적용 중")
    ENDED = "ended", _("끝남")


class ListAction(TextChoices):
    """What can happen to an entry of the lists."""

    APPROVE = "list_approve", _("군 전체에 승인하기")
    END = "list_end", _("목록에서 빼기")


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. `target` None leaves the state as it is; `otherwise` is said in any other state."""

    action: str
    sources: frozenset[str]
    target: str | None
    roles: frozenset[Role]
    otherwise: str | Promise = ""


_SYSTEM = frozenset({Role.SYSTEM})
_WORKERS = frozenset({Role.HANDLER, Role.REVIEWER})
_RELEASERS = frozenset({Role.HANDLER, Role.REVIEWER, Role.APPROVER, Role.CHIEF})
_APPROVERS = frozenset({Role.APPROVER})
_INTAKE = frozenset({Role.INTAKE, Role.CHIEF})
_HANDLERS = frozenset({Role.HANDLER})


def _line(
    action: str, sources: Iterable[str], target: str | None, roles: Set[Role], otherwise: str | Promise = ""
) -> Transition:
    return Transition(action, frozenset(sources), target, frozenset(roles), otherwise)


_F, _A = FileState, FileAction
_AUTOMATIC = (_F.RECEIVED, _F.INSPECTED, _F.READ, _F.DECIDED, _F.BURNED)
_NOT_YET_PUBLIC = (*_AUTOMATIC, _F.REVIEW, _F.VERIFIED, _F.APPROVED, _F.BLOCKED)

FILE_TRANSITIONS: tuple[Transition, ...] = (
    _line(_A.INSPECT, [_F.RECEIVED], _F.INSPECTED, _SYSTEM),
    _line(_A.READ, [_F.INSPECTED], _F.READ, _SYSTEM),
    _line(_A.FIND, [_F.READ], _F.REVIEW, _SYSTEM),
    _line(_A.DECIDE, [_F.REVIEW], None, _WORKERS, _("검토 단계의 파일에서만 가릴 곳을 정할 수 있습니다.")),
    _line(_A.FINISH_REVIEW, [_F.REVIEW], _F.DECIDED, _WORKERS, _("검토 단계의 파일만 검토를 마칠 수 있습니다.")),
    _line(_A.BURN, [_F.DECIDED], _F.BURNED, _SYSTEM),
    _line(_A.VERIFY, [_F.BURNED], _F.VERIFIED, _SYSTEM),
    _line(_A.ASK_AGAIN, [_F.BURNED], _F.REVIEW, _SYSTEM),
    _line(_A.BLOCK, [*_AUTOMATIC, _F.APPROVED], _F.BLOCKED, _SYSTEM),
    _line(_A.RETRY, [_F.BLOCKED], None, _WORKERS, _("막힌 파일만 다시 시도할 수 있습니다.")),
    _line(
        _A.SEND_BACK,
        [_F.VERIFIED, _F.APPROVED, _F.BLOCKED],
        _F.REVIEW,
        _WORKERS | _APPROVERS,
        _("검토를 마친 파일만 검토로 돌려보낼 수 있습니다."),
    ),
    _line(_A.APPROVE, [_F.VERIFIED], _F.APPROVED, _APPROVERS, _("결과 확인을 통과한 파일만 승인할 수 있습니다.")),
    _line(_A.ASK_TO_PUBLISH, [_F.APPROVED], None, _RELEASERS, _("승인된 파일만 공개할 수 있습니다.")),
    _line(_A.CANCEL_PLAN, [_F.APPROVED], None, _RELEASERS, _("아직 공개되지 않은 예약만 취소할 수 있습니다.")),
    _line(_A.PUBLISH, [_F.APPROVED], _F.PUBLISHED, _SYSTEM),
    _line(_A.WITHDRAW, [_F.PUBLISHED], _F.WITHDRAWN, _RELEASERS, _("공개된 자료만 공개를 취소할 수 있습니다.")),
    _line(
        _A.WITHDRAW_WHILE_REOPENED,
        _NOT_YET_PUBLIC,
        None,
        _RELEASERS,
        _("공개된 자료만 공개를 취소할 수 있습니다."),
    ),
    _line(
        _A.REWRITE_REASON,
        [_F.WITHDRAWN, *_NOT_YET_PUBLIC],
        None,
        _RELEASERS,
        _("공개를 취소한 자료의 이유만 고칠 수 있습니다."),
    ),
    _line(
        _A.CLEAR_SCREENING,
        [_F.PUBLISHED, *_NOT_YET_PUBLIC],
        None,
        _APPROVERS | {Role.CHIEF},
        _("검색에 넣기를 멈춘 공개 자료만 풀 수 있습니다."),
    ),
    _line(
        _A.REOPEN,
        [_F.PUBLISHED, _F.WITHDRAWN],
        _F.REVIEW,
        _WORKERS | _APPROVERS,
        _("공개되었거나 공개가 취소된 파일만 고쳐서 다시 공개할 수 있습니다."),
    ),
    _line(
        _A.DISCARD,
        _NOT_YET_PUBLIC,
        _F.DISCARDED,
        _WORKERS,
        _("공개되었던 파일은 폐기할 수 없습니다."),
    ),
)

_C, _D = CaseState, CaseAction
OPEN_CASE_STATES = frozenset(
    {_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW, _C.DRAFTED, _C.DECIDED, _C.NOTIFIED}
)
UNDECIDED_CASE_STATES = frozenset({_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW, _C.DRAFTED})
_BEING_WORKED_ON = (_C.ASSIGNED, _C.IN_REVIEW)

CASE_TRANSITIONS: tuple[Transition, ...] = (
    _line(_D.RECEIVE, [_C.SUBMITTED], _C.RECEIVED, _INTAKE, _("새로 들어온 청구만 접수할 수 있습니다.")),
    _line(
        _D.ASSIGN,
        [_C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW],
        _C.ASSIGNED,
        _INTAKE | {Role.APPROVER},
        _("접수된 건만 담당자를 정할 수 있습니다."),
    ),
    _line(_D.START, [_C.ASSIGNED], _C.IN_REVIEW, _HANDLERS, _("담당자가 정해진 건만 처리를 시작할 수 있습니다.")),
    _line(_D.EXTEND, _BEING_WORKED_ON, None, _HANDLERS | _APPROVERS, _("처리 중인 건만 기간을 늘릴 수 있습니다.")),
    _line(_D.DRAFT, [_C.IN_REVIEW], _C.DRAFTED, _HANDLERS, _("처리 중인 건만 결정안을 올릴 수 있습니다.")),
    _line(_D.RETURN_DRAFT, [_C.DRAFTED], _C.IN_REVIEW, _APPROVERS, _("결재를 기다리는 건만 돌려보낼 수 있습니다.")),
    _line(_D.CLEAR_TEXT, [_C.DRAFTED], None, _HANDLERS, _("결재를 기다리는 건에서만 할 수 있습니다.")),
    _line(_D.DECIDE, [_C.DRAFTED], _C.DECIDED, _APPROVERS, _("결재를 기다리는 건만 결정할 수 있습니다.")),
    _line(_D.NOTIFY, [_C.DECIDED], _C.NOTIFIED, _HANDLERS, _("결정된 건만 통지할 수 있습니다.")),
    _line(_D.DISCLOSE, [_C.NOTIFIED], _C.DISCLOSED, _HANDLERS, _("통지한 건만 공개를 실시할 수 있습니다.")),
    _line(_D.CLOSE_REFUSED, [_C.NOTIFIED], _C.REFUSED, _HANDLERS, _("통지한 건만 종결할 수 있습니다.")),
    _line(_D.CLOSE_NOT_HELD, [_C.DRAFTED], _C.NOT_HELD, _APPROVERS, _("결재를 기다리는 건만 종결할 수 있습니다.")),
    _line(_D.CLOSE_PETITION, [_C.DRAFTED], _C.PETITION, _APPROVERS, _("결재를 기다리는 건만 종결할 수 있습니다.")),
    _line(_D.CLOSE_TERMINATED, [_C.DRAFTED], _C.TERMINATED, _APPROVERS, _("결재를 기다리는 건만 종결할 수 있습니다.")),
    _line(
        _D.TRANSFER,
        [_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED],
        _C.TRANSFERRED,
        _INTAKE,
        _("처리를 시작하기 전의 건만 이송할 수 있습니다."),
    ),
    _line(_D.WITHDRAW, OPEN_CASE_STATES, _C.WITHDRAWN, _INTAKE | _HANDLERS, _("이미 끝난 건은 취하할 수 없습니다.")),
)

_L = ListState
LIST_TRANSITIONS: tuple[Transition, ...] = (
    _line(
        ListAction.APPROVE,
        [_L.PROPOSED],
        _L.LIVE,
        {Role.APPROVER, Role.CHIEF},
        _("승인을 기다리는 값만 승인할 수 있습니다."),
    ),
    _line(
        ListAction.END,
        [_L.PROPOSED, _L.LIVE],
        _L.ENDED,
        _WORKERS | {Role.APPROVER, Role.CHIEF},
        _("이미 목록에서 뺀 값입니다."),
    ),
)

Action = FileAction | CaseAction | ListAction
_TABLE: dict[type[TextChoices], dict[str, Transition]] = {
    FileAction: {line.action: line for line in FILE_TRANSITIONS},
    CaseAction: {line.action: line for line in CASE_TRANSITIONS},
    ListAction: {line.action: line for line in LIST_TRANSITIONS},
}

NEXT_STAGE: dict[Stage, Stage | None] = {
    Stage.INSPECT: Stage.READ,
    Stage.READ: Stage.FIND,
    Stage.FIND: None,
    Stage.BURN: Stage.VERIFY,
    Stage.VERIFY: None,
}
"""The stages a worker runs, and what follows each without an officer."""

STAGE_ACTION: dict[Stage, FileAction] = {
    Stage.INSPECT: FileAction.INSPECT,
    Stage.READ: FileAction.READ,
    Stage.FIND: FileAction.FIND,
    Stage.BURN: FileAction.BURN,
    Stage.VERIFY: FileAction.VERIFY,
}

WAITING_STAGE: dict[FileState, Stage] = {
    FileState.RECEIVED: Stage.INSPECT,
    FileState.INSPECTED: Stage.READ,
    FileState.READ: Stage.FIND,
    FileState.DECIDED: Stage.BURN,
    FileState.BURNED: Stage.VERIFY,
}
"""The stage a file in that state waits for; reconcile queues it again."""

STATE_BEFORE: dict[Stage, FileState] = {stage: state for state, stage in WAITING_STAGE.items()}


def transition(action: Action) -> Transition:
    """The line of the table for an action."""
    return _TABLE[type(action)][action]


def why_not(action: Action, *, state: str, roles: Set[Role]) -> Reason | None:
    """Why somebody with `roles` may not take `action` in `state`; None when it is allowed."""
    line = transition(action)
    if not line.roles & roles:
        who = "·".join(str(role.label) for role in Role if role in line.roles)
        return Reason(NotPermitted, str(_("%(who)s만 할 수 있는 일입니다.") % {"who": who}))
    if state not in line.sources:
        return Reason(TransitionRefused, line.otherwise, detail=f"{action} in {state}")
    return None


def after(action: Action, *, state: str) -> str:
    """The state an allowed action leads to."""
    return transition(action).target or state
