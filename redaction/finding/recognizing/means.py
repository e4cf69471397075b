"""What somebody earns, owns, owes, pays and is given (재산·소득·세액, disclosure-law.md section 6): an officer decides.

An amount is only somebody's where a word for his means stands beside it and he himself near, which is for
redaction.finding.extending.companions to see; budgets, prices, fees and limits are nobody's. Amounts are faint: the
law's table leaves them to a person.
"""

import re
from collections.abc import Iterator

from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_SCORE = 0.39
"""Above what the tagger makes of the words of an amount (이만 원)."""
_COUNT = "[0-9]{1,4}(?:,[0-9]{3})*(?:[.][0-9]{1,2})?"
_BARE_END = r"(?=[ ,.)|/\n]|$|[을를이에은는도의과와]|씩|정도|가량|쯤|넘|뿐|밖)"
AMOUNT = (
    rf"(?:(?<![가-힣])(?:매?월|연간?|약|총|금|일) ?)?(?<![0-9,.])(?:{_COUNT} ?(?:억|[천백]?만|[천백])? ?){{1,3}}원|"
    rf"(?:(?<![가-힣])(?:매?월|연간?|약|총|금|일) ?)?(?<![0-9,.])(?:{_COUNT} ?억(?: ?{_COUNT} ?(?:천만|천|만)?)?|"
    rf"(?:{_COUNT} ?천 ?)?{_COUNT} ?[천백]?만){_BARE_END}|"
    r"(?<![가-힣])[일이삼사오육칠팔구십백천]{1,6}(?:만|억) ?[일이삼사오육칠팔구십백천]{0,6} ?원(?:정(?![가-힣]))?"
)
"""`1,250,000원`, `4천3백만원`, `1억 2천만 원`, `38백만원`, `480만`, `1억 3천`, `이만 원`."""
_SAID_END = (
    r"(?=[ ,.)|/\n]|$|[을를이에은도의과와]|만|씩|정도|가량|쯤|넘|밖|빚)"
    r"(?! ?(?:명|개|평|주|두|마리|포|그루|부|년|일|보|통|장|건|권|호))"
)
SAID_AMOUNT = (
    r"(?<![0-9,.가-힣])(?:한 ?|약 ?|근 ?)?(?:[0-9]{1,3} ?억 ?)?[0-9]{1,2} ?천(?: ?[0-9]{1,2} ?백)?(?: ?만)?"
    rf"{_SAID_END}|"
    rf"(?<![0-9,.가-힣])[0-9]{{1,3}} ?억(?: ?[0-9]{{1,2}} ?천)?{_SAID_END}|"
    rf"(?<![가-힣])(?:[일이삼사오육칠팔구]?[백천](?: ?[일이삼사오육칠팔구]?[십백])?(?:만|억)|"
    rf"[이삼사오육칠팔구][백천](?: ?[이삼사오육칠팔구]?[십백])?|[이삼사오육칠팔구]?십[이삼사오육칠팔구]?만|"
    rf"[일이삼사오육칠팔구](?:억|만)(?: ?[이삼사오육칠팔구]?천)?){_SAID_END}"
)
"""Amounts as people say them, in units of ten thousand: `4천3백`, `8천`, `1억 2천`, `이백`."""
_MEANS = (
    "소득(?:인정액|월액)?|수입|재산(?:가액|세)?|급여(?:액)?|월급(?:여)?|봉급|연봉|시급|주급|임금|노임|품삯|일당|벌이|"
    "연금(?:액)?|수당|"
    "생계비|자산|합산|부모 ?재산|"
    "채무(?:액)?|부채|빚|대출(?:금|액|잔액)?|사채|카드값|카드론|카드빚|현금서비스|캐피탈|대부업체|저축은행|"
    "새마을금고|신협|햇살론|일수|"
    "외상값?|할부(?:금)?|곗돈|학자금|연체(?:금|액|료)?|체납(?:액|금)?|미납(?:액|금)?|체불(?:액|임금)?|"
    "월세|전세(?:금)?|사글세|보증금|집세|방세|임차료|임대료|관리비|근저당|벌금|과태료|범칙금|추징금|과징금|변상금|"
    "잔액|잔고|예금|적금|통장|저축|출자금|주식|펀드|"
    "퇴직금|양육비|위자료|합의금|부양료|생활비|병원비|의료비|치료비|간병비|진료비|용돈|장학금|(?:해약|해지)?환급금|"
    "보상(?:금|액|가)|"
    "배상금|합의금|지원금|지원액|수령액?|지급액|수급액|수급비|정착금|위로금|장례비|조의금|부조금|보험금|보험료|건보료|이자|"
    "차용금|상속|증여|"
    "재산세|지방세|국세|주민세|자동차세|소득세|(?:상속|증여|양도)세|헌금|십일조|후원금|기부금|당비|조합비|매출(?:액)?|"
    "시세|시가|감정가|취득가(?:액)?|매입가|평가액|선지급(?:액)?|기지급(?:액)?|빌려 ?준 ?돈|꿔 ?준 ?돈|(?<![가-힣])카드|"
    "인건비|원천징수|실거래가|공시가격|주택가격|집값|분양가|매매(?:대금|가)|매각(?:대금|가)|압류(?:금|액)?|"
    "환수(?:액|금)|부정수급(?:액)?|횡령(?:액|금)?|편취(?:액|금)?|피해(?:액|금)|뇌물|판돈|살처분"
)
_BETWEEN = r"[은는이가을를도만의]?[^0-9\n.]{0,10}?(?:[0-9]{1,3} ?(?:개월|회|년|건|기|두|마리)(?:분|치|간)? ?)?"
_BEHIND = re.compile(rf"(?:{_MEANS}){_BETWEEN}(?P<value>{AMOUNT})(?=(?P<next>[^\n]{{0,12}}))")
_SAID = re.compile(rf"(?:{_MEANS}|융자|카드)[은는이가을를도만의]? ?(?:[월약한총근] ?)?(?P<value>{SAID_AMOUNT})")
_SELF = re.compile(
    r"(?:(?<![가-힣])(?:나|저|내|제|본인|우리)(?:는|은|가|도)? ?|"
    r"(?:원고|피고|신청인|피신청인|채권자|채무자|임차인|임대인|청구인|근로자|사용자|상속인|유족|피해자|가해자)(?:들)?"
    rf"(?:에게|는|은|이|가|께|앞으로|의 ?몫)? ?)(?P<value>{AMOUNT})"
)
_LABELLED = re.compile(
    r"(?:치료비|수술비|간병비|병원비|진료비|일실수입|위자료|손해액|청구액|합의금|보험금|지급액|보상액|감정가|월급|급여|"
    r"임금|보증금|차임|월세|잔액|체납액|미납액|채무액|대출금|피해액|본인부담금|부담금|소급분|소지금|보관금|영치금|"
    r"조정금|몫|값)(?: ?추정| ?합계| ?총액)?(?: ?[:：] ?| )(?P<value>(?:금 ?)?(?<![0-9,])[0-9]{1,3}(?:,[0-9]{3}){1,3}"
    rf"(?: ?원)?(?![0-9,])|{AMOUNT})"
)
"""Amounts behind who gets or pays them, and bare ones behind their label."""
_BEFORE = re.compile(
    rf"(?P<value>{AMOUNT})(?:을|를|이|가|의|도|씩|가량|정도|쯤|뿐)?[^0-9\n.]{{0,8}}?"
    r"(?:체납|미납|연체|못 ?[내냈갚받]|갚|빌[린려렸]|빚|대출|벌[고어었며]|벌이|받[고아았음지]|지원|지급받|뿐|밖에|"
    rf"생활|수입|상당의 ?빚|체불|압류)(?=(?P<next>[^\n]{{0,12}}))"
)
OF_NOBODY = re.compile(
    r"예산|사업비|[군도국시]비(?![가-힣])|계약|단가|수수료|공사|낙찰|추정가격|한도|기준(?! ?\))|이하|이상|이내|미만|"
    r"초과|최대|최고|1인당|인당|가구당|호당|모집|구입|납품|입찰|보조율|세입|세출|총사업|집행"
)
_RENT = re.compile(
    r"(?:보증금|전세|월세|사글세|단칸방|원룸|방값?)[ :]{0,2}(?P<value>[0-9]{1,3}(?:,[0-9]{3})?(?: ?만 ?원?)?)"
    r"(?:에| ?/) ?월?세? ?(?P<month>[0-9]{1,3}(?: ?만 ?원?)?)(?![0-9가-힣,.])"
)
"""A home's deposit and rent as people say them: `보증금 300에 월 20`."""
_ENGLISH = re.compile(
    r"(?:(?i:earn(?:s|ed|ing)?|income|salary|wages?|rent|debts?|loans?|deposit|owes?|owed|savings|pension|allowance)|"
    r"월급|급여|월세|보증금)"
    r"[^0-9\n]{0,14}?(?P<value>(?:(?:KRW|USD|₩|\\|\$) ?)?(?:[0-9]{1,3}(?:,[0-9]{3})+|"
    r"[0-9]{1,3}(?:[.][0-9]{1,2})? ?(?:million|thousand|mil))(?: ?(?:won|KRW))?)"
)
_FIGURES = re.compile(
    r"(?<![0-9,.\-])(?P<value>(?:[월연약] ?)?(?:[0-9]{1,3} ?억 ?)?(?:[0-9]{1,3}(?:,[0-9]{3})+(?: ?천?원)?|"
    r"[0-9][0-9,.]{0,5} ?[천백]?만(?: ?원)?)|(?<=[|\t/,])[ ]?[0-9]{1,3}(?:[.][0-9]{1,2})? ?점|"
    r"(?<=[|\t/,])[ ]?[0-9]{5,9}(?: ?원)?)(?=[ ]?(?:[|\t/,\n ]|$))"
)
"""What stands in columns that nothing heads: amounts and points."""
_ROSTER = re.compile(r"소득|재산|점수|배점|수급|생계|세대|가구|선정|보장|입주|임대|융자|대출|보상|체납|장학")
_ROSTER_REACH = 300
_FEWEST_FIGURES = 2
_LEAD = 14
_LINE = re.compile(r"[^\n]*[0-9][^\n]*")
_ROW = re.compile(r"^(?:[^\n]*[|\t][^\n]*|(?:[^,\n|\t]*,){4}[^\n|\t]*)", re.MULTILINE)
_IN_HEADER = re.compile(rf"(?:[가-힣()]{{0,4}})(?:{_MEANS}|지급내역|실지급)(?:[가-힣()]{{0,4}})(?:\([가-힣]{{1,2}}\))?")
_IN_CELL = re.compile(
    r"(?:[월연약] ?)?(?:[0-9]{1,3} ?억 ?)?(?:[0-9]{1,3}(?:,[0-9]{3})+ ?원?|[0-9]{5,9} ?원?|"
    r"[0-9,]{1,6} ?(?:[백천]?만|[백천]) ?원?)|(?:[1-9]|10) ?(?:구간|분위)"
)
_IN_COMMAS = re.compile(r"[0-9]{1,4}(?: ?[백천]?만)?")
"""What a cell between commas holds, which no comma can part: figures in thousands or millions."""
_CELL = re.compile(r"[|\t]")
_COMMA = re.compile(",")


