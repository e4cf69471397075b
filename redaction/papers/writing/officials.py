"""Sentences with officials who act in office: their names, ranks, office phones and mail stay."""

from collections.abc import Callable

from redaction.papers.marks import joined, mark
from redaction.papers.people import Officer
from redaction.papers.world import World
from redaction.papers.writing.neutral import day_words, matter_of
from redaction.types import Disposition, Kind


def official(world: World, officer: Officer) -> str:
    """A sentence with that official."""
    return world.roll.one(_SENTENCES)(world, officer)


def council_member(world: World) -> str:
    """A member of the county council: an elected office, the name stays."""
    return mark(world.resident(70, 40, foreign_share=0.0).raw_name, Kind.PERSON, Disposition.KEEP)


def _team(o: Officer) -> str:
    return o.team or o.department.name


_SENTENCES: tuple[Callable[[World, Officer], str], ...] = (
    lambda w, o: f"{o.department.name} {joined(f'{o.rank} {o.name}', '이/가')} 현장을 확인하고 조치 결과를 보고함.",
    lambda w, o: f"담당자: {o.department.name} {_team(o)} {o.rank} {o.name} (☎ {o.phone})",
    lambda w, o: f"기타 문의 사항은 {_team(o)} {o.name} {o.rank}({o.phone})에게 연락 바랍니다.",
    lambda w, o: f"{_team(o)} {o.name}({o.phone}, {o.email})",
    lambda w, o: (
        f"{joined(f'{o.name} {o.rank}', '은/는')} “{matter_of(w)} 분야의 성과를 군민이 느낄 수 있도록 하겠다”라고 밝혔다."
    ),
    lambda w, o: f"감독관 {o.rank} {o.name} 입회 아래 준공 검사를 실시하였음.",
    lambda w, o: f"업무 담당 {joined(o.name, '이/가')} 인계하고 후임자가 인수하였음.",
    lambda w, o: f"제출처: {o.department.name} {_team(o)}(담당 {o.name}, 팩스 {o.fax}, 전자우편 {o.email})",
    lambda w, o: f"{o.name} {o.rank}: {matter_of(w)} 추진 현황을 설명드리겠습니다.",
    lambda w, o: f"현장 책임자는 {_team(o)} {o.name} {o.rank}이며 비상시 {o.phone}으로 연락한다.",
    lambda w, o: f"{o.department.name}장 직무대리 {o.rank} {joined(o.name, '이/가')} 회의를 주재함.",
    lambda w, o: f"작성자 : {o.grade} {o.name}    확인자 : {w.head.rank} {w.head.name}",
    lambda w, o: (
        f"{o.department.name} {_team(o)} 소속 {o.name} {joined(o.rank, '이/가')} {day_words(w, -2)} 현지를 점검하였다."
    ),
    lambda w, o: f"점검반: 반장 {o.rank} {o.name} 외 {w.roll.randint(2, 6)}명",
    lambda w, o: (
        f"자료 제공: {o.department.name} {o.name} (061-780-) {mark(str(o.extension), Kind.PHONE, Disposition.KEEP)}"
    ),
    lambda w, o: f"전결 {w.head.rank} {w.head.name}, 협조 {o.rank} {o.name}",
    lambda w, o: f"총괄: {w.head.name} {w.head.rank}, 실무: {o.name} {o.rank}",
    lambda w, o: f"{o.rank}({o.name})은 지난 회의의 결과를 보고하고 향후 계획을 설명함.",
    lambda w, o: f"{w.governor.name} 군수는 {w.deputy.name} 부군수와 함께 현장을 둘러보았다.",
    lambda w, o: f"시행 부서 {o.department.name}(과장 {o.name})에서는 매월 5일까지 실적을 제출할 것.",
    lambda w, o: f"회계관계공무원: 재무관 {w.head.name}, 지출원 {o.name}",
    lambda w, o: (
        f"민원 담당 {o.name}(내선 {mark(str(o.extension), Kind.PHONE, Disposition.KEEP)})에게 서류를 제출하면 된다."
    ),
    lambda w, o: f"{o.department.name} {joined(o.name, '과/와')} 협의를 마쳤으며 이견 없음.",
    lambda w, o: f"출장자 {o.rank} {o.name}에게 여비를 지급함.",
    lambda w, o: f"{council_member(w)} 의원: {o.department.name} {o.rank}께 질의하겠습니다.",
    lambda w, o: f"○ {o.department.name}장 {o.name}  예, 답변드리겠습니다.",
    lambda w, o: f"문의: ☎ {o.phone} ({_team(o)} {o.name})",
    lambda w, o: f"개인정보 보호책임자: {w.deputy.rank} {w.deputy.name}, 담당자 {o.name} {o.email}",
)
