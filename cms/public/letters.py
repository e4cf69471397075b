"""A decision notice in plain words, as the requester reads it and as the officer sees it beforehand."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.public.words import GROUNDS, GroundWords
from disclosure.models import Case, Item
from disclosure.models.requests import ItemDecision
from disclosure.notices import DecisionNotice, decision_notice
from disclosure.states import CaseState

_TITLES: dict[str, Promise] = {
    ItemDecision.OPEN: _("정보 공개 결정통지서"),
    ItemDecision.PARTIAL: _("정보 부분공개 결정통지서"),
    ItemDecision.CLOSED: _("정보 비공개 결정통지서"),
    CaseState.NOT_HELD: _("정보 부존재 통지서"),
    CaseState.PETITION: _("민원 처리 통지서"),
    CaseState.TERMINATED: _("청구 종결 통지서"),
}
_SENTENCES: dict[str, Promise] = {
    ItemDecision.OPEN: _("청구하신 정보를 모두 공개하기로 결정했습니다."),
    ItemDecision.PARTIAL: _("청구하신 정보 가운데 일부를 빼고 공개하기로 결정했습니다."),
    ItemDecision.CLOSED: _("청구하신 정보를 공개하지 않기로 결정했습니다."),
    CaseState.NOT_HELD: _("청구하신 정보가 군청에 없습니다."),
    CaseState.PETITION: _("청구하신 내용은 정보공개가 아니라 민원으로 처리합니다."),
    CaseState.TERMINATED: _("같은 청구에 이미 답을 드려 이 청구를 끝냅니다."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for, with the grounds in words."""

    item: Item
    grounds: tuple[GroundWords, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice with its words."""

    notice: DecisionNotice

    @property
    def title(self) -> Promise:
        """What the paper is called."""
        return _TITLES[self.notice.outcome]

    @property
    def sentence(self) -> Promise:
        """The decision in one sentence."""
        return _SENTENCES[self.notice.outcome]

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has sent it yet."""
        return self.notice.told_on is None

    @property
    def withholds(self) -> bool:
        """Whether something asked for is not given, so that the requester may object."""
        return self.notice.outcome in (ItemDecision.PARTIAL, ItemDecision.CLOSED)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was asked for, in order."""
        return tuple(
            Part(item, tuple(GROUNDS[ground] for ground in item.grounds if ground in GROUNDS))
            for item in self.notice.items
        )


def told_notice(case: Case, days_off: Set[date]) -> DecisionNotice | None:
    """The notice of a case once the requester was told; None before."""
    notice = decision_notice(case, days_off)
    return notice if notice and notice.told_on else None