def sums(sight: Sight) -> Iterator[Hit]:
    """Amounts beside a word for somebody's means, in sentences and in columns, counted beside a person."""
    for expression in (_BEHIND, _BEFORE):
        for match in expression.finditer(sight.lined):
            start, end = match.span("value")
            around = sight.lined[max(0, match.start() - _LEAD) : start] + " " + match["next"]
            if not OF_NOBODY.search(around.rsplit("\n", 1)[-1]):
                yield _sum(start, end)
    for match in (*_SAID.finditer(sight.lined), *_SELF.finditer(sight.lined), *_LABELLED.finditer(sight.lined)):
        yield _sum(*match.span("value"))
    for match in _RENT.finditer(sight.lined):
        yield _sum(*match.span("value"))
        yield _sum(*match.span("month"))
    for match in _ENGLISH.finditer(sight.lined):
        yield _sum(*match.span("value"))
    yield from _in_columns(sight.lined)
    yield from _in_rosters(sight.lined)


def _in_rosters(text: str) -> Iterator[Hit]:
    """Amounts and points in a row that nothing heads, two at least, where the paper is about means."""
    for row in _LINE.finditer(text):
        found = list(_FIGURES.finditer(text, *row.span()))
        if len(found) < _FEWEST_FIGURES or OF_NOBODY.search(row.group()):
            continue
        if _ROSTER.search(text, max(0, row.start() - _ROSTER_REACH), row.end()):
            for match in found:
                yield _sum(*match.span("value"))


