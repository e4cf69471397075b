"""Whose name it is: an official in office (stays), a private person (goes), or somebody an officer must look at.

Source: 법 제9조제1항제6호 라목·마목 and the table in disclosure-law.md section 2. Cues are read per place, then a name
without cues takes what the same name has elsewhere in the paper. Private wins; private and official at one place, or
a private cue elsewhere against an official one here, go to review. The error to fear is a private name kept.
"""

import re

from redaction.config import CountyLexicon
from redaction.finding.judging.acts import acts_in_office, does_duty, has_cell_of_act
from redaction.finding.judging.approvals import MIN_WORDS, is_approved_by, words_of_approval
from redaction.finding.judging.befallen import is_befallen, is_punished
from redaction.finding.judging.bystanders import is_bystander, is_labelled_alone
from redaction.finding.judging.duties import (
    acts_on_personnel,
    is_field_of_duty,
    is_listed_on_duty,
    is_subject_of_field,
    is_subject_of_inquiry,
    served_once,
    without_anothers_role,
)
from redaction.finding.judging.farewells import takes_leave_as_official
from redaction.finding.judging.firms import heads_corporation, is_of_firm
from redaction.finding.judging.houses import stands_for_house
from redaction.finding.judging.offices import is_of_office
from redaction.finding.judging.organs import has_seat, serves_organ
from redaction.finding.judging.personnel_papers import is_whom_a_paper_is_about
from redaction.finding.judging.posts import holds_post, is_appointed, is_moved
from redaction.finding.judging.services import acts_on_others, serves_the_state, teaches_for_the_state
from redaction.finding.judging.surroundings import line_of, row_of, surroundings
from redaction.finding.judging.titles import bears_title
from redaction.finding.judging.unit_staff import is_of_units_staff
from redaction.finding.judging.units import is_in_unit, is_listed_before_title, is_named_with_unit, sits_on_council
from redaction.finding.judging.verdicts import Standing
from redaction.finding.language.words import (
    DEPARTMENT_BEFORE,
    HONORIFICS_AFTER,
    KIN_AFTER,
    KIN_BEFORE,
    KINSHIP,
    PERSONNEL,
    RANK,
    RANK_AFTER,
    may_be_name,
)
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value, between, near
from redaction.finding.values.scores import LIKELY
from redaction.types import Kind

_TRAIL_REACH = 40
_RETIRED = re.compile(
    rf"(?:(?<![가-힣])(?:전 |\(전\) ?|前 ?|고 |故 ?|제?[0-9]{{1,2}}대 ?)|퇴직한? ?|전[직임] ?|역대 |"
    rf"초대 )(?:[가-힣]{{0,8}} ?)?(?:{RANK.pattern})? ?$"
)
_RETIRED_AFTER = re.compile(rf"^ ?\(?(?:전|前) (?:[가-힣]{{0,8}} ?)?(?:{RANK.pattern})|^ ?(?:퇴직|전직) ?공무원")
_VILLAGER_BEFORE = re.compile(
    r"(?:이장|통장|부녀회장|노인회장|새마을지도자|주민 ?대표|주민|농민|상인|학생|환자|경영주|농가|"
    r"세입자|독거노인|어르신)[ :]{1,2}$"
)
_COMMITTEE = re.compile(
    r"(?:위원|위원장|강사|자문|심사위원|평가위원|교수|수상자|표창|대표이사|대표자|대표|기간제|공무직)[ :(]{0,3}$"
)
_COMMITTEE_AFTER = re.compile(r"^ ?(?:위원장?|강사|교수|대표이사|대표(?!로)|기간제|공무직|변호사|회계사|감정평가사)")
_DUTY_BEFORE = re.compile(
    r"(?<!피)(?:담당자?|담당 ?공무원|(?:담당자|담당 ?공무원) ?확인|"
    r"처리자|작성자|보고자|확인자|조사자|출장자|감독자?|인계자?|인수자?|"
    r"접수자?|기안자?|검토자?|협조자?|결재권?자?|전결|대결|소송 ?수행자|공무원 ?확인|"
    r"(?<![가-힣])(?:공익법무관|집행관|등기관|조정관|불출자|재물조사자|정산 ?검사자?)|관용차)\)?[ :(]{1,3}$"
)
_MEMBER_AFTER = re.compile(r"^ ?(?:부?위원장|위원)(?![가-힣]*회)")
_ADDRESSED = re.compile(r" ?\((?:Mr|Ms|Mrs|Miss)\.?\)")
_CONTACT_REACH = 12
_NAMED_ABROAD = 20
"""How far behind a name its office's number may begin, and behind one that a bracket tells how to address."""
_SPEAKER = re.compile(r"^[^:0-9]{0,12}:")
_CONTACT_KINDS = frozenset({Kind.PHONE, Kind.EMAIL})
_IDENTIFYING = frozenset(
    {Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.BIRTH_DATE, Kind.PASSPORT, Kind.DRIVER_LICENCE}
)
_PRIVATE_BESIDE = _IDENTIFYING | {
    Kind.ADDRESS,
    Kind.ACCOUNT,
    Kind.PHONE,
    Kind.AGE,
    Kind.SENSITIVE,
    Kind.HEALTH_INSURANCE,
}
_BESIDE_REACH = 50
_DAY_BEHIND = re.compile(r" ?\( ?['’]?(?:20)?2[0-9][./-] ?[0-9]{1,2}[./-] ?[0-9]{1,2}\.? ?\)")
"""The day on which somebody signed, of our own years, as the foot of a letter has it in brackets."""
_STAMP = re.compile(r" {1,2}(?:20[0-9]{2}\. ?)?[0-9]{1,2}[./] ?[0-9]{1,2}\.? [0-2]?[0-9]:[0-5][0-9]")
"""The day and minute of an entry, of which the day alone could be one of birth."""
_SENTENCE_END = re.compile(r"(?<=[다음함됨임])\. |(?<=요)\. |[\n\r]")


