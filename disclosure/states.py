"""States, actions and roles, and the one table of what leads where. Nothing else decides.

`why_not` answers for a state and a set of roles; facts of one row (undecided findings, same person) are asked in
disclosure/permits.py. Case states follow disclosure-law section 1.4.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from django.db.models import TextChoices

from disclosure.errors import NotPermitted, Reason, TransitionRefused


class Role(TextChoices):
    """What an officer may be in a department. SYSTEM is the worker; nobody is given it."""

    INTAKE = "intake", "접수담당"
    HANDLER = "handler", "처리담당"
    REVIEWER = "reviewer", "검토자"
    APPROVER = "approver", "결재권자"
    CHIEF = "chief", "정보공개책임관"
    AUDITOR = "auditor", "감사담당"
    PRIVACY = "privacy", "개인정보 보호책임자"
    SYSTEM = "system", "시스템"


class Stage(TextChoices):
    """The ten stages a paper passes, in order."""

    RECEIVE = "receive", "받기"
    INSPECT = "inspect", "검사"
    READ = "read", "글자 읽기"
    FIND = "find", "개인정보 찾기"
    DECIDE = "decide", "검토"
    BURN = "burn", "가리기"
    VERIFY = "verify", "결과 확인"
    APPROVE = "approve", "승인"
    PUBLISH = "publish", "공개"
    INDEX = "index", "검색 등록"


class FileState(TextChoices):
    """Where a sealed file stands."""

    RECEIVED = "received", "검사 대기"
    INSPECTED = "inspected", "글자 읽는 중"
    READ = "read", "개인정보 찾는 중"
    REVIEW = "review", "검토 대기"
    DECIDED = "decided", "가리는 중"
    BURNED = "burned", "결과 확인 중"
    VERIFIED = "verified", "승인 대기"
    APPROVED = "approved", "승인됨"
    PUBLISHED = "published", "공개됨"
    WITHDRAWN = "withdrawn", "공개 취소됨"
    BLOCKED = "blocked", "막힘"
    DISCARDED = "discarded", "폐기됨"


class FileAction(TextChoices):
    """What can happen to a sealed file."""

    INSPECT = "inspect", "검사"
    READ = "read", "글자 읽기"
    FIND = "find", "개인정보 찾기"
    DECIDE = "decide", "가림·둠 결정"
    FINISH_REVIEW = "finish_review", "검토 마치기"
    BURN = "burn", "가리기"
    VERIFY = "verify", "결과 확인"
    ASK_AGAIN = "ask_again", "결과에서 본 곳 되묻기"
    BLOCK = "block", "멈춤"
    RETRY = "retry", "다시 시도"
    SEND_BACK = "send_back", "돌려보내기"
    APPROVE = "approve", "승인하기"
    ASK_TO_PUBLISH = "ask_to_publish", "공개하기"
    CANCEL_PLAN = "cancel_plan", "공개 예약 취소"
    PUBLISH = "publish", "공개"
    WITHDRAW = "withdraw", "공개 취소"
    WITHDRAW_WHILE_REOPENED = "withdraw_while_reopened", "고치는 중 공개 취소"
    REWRITE_REASON = "rewrite_reason", "취소 이유 고치기"
    CLEAR_SCREENING = "clear_screening", "검색에 넣어도 됨"
    REOPEN = "reopen", "고쳐서 다시 공개"
    DISCARD = "discard", "폐기"


class CaseState(TextChoices):
    """Where a case (처리 건) stands."""

    SUBMITTED = "submitted", "청구됨"
    RECEIVED = "received", "접수"
    ASSIGNED = "assigned", "담당자 지정"
    IN_REVIEW = "in_review", "처리 중"
    DRAFTED = "drafted", "결재 대기"
    DECIDED = "decided", "결정"
    NOTIFIED = "notified", "결정 통지"
    DISCLOSED = "disclosed", "공개 실시"
    REFUSED = "refused", "비공개 종결"
    NOT_HELD = "not_held", "정보 부존재"
    PETITION = "petition", "민원 처리"
    TERMINATED = "terminated", "종결"
    TRANSFERRED = "transferred", "이송"
    WITHDRAWN = "withdrawn", "취하"


class CaseAction(TextChoices):
    """What can happen to a case."""

    RECEIVE = "receive", "접수하기"
    ASSIGN = "assign", "담당자 지정"
    START = "start", "처리 시작"
    EXTEND = "extend", "기간 연장"
    DRAFT = "draft", "결정안 올리기"
    RETURN_DRAFT = "return_draft", "결정안 돌려보내기"
    CLEAR_TEXT = "clear_text", "개인정보가 아님으로 적기"
    DECIDE = "decide", "결정하기"
    NOTIFY = "notify", "결정 통지하기"
    DISCLOSE = "disclose", "공개 실시"
    CLOSE_REFUSED = "close_refused", "비공개로 종결"
    CLOSE_NOT_HELD = "close_not_held", "부존재로 종결"
    CLOSE_PETITION = "close_petition", "민원으로 처리"
    CLOSE_TERMINATED = "close_terminated", "종결하기"
    TRANSFER = "transfer", "이송하기"
    WITHDRAW = "withdraw", "취하하기"


class ListState(TextChoices):
    """Where an entry of the lists stands. One whose last day has passed no longer holds, whatever it says here."""

    PROPOSED = "proposed", "승인 대기"
    LIVE = "live", "적용 중"
    ENDED = "ended", "끝남"


class ListAction(TextChoices):
    """What can happen to an entry of the lists."""

    APPROVE = "list_approve", "군 전체에 승인하기"
    END = "list_end", "목록에서 빼기"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. `target` None leaves the state as it is; `otherwise` is said in any other state."""

    action: str
    sources: frozenset[str]
    target: str | None
    roles: frozenset[Role]
    otherwise: str = ""


