"""What somebody does, suffers or is found with, told without a word for it (민감정보, 개인정보 보호법 제23조).

`술만 마시면 문을 부수고`, `어릴 때 부모를 여의고`, `이름과 날짜를 대지 못함`, `객담검사 음성`: such words count
only close to a person (docs/adr/0126), the ones that ordinary papers have too only for the side list. Each expression
begins with the words it needs, so that a text is passed over quickly; whether one begins a word is looked at after.

`<end>` is the end of a verb, `<adverb>` up to two adverbs, any other part a word of that name in lists/told_deeds.txt.
"""

import re
from collections.abc import Iterator

from redaction.finding.recognizing.sentences import teller
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_SIGN, _EVERYDAY = 0.29, 0.28
_told = teller("told_deeds", end="[가-힣]{0,4}", adverb="(?:<adverbs> ){0,2}")

_DRUNK = _told(
    "(?:술(?:만|을|에|이|과)? ?<drinks>|술 ?냄새|만취|취기|주취|음주 상태|술에 ?(?:취|절))<end>"
    "(?: <drunken_conduct><end>){0,3}"
)
_VIOLENT = _told(
    "<kin>(?:님)?(?:를|을|에게|한테|와|과) ?<adverb><harms><end>(?: (?:잡|때|차|휘두|나가|집을|흔들)<end>)?"
)
_HANDS = _told(
    "<parts_seized>(?:를|을) ?<adverb><seizes><end>",
    "<weapons>(?:을|를|로)? ?<adverb><wields><end>",
    "<things_broken>(?:을|를)? ?<adverb><breaks><end>",
)
_ABUSE = _told(
    r"[\"“'‘「][^\"”'’」\n]{2,40}[\"”'’」](?:이?라|라)?고 ?(?:하며 ?|말하며 ?|소리 ?지르며 ?)?<abuses><end>",
)
_GAMBLED = _told(
    "<gambles_on>(?:장|판)?(?:으로|로|에|을|를|서)? ?(?:<stakes>(?:을|를|까지|도)? ?)?"
    "(?:(?:모두|다|전부|여러 번|매일|크게) )?<loses_money><end>"
)
_BEREFT = _told(
    "(?:(?:어릴|어렸을|젊었을) ?(?:때|적)(?:에)? |어려서 |일찍이? |[0-9]{1,2}[살세](?:때)?(?: 때)?(?:에)? )?"
    "<kin>(?:님)?(?:를|을|와|과|이|가|께서|마저|도)? ?<adverb><loses_kin><end>"
    "(?: (?:끊|등지|떠나|살|자라|계시|지내|중)<end>)?",
    r"<dead_kin>상 ?(?:후|이후|당함|을 당)<end>(?: (?:잠을|식사를|말을)[^,.\n|]{0,12})?",
    "(?:천애 ?)?고아로 ?(?:자라|자랐|컸|성장|살)<end>",
)
_LOST = _told(
    "<forgotten>(?:[과와] ?(?:이름|날짜|요일|시간|장소|주소|나이|가족))?(?:을|를|도|이|가|조차|마저|이나)? ?"
    "<adverb><forgets><end>",
    "(?:시간|장소|사람|지남) ?(?:에 대한 )?(?:지남력|지각)(?:이|도)? ?(?:없|저하|상실|떨어)<end>",
)
_HELPLESS = _told(
    "(?:혼자|홀로|스스로|남의 도움 ?없이|도움 ?없이|부축 ?없이)(?:서|서는|는|힘으로)? (?:[가-힣]{1,7} ){0,3}"
    "(?:못|불가|어렵|어려[움우워운]|힘[들드]|할 수 없|곤란)<end>(?: ?[가-힣]{1,4}(?=[ ,.)]))?",
    "<daily_acts>(?:을|를|도|은|는|이|조차)? ?<adverb><cannot_do><end>",
    "(?:눈|귀|양 ?눈|한쪽 ?눈|왼쪽 ?눈|오른쪽 ?눈)(?:이|은|도|으로)? ?(?:거의|전혀|잘|하나도) ?"
    "(?:안|못|보이지|들리지|보지|듣지)(?: ?[가-힣]{1,6})?",
)
_GIVEN = _told(
    "<medicines>(?: ?주사)?(?:를|을|로|도|만)? ?<adverb><takes><end>(?: (?:귀가|있|계시|지내|살)<end>)?",
    "<aids>(?:을|를|에|로|도)? ?<adverb><uses_aids><end>(?: (?:있|계시|계심|다니|지내|생활)<end>)?",
)
_WOUNDED = _told(
    "(?:(?:왼|오른|양|한)쪽 ?|[좌우양]측 ?)?<wounded_parts>(?:에|를|을|이|가|의)? ?"
    "(?:<many> ?(?:바늘|군데|곳|개|cm|도)(?:을|를|정도|이나)? ?(?:<wounds><end>)?|<wounds><end>)"
)
_SCORED = _told(
    "<scales> ?(?:점수|총점|수치|검사|결과)?(?:는|은|이|가)? ?[:=]? ?[0-9]{1,4}(?:[./][0-9]{1,4})? ?(?:<scale_units>)?",
    "<lab_tests> ?(?:검사|반응|결과)? ?[:=]? ?<lab_results>",
)
_AILING = _told(
    "<time_of_drinking> ?(?:술|소주|막걸리|음주)<end>",
    "(?:알콜|알코올) ?(?:병원|문제|치료|중독|의존)(?:로|에|을|를)?",
    "(?:정신과 ?|우울증 ?|당뇨 ?|혈압 ?|결핵 ?)?약(?:을|은|도)? ?<stops_medicine><end>(?: (?:지|뒤|후))?"
    "(?: ?(?:<many>|석|넉|서너|두어) ?(?:달|해|주|개월|년|일))?",
    r"[\"“‘']?<voices> ?<hears><end>[\"”’']?",
    "<diseased>(?:이|가|에|도|은)? ?<organ_ails><end>",
)
_ABUSED = _told(
    "<bound>(?:이|을|를|에)? ?<binds><end>",
    "<starved><end>(?: 정황)?",
    "<wages>(?:도|을|를)? ?<unwaged> ?<works><end>",
    "보증(?:을|까지)? ?<stands_surety><end>",
)
_BELIEVES = _told(
    "(?:<every_week> ?)?<services>(?:에|를|을|에만|으로)? ?<adverb><attends><end>",
    "<unions>(?: ?[가-힣]{2,8})?(?:의)? <union_offices>",
    "<faiths>(?: ?<believers>(?:임|이고|라고)?)",
)
_FOUND = _told(
    "(?:[가-힣A-Z]{1,6} ?)?<tested> ?(?:검사|촬영|반응|엑스선|엑스레이|시약)?(?: ?결과)?(?:는|은|에서|상)?[ :]{0,2}"
    "<results>(?![가-힣])",
    r"<measured>(?:은|는|이)? ?[:]?[ ]?[0-9]{2,3}(?:[./][0-9]{1,3})?(?: ?<units>)?",
    "의식 ?<consciousness>",
    "(?:동공|호흡) ?(?:정지|없음|이상|확대|반사 ?없음)",
    "<germs>(?:균)?(?: ?(?:검출|양성|감염|확진|의심|환자))",
)
_RESULT = _told("<results_alone>(?![가-힣])")
_RESULT_CUE = _told("<examinations>")
_CUE_REACH = 500
_STANDS_ALONE = re.compile(r"[|/,\t(:·–→\-)][ ]?$|[가-힣]{2,4} $| {2}$")
_FOODS = _told("(?:<allergens>(?:[, ·/]{1,2}|(?![가-힣]))){1,6}")
_FOOD_CUE = _told("<food_cues>")
_ENGLISH = _told("(?=[A-Za-z])(?i:<in_english>)(?![A-Za-z])")
_STREET = _told("<drugs>(?:을|를)? ?(?:[0-9.]{1,5} ?(?:g|㎎|mg|정|회|병|그램|주) ?)?<drug_deeds>{1,2}")
_HELD = _told(
    "<houses>(?:에|에서|로|으로)? ?<stays>[가-힣]{0,3}",
    "<orders>(?: ?(?:[0-9]{1,3} ?(?:일|개월|m|미터)|명령|결정|처분|대상|중|상태|신청))*",
    "<property_seized>(?:이|가)? ?(?:가?압류|차압|공매|경매|동결)(?: ?(?:중|됨|당함|된|예정|개시|진행|통지))*",
    "<insolvency>(?:을|를)? ?<insolvency_steps>{1,3}",
)
_CLOSE = (
    *(_DRUNK, _VIOLENT, _HANDS, _ABUSE, _GAMBLED, _BEREFT, _LOST, _HELPLESS, _GIVEN, _BELIEVES, _STREET, _HELD),
    *(_WOUNDED, _AILING, _ABUSED),
)
_FAINT = (_FOUND, _ENGLISH, _SCORED)


