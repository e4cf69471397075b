"""Officials whom a paper is about: its title names a personnel matter, or they sign for themselves.

승진후보자 명부, 병가 사용 내역, 서약서: the rank beside a name tells who somebody is, not that he acted. The law lets
the names of those stand who performed a duty, so these are asked about; who drafts, checks or decides in the same paper
stays.
Limits: the title is looked for in the first two lines of the text.
"""

import re

from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value

_MATTERS = re.compile("|".join(r" ?".join(word) for word in words_of("personnel_titles")))
_SENTENCE = re.compile(r"[다요까]\.|[가-힣](?:하여|에서|으로|에게) ")
_TITLE_LINES = 2
_TITLE_LENGTH = 50
_HEAD_REACH = 200
_ACTS = re.compile(rf"{one_of(words_of('deeds'))}|(?<!미)확인")
_HIMSELF = re.compile(r"(?<![가-힣])본인(?:은|이)? [^\n.]{0,30}$")
_PLEDGED = re.compile(
    r"(?:서약|신청|청구|동의|확약|지원|희망|약속|자백|사과)(?:합니다|함|하겠습니다|"
    r"드립니다)\.? *\n?(?:[^\n]{0,24}\n){0,1}[^\n]{0,30}$"
)
_GIVEN_TO = re.compile("에게|께")
_ASKED = re.compile(r"(?:문의|연락처?|회신|제출)[ :]{1,2}(?:[가-힣]{2,8} ){0,2}$")
"""Whom to ask of the matter, be it another's."""
_FAMILY = re.compile(
    r"[부모]친상|빙[부모]상|조[부모]상|배우자상|부고|출산 ?축하|(?:첫째|둘째|셋째) ?(?:아이?|자녀|아들|딸)?"
    r"[ ]?(?:출산|출생)|득남|득녀"
)
_LINE_REACH = 120
_PLEDGE_REACH = 90


def is_whom_a_paper_is_about(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a rank beside a name tells whom a personnel matter, a pledge or family news is about."""
    if _GIVEN_TO.match(trail) or _ASKED.search(lead):
        return False
    if _HIMSELF.search(lead) or _FAMILY.search(lead) or _FAMILY.search(trail):
        return True
    before = text[max(0, value.start - _PLEDGE_REACH) : value.start]
    if _PLEDGED.search(before) and _ACTS.search(lead) is None:
        return True
    start = max(text.rfind("\n", 0, value.start) + 1, value.start - _LINE_REACH)
    end = text.find("\n", value.end, value.end + _LINE_REACH)
    line = text[start : value.end + _LINE_REACH if end < 0 else end]
    return _ACTS.search(line) is None and any(map(_is_personnel_title, _titles(text[:start])))


def _titles(before: str) -> list[str]:
    """The first lines of a text that stand before a place."""
    return [line.strip() for line in before[:_HEAD_REACH].split("\n") if line.strip()][:_TITLE_LINES]


def _is_personnel_title(line: str) -> bool:
    is_title = len(line) <= _TITLE_LENGTH and _SENTENCE.search(line) is None
    return is_title and _MATTERS.search(line) is not None
