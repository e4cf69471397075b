"""Names by their neighbourhood: before 씨 and 귀하, beside ranks, masked, in Hanja, in Latin letters, as initials.

The tagger (redaction.finding.engine.tagger) reads names in running text; these rules carry what it is weak at.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from redaction.finding.language.gazetteer import COUNTRIES, is_place
from redaction.finding.language.particles import CASE, NAME_END
from redaction.finding.language.words import (
    COMMON_NOUNS,
    DOUBLE_SURNAMES,
    GIVEN_SYLLABLES,
    GRADES,
    KINSHIP,
    NOT_NAMES,
    RANK,
    RANKS,
    SURNAMES,
    looks_like_name,
)
from redaction.finding.lists import one_of, words_of
from redaction.finding.recognizing.label_table import LABELS
from redaction.finding.recognizing.names_from_abroad import names_from_abroad
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.finding.values.scores import DOUBTED
from redaction.types import Kind

_SURNAME = "(?:" + "|".join([*sorted(DOUBLE_SURNAMES), "[" + "".join(sorted(SURNAMES)) + "]"]) + ")"
_HONORIFIC = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,5}|[가-힣] [가-힣] ?[가-힣]|[가-힣]{1,8}(?: [가-힣]{1,8}){1,3}) ?"
    r"(?:씨(?![가-힣]{2}|앗)|귀하|님(?!비)|어르신|할머니|할아버지|할매|할배|아재|아지매|여사(?!님들)|모 ?씨)"
)
_SURNAME_ONLY = re.compile(
    rf"(?<![가-힣A-Za-z○])(?P<name>{_SURNAME}) ?(?:모 ?)?(?:씨|여사|노인|영감|옹)(?![가-힣]{{2}})"
)
_BEFORE_RANK = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}}|[가-힣] [가-힣]{{1,2}}) ?(?:{GRADES}|{RANKS})(?![가-힣]{{3}})"
)
_AFTER_RANK = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{0,8}}(?:{RANKS})|{GRADES}|"
    rf"[4-9]급)(?:\([^()]{{1,14}}\))?[ :(]{{1,3}}(?P<name>[가-힣]{{2,5}}|"
    rf"[가-힣] [가-힣]{{1,2}})(?![가-힣])"
)
_MASKED = re.compile(
    rf"(?<![가-힣])(?P<name>{_SURNAME}(?:@@|##|\?\?)|{_SURNAME}[○◯〇●*□■◇◆△▲▽◎×✕☆★]{{1,3}}[가-힣]?(?![가-힣]{{2}})|"
    rf"{_SURNAME}[가-힣][○◯〇●*□■◇◆△▲◎×✕☆★](?![가-힣*])|{_SURNAME} ?00(?![0-9.,/:%-]| ?(?:[명건원개년월일점]|시간))|"
    rf"{_SURNAME} ?(?:OO|oo|ㅇㅇ|XX|xx|O[가-힣]|ㅇ[가-힣])|{_SURNAME} ?모(?= ?(?:씨|군|양|\(|"
    rf", ?[0-9]{{2}}|할머니|할아버지|노인|여사)))"
)
_GIVEN = "[" + "".join(sorted(GIVEN_SYLLABLES)) + "]"
_APART = re.compile(
    rf"(?<![가-힣])(?<![가-힣] )(?<![가-힣]  )(?P<name>{_SURNAME} {{1,3}}{_GIVEN} {{1,3}}{_GIVEN})"
    rf"(?! {{1,4}}[가-힣](?![가-힣])){NAME_END}"
)
_HANJA_SURNAMES = "".join(words_of("hanja_surnames"))
_HANJA = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>[{_HANJA_SURNAMES}] ?[\u4e00-\u9fff] ?[\u4e00-\u9fff]?)(?![\u4e00-\u9fff])"
)
_HANJA_BEHIND_LABEL = re.compile(
    r"(?:戶主|妻|父|母|子|女|亡|故|姓名|氏名|原告|被告|證人|申請人|代理人|本人|구 ?호적|망)[ :]{1,2}"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
_PARENT_OF = re.compile(
    r"(?<![가-힣])(?P<name>(?!우리|친구|학생|아이|애기|이웃|옆집|윗집|앞집|남의|자기|누구|저희|너희|동네|아기|다른|"
    r"젊은|애들|그런|어떤|모든)[가-힣]{2,3})"
    r"(?= (?:엄마|아빠)(?:가|는|를|도|한테|랑|와|의|,|$| ))"
)
_UNDER_ANOTHER = re.compile(r"(?<![가-힣A-Za-z])(?P<name>[가-힣]{1,4}|[A-Z])(?= ?\((?:가명|익명)\))")
_TOLD = re.compile(
    r"(?<![가-힣])(?:이름|성함|존함|함자)(?:은|이) ?['\"‘“]?(?P<name>[가-힣]{1,4}?)['\"’”]?"
    r"(?=입니다|이라|라고|이요|이고|이며|이에요|예요|올시다|이올시다|이오|인데|이여|임(?![가-힣]))"
)
_HOUSE_NAME = re.compile(
    r"(?<![가-힣])(?P<name>(?!시댁|새댁|본댁|친정댁|사돈댁|외갓댁|할머니댁|어르신댁|선생님댁)[가-힣]{2,3}(?:댁|"
    r"(?:엄마|아빠)(?= ?:)))"
    r"(?=[은는이가을를의과와도]?(?![가-힣]))"
)
_HANJA_AFTER_NAME = re.compile(r"[가-힣]{2,4} ?\((?P<name>[\u4e00-\u9fff]{2,4})\)")
_ROMAN_SURNAMES = "|".join(words_of("roman_surnames"))
_LATIN_NEXT = "(?i:(?=[A-Z]))"
"""Spares trying every surname where no Latin letter stands."""
_ROMAN = re.compile(
    rf"(?<![A-Za-z]){_LATIN_NEXT}(?P<name>(?i:{_ROMAN_SURNAMES}),? (?:[A-Z][a-zA-Z]{{1,12}})"
    r"(?:[ \-][A-Za-z]{2,12}){0,3}|"
    rf"[A-Z][a-zA-Z]{{1,12}}(?:[ \-][A-Z]?[a-zA-Z]{{1,12}}){{0,2}} (?:{_ROMAN_SURNAMES}|"
    rf"(?i:{_ROMAN_SURNAMES})(?-i:(?<=[A-Z]))))(?![A-Za-z])"
)
_INITIALLED = re.compile(
    rf"(?<![A-Za-z0-9.]){_LATIN_NEXT}(?P<name>(?:[A-Z]\. ?-?){{1,3}} ?(?i:{_ROMAN_SURNAMES})(?![A-Za-z])|"
    rf"(?i:{_ROMAN_SURNAMES}),? (?:[A-Z]\.[ -]?){{1,3}}(?![A-Za-z]))"
)
_KIN_OF = re.compile(rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}})(?=의 (?:{KINSHIP})(?:[은는이가을를와과의,.) ]|$))")
_OWNER = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4})(?=의 (?:주민|신분증|"
    r"여권|통장|면허증|집|주소|연락처|전화|휴대|핸드폰|생년|계좌|인감|도장|자택|"
    r"월 소득|소득|재산|채무|병력|진단|장애|체납)(?!율|세))"
)
_ABOVE_SAID = re.compile(
    r"(?<![가-힣])(?:위|상기|전기|당해)(?: 본인| 사람|의)?,? (?P<name>[가-힣]{2,4})(?=[은는이가](?:\([은는이가]\))? )"
)
_INITIAL = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z](?:\. ?[A-Z]){0,2}\.?) ?(?:씨|[군양](?=[은는이가을를의과와에도]?(?![가-힣]))|"
    r"모씨|할머니|할아버지)"
)
_NICKNAME = re.compile(
    r"(?:별명|별칭|불상(?= ?['\"‘“])|닉네임|닉넴|게임닉|아이디닉|필명|예명|아명|일명|대화명|애칭|활동명|법명|"
    r"세례명|호칭|댓글 ?-|답글 ?-|글쓴이|게시자)(?:이|은|는|을|"
    r"인)? ?[:：]? ?[\"'‘“「『(]?(?P<name>(?<=[\"'‘“「『(])[가-힣A-Za-z0-9 ]{2,14}?(?=[\"'’”」』)])|"
    r"[가-힣A-Za-z0-9]{2,10}?)(?=[\"'’”」』):]|(?:이라|라고|"
    r"으로|로|인|,|\.| |$))"
)
_JAMO = re.compile(
    r"(?<![ㄱ-ㅣ가-힣])(?P<name>[ㄱ-ㅎ][ㅏ-ㅣ][ㄱ-ㅎ]?(?: ?[ㄱ-ㅎ][ㅏ-ㅣ]{1,2}[ㄱ-ㅎ]?){1,3})(?![ㄱ-ㅣ])"
)
_CONSONANTS = re.compile(
    r"(?<![ㄱ-ㅣ가-힣])(?P<name>(?!([ㄱ-ㅎ])\2+(?![ㄱ-ㅎ]))[ㄱ-ㅎ]{2,4})(?= ?(?:씨|님|모씨|이?라는|이?라고|"
    r"[은는이가의] ))"
)
_OF_HOUSE = re.compile(
    r"(?<![가-힣])(?P<name>(?!우리|그들|자기|누구|이웃|남들|저희|너희|동네)[가-힣]{2,3}(?:이)?네)"
    r"(?= (?:집|밭|논|마당|가게|식당|축사|농장|담|대문|개(?![가-힣])|소(?![가-힣])))"
)
_DOTTED = re.compile(
    rf"(?<![가-힣.·★☆])(?P<name>{_SURNAME}([.·★☆♥♡*_~/^-])[가-힣](?:\2[가-힣])?)"
    r"(?= ?(?:씨|님|귀하|군(?![가-힣])|양(?![가-힣])))"
)
_OF_COUNTRY = re.compile(
    rf"(?<![가-힣]){one_of(COUNTRIES)} ?(?:국적|출신)(?:의|인|,)? ?"
    rf"(?P<name>[가-힣]{{2,7}}?)(?= ?\(|,| ?씨|{CASE}[ ,.]|$)"
)
_NO_NAME_BEFORE_HONORIFIC = frozenset(words_of("no_name_before_honorific"))


_VIETNAMESE = re.compile(
    r"(?<![가-힣])(?P<name>(?:응우[옌엔]|응웬|누엔|누옌|쩐|짠|트란|팜|레|부이|호앙|황|판|보|부|당|도|즈엉|쯔엉|딘|"
    r"찐|르엉|까오|후인|후잉|응오|마이|리|루|호)"
    rf" ?(?:티|반|쑤언|꾸옥|타인|응옥|뚜언)(?: (?!외 |등 |및 )[가-힣]{{1,4}}){{1,2}}){NAME_END}"
)
_ABROAD = one_of(word for word in words_of("foreign_surnames") if len(word) > 1)
_NEWCOMER = re.compile(rf"(?<![가-힣])(?P<name>{_ABROAD} [가-힣]{{1,4}}?){NAME_END}")
_OF_TICKET = re.compile(r"(?<![A-Za-z/])(?P<name>[A-Z]{2,20}/[A-Z]{2,20})(?= ?(?:M(?:RS?|S|ISS|STR))(?![A-Za-z]))")
"""A name as tickets print it: surname, a stroke, the given name, and how its owner is addressed."""
_CALLED_OTHERWISE = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9_]{2,12})['\"’”」』]? ?\( ?"
    r"(?:본명|실명|법명|예명|별명|아명|속명|호적명|한국명|한국 ?이름|개명 ?[전후](?:에는|은)?)"
    r" ?[:：]? ?[가-힣A-Z\u4e00-\u9fff]"
)
_IN_CHAT = re.compile(
    r"\[(?P<name>[^\[\]\n]{2,16}(?<!담당)(?<![팀과실청소원회])(?<!센터))\](?= ?\[오[전후] ?[0-9]{1,2}:[0-9]{2}\])"
)
_IN_CHAT_FILE = re.compile(r"(?<=오[전후] )[0-9]{1,2}:[0-9]{2}, (?P<name>[^\[\]:,\n]{2,16}?)(?= : )")
"""Who writes in a messenger's copy of a chat: `[이름] [오후 3:12] …`, `2026년 6월 8일 오전 9:11, 이름 : …`."""
_FORMS: tuple[tuple[str, re.Pattern[str], float, Hint], ...] = (
    ("name_surname", _SURNAME_ONLY, 0.5, Hint.PRIVATE),
    ("name_apart", _APART, 0.5, Hint.NONE),
    ("name_masked", _MASKED, 0.6, Hint.PRIVATE),
    ("name_hanja", _HANJA, 0.6, Hint.NONE),
    ("name_hanja", _HANJA_AFTER_NAME, 0.6, Hint.NONE),
    ("name_hanja", _HANJA_BEHIND_LABEL, 0.7, Hint.PRIVATE),
    ("name_told", _TOLD, 0.6, Hint.PRIVATE),
    ("name_of_kin", _PARENT_OF, 0.45, Hint.PRIVATE),
    ("name_other", _UNDER_ANOTHER, 0.6, Hint.PRIVATE),
    ("name_of_house", _HOUSE_NAME, 0.45, Hint.PRIVATE),
    ("name_latin", _ROMAN, 0.55, Hint.NONE),
    ("name_latin", _INITIALLED, 0.6, Hint.NONE),
    ("name_initial", _INITIAL, 0.5, Hint.PRIVATE),
    ("nickname", _NICKNAME, 0.6, Hint.PRIVATE),
    ("name_jamo", _JAMO, 0.6, Hint.PRIVATE),
    ("name_jamo", _CONSONANTS, 0.6, Hint.PRIVATE),
    ("name_of_house", _OF_HOUSE, 0.45, Hint.PRIVATE),
    ("name_newcomer", _VIETNAMESE, 0.6, Hint.NONE),
    ("name_newcomer", _NEWCOMER, 0.5, Hint.NONE),
    ("name_dotted", _DOTTED, 0.6, Hint.NONE),
    ("name_in_chat", _IN_CHAT, 0.6, Hint.NONE),
    ("name_in_chat", _IN_CHAT_FILE, 0.6, Hint.NONE),
    ("name_of_ticket", _OF_TICKET, 0.6, Hint.NONE),
    ("name_other", _CALLED_OTHERWISE, 0.6, Hint.PRIVATE),
)