def name_key(text: str, value: Value) -> str:
    """A name without blanks, so that 홍 길 동 and 홍길동 are one person."""
    return re.sub(r"\s", "", text[value.start : value.end])


def standing(text: str, value: Value, values: tuple[Value, ...], lexicon: CountyLexicon) -> Standing:
    """What the words around one name say. `values` are all values of the text, in order."""
    lead, trail = surroundings(text, value)
    private = _is_private(text, value, lead, trail)
    if _is_retired(lead, trail):
        return Standing.PRIVATE if private else Standing.REVIEW
    if _is_official(text, value, lead, trail, values, lexicon):
        return _official_standing(text, value, values, lexicon, private)
    if _acts(text, value, lead, trail):
        place = _official_standing(text, value, values, lexicon, private)
        return Standing.ACTING if place is Standing.OFFICIAL else place
    if private:
        return Standing.PRIVATE
    if heads_corporation(text, value, lead, trail):
        return Standing.CORPORATE
    if _is_for_review(value, lead, trail):
        is_member = Hint.REVIEW not in value.hints and _MEMBER_AFTER.match(trail) is not None
        return Standing.MEMBER if is_member else Standing.REVIEW
    nearby = _beside(text, value, values, _PRIVATE_BESIDE, lexicon)
    is_told_of = is_befallen(text, value, lead, values) or is_punished(trail)
    if nearby or is_told_of:
        return Standing.PRIVATE if is_told_of or _is_own(text, value, nearby) else Standing.NEAR
    return Standing.NEUTRAL if Hint.NEUTRAL in value.hints else Standing.UNKNOWN


