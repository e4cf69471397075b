"""Officials told by what they did with the paper: 작성, 기안, 처리, 발급, 창구, 당직, without a rank beside the name.

The word must be a field of its own: something that parts cells in front of it and behind the name. Those that citizens'
papers have as well (작성, 확인) count only where the paper around shows an office; what speaks against them
(`bystanders.is_labelled_alone`) is asked by the caller. Limits: one word, one name and names joined to it.
"""

import re

from redaction.finding.language.words import DEPARTMENT, KINSHIP, RANK
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_EDGE = r"(?:^|[/|│,·(\[→:.)①-⑳○●■□▶※•\-]|  )[ ]?"
_NAMES = r"(?:[가-힣]{2,4}(?: ?[,·→] ?)){0,4}"
_OF_OFFICE = one_of(words_of("office_acts"))
_OF_ANYBODY = one_of(words_of("shared_acts"))
_PAPER = rf"(?:{one_of(words_of('office_papers'))} ?)?"
_ON_ROAD = "(?:운전자?|동승자?|동행|탑승자?)"
_TITLED = rf"(?:(?:(?!센터장|관장|단장|본부장|사무국장)(?:{RANK.pattern})|[0-9.]{{4,12}}) )?"
_ACT = re.compile(
    rf"(?:{_EDGE}|(?<=[가-힣)0-9] )){_TITLED}{_PAPER}(?:{_OF_OFFICE})(?:\([0-9:~\- ]{{2,14}}\))?[ :|]{{1,3}}{_NAMES}$"
)
_SHARED_ACT = re.compile(rf"{_EDGE}{_TITLED}{_PAPER}(?:{_OF_ANYBODY})[ :|]{{1,3}}{_NAMES}$")
_ROAD_ACT = re.compile(rf"{_EDGE}{_ON_ROAD}[ :|]{{1,3}}{_NAMES}$")
_CLOSES = re.compile(
    r"(?:$| {2}| ?[/|│,·()\[\]→.\n]| [0-9①-⑳※]|"
    rf" (?:{RANK.pattern}|{_OF_OFFICE}|{_OF_ANYBODY}|검토|결재|전결|문의|연락|민원인|신청인|수면)(?![가-힣])|"
    r" [가-힣]{2,8}(?:과|팀|실)(?:[ -]|$))"
)
_SEALED = re.compile(r" {0,3}\(? ?(?:인|도장|서명|지장|날인|무인|印)(?: ?또는 ?서명)? ?\)")
"""The seal or sign of a party, as offices' own entries have none."""
_MEMO = re.compile(r"\[ ?(?:메모|통화|접수|처리|상담|확인|수정|등록) $")
_MEMO_DAY = re.compile(r" ?[0-9]{1,4}[./월-] ?[0-9]")
_OPENS = re.compile(rf"{_EDGE}{_NAMES}$")
_ACT_BEHIND = re.compile(r" (?:기안|처리|복명|발급|입력|결재|검토)(?= *(?:[)\]/|│,.]|$| {2}))")
_ROAD_PAPER = re.compile(r"공용 ?차|관용 ?차|공용 ?차량|차량 ?운행|운행 ?(?:일지|기록)|출장|배차 ?신청")
_SHOWS_OFFICE = re.compile(
    rf"{DEPARTMENT.pattern}|(?<![가-힣])(?:주무관|팀장|과장|계장|부군수|실장|국장)(?![가-힣]{{2}})|"
    rf"[읍면]장(?![가-힣]{{2}})|군수|"
    r"(?:조사|점검|단속)반|현지 ?확인|민원인|조례|과태료|보조금|지급 ?결정|"
    r"[읍면]사무소|[군도시]청|보건소|보건의료원|보건지소|사업소|농업기술센터|행정복지센터|공무원|"
    r"(?<![가-힣])[가-힣]{2,8}[과팀]-[0-9]{2,6}|발급 ?대장|"
    r"접수 ?대장|공람|발급 ?번호|납세 ?증명|인감|주민등록|지적 ?측량"
)
_NOT_OF_OFFICE = re.compile(r"(?:㈜|\(주\)|주식회사|유한회사|협동조합|영농조합|관리사무소|입주자 ?대표)")
_HOME = re.compile("요양원|어린이집|병원|의원|학원|교회")
"""Whose papers begin with their own name; further down they are where somebody goes to."""
_SPENDER = re.compile(r"(?:^|[|/,] ?|  )(?:사용자|집행자)[ :|]{1,3}$")
_SPENDING = re.compile("업무 ?추진비|법인 ?카드|급량비|시책 ?추진")
_PARTY = re.compile(
    rf"(?:본인|가족|보호자|대리인|주민|이장|신청인|민원인|{KINSHIP}) ?(?:확인|작성|접수|수령)[ :|]{{1,3}}$"
)
_DOES = re.compile(
    r"[이가은는] (?:[^\n,.]{0,16} )?(?:면담|조사|확인|안내|접수|통보|설명|답변|보고|점검|단속|방문|상담|지도|"
    r"인계|교부|발급|조치|"
    r"승인|결재|통화)(?:함|하[여고며]|했|한다|하였|하기로|,)"
)
"""What an official does, behind his name as the subject."""
_TITLE_REACH, _HEAD_REACH, _PAPER_REACH = 40, 120, 500


def acts_in_office(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a field names who wrote, handled, issued or drove for an office."""
    if not is_named(text, value) or _PARTY.search(lead):
        return False
    if _MEMO.search(lead):
        return _MEMO_DAY.match(trail) is not None and is_paper_of_office(text, value)
    if _SPENDER.search(lead):
        return _SPENDING.search(text[:_HEAD_REACH]) is not None
    if _ACT_BEHIND.match(trail) and _OPENS.search(lead):
        return is_paper_of_office(text, value)
    if _CLOSES.match(trail) is None:
        return False
    if _ROAD_ACT.search(lead):
        return _ROAD_PAPER.search(text[:_HEAD_REACH]) is not None and _NOT_OF_OFFICE.search(text[:_HEAD_REACH]) is None
    found = _ACT.search(lead) or (None if _SEALED.match(trail) else _SHARED_ACT.search(lead))
    return found is not None and is_paper_of_office(text, value)


_CELLS = re.compile(r"[|/\t│]| {2,}")
_ANY_ACT = re.compile(rf"(?:{_OF_OFFICE}|{_OF_ANYBODY})")


def has_cell_of_act(line: str, name: str) -> bool:
    """Whether a name and an act are all that a cell of a line holds: who acts is not whom the other cells tell of."""
    cells = [cell.strip(" :") for cell in _CELLS.split(line)]
    alone = [cell.replace(name, "", 1).strip(" :") for cell in cells if name in cell]
    return len(cells) > 1 and len(alone) == 1 and _ANY_ACT.fullmatch(alone[0]) is not None


def does_duty(trail: str) -> bool:
    """Whether the words behind a name say what its bearer does in office (과장 홍길동이 면담, …)."""
    return _DOES.match(trail) is not None


def is_paper_of_office(text: str, value: Value) -> bool:
    """Whether the paper around a name shows an office and its first lines no firm or home."""
    start, end = max(0, value.start - _PAPER_REACH), value.end + _PAPER_REACH
    if _NOT_OF_OFFICE.search(text, 0, _HEAD_REACH) or _HOME.search(text, 0, _TITLE_REACH):
        return False
    return _SHOWS_OFFICE.search(text, start, end) is not None or _SHOWS_OFFICE.search(text, 0, _HEAD_REACH) is not None