def deeds(sight: Sight) -> Iterator[Hit]:
    """What tells of whoever stands close without a word for it: 0.3, counted by finding.extending.companions."""
    text = sight.text
    for patterns, name, score in ((_CLOSE, "sensitive_sign", _SIGN), (_FAINT, "sensitive_everyday", _EVERYDAY)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if _begins_word(text, match.start()):
                    yield Hit(*match.span(), Kind.SENSITIVE, score, name, Hint.REVIEW)
    for pattern, cue in ((_RESULT, _RESULT_CUE), (_FOODS, _FOOD_CUE)):
        for match in pattern.finditer(sight.lined):
            if _is_alone(sight.lined, match) and _is_cued(sight.lined, match, cue):
                yield Hit(*match.span(), Kind.SENSITIVE, _EVERYDAY, "sensitive_everyday", Hint.REVIEW)


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalpha() and text[start].isalpha())


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands in a cell, behind a comma or right behind a word such as a name."""
    return _STANDS_ALONE.search(text, max(0, match.start() - 6), match.start()) is not None


def _is_cued(text: str, match: re.Match[str], cue: re.Pattern[str]) -> bool:
    around = max(0, match.start() - _CUE_REACH), match.end() + _CUE_REACH // 4
    return cue.search(text, *around) is not None
