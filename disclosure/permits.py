"""Why not? The button asks, the action raises on the same answer: roles, then the state, then the facts of the row."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure import states
from disclosure.deadlines import korean_date
from disclosure.errors import (
    DateRefused,
    DecisionMissing,
    FieldRefused,
    ImagesUnchecked,
    NotPermitted,
    PersonalDataInPublicText,
    Reason,
    SamePerson,
    TransitionRefused,
)
from disclosure.models import (
    Case,
    DecisionRow,
    Department,
    ListEntry,
    Membership,
    Publication,
    PublicationVersion,
    SealedFile,
)
from disclosure.reviewing import pages_to_check, undecided, unread_pages
from disclosure.states import CaseAction, FileAction, FileState, ListAction, Role
from disclosure.visibility import AGENCY_CASE_ROLES, CASE_ROLES

UPLOADERS = frozenset({Role.HANDLER, Role.REVIEWER})


def roles_of(user: User | AnonymousUser, department: Department) -> frozenset[Role]:
    """The roles a user has in a department, those that reach over the agency included."""
    if not user.is_active or user.pk is None:
        return frozenset()
    here = Q(department=department)
    everywhere = Q(department__agency=department.agency_id, role__in=sorted(AGENCY_CASE_ROLES))
    rows = Membership.objects.filter(here | everywhere, user_id=user.pk, ended_at__isnull=True)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def why_not_upload(department: Department, *, by: User | AnonymousUser) -> Reason | None:
    """Why the user may not upload to a department."""
    return None if roles_of(by, department) & UPLOADERS else Reason(NotPermitted)


def why_not_file(action: FileAction, file: SealedFile, *, by: User) -> Reason | None:
    """Why the user may not take the action on the file now."""
    refusal = states.why_not(action, state=file.state, roles=roles_of(by, file.department))
    if refusal is not None:
        return refusal
    asks = _FILE_FACTS.get(action)
    return asks(file, by) if asks else None


def why_not_case(action: CaseAction, case: Case, *, by: User) -> Reason | None:
    """Why the user may not take the action on the case now."""
    refusal = states.why_not(action, state=case.state, roles=roles_of(by, case.department))
    if refusal is None and action in _SIGNING:
        return Reason(SamePerson) if case.drafted_by_id == by.pk else _unread(case)
    return refusal


def _unread(case: Case) -> Reason | None:
    """Nobody signs words that the detector has not read (docs/adr/0067)."""
    if case.text_held:
        sentence = _("결정문에 개인정보로 보이는 글이 있습니다. 돌려보내 고친 뒤 결정해 주세요.")
        return Reason(PersonalDataInPublicText, sentence, "text")
    if case.text_checked_at is None:
        return Reason(
            TransitionRefused, _("결정문에 개인정보가 있는지 살피는 중입니다. 잠시 뒤 다시 해 주세요."), "text"
        )
    return None


def why_not_contact(case: Case, *, by: User | AnonymousUser) -> Reason | None:
    """Why the user may not open the requester's contact data: only who works on cases of the department may."""
    may = roles_of(by, case.department) & (CASE_ROLES | AGENCY_CASE_ROLES)
    return None if may else Reason(NotPermitted)


def why_not_list(action: ListAction, entry: ListEntry, *, by: User, at: datetime) -> Reason | None:
    """Why the user may not take the action on the entry now. A proposal needs a second officer before its last day."""
    refusal = states.why_not(action, state=entry.state, roles=roles_of(by, entry.department))
    if refusal is None and action == ListAction.APPROVE:
        if entry.proposed_by_id == by.pk:
            return Reason(SamePerson, _("올린 사람은 승인할 수 없습니다. 다른 결재권자가 승인해 주세요."))
        if entry.is_expired(korean_date(at)):
            return Reason(DateRefused, _("마지막 날이 지났습니다. 목록에서 빼고 다시 올려 주세요."), "expires_on")
    return refusal


_SIGNING = frozenset(
    {CaseAction.DECIDE, CaseAction.CLOSE_NOT_HELD, CaseAction.CLOSE_PETITION, CaseAction.CLOSE_TERMINATED}
)


