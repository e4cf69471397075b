"""What somebody earns, owns, owes, pays and is given (재산·소득·세액, disclosure-law.md section 6): an officer decides.

An amount is only somebody's where a word for his means stands beside it and he himself near, which is for
redaction.finding.companions to see; budgets, prices, fees and limits are nobody's. Amounts are faint: the law's table
leaves them to a person.
"""

import re
from collections.abc import Iterator

from redaction.finding.hits import Hint, Hit, Sight
from redaction.types import Kind

_SCORE = 0.39
"""Above what the tagger makes of the words of an amount (이만 원)."""
_COUNT = "[0-9]{1,4}(?:,[0-9]{3})*(?:[.][0-9]{1,2})?"
AMOUNT = (
    rf"(?:(?:매?월|연간?|약|총|금|일) ?)?(?<![0-9,.])(?:{_COUNT} ?(?:억|[천백]?만|[천백])? ?){{1,3}}원|"
    r"(?<![가-힣])[일이삼사오육칠팔구십백천]{1,6}(?:만|억) ?[일이삼사오육칠팔구십백천]{0,6} ?원"
)
"""`1,250,000원`, `4천3백만원`, `1억 2천만 원`, `38백만원`, `이만 원`."""
_MEANS = (
    "소득(?:인정액|월액)?|수입|재산(?:가액|세)?|급여(?:액)?|월급(?:여)?|봉급|연봉|임금|품삯|일당|벌이|연금(?:액)?|생계비|"
    "채무(?:액)?|부채|빚|대출(?:금|액|잔액)?|사채|카드값|연체(?:금|액|료)?|체납(?:액|금)?|미납(?:액|금)?|"
    "월세|전세(?:금)?|사글세|보증금|집세|임차료|근저당|벌금|과태료|범칙금|추징금|과징금|잔액|잔고|예금|적금|통장|저축|"
    "퇴직금|양육비|위자료|합의금|부양료|생활비|병원비|의료비|치료비|간병비|진료비|용돈|장학금|환급금|보상금|배상금|"
    "지원금|지원액|수령액|지급액|수급액|정착금|위로금|장례비|보험금|보험료|건보료|이자|차용금|상속|증여|재산세|지방세|"
    "국세|주민세|자동차세|소득세|헌금|십일조|후원금|기부금|당비|조합비|매출(?:액)?|시세|공시가격|주택가격|압류(?:금|액)?"
)
_BETWEEN = r"[은는이가을를도만의]?[^0-9\n.]{0,10}?"
_BEHIND = re.compile(rf"(?:{_MEANS}){_BETWEEN}(?P<value>{AMOUNT})(?=(?P<next>[^\n]{{0,12}}))")
_BEFORE = re.compile(
    rf"(?P<value>{AMOUNT})(?:을|를|이|가|의|도|씩|가량|정도|쯤|뿐)?[^0-9\n.]{{0,8}}?"
    r"(?:체납|미납|연체|못 ?[내냈갚받]|갚|빌[린려렸]|빚|대출|벌[고어었며]|벌이|받[고아았음지]|지원|지급받|뿐|밖에|"
    rf"생활|수입|상당의 ?빚|체불|압류)(?=(?P<next>[^\n]{{0,12}}))"
)
_OF_NOBODY = re.compile(
    r"예산|사업비|[군도국시]비(?![가-힣])|계약|단가|수수료|공사|낙찰|추정가격|한도|기준|이하|이상|이내|미만|초과|최대|최고|"
    r"1인당|인당|가구당|호당|모집|구입|납품|입찰|보조율|세입|세출|총사업|집행"
)
_LEAD = 14
_ROW = re.compile(r"[^\n]*[|\t][^\n]*")
_IN_HEADER = re.compile(rf"(?:[가-힣()]{{0,4}})(?:{_MEANS}|지급내역|실지급)(?:[가-힣()]{{0,4}})(?:\([가-힣]{{1,2}}\))?")
_IN_CELL = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+ ?원?|[0-9]{5,9} ?원?|[0-9,]{1,6} ?(?:[백천]?만|[백천]) ?원")
_CELL = re.compile(r"[|\t]")


def sums(sight: Sight) -> Iterator[Hit]:
    """Amounts beside a word for somebody's means, in sentences and in columns, counted beside a person."""
    for expression in (_BEHIND, _BEFORE):
        for match in expression.finditer(sight.lined):
            start, end = match.span("value")
            around = sight.lined[max(0, match.start() - _LEAD) : start] + " " + match["next"]
            if not _OF_NOBODY.search(around.rsplit("\n", 1)[-1]):
                yield _sum(start, end)
    yield from _in_columns(sight.lined)


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
                found = _IN_CELL.fullmatch(text[start:end].strip())
                if found is not None:
                    first = text.index(found.group(), start)
                    yield _sum(first, first + len(found.group()))


def _cells(row: str, offset: int) -> list[tuple[int, int]]:
    marks = [match.start() for match in _CELL.finditer(row)]
    return [
        (offset + start, offset + end)
        for start, end in zip([0, *(mark + 1 for mark in marks)], [*marks, len(row)], strict=True)
    ]


def _sum(start: int, end: int) -> Hit:
    return Hit(start, end, Kind.OTHER, _SCORE, "sum_of_means", Hint.REVIEW)
