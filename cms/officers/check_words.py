"""The verifier's checks and how pages were made, in words: for the officer who approves without reading code."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.wording import reason_words
from disclosure.models import PublicFile
from redaction.types import PageMethod

CHECKS: Mapping[str, str] = {
    "V1": gettext_lazy("상자 안에 글자가 남아 있지 않음"),
    "V2": gettext_lazy("가린 값이 파일 어디에도 없음"),
    "V3": gettext_lazy("남길 글자가 그대로 있음"),
    "V4": gettext_lazy("상자 밖의 모습이 그대로이고 상자는 한 색임"),
    "V5": gettext_lazy("상자를 걷어도 아래에 아무것도 없음"),
    "V6": gettext_lazy("보이지 않는 글자가 없음"),
    "V7": gettext_lazy("글꼴에 쓰지 않은 글자가 없음"),
    "V8": gettext_lazy("파일 안의 모든 부분이 허용된 것임"),
    "V9": gettext_lazy("파일 구조에 오류가 없음"),
    "V10": gettext_lazy("결과에서 다시 찾은 개인정보가 없음"),
    "V11": gettext_lazy("제목·언어·읽기 순서 표시가 있음"),
    "V12": gettext_lazy("원본 그림이 그대로 남아 있지 않음"),
    "V13": gettext_lazy("이 원본과 이 결정에서 나온 바로 그 파일임"),
}
"""Each as what holds when it passes."""

MEASURES: Mapping[str, str] = {
    "in boxes": gettext_lazy("상자 안 글자 %(count)s자"),
    "gaps": gettext_lazy("단어 너비가 드러나는 빈자리 %(count)s곳"),
    "tight": gettext_lazy("자리가 좁아 너비를 맞추지 못한 줄 %(count)s줄"),
    "open": gettext_lazy("덜 칠한 상자 %(count)s개"),
    "blank": gettext_lazy("빈 쪽 %(count)s쪽"),
    "misshapen": gettext_lazy("어긋난 상자 %(count)s개"),
    "under paint": gettext_lazy("덮개 아래 남은 것 %(count)s개"),
    "strays": gettext_lazy("숨은 글자 %(count)s자"),
    "disagree": gettext_lazy("읽는 프로그램마다 다른 쪽 %(count)s쪽"),
    "leaks": gettext_lazy("남은 값 %(count)s개"),
    "fonts": gettext_lazy("글꼴에 남은 글자 %(count)s자"),
    "objects": gettext_lazy("허용되지 않은 부분 %(count)s개"),
    "streams": gettext_lazy("허용되지 않은 내용 %(count)s개"),
    "problems": gettext_lazy("구조 오류 %(count)s개"),
    "tags": gettext_lazy("빠진 표시 %(count)s개"),
    "pictures": gettext_lazy("원본과 같은 그림 %(count)s개"),
    "left": gettext_lazy("다시 찾은 것 %(count)s개"),
}
"""The verifier's measures by the word in front of their number."""

_COUNTED = re.compile(r"(?P<what>[a-z ]+) (?P<count>\d+)")
_LOST = re.compile(r"lost (?P<lost>\d+) of (?P<all>\d+)")
_CHANGED = re.compile(r"changed (?P<count>\d+) ppm")


def check_word(code: str) -> str:
    """What a check of the verifier says when it passes; the code itself where the verifier is newer than this list."""
    return str(CHECKS.get(code, code))


def in_order(checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Checks by their number, as the manual lists them, each with its measure in words."""
    known = sorted(checks, key=lambda check: int("".join(filter(str.isdigit, check["code"])) or 0))
    return [{**check, "measure": measure_words(str(check.get("measure", "")))} for check in known]


def measure_words(measure: str) -> str:
    """A measure such as `strays 0, disagree 0` in Korean; a part nobody knows is left out."""
    return " · ".join(filter(None, map(_part_words, measure.split(", "))))


def _part_words(part: str) -> str:
    if lost := _LOST.fullmatch(part):
        return _("%(all)s자 가운데 사라진 글자 %(lost)s자") % lost.groupdict()
    if changed := _CHANGED.fullmatch(part):
        return _("달라진 점 백만분의 %(count)s") % changed.groupdict()
    counted = _COUNTED.fullmatch(part)
    words = MEASURES.get(counted["what"]) if counted else None
    return str(words) % {"count": counted["count"]} if counted and words else ""


def method_of_page(result: PublicFile, page: int) -> str:
    """How page `page` of a result was made: with its letters, or 그림 with its reason where one was kept."""
    if result.methods[page - 1] == PageMethod.VECTOR:
        return _("글자 그대로: 찾고 복사할 수 있음")
    reasons = dict(enumerate(result.method_reasons, start=1))
    return _("그림: %(reason)s") % {"reason": reason_words(reasons[page])} if reasons.get(page) else _("그림으로 만듦")