def _finish_review(file: SealedFile, by: User) -> Reason | None:
    unread = unread_pages(file)
    if unread:
        listed = ", ".join(str(page) for page in unread[:5])
        return Reason(
            ImagesUnchecked,
            _("%(pages)s쪽은 글자를 읽지 못했습니다. 그 쪽을 통째로 가리거나 더 선명한 파일로 바꿔 올려 주세요.")
            % {"pages": listed},
            str(len(unread)),
        )
    left = undecided(file)
    if left:
        sentence = _("아직 결정하지 않은 곳이 %(count)s곳 있습니다. 모두 정해 주세요.") % {"count": left}
        return Reason(DecisionMissing, sentence, str(left))
    unchecked = pages_to_check(file)
    if unchecked:
        listed = ", ".join(str(page) for page in unchecked[:5])
        sentence = _("그림이 있는 쪽을 확인해 주세요: %(pages)s쪽") % {"pages": listed}
        return Reason(ImagesUnchecked, sentence, str(len(unchecked)))
    if not file.title.strip():
        return Reason(FieldRefused, _("공개할 제목을 적어 주세요."), "title")
    return None


def _approve(file: SealedFile, by: User) -> Reason | None:
    took_part = DecisionRow.objects.filter(sealed_file=file, by=by).exists()
    if took_part or by.pk in (file.redacted_by_id, file.uploaded_by_id):
        return Reason(SamePerson)
    return None


def _ask_to_publish(file: SealedFile, by: User) -> Reason | None:
    planned = PublicationVersion.objects.planned().filter(publication__sealed_file=file)
    return Reason(TransitionRefused, _("이미 공개를 예약했습니다.")) if planned.exists() else None


def _cancel_plan(file: SealedFile, by: User) -> Reason | None:
    planned = PublicationVersion.objects.planned().filter(publication__sealed_file=file)
    return None if planned.exists() else Reason(TransitionRefused, _("취소할 공개 예약이 없습니다."))


def _is_public(file: SealedFile, by: User) -> Reason | None:
    publication = getattr(file, "publication", None)
    if publication is None or not publication.is_public():
        return Reason(TransitionRefused, _("공개된 자료만 공개를 취소할 수 있습니다."))
    return None


def _is_withdrawn(file: SealedFile, by: User) -> Reason | None:
    publication = getattr(file, "publication", None)
    if publication is None or not publication.is_tombstone():
        return Reason(TransitionRefused, _("공개를 취소한 자료의 이유만 고칠 수 있습니다."))
    return None


def _is_quarantined(file: SealedFile, by: User) -> Reason | None:
    publication = getattr(file, "publication", None)
    if publication is None or not Publication.objects.quarantined().filter(pk=publication.pk).exists():
        return Reason(TransitionRefused, _("검색에 넣기를 멈춘 공개 자료만 풀 수 있습니다."))
    if by.pk in (file.redacted_by_id, file.uploaded_by_id):
        return Reason(SamePerson, _("가림 작업을 한 사람은 풀 수 없습니다. 다른 결재권자가 살펴봐 주세요."))
    return None


def _discard(file: SealedFile, by: User) -> Reason | None:
    publication = getattr(file, "publication", None)
    if publication is not None and publication.published_at is not None:
        return Reason(TransitionRefused, _("공개된 적이 있는 파일은 폐기할 수 없습니다."))
    return None


def _send_back(file: SealedFile, by: User) -> Reason | None:
    if file.state == FileState.BLOCKED and not file.has_been_reviewed():
        return Reason(TransitionRefused, _("아직 검토한 적이 없는 파일입니다. 다시 시도하거나 파일을 바꿔 주세요."))
    return None


_FILE_FACTS: dict[FileAction, Callable[[SealedFile, User], Reason | None]] = {
    FileAction.FINISH_REVIEW: _finish_review,
    FileAction.APPROVE: _approve,
    FileAction.ASK_TO_PUBLISH: _ask_to_publish,
    FileAction.CANCEL_PLAN: _cancel_plan,
    FileAction.WITHDRAW: _is_public,
    FileAction.WITHDRAW_WHILE_REOPENED: _is_public,
    FileAction.REWRITE_REASON: _is_withdrawn,
    FileAction.CLEAR_SCREENING: _is_quarantined,
    FileAction.DISCARD: _discard,
    FileAction.SEND_BACK: _send_back,
}