_VILLAGER = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4})(?= {1,4}(?:만 ?)?[1-9][0-9] ?(?:세|살)? {1,4}[가-힣0-9]{2,9}(?:길|로|리|"
    r"동|읍|면|"
    r"마을)(?: |$))"
)
"""A name in front of an age and a home: a row of a list nobody gave a header."""
_OF_PARENT = re.compile(
    r"(?<![가-힣])(?P<name>(?!우리|친구|학생|아이|애기|이웃|옆집|윗집|앞집|남의|자기|누구|저희|너희|동네|아기|"
    r"다른|젊은|애들|그런|어떤|"
    r"모든|시골|저의|나의|제가|친정|홀로|그의|그녀|양쪽)[가-힣]{2,3})(?= (?:아버지|어머니|할머니|할아버지)(?:가|"
    r"는|를|도|한테|랑|와|의|께서|,|$))"
)
_IN_BRACKETS = re.compile(
    r"(?:귀하|본인|당사자|신청인|청구인|민원인|신고인|진정인|피해자|가해자|위 ?사람|상기인|대상자|소유자|임차인|채무자)"
    r"\( ?(?P<name>[가-힣]{2,4}) ?\)(?=[은는이가을를의에께과와도 ,.]|$)"
)
_CUED_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("name_of_villager", _VILLAGER),
    ("name_of_kin", _KIN_OF),
    ("name_of_owner", _OWNER),
    ("name_above_said", _ABOVE_SAID),
    ("name_of_kin", _OF_PARENT),
    ("name_in_brackets", _IN_BRACKETS),
)


