"""What somebody does, suffers or is found with, told without a word for it (민감정보, 개인정보 보호법 제23조).

`술만 마시면 문을 부수고`, `어릴 때 부모를 여의고`, `이름과 날짜를 대지 못함`, `객담검사 음성`: such words count
only close to a person (docs/adr/0126), the ones that ordinary papers have too only for the side list. Each expression
begins with the words it needs, so that a text is passed over quickly; whether one begins a word is looked at after.
"""

import re
from collections.abc import Iterator

from redaction.finding.hits import Hint, Hit, Sight
from redaction.types import Kind

_SIGN, _EVERYDAY = 0.29, 0.28
_END = r"[가-힣]{0,4}"
_ADVERB = (
    r"(?:(?:잘|전혀|거의|제대로|다|모두|자주|늘|매일|수시로|심하게|마구|여러 ?번|크게|일찍|먼저|갑자기|계속|아직|더|"
    r"가끔) ){0,2}"
)
_KIN = (
    "(?:시?어머니|시?아버지|모친|부친|노모|노부모|노부|부모|양친|조부모|할머니|할아버지|아내|남편|배우자|전처|전남편|"
    "자녀|자식|"
    "아이들?|아들|딸|손자|손녀|며느리|사위|동생|형|누나|언니|오빠|가족|형제|이웃|동거인|애인|친구|직원|공무원|담당자|"
    "경찰관?|간호사|"
    "선생님?|의사|입소자|동료|짝꿍?)"
)
_DRUNK = re.compile(
    r"(?:술(?:만|을|에|이|과)? ?(?:마시|마셔|마신|먹|취|드시|드셔|찾|의존|절어|빠져|들어가|깨)|술 ?냄새|만취|취기|"
    r"주취|음주 상태|"
    rf"술에 ?(?:취|절)){_END}(?: (?:심하게|많이|풍기|나|남|상태|누워|비틀거리|횡설수설|행패|소란|난동|고성|시비|"
    rf"욕설){_END}){{0,3}}"
)
_VIOLENT = re.compile(
    rf"{_KIN}(?:님)?(?:를|을|에게|한테|와|과) ?{_ADVERB}(?:밀[치쳐친침]|때[리려린렸림]|폭행|협박|욕[하을설]|폭언|"
    rf"위협|괴롭[히혀]|"
    rf"걷어[차찼]|내쫓|쫓아내|굶[기겨긴]|구타|학대|방치|가두|감금|목을 ?조|머리채를|멱살을|뺨을|발로|주먹|꼬집|할퀴|"
    rf"깨물|물어뜯|"
    rf"버리고|버려|두고 ?(?:집을|가출)|싸우|다[투퉜툼]){_END}(?: (?:잡|때|차|휘두|나가|집을|흔들){_END})?"
)
_HANDS = re.compile(
    rf"(?:머리채|멱살|뺨|목덜미|머리|얼굴|배|등|엉덩이)(?:를|을) ?{_ADVERB}(?:잡[히혀아고]|잡힌|때[리려린렸]|"
    rf"맞[고은아았]|조르|졸[라렸]|끌[려고]|"
    rf"비틀|걷어|차[이여]|차였|밟[히혀고]|얻어){_END}|"
    rf"(?:칼|흉기|식칼|낫|망치|몽둥이|둔기|소주병|술병|돌|각목|도끼|쇠파이프|골프채)(?:을|를|"
    rf"로) ?{_ADVERB}(?:들[고었]|휘두[르른]|휘둘|위협|던[지져진졌]|"
    rf"찌르|찔[러렸린]|내리[치쳐친]|내려[치쳐]|때[리려]){_END}|"
    rf"(?:문|현관문|유리문|창문|유리창|집기|물건|살림|세간|가구|그릇|의자|밥상|기물|가전|차량|자판기)(?:을|"
    rf"를) ?{_ADVERB}(?:부수|부[숴쉈순숨]|던[지져진졌]|깨[고뜨트]|깨는|파손|"
    rf"손괴|"
    rf"걷어|엎[고어]|때려|발로){_END}"
)
_ABUSE = re.compile(
    rf"[\"“'‘「][^\"”'’」\n]{{2,40}}[\"”'’」](?:이?라|라)?고 ?(?:하며 ?|말하며 ?|소리 ?지르며 ?)?(?:욕|폭언|협박|"
    rf"고함|소리[치쳤지]|위협|모욕|악담|난동|"
    rf"고성){_END}"
)
_GAMBLED = re.compile(
    r"(?:경마|경륜|경정|카지노|도박|화투|노름|토토|바카라|슬롯|포커|코인|가상화폐|주식|선물옵션|로또|다단계|보증|"
    r"사업 ?실패|투자 ?사기|보이스피싱)(?:장|판)?"
    r"(?:으로|로|에|을|를|서)? ?(?:(?:전 ?재산|집|돈|월급|급여|논|밭|땅|가산|재산|퇴직금|통장|빚)(?:을|를|까지|도)? ?)?"
    rf"(?:(?:모두|다|전부|여러 번|매일|크게) )?(?:날[렸려린리림]|탕진|빠[져졌진지]|잃|드나[들드]|손을? ?대|손대|"
    rf"빚을?|못 ?끊|끊지|잡히|파산|쫓기){_END}"
)
_BEREFT = re.compile(
    rf"(?:(?:어릴|어렸을|젊었을) ?(?:때|적)(?:에)? |어려서 |일찍이? |"
    rf"[0-9]{{1,2}}[살세](?:때)?(?: 때)?(?:에)? )?{_KIN}(?:님)?(?:를|을|와|과|이|가|"
    rf"께서|마저|도)? ?"
    rf"{_ADVERB}(?:여[의읜]|잃[고은었음]|사별|떠나 ?보내|떠나[고신셨]|돌아가[시셨신]|안 ?계[시셔심]|없이 ?[자살지혼]|"
    rf"세상을|행방불명|행방을|이혼[하해했한으후]|재혼[하해했한으후]|"
    rf"별거|가출|"
    rf"연락(?:이|을)? ?(?:두절|끊)|수감|집을 ?나[가간갔]|장례|간병[하하해중]|병수발|소식이 ?끊|"
    rf"인연을){_END}(?: (?:끊|등지|떠나|살|자라|계시|지내|중){_END})?|"
    rf"(?:모친|부친|부모|조모|조부|배우자|남편|아내|자녀|형제|시모|시부)상 ?(?:후|이후|당함|"
    rf"을 당){_END}(?: (?:잠을|식사를|말을)[^,.\n|]{{0,12}})?|"
    rf"(?:천애 ?)?고아로 ?(?:자라|자랐|컸|성장|살){_END}"
)
_LOST = re.compile(
    r"(?:이름|성함|날짜|요일|시간|장소|주소|집 ?주소|나이|생일|전화번호|사람|가족|본인|오늘|방향|집|길|화장실|"
    r"약 ?먹은 것|금방 한 말)(?:[과와] ?(?:이름|날짜|요일|시간|장소|주소|"
    r"나이|가족))?(?:을|를|도|이|가|조차|마저|이나)? ?"
    rf"{_ADVERB}(?:모르[시신는고심겠]|모름|몰라|대지 ?못|대답(?:하지)? ?못|답(?:하지|을)? ?못|말하지 ?못|기억(?:하지|"
    rf"을|이)? ?(?:못|안)|기억 ?없|알아보지 ?못|"
    rf"못 ?알아|못 ?찾|찾지 ?못|"
    rf"헷갈|혼동|인지(?:하지)? ?못|잊어|잃[고어은]|헤[매맸]){_END}|(?:시간|장소|사람|지남) ?(?:에 대한 )?(?:지남력|"
    rf"지각)(?:이|도)? ?(?:없|저하|상실|떨어){_END}"
)
_HELPLESS = re.compile(
    rf"(?:혼자|홀로|스스로|남의 도움 ?없이|도움 ?없이|부축 ?없이)(?:서|서는|는|"
    rf"힘으로)? (?:[가-힣]{{1,7}} ){{0,3}}(?:못|불가|어렵|어려[움우워운]|힘[들드]|할 수 없|"
    rf"곤란){_END}(?: ?[가-힣]{{1,4}}(?=[ ,.)]))?|"
    rf"(?:대소변|소변|대변|용변|식사|세수|목욕|양치|옷|끼니|몸|고개|걸음|숟가락|젓가락|계단|말|글|자리)(?:을|를|도|"
    rf"은|는|이|조차)? ?{_ADVERB}"
    rf"(?:받아[내냄]|가리지 ?못|못 ?가리|못 ?챙|챙기지|거부|거르|거[름르]|굶|입지 ?못|들지 ?못|가누지|못 ?가누|떠먹|"
    rf"먹여|입혀|못 ?오르|오르지 ?못|알아듣지|못 ?알아듣|읽지 ?못|"
    rf"못 ?읽|하지 ?못|못 ?하[시심고는]){_END}|"
    rf"(?:눈|귀|양 ?눈|한쪽 ?눈|왼쪽 ?눈|오른쪽 ?눈)(?:이|은|도|으로)? ?(?:거의|전혀|잘|하나도) ?(?:안|못|보이지|"
    rf"들리지|보지|듣지)(?: ?[가-힣]{{1,6}})?"
)
_GIVEN = re.compile(
    r"(?:인슐린|혈당|링거|수액|진통제|영양제|항암제|수면제|신경안정제|안정제|모르핀|호르몬|백신|독감|해독제|"
    r"포도당)(?: ?주사)?(?:를|을|로|도|만)? ?"
    rf"{_ADVERB}(?:맞[고는은아았음으]|놓[고아는]|달고|투여|끊|의지|먹[고어는여]|못 ?먹|과다|한꺼번에|"
    rf"남용){_END}(?: (?:귀가|있|계시|지내|살){_END})?|"
    r"(?:콧줄|소변줄|영양줄|기저귀|산소통|산소호흡기|산소줄|인공호흡기|장루주머니|보청기|틀니|휠체어|지팡이|목발|"
    r"보행기|보행차|의족|의수|깁스|보조기|전동차|압박붕대)"
    rf"(?:을|를|에|로|도)? ?{_ADVERB}(?:차[고는심]|끼[고우]|달고|쓰[고는시심]|타[고야]|짚[고어]|의지|생활|꽂|착용|"
    rf"이용|사용|하고){_END}(?: (?:있|계시|계심|다니|"
    rf"지내|생활){_END})?"
)
_BELIEVES = re.compile(
    r"(?:(?:매주|주일마다|주일|일요일마다|토요일마다|새벽마다|평생|모태신앙으로) ?)?(?:교회|성당|사찰|모스크|법당|"
    r"교당|성전|회당|왕국회관|미사|예배|법회|새벽기도|기도회|예불|부흥회|구역예배|"
    r"라마단|할랄 ?식단|할랄)"
    rf"(?:에|를|을|에만|으로)? ?{_ADVERB}(?:다니|다님|다녀|다닌|나가[고심]|나감|참례|참석|출석|섬기|지키|지켜|금식|"
    rf"봉사|드리|드림){_END}|"
    r"(?:민주노총|한국노총|전교조|전공노|공무원 ?노조|화물연대|건설노조|금속노조|공공운수노조|보건의료노조|철도노조|"
    r"택시노조|버스노조|농민회|전농)(?: ?[가-힣]{2,8})?(?:의)? "
    r"(?:지부장|지회장|분회장|위원장|사무국장|사무장|대의원|간부|조합원|부장|총무|회원)|"
    r"(?:성공회|가톨릭|천주교|개신교|기독교|불교|원불교|이슬람|힌두교|안식교|구세군|장로교|감리교|침례교|대순진리회|"
    r"증산도|천도교|통일교|신천지|여호와의 ?증인|몰몬교)(?: ?(?:신자|신도|교인|"
    r"세례|교우|성도|집사|권사|장로|모태신앙|교리|식단)(?:임|이고|라고)?)"
)
_FOUND = re.compile(
    r"(?:[가-힣A-Z]{1,6} ?)?(?:항체|항원|객담|도말|배양|소변|대변|혈액|흉부|약물|마약|간염|결핵|매독|에이즈|코로나|"
    r"독감|인플루엔자|알코올|임신|반응|PCR|HIV|HBsAg|TB) ?"
    r"(?:검사|촬영|반응|엑스선|엑스레이|시약)?(?: ?결과)?(?:는|은|에서|상)?[ :]{0,2}(?:약?양성|음성|재검|"
    r"정밀검사 ?요|요정밀|위양성|정상 ?[AB]?|비정상|이상 ?소견|의심|"
    r"유소견|비활동성|활동성|두 ?줄)(?![가-힣])|"
    r"(?:혈압|체온|맥박|혈당|당화혈색소|산소포화도|BP|BT|SpO2|BMI|체중|시력|청력)(?:은|는|"
    r"이)? ?[:]?[ ]?[0-9]{2,3}(?:[./][0-9]{1,3})?(?: ?(?:mmHg|mg/dl|mg/dL|회|도|℃|%|kg|dB))?|"
    r"의식 ?(?:명료|혼미|혼탁|없음|저하|소실|희미|있음|불명|흐림)|(?:동공|호흡) ?(?:정지|없음|이상|확대|반사 ?없음)|"
    r"(?:살모넬라|노로바이러스|로타바이러스|비브리오|대장균|레지오넬라|캄필로박터|이질균|콜레라|장티푸스|쯔쯔가무시|"
    r"진드기|말라리아|머릿니|옴)(?:균)?(?: ?(?:검출|양성|감염|확진|의심|환자))"
)
_RESULT = re.compile(
    r"(?:약?양성|음성|재검(?:사)?|요정밀|정밀 ?요|유소견|비활동성|단백뇨|혈뇨|요당|정상 ?[AB]?|이상 ?없음|경계|의심|"
    r"질환 ?의심|유질환|미검)(?![가-힣])"
)
_RESULT_CUE = re.compile(r"검사|검진|흉부|소변|혈압|혈당|간염|결핵|항체|청력|시력|객담|채혈|심전도|판독|임신")
_RESULT_CUE_REACH = 500
_STANDS_ALONE = re.compile(r"[|/,\t(:·–→\-)][ ]?$|[가-힣]{2,4} $| {2}$")
_FOODS = re.compile(
    r"(?:(?:난류|계란|달걀|우유|유제품|땅콩|메밀|대두|밀가루|밀|고등어|게|꽃게|새우|돼지고기|복숭아|토마토|호두|"
    r"닭고기|쇠고기|소고기|오징어|조개류?|굴|전복|"
    r"홍합|잣|키위|참깨|갑각류|견과류?|생선|복분자|아황산|꽃가루|집먼지|고양이털|페니실린)(?:[, ·/]{1,2}|"
    r"(?![가-힣]))){1,6}"
)
_FOOD_CUE = re.compile(r"알레르기|알러지|과민|유발|금기|못 ?먹|두드러기")
_ENGLISH = re.compile(
    r"(?=[A-Za-z])"
    r"(?i:(?:loss of (?:consciousness|appetite|memory|vision|hearing)|(?:chest|back|abdominal|stomach|knee|neck|"
    r"severe|joint) pain|"
    r"(?:high )?fever(?: [0-9]{2}(?:\.[0-9])?)?|shortness of breath|vomit(?:ing|ed)|diarrh?oea|nausea|dizziness|"
    r"headaches?|migraine|seizures?|bleeding|rash|"
    r"cough(?:ing)?|numbness|swelling|jaundice|anemia|anaemia|insomnia|anxiety|panic attacks?|bipolar|PTSD|autis(?:m|"
    r"tic)|blind(?:ness)?|deaf(?:ness)?|"
    r"disab(?:led|ility)|wheelchair|dialysis|chemotherapy|surgery|hospitali[sz]ed|heart (?:attack|failure|disease)|"
    r"kidney (?:failure|disease|stones?)|"
    r"high blood pressure|sprain(?:ed)?|burns?|bruis(?:es|ed)|head injury|drunk|intoxicated|sober|addict(?:ed|ion)?|"
    r"bankrupt(?:cy)?|divorced|widow(?:ed|er)?|"
    r"homeless|undocumented|overstay(?:ed|er)?|deport(?:ed|ation)|asylum seeker|refugee|muslim|christian|catholic|"
    r"buddhist|hindu|jehovah's witness|halal))(?![A-Za-z])"
)
_STREET = re.compile(
    r"(?:물뽕|필로폰|히로뽕|메스암페타민|메스암페타민|뽕|떨|대마초?|액상 ?대마|엑스터시|도리도리|케타민|코카인|"
    r"헤로인|야바|LSD|GHB|졸피뎀|프로포폴|펜타닐|합성 ?대마|허브 ?마약|스파이스|"
    r"본드|부탄가스|양귀비)"
    r"(?:을|를)? ?(?:[0-9.]{1,5} ?(?:g|㎎|mg|정|회|병|그램|주) ?)?(?:투약|흡입|흡연|소지|복용|매수|매매|판매|밀수|"
    r"재배|양성|상습|중독|구입|패치){1,2}"
)
_HELD = re.compile(
    r"(?:노역장|일시 ?보호소|단기 ?보호소|청소년 ?쉼터|여성 ?쉼터|[0-9]{4} ?쉼터|쉼터|보호소|유치장|외국인 ?보호소|"
    r"요양원|요양병원|정신병원|보육원|그룹홈|재활원|구치소|교도소|소년원|"
    r"감호소|임시 ?거처|모자원|미혼모 ?시설|노숙인 ?시설)"
    r"(?:에|에서|로|으로)? ?(?:유치(?: ?[0-9]{1,3} ?일)?|입소|퇴소|수용|구금|보호 ?중|입원|입감|수감|생활|지[내냄]|"
    r"인계|거주|의뢰|연계|"
    r"[0-9]{1,3} ?일)[가-힣]{0,3}|"
    r"(?:신체적? ?구속|출국 ?금지|출국 ?정지|강제 ?퇴거|보호 ?명령|퇴거 ?명령|감치|지명 ?수배|지명 ?통보|접근 ?금지|"
    r"임시 ?조치|노역장 ?유치)(?: ?(?:[0-9]{1,3} ?(?:일|"
    r"개월|m|미터)|명령|결정|처분|대상|중|상태|신청))*|"
    r"(?:급여|예금|통장|월급|차량|자동차|주택|부동산|집|농지|전세금|보증금|계좌|매출채권|퇴직금)(?:이|"
    r"가)? ?(?:가?압류|차압|공매|경매|동결)(?: ?(?:중|됨|당함|된|예정|개시|진행|"
    r"통지))*|"
    r"(?:파산|개인 ?회생|회생|신용 ?회복|워크아웃|면책|한정 ?승인|상속 ?포기)(?:을|를)? ?(?:신청|선고|개시|대기|진행|"
    r"절차|확정|기각|취소|중|준비|상담){1,3}"
)
_CLOSE = (_DRUNK, _VIOLENT, _HANDS, _ABUSE, _GAMBLED, _BEREFT, _LOST, _HELPLESS, _GIVEN, _BELIEVES, _STREET, _HELD)
_FAINT = (_FOUND, _ENGLISH)


def deeds(sight: Sight) -> Iterator[Hit]:
    """What tells of whoever stands close without a word for it: 0.3, counted by redaction.finding.companions."""
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
    around = max(0, match.start() - _RESULT_CUE_REACH), match.end() + _RESULT_CUE_REACH // 4
    return cue.search(text, *around) is not None