def _in_columns(text: str) -> Iterator[Hit]:
    """Amounts in the rows below a header that names somebody's means."""
    columns: list[int] = []
    width = 0
    for row in _ROW.finditer(text):
        cells = _cells(row.group(), row.start())
        headed = [place for place, (start, end) in enumerate(cells) if _IN_HEADER.fullmatch(text[start:end].strip())]
        if headed:
            columns, width = headed, len(cells)
        elif len(cells) == width:
            for start, end in (cells[place] for place in columns):
                found = _in_cell(text[start:end].strip(), text[end : end + 1])
                if found is not None:
                    first = text.index(found.group(), start)
                    yield _sum(first, first + len(found.group()))


def _in_cell(words: str, mark: str) -> re.Match[str] | None:
    return _IN_CELL.fullmatch(words) or (_IN_COMMAS.fullmatch(words) if mark == "," else None)


def _cells(row: str, offset: int) -> list[tuple[int, int]]:
    marks = [match.start() for match in (_CELL if _CELL.search(row) else _COMMA).finditer(row)]
    return [
        (offset + start, offset + end)
        for start, end in zip([0, *(mark + 1 for mark in marks)], [*marks, len(row)], strict=True)
    ]


def _sum(start: int, end: int) -> Hit:
    return Hit(start, end, Kind.OTHER, _SCORE, "sum_of_means", Hint.REVIEW)
