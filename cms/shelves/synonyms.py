"""Words that mean the same, kept by editors and applied at query time (ADR 0074).

A word stands in one group only and a group is expanded once, so that no chain or circle of groups can make a query
grow. Opposites never stand together: who looks for what was withheld is not shown what was disclosed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.particles import with_particles
from cms.shelves.wording import compared, has_signs, one_line
from disclosure.errors import FieldRefused, PersonalDataInPublicText
from disclosure.publictext import checked_public_text

FEWEST_WORDS: Final = 2
MOST_WORDS: Final = 6
SHORTEST_WORD: Final = 2
LONGEST_WORD: Final = 30
MOST_GROUPS: Final = 500
MOST_APPLIED: Final = 6
"""So many groups at most take part in one query."""
NEGATIONS: Final = ("비", "미", "불", "부", "무", "반", "탈")
OPPOSITES: Final = tuple(
    frozenset(pair)
    for pair in (
        ("공개", "거부"),
        ("공개", "비밀"),
        ("허가", "불허"),
        ("허가", "반려"),
        ("승인", "반려"),
        ("승인", "거부"),
        ("인용", "기각"),
        ("찬성", "반대"),
        ("증가", "감소"),
        ("설치", "철거"),
        ("합격", "불합격"),
        ("수입", "지출"),
        ("개설", "폐지"),
        ("유료", "무료"),
    )
)


class SynonymGroup(models.Model):
    """A few words that mean the same, one a line."""

    words = models.TextField(
        gettext_lazy("같은 뜻으로 쓰는 말"),
        max_length=400,
        help_text=gettext_lazy("한 줄에 하나씩, 두 개에서 여섯 개까지. 예: 주차장 / 주차 구역"),
    )
    note = models.CharField(
        gettext_lazy("까닭"), max_length=200, blank=True, help_text=gettext_lazy("다른 편집자가 볼 메모입니다.")
    )
    changed_at = models.DateTimeField(gettext_lazy("고친 때"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("동의어")
        verbose_name_plural = gettext_lazy("동의어")
        ordering = ("words", "pk")

    def __str__(self) -> str:
        return " = ".join(self.entries())

    def entries(self) -> tuple[str, ...]:
        """The words, as an editor wrote them."""
        return entries_of(self.words)

    def clean(self) -> None:
        """Refuse what would make a search worse, each with a sentence that says what to do."""
        entries = self.entries()
        problems = [*entry_problems(entries), *_standing_elsewhere(entries, self)]
        if self._state.adding and SynonymGroup.objects.count() >= MOST_GROUPS:
            problems.append(_("동의어는 %(most)s묶음까지 둘 수 있습니다.") % {"most": MOST_GROUPS})
        if problems:
            raise ValidationError({"words": problems})
        self.words = "\n".join(entries)


@dataclass(frozen=True, slots=True)
class Applied:
    """A group that takes part in a query: the word that was typed and the others that are looked for too."""

    typed: str
    others: tuple[str, ...]

    @property
    def group(self) -> tuple[str, ...]:
        """All words, as search takes them."""
        return (self.typed, *self.others)


def entries_of(words: str) -> tuple[str, ...]:
    """Lines (or words between commas) as entries, without empty ones and without doubles."""
    lines = (one_line(line) for line in words.replace(",", "\n").splitlines())
    return tuple({compared(line): line for line in lines if line}.values())


def entry_problems(entries: tuple[str, ...]) -> list[str]:
    """What is wrong with a group, in sentences; empty when nothing is."""
    problems = []
    if not FEWEST_WORDS <= len(entries) <= MOST_WORDS:
        problems.append(
            _("서로 다른 말을 %(fewest)s개에서 %(most)s개까지 적어 주세요.")
            % {"fewest": FEWEST_WORDS, "most": MOST_WORDS}
        )
    problems += [problem for entry in entries for problem in _word_problems(entry)]
    for place, one in enumerate(entries):
        for other in entries[place + 1 :]:
            if are_opposites(one, other):
                words = _("‘%(one)s’와(과) ‘%(other)s’은(는) 반대말입니다.") % {"one": one, "other": other}
                problems.append(with_particles(words))
    return problems


def are_opposites(one: str, other: str) -> bool:
    """Whether one is the other with a negation in it (공개, 비공개), or both are a known pair of opposites."""
    first, second = sorted((compared(one), compared(other)), key=len)
    if any(_without(second, at) == first for at, char in enumerate(second) if char in NEGATIONS):
        return True
    return any(_differ_by(first, second, pair) for pair in OPPOSITES)


def applied_to(text: str) -> tuple[Applied, ...]:
    """The groups with a word that stands in a query; one database query, the longest words first."""
    typed = compared(text)
    if len(typed) < SHORTEST_WORD:
        return ()
    return matching(typed, SynonymGroup.objects.values_list("words", flat=True))


def matching(typed: str, groups: Iterable[str]) -> tuple[Applied, ...]:
    """The groups of `groups` with a word in `typed` (compared form)."""
    found = [applied for words in groups for applied in _matches(typed, entries_of(words))]
    found.sort(key=lambda applied: -len(applied.typed))
    return tuple(found[:MOST_APPLIED])


def _matches(typed: str, entries: tuple[str, ...]) -> list[Applied]:
    standing = [entry for entry in entries if compared(entry) in typed and not _is_negated_in(compared(entry), typed)]
    if not standing:
        return []
    longest = max(standing, key=len)
    return [Applied(longest, tuple(entry for entry in entries if entry != longest))]


def _is_negated_in(word: str, typed: str) -> bool:
    """공개 inside 비공개 is not the word 공개."""
    at = typed.find(word)
    return at > 0 and typed[at - 1] in NEGATIONS[:3]


def _word_problems(entry: str) -> list[str]:
    if has_signs(entry):
        return [_("‘%(word)s’: 글자와 숫자, 띄어쓰기만 쓸 수 있습니다.") % {"word": entry}]
    if not SHORTEST_WORD <= len(compared(entry)) <= LONGEST_WORD:
        bounds = {"word": entry[:LONGEST_WORD], "shortest": SHORTEST_WORD, "longest": LONGEST_WORD}
        return [_("‘%(word)s’: %(shortest)s자에서 %(longest)s자까지 쓸 수 있습니다.") % bounds]
    try:
        checked_public_text(entry, field="words", longest=LONGEST_WORD * 2)
    except (FieldRefused, PersonalDataInPublicText) as error:
        return [str(error.sentence)]
    return []


def _standing_elsewhere(entries: tuple[str, ...], own: SynonymGroup) -> list[str]:
    others = SynonymGroup.objects.all() if own._state.adding else SynonymGroup.objects.exclude(pk=own.pk)
    taken = {compared(entry): group for group in others for entry in entries_of(group.words)}
    return [
        with_particles(
            _("‘%(word)s’은(는) 이미 다른 묶음(%(group)s)에 있습니다. 그 묶음에 더해 주세요.")
            % {"word": entry, "group": str(taken[compared(entry)])}
        )
        for entry in entries
        if compared(entry) in taken
    ]


def _without(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _differ_by(one: str, other: str, pair: frozenset[str]) -> bool:
    left, right = tuple(pair)
    return any(
        a in one and b in other and one.replace(a, "") == other.replace(b, "")
        for a, b in ((left, right), (right, left))
    )
