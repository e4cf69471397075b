"""Past requests like a new one, and how they were decided: from the database, within what the officer may see.

Compared in memory by shared words, without a tokenizer: what a resident wrote is sealed and reaches no query and no log
(ADR 0078).
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User

from disclosure.models import Case
from disclosure.models.requests import Item

MOST_SHOWN: Final = 5
MOST_LOOKED_AT: Final = 2000
LONGEST_TEXT: Final = 2000
MOST_WORDS: Final = 40
MOST_REASONS: Final = 5
_SHORTEST_WORD: Final = 2
_LEAST_SCORE: Final = 0.18
_WORD: Final = re.compile(r"[가-힣]{2,}|[a-z]{2,}|\d{4}")
_ENDINGS: Final = (
    *(
        "에서는",
        "으로는",
        "에게서",
        "까지의",
        "으로써",
        "이라는",
        "에서",
        "으로",
        "까지",
        "부터",
        "에게",
        "이나",
        "라는",
    ),
    *("하여", "하고", "하는", "한다", "을", "를", "이", "가", "은", "는", "의", "에", "와", "과", "로", "도"),
)
# Words of every request: they make none like another.
_COMMON: Final = frozenset(
    (
        *("정보", "공개", "청구", "자료", "관련", "관한", "대한", "대하여", "내용", "문서", "사본", "요청"),
        *("구례군", "군청"),
        *("바랍니다", "부탁", "부탁드립니다", "드립니다", "합니다", "싶습니다", "있는", "기간", "전체", "일체", "목록"),
        *("그리고", "또는", "해당", "최근"),
    )
)


@dataclass(frozen=True, slots=True)
class Similar:
    """A past case, the words it shares with the new one, and its items with their decisions."""

    case: Case
    shared: tuple[str, ...]
    is_own_department: bool
    items: tuple[Item, ...]

    @property
    def days(self) -> int | None:
        """Calendar days from receipt to decision; None while undecided."""
        return (self.case.decided_at.date() - self.case.received_on).days if self.case.decided_at else None


def similar_cases(case: Case, user: User, sealed_text: str) -> tuple[Similar, ...]:
    """The most similar cases of other requests that `user` may see, the most similar first; three queries."""
    wanted = words_of(f"{case.request.gist} {sealed_text}")
    rows = Case.objects.visible_to(user).exclude(request=case.request_id).exclude(request__gist="")
    known = list(rows.order_by("-received_on", "-pk").values_list("pk", "request__gist", "department")[:MOST_LOOKED_AT])
    texts = {key: words_of(gist) for key, gist, _department in known}
    scored = ranked(wanted, texts)[:MOST_SHOWN]
    found = Case.objects.filter(pk__in=scored).select_related("request", "department").prefetch_related("items")
    cases = {row.pk: row for row in found}
    return tuple(_similar(case, cases[key], wanted, texts[key]) for key in scored if key in cases)


def ranked(wanted: frozenset[str], texts: dict[int, frozenset[str]]) -> list[int]:
    """Keys of the texts that share enough, the best first: rare shared words count more than common ones."""
    frequency = Counter(word for words in texts.values() for word in words)
    weight = {word: math.log(1 + len(texts) / count) for word, count in frequency.items()}
    whole = sum(weight.get(word, 0.0) for word in wanted) or 1.0
    scores = {
        key: sum(weight[word] for word in words & wanted) / math.sqrt(whole * sum(weight[word] for word in words))
        for key, words in texts.items()
        if words & wanted
    }
    return sorted((key for key, score in scores.items() if score >= _LEAST_SCORE), key=lambda key: (-scores[key], -key))


def words_of(text: str) -> frozenset[str]:
    """The words of a text without their endings and without what every request says."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower()
    stems = (_stem(word) for word in _WORD.findall(plain))
    return frozenset(list(dict.fromkeys(word for word in stems if word not in _COMMON))[:MOST_WORDS])


def _stem(word: str) -> str:
    """The word without up to two endings, as long as two syllables are left (배수로를, 배수로: both 배수)."""
    for _time in range(2):
        ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_WORD), "")
        word = word.removesuffix(ending)
    return word


def _similar(case: Case, other: Case, wanted: frozenset[str], words: Iterable[str]) -> Similar:
    shared = sorted(wanted.intersection(words), key=lambda word: (-len(word), word))[:MOST_REASONS]
    items = tuple(sorted(other.items.all(), key=lambda item: item.number))
    return Similar(other, tuple(shared), other.department_id == case.department_id, items)
