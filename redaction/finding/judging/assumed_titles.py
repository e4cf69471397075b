"""Titles that somebody has taken or is called by and that are no office's: aliases of suspects, quoted titles.

성명불상 '오 실장', 일명 박 계장, 수사관을 사칭한 이정우: those are citizens, whose names go. Who is doubted here is
asked about, never kept.
"""

import re

from redaction.finding.language.words import RANK

_QUOTED_BEFORE = re.compile(r"['\"‘“「『]\s?$")
_QUOTED_AFTER = re.compile(rf" ?[가-힣]{{0,6}}(?:{RANK.pattern})님?['\"’”」』]")
_ALIAS = re.compile(
    r"(?:이명|별명|별칭|애칭|통칭|속칭|일명|자칭|가칭|가명|사칭|행세|불상|총책|모집책|수거책|전달책|조직원|공범|"
    r"(?<![가-힣])(?:피의자|용의자|혐의자|피고인|피고소인|피고발인|가해자|브로커|보이스 ?피싱|대부업자?|사채업자?|"
    r"사기꾼|채권자|채무자|분양|떴다방|중개업자?|중개사|지배인|마담|유흥|업소))"
    r"(?:인|은|는|이|가|을|를|의|한|하는|하던|하며|에게|으로)?(?:[ :(,/·'\"‘“]{1,3}[가-힣 ]{0,12})?[ :(,/·'\"‘“]{0,3}$"
)
_CALLED = re.compile(
    r" ?[가-힣]{0,8}(?:님)?['\"’”」』]?(?:이라는|이라고|이라 |라는|라고 (?:하는|부르|불리|자칭|속)|행세|[을를] 사칭|"
    r" ?\((?:가명|별명|자칭|총책|무직|공범|이명)\))"
)


def is_assumed(lead: str, trail: str) -> bool:
    """Whether a title beside a name is quoted, told as what somebody is called, or that of a suspect."""
    is_quoted = _QUOTED_BEFORE.search(lead) is not None and _QUOTED_AFTER.match(trail) is not None
    return is_quoted or _ALIAS.search(lead) is not None or _CALLED.match(trail) is not None