_SYSTEM = frozenset({Role.SYSTEM})
_WORKERS = frozenset({Role.HANDLER, Role.REVIEWER})
_RELEASERS = frozenset({Role.HANDLER, Role.REVIEWER, Role.APPROVER, Role.CHIEF})
_APPROVERS = frozenset({Role.APPROVER})
_INTAKE = frozenset({Role.INTAKE, Role.CHIEF})
_HANDLERS = frozenset({Role.HANDLER})


def _line(action: str, sources: Iterable[str], target: str | None, roles: Set[Role], otherwise: str = "") -> Transition:
    return Transition(action, frozenset(sources), target, frozenset(roles), otherwise)


_F, _A = FileState, FileAction
_AUTOMATIC = (_F.RECEIVED, _F.INSPECTED, _F.READ, _F.DECIDED, _F.BURNED)
_NOT_YET_PUBLIC = (*_AUTOMATIC, _F.REVIEW, _F.VERIFIED, _F.APPROVED, _F.BLOCKED)

FILE_TRANSITIONS: tuple[Transition, ...] = (
    _line(_A.INSPECT, [_F.RECEIVED], _F.INSPECTED, _SYSTEM),
    _line(_A.READ, [_F.INSPECTED], _F.READ, _SYSTEM),
    _line(_A.FIND, [_F.READ], _F.REVIEW, _SYSTEM),
    _line(_A.DECIDE, [_F.REVIEW], None, _WORKERS, "검토 단계의 파일에서만 가릴 곳을 정할 수 있습니다."),
    _line(_A.FINISH_REVIEW, [_F.REVIEW], _F.DECIDED, _WORKERS, "검토 단계의 파일만 검토를 마칠 수 있습니다."),
    _line(_A.BURN, [_F.DECIDED], _F.BURNED, _SYSTEM),
    _line(_A.VERIFY, [_F.BURNED], _F.VERIFIED, _SYSTEM),
    _line(_A.ASK_AGAIN, [_F.BURNED], _F.REVIEW, _SYSTEM),
    _line(_A.BLOCK, [*_AUTOMATIC, _F.APPROVED], _F.BLOCKED, _SYSTEM),
    _line(_A.RETRY, [_F.BLOCKED], None, _WORKERS, "막힌 파일만 다시 시도할 수 있습니다."),
    _line(
        _A.SEND_BACK,
        [_F.VERIFIED, _F.APPROVED, _F.BLOCKED],
        _F.REVIEW,
        _WORKERS | _APPROVERS,
        "검토를 마친 파일만 검토로 돌려보낼 수 있습니다.",
    ),
    _line(_A.APPROVE, [_F.VERIFIED], _F.APPROVED, _APPROVERS, "결과 확인을 통과한 파일만 승인할 수 있습니다."),
    _line(_A.ASK_TO_PUBLISH, [_F.APPROVED], None, _RELEASERS, "승인된 파일만 공개할 수 있습니다."),
    _line(_A.CANCEL_PLAN, [_F.APPROVED], None, _RELEASERS, "아직 공개되지 않은 예약만 취소할 수 있습니다."),
    _line(_A.PUBLISH, [_F.APPROVED], _F.PUBLISHED, _SYSTEM),
    _line(_A.WITHDRAW, [_F.PUBLISHED], _F.WITHDRAWN, _RELEASERS, "공개된 자료만 공개를 취소할 수 있습니다."),
    _line(
        _A.WITHDRAW_WHILE_REOPENED,
        _NOT_YET_PUBLIC,
        None,
        _RELEASERS,
        "공개된 자료만 공개를 취소할 수 있습니다.",
    ),
    _line(
        _A.REWRITE_REASON,
        [_F.WITHDRAWN, *_NOT_YET_PUBLIC],
        None,
        _RELEASERS,
        "공개를 취소한 자료의 이유만 고칠 수 있습니다.",
    ),
    _line(
        _A.CLEAR_SCREENING,
        [_F.PUBLISHED, *_NOT_YET_PUBLIC],
        None,
        _APPROVERS | {Role.CHIEF},
        "검색에 넣기를 멈춘 공개 자료만 풀 수 있습니다.",
    ),
    _line(
        _A.REOPEN,
        [_F.PUBLISHED, _F.WITHDRAWN],
        _F.REVIEW,
        _WORKERS | _APPROVERS,
        "공개되었거나 공개가 취소된 파일만 고쳐서 다시 공개할 수 있습니다.",
    ),
    _line(
        _A.DISCARD,
        _NOT_YET_PUBLIC,
        _F.DISCARDED,
        _WORKERS,
        "공개되었던 파일은 폐기할 수 없습니다.",
    ),
)