def _cued(sight: Sight) -> Iterator[Hit]:
    """Words with the form of a name where only a person can stand; common words stay faint."""
    for recognizer, pattern in _CUED_FORMS:
        for start, end in _named(pattern, sight.text):
            word = sight.text[start:end]
            if looks_like_name(word) and word not in LABELS and not is_place(word) and not RANK.fullmatch(word):
                doubted = recognizer != "name_of_villager" and sight.reads_as_words(start, end)
                is_word = word in COMMON_NOUNS or doubted
                yield Hit(start, end, Kind.PERSON, DOUBTED if is_word else 0.5, recognizer, Hint.PRIVATE)


def _newcomers(sight: Sight) -> Iterator[Hit]:
    """Words no dictionary has, behind a country and 국적 or 출신."""
    for start, end in _named(_OF_COUNTRY, sight.text):
        if not sight.reads_as_known_words(start, end):
            yield Hit(start, end, Kind.PERSON, 0.6, "name_of_country", Hint.PRIVATE)


_SPEAKER = re.compile(
    r"(?:^|\n)[ ○◎●·*-]{0,3}(?P<name>[가-힣]{3}) [가-힣]{0,6}(?:위원|회장|총무|감사|고문|지도자|조합장|대표|"
    r"이장|간사)(?:님)? ?[:：]"
)