def _acts(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a field, a unit or the house of the paper tells that somebody acts for an office."""
    return (
        acts_in_office(text, value, lead, trail)
        or is_of_units_staff(text, value, lead, trail)
        or stands_for_house(text, value, lead, trail)
    )


def _official_standing(
    text: str, value: Value, values: tuple[Value, ...], lexicon: CountyLexicon, private: bool
) -> Standing:
    """What becomes of an official cue when others speak against it."""
    lead, trail = surroundings(text, value)
    speaks = _speaks(text, value, trail, values)
    acts = acts_on_personnel(lead)
    serves = acts or does_duty(trail) or acts_on_others(text, value, lead, trail)
    befell = (not serves and _is_personnel(text, value, values)) or is_befallen(text, value, lead, values)
    if is_subject_of_inquiry(lead) or (not speaks and not acts and befell):
        return Standing.PERSONNEL
    doubted = is_of_firm(lead, trail) or is_bystander(text, value, lead, trail)
    doubted = doubted or (not speaks and not serves and is_whom_a_paper_is_about(text, value, lead, trail))
    if (
        private
        or doubted
        or (is_subject_of_field(lead) and not is_moved(trail))
        or _KIN_OF_OFFICIAL.match(trail)
        or _is_applicant(text, value)
    ):
        return Standing.BOTH
    if is_labelled_alone(text, value, lead, trail):
        return Standing.UNKNOWN
    if is_appointed(trail):
        return Standing.OFFICIAL
    is_dated = _DAY_BEHIND.match(trail) is not None and _DUTY_BEFORE.search(lead) is not None
    exposed = not _SPEAKER.match(trail) and not is_dated and not _STAMP.match(trail)
    exposed = exposed and bool(_beside(text, value, _own(value, values), _IDENTIFYING, lexicon))
    return Standing.BOTH if exposed else Standing.OFFICIAL


def _speaks(text: str, value: Value, trail: str, values: tuple[Value, ...]) -> bool:
    """Whether the official only speaks: no word of a personnel matter behind the colon, or it is said of another."""
    colon = _SPEAKER.match(trail)
    if colon is None:
        return False
    word = PERSONNEL.search(trail)
    return word is None or any(
        other.kind is Kind.PERSON and value.end + colon.end() <= other.start < value.end + word.start()
        for other in _following(value, values)
    )


_KIN_OF_OFFICIAL = re.compile(rf"^[ (]{{0,2}}(?:{RANK.pattern})\)?(?:님)?의? ?(?:{KINSHIP})")
_APPLICATION = re.compile(
    r"(?:병가|휴직|휴가|연가|조퇴|복직|사직|퇴직|고충|전보)[가-힣 ]{0,4}(?:신청|원$|명령|허가|계$|"
    r"희망)|징계 ?(?:대상|혐의)|부고|경조사(?!비)|결혼(?= ?(?:식|축하|소식|합니다|을 |안내))",
    re.MULTILINE,
)
_DUTY_LINE = re.compile(r"위원장|간사|(?<![가-힣])서기 |담당|결재|검토|기안|확인|처리")


def _is_applicant(text: str, value: Value) -> bool:
    """Whether one of the two lines above makes the paper an official's own application or family news."""
    start = text.rfind("\n", 0, value.start) + 1
    above = "\n".join(text[max(0, start - 120) : start].split("\n")[-3:])
    return _APPLICATION.search(above) is not None and _DUTY_LINE.search(line_of(text, value)) is None


def _is_official(
    text: str, value: Value, lead: str, trail: str, values: tuple[Value, ...], lexicon: CountyLexicon
) -> bool:
    if Hint.OFFICIAL in value.hints or bears_title(value, values, lead, trail) or is_listed_before_title(trail):
        return True
    if DEPARTMENT_BEFORE.search(lead) or is_field_of_duty(text, value, lead) or _in_directory(text, value, lexicon):
        return True
    name = name_key(text, value)
    if is_named_with_unit(text, value, lead, trail) or sits_on_council(text, value, lead, trail):
        return True
    if is_listed_on_duty(lead, name) or (_DUTY_BEFORE.search(lead) and may_be_name(name)):
        return True
    if holds_post(text, value, lead, trail) or acts_on_personnel(lead) or serves_organ(text, value, lead):
        return True
    if has_seat(lead, trail) or takes_leave_as_official(text, value, values, lexicon):
        return True
    if is_approved_by(text, value, line_of(text, value), lead) or serves_the_state(text, value, lead, trail):
        return True
    return not _is_for_review(value, lead, trail) and _is_called_at_office(text, value, trail, values, lexicon)


def _is_called_at_office(
    text: str, value: Value, trail: str, values: tuple[Value, ...], lexicon: CountyLexicon
) -> bool:
    """Whether an office's number or mail stands right behind a name."""
    return any(
        other.kind in _CONTACT_KINDS
        and 0 <= other.start - value.end <= (_NAMED_ABROAD if _ADDRESSED.match(trail) else _CONTACT_REACH)
        and is_of_office(text[other.start : other.end], other.kind, lexicon)
        for other in _following(value, values)
    )


def _in_directory(text: str, value: Value, lexicon: CountyLexicon) -> bool:
    """Whether the staff directory has this name, and its title or a department stands in the same line."""
    titles = [title for name, title in lexicon.officials if name == name_key(text, value)]
    line = line_of(text, value) if titles else ""
    return any(title in line for title in titles) or any(
        department in line for department in lexicon.departments if line
    )


def _following(value: Value, values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(other for other in near(value, values, _TRAIL_REACH) if other.start >= value.end)


def _is_retired(lead: str, trail: str) -> bool:
    return _RETIRED.search(lead) is not None or _RETIRED_AFTER.match(trail) is not None or served_once(lead)


_SQUAD = re.compile(rf"(?:반|조|단)장 ?[:(]? ?(?:[가-힣]{{2,8}} )?[가-힣]{{0,8}}(?:{RANK.pattern})[ :]{{1,2}}$")
_SQUAD_LIST = re.compile(
    r"(?:조사|점검|감사|단속|대책|상황|복구|검사|평가|"
    r"징수)[가-힣]{0,4}반(?![가-힣])[^\n]{0,40}(?:\n[^\n]{0,40}){0,2}반[장원][ :]{1,2}$"
)
_SQUAD_REACH = 90
"""The head of a squad of officials with the rank behind: 반장 is a villager's title too."""


_NEXT_FIELD = re.compile(
    r" {1,3}(?:환자|주민|민원인|신청인|청구인|진정인|고소인|피해자|신고인|제보자|대상자|수급자|보호자|세대주)"
    r"[ :]{1,3}[가-힣]{2,4}(?![가-힣])"
)
"""The label of another person, behind an official's name."""


_AGENCY_BEFORE = re.compile(r"(?:식약|의약품안전|법제|인사혁신|보훈|경호|근무|부|거래|담당|출)처[ :(]{1,2}$")
"""An agency or a word that ends as the word for a wife does."""


def _is_private(text: str, value: Value, lead: str, trail: str) -> bool:
    if _leads_squad(text, value, trail) or teaches_for_the_state(lead):
        return False
    if Hint.PRIVATE in value.hints and not _SQUAD.search(lead) and not has_seat(lead, trail):
        return True
    called = None if Hint.OFFICIAL in value.hints and _NEXT_FIELD.match(trail) else HONORIFICS_AFTER.match(trail)
    kin = None if _AGENCY_BEFORE.search(lead) else KIN_BEFORE.search(lead)
    cues = called, KIN_AFTER.match(trail), kin, _VILLAGER_BEFORE.search(lead)
    return any(cues)


def _leads_squad(text: str, value: Value, trail: str) -> bool:
    """Whether a squad that inspects has somebody with a rank or a unit at its head (점검반: 반장 김도현(건설과))."""
    has_office = RANK_AFTER.match(trail) is not None or is_in_unit(trail)
    return has_office and _SQUAD_LIST.search(text, max(0, value.start - _SQUAD_REACH), value.start) is not None


def _is_for_review(value: Value, lead: str, trail: str) -> bool:
    return (
        Hint.REVIEW in value.hints or _COMMITTEE.search(lead) is not None or _COMMITTEE_AFTER.match(trail) is not None
    )


def _is_personnel(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether the sentence makes the official the object of a personnel matter, outside an approval line."""
    for other in (value, *near(value, values, _LINE_REACH)):
        if other.kind is Kind.PERSON and PERSONNEL.search(text, other.start, other.end):
            text = text[: other.start] + "□" * (other.end - other.start) + text[other.end :]
    text = without_anothers_role(text, value, near(value, values, _LINE_REACH))
    line = row_of(text, value)
    if words_of_approval(line) >= MIN_WORDS or has_cell_of_act(line, text[value.start : value.end]):
        return False
    if line.strip() == text[value.start : value.end] and PERSONNEL.search(_cells_below(text, value)):
        return True
    offset = line.find(text[value.start : value.end])
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    start = max([end for end in ends if end <= offset], default=0)
    end = min([end for end in ends if end > offset], default=len(line))
    return PERSONNEL.search(line[start:end]) is not None


_LINE_REACH = 160


def _cells_below(text: str, value: Value) -> str:
    """The two lines under a name that fills its line, as cells read one by one."""
    return "\n".join(text[value.end : value.end + 2 * _TRAIL_REACH].split("\n")[1:3])


def _own(value: Value, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values near a name without those in front of it that stand right behind somebody else."""
    nearby = near(value, values, _BESIDE_REACH)
    people = [other.end for other in nearby if other.kind is Kind.PERSON]
    return tuple(
        other
        for other in nearby
        if other.start > value.start or not any(0 <= other.start - end <= _OWNED for end in people)
    )


_OWNED = 6


def _beside(
    text: str, value: Value, values: tuple[Value, ...], kinds: frozenset[Kind], lexicon: CountyLexicon
) -> list[Value]:
    """The private values that stand close behind or in front of a name, in the same line."""
    found = []
    for other in near(value, values, _BESIDE_REACH):
        gap = between(text, value, other)
        if other.kind in kinds and len(gap) <= _BESIDE_REACH and "\n" not in gap:
            office = other.kind in _CONTACT_KINDS and is_of_office(text[other.start : other.end], other.kind, lexicon)
            if not office and Hint.FACILITY not in other.hints and other.score >= LIKELY:
                found.append(other)
    return found


_LOOSE = re.compile(r"[가-힣]{2,}[^가-힣]+[가-힣]{2,}|[.:] |[?!;→/]")
"""Words or a stop between a name and a value: said of somebody near, not of this one for sure."""


def _is_own(text: str, value: Value, nearby: list[Value]) -> bool:
    """Whether one of the values near a name stands right at it."""
    return any(_LOOSE.search(between(text, value, other)) is None for other in nearby)