_C, _D = CaseState, CaseAction
OPEN_CASE_STATES = frozenset(
    {_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW, _C.DRAFTED, _C.DECIDED, _C.NOTIFIED}
)
UNDECIDED_CASE_STATES = frozenset({_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW, _C.DRAFTED})
_BEING_WORKED_ON = (_C.ASSIGNED, _C.IN_REVIEW)

CASE_TRANSITIONS: tuple[Transition, ...] = (
    _line(_D.RECEIVE, [_C.SUBMITTED], _C.RECEIVED, _INTAKE, "새로 들어온 청구만 접수할 수 있습니다."),
    _line(
        _D.ASSIGN,
        [_C.RECEIVED, _C.ASSIGNED, _C.IN_REVIEW],
        _C.ASSIGNED,
        _INTAKE | {Role.APPROVER},
        "접수된 건만 담당자를 정할 수 있습니다.",
    ),
    _line(_D.START, [_C.ASSIGNED], _C.IN_REVIEW, _HANDLERS, "담당자가 정해진 건만 처리를 시작할 수 있습니다."),
    _line(_D.EXTEND, _BEING_WORKED_ON, None, _HANDLERS | _APPROVERS, "처리 중인 건만 기간을 늘릴 수 있습니다."),
    _line(_D.DRAFT, [_C.IN_REVIEW], _C.DRAFTED, _HANDLERS, "처리 중인 건만 결정안을 올릴 수 있습니다."),
    _line(_D.RETURN_DRAFT, [_C.DRAFTED], _C.IN_REVIEW, _APPROVERS, "결재를 기다리는 건만 돌려보낼 수 있습니다."),
    _line(_D.CLEAR_TEXT, [_C.DRAFTED], None, _HANDLERS, "결재를 기다리는 건에서만 할 수 있습니다."),
    _line(_D.DECIDE, [_C.DRAFTED], _C.DECIDED, _APPROVERS, "결재를 기다리는 건만 결정할 수 있습니다."),
    _line(_D.NOTIFY, [_C.DECIDED], _C.NOTIFIED, _HANDLERS, "결정된 건만 통지할 수 있습니다."),
    _line(_D.DISCLOSE, [_C.NOTIFIED], _C.DISCLOSED, _HANDLERS, "통지한 건만 공개를 실시할 수 있습니다."),
    _line(_D.CLOSE_REFUSED, [_C.NOTIFIED], _C.REFUSED, _HANDLERS, "통지한 건만 종결할 수 있습니다."),
    _line(_D.CLOSE_NOT_HELD, [_C.DRAFTED], _C.NOT_HELD, _APPROVERS, "결재를 기다리는 건만 종결할 수 있습니다."),
    _line(_D.CLOSE_PETITION, [_C.DRAFTED], _C.PETITION, _APPROVERS, "결재를 기다리는 건만 종결할 수 있습니다."),
    _line(_D.CLOSE_TERMINATED, [_C.DRAFTED], _C.TERMINATED, _APPROVERS, "결재를 기다리는 건만 종결할 수 있습니다."),
    _line(
        _D.TRANSFER,
        [_C.SUBMITTED, _C.RECEIVED, _C.ASSIGNED],
        _C.TRANSFERRED,
        _INTAKE,
        "처리를 시작하기 전의 건만 이송할 수 있습니다.",
    ),
    _line(_D.WITHDRAW, OPEN_CASE_STATES, _C.WITHDRAWN, _INTAKE | _HANDLERS, "이미 끝난 건은 취하할 수 없습니다."),
)

_L = ListState
LIST_TRANSITIONS: tuple[Transition, ...] = (
    _line(
        ListAction.APPROVE,
        [_L.PROPOSED],
        _L.LIVE,
        {Role.APPROVER, Role.CHIEF},
        "승인을 기다리는 값만 승인할 수 있습니다.",
    ),
    _line(
        ListAction.END,
        [_L.PROPOSED, _L.LIVE],
        _L.ENDED,
        _WORKERS | {Role.APPROVER, Role.CHIEF},
        "이미 목록에서 뺀 값입니다.",
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
        who = "·".join(role.label for role in Role if role in line.roles)
        return Reason(NotPermitted, f"{who}만 할 수 있는 일입니다.")
    if state not in line.sources:
        return Reason(TransitionRefused, line.otherwise, detail=f"{action} in {state}")
    return None


def after(action: Action, *, state: str) -> str:
    """The state an allowed action leads to."""
    return transition(action).target or state