def _speakers(sight: Sight) -> Iterator[Hit]:
    """Who speaks in minutes with a title that is no rank (공영달 추진위원:): an officer looks."""
    for start, end in _named(_SPEAKER, sight.lined):
        if looks_like_name(sight.lined[start:end]) and sight.lined[start:end] not in COMMON_NOUNS:
            yield Hit(start, end, Kind.PERSON, 0.5, "name_of_speaker", Hint.REVIEW)


def names_by_cues(sight: Sight) -> Iterator[Hit]:
    """Persons beside 씨, 귀하, ranks; 홍 길 동; 홍○동; 洪吉童; HONG Gildong; K씨; nicknames. Scores 0.45–0.9."""
    yield from _honoured(sight.text)
    yield from _cued(sight)
    yield from _newcomers(sight)
    yield from names_from_abroad(sight)
    yield from _speakers(sight)
    for hit in _ranked(sight.text):
        yield replace(hit, score=DOUBTED) if sight.reads_as_words(hit.start, hit.end) else hit
    for recognizer, pattern, score, hint in _FORMS:
        for start, end in _named(pattern, sight.text):
            if recognizer != "name_masked" and sight.text[start:end].replace(" ", "") in NOT_NAMES:
                continue
            yield Hit(start, end, Kind.PERSON, score, recognizer, hint)


def _named(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span("name")
        yield start, end - (len(match["name"]) - len(match["name"].rstrip()))


def _honoured(text: str) -> Iterator[Hit]:
    for start, end in _named(_HONORIFIC, text):
        if _FIRM_MARK.search(text, max(0, start - _MARK_REACH), start):
            continue
        words = text[start:end].split(" ")
        while words and (words[0] in NOT_NAMES or words[0] in _NO_NAME_BEFORE_HONORIFIC or RANK.fullmatch(words[0])):
            start += len(words.pop(0)) + 1
        apart = "".join(words[-2:])
        if len(words) > 1 and len(apart) == _WHOLE_NAME and len(words[-2]) == 1 and looks_like_name(apart):
            yield Hit(end - _WHOLE_NAME - 1, end, Kind.PERSON, 0.85, "name_honorific", Hint.PRIVATE)
            continue
        joined = "".join(words)
        if (
            not words
            or words[-1].endswith("님")
            or words[-1] in _NO_NAME_BEFORE_HONORIFIC
            or len(joined) < 2
            or is_place(joined)
        ):
            continue
        if looks_like_name(joined):
            yield Hit(start, end, Kind.PERSON, 0.85, "name_honorific", Hint.PRIVATE)
        elif looks_like_name(words[-1]):
            yield Hit(end - len(words[-1]), end, Kind.PERSON, 0.85, "name_honorific", Hint.PRIVATE)
        else:
            yield Hit(end - len(words[-1]), end, Kind.PERSON, 0.35, "name_honorific", Hint.PRIVATE)


_WHOLE_NAME = 3
_FIRM_MARK = re.compile(r"(?:\([주유합]\)|㈜)$")
"""The mark of a firm with no blank behind: what follows is its name ((주)동방이앤씨)."""
_MARK_REACH = 3


def _ranked(text: str) -> Iterator[Hit]:
    for pattern, recognizer in ((_BEFORE_RANK, "name_before_rank"), (_AFTER_RANK, "name_after_rank")):
        for start, end in _named(pattern, text):
            name = text[start:end].replace(" ", "")
            if looks_like_name(name) and not RANK.fullmatch(name) and not is_place(name):
                yield Hit(start, end, Kind.PERSON, 0.6, recognizer)
