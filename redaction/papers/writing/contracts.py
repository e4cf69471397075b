"""계약서: contracts for works, for services and goods, and leases of public land to private people."""

from redaction.papers import addresses, numbers
from redaction.papers.marks import mark
from redaction.papers.people import Company, Resident
from redaction.papers.types import Block, Gap, PageStyle, Picture, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import form, grid, page_style, signature_line, title, wide_form
from redaction.papers.writing.phrases import matter_of, neutral
from redaction.types import Disposition, Kind

_ARTICLES = (
    ("목적", "이 계약은 “갑”과 “을” 사이의 권리와 의무를 정하고 이를 성실히 이행하는 것을 목적으로 한다."),
    (
        "계약 기간",
        "계약 기간은 계약 체결일부터 {end}까지로 하되, 천재지변 등 부득이한 사유가 있을 때에는 협의하여 연장할 수 있다.",
    ),
    ("대금의 지급", "“갑”은 검사에 합격한 날부터 {days}일 이내에 “을”이 청구한 대금 {money}을 지급한다."),
    ("계약 보증금", "“을”은 계약 금액의 100분의 10에 해당하는 금액을 보증금으로 납부하거나 보증서를 제출하여야 한다."),
    (
        "지체상금",
        "“을”이 기한 내에 이행하지 못한 때에는 지체일수마다 1,000분의 {rate}을 곱한 금액을 지체상금으로 낸다.",
    ),
    ("하도급의 제한", "“을”은 “갑”의 서면 승인 없이 계약의 전부 또는 일부를 제3자에게 하도급할 수 없다."),
    (
        "비밀의 유지",
        "“을”은 계약 이행 과정에서 알게 된 비밀과 개인정보를 누설하거나 다른 용도로 이용하여서는 아니 된다.",
    ),
    ("계약의 해지", "“을”이 정당한 사유 없이 계약을 이행하지 않을 때에는 서면으로 통지하고 계약을 해지할 수 있다."),
    ("안전 관리", "“을”은 산업안전보건법 등 관계 법령에 따라 안전 조치를 하여야 하며 사고의 책임은 “을”이 진다."),
    (
        "하자 담보",
        "하자 담보 책임 기간은 준공 검사일부터 {years}년으로 하며 하자 보수 보증금은 계약 금액의 100분의 3으로 한다.",
    ),
    (
        "분쟁의 해결",
        "이 계약에 관한 다툼은 협의하여 해결하되 협의가 되지 않으면 광주지방법원 순천지원을 관할 법원으로 한다.",
    ),
    ("기타", "이 계약에 정하지 않은 사항은 지방자치단체를 당사자로 하는 계약에 관한 법률과 계약 일반 조건에 따른다."),
)


def write(world: World, pages: int) -> Draft:
    """One of three contracts."""
    return world.roll.one((_works, _service, _lease, _labour))(world, pages)


def _articles(world: World, pages: int) -> list[Block]:
    """Articles of a contract, as many as the pages ask for."""
    blocks: list[Block] = []
    wanted = max(6, pages * 11 - 6)
    for number in range(1, wanted + 1):
        name, text = _ARTICLES[(number - 1) % len(_ARTICLES)]
        filled = text.format(
            end=f"{world.later(120):%Y년 %-m월 %-d일}",
            days=world.roll.randint(5, 14),
            money=f"금{numbers.won(world.roll.randint(300, 9000) * 10_000)}원",
            rate=f"0.{world.roll.randint(5, 13)}",
            years=world.roll.randint(1, 5),
        )
        blocks.append(Text(f"제{number}조({name}) {filled}", before_pt=5, hang_em=1.0))
        if number > len(_ARTICLES):
            blocks.append(Text(f"② {neutral(world)}", indent_em=1.2, before_pt=2))
    return blocks


def _closing(world: World, party: list[Block]) -> list[Block]:
    """Date and the two parties."""
    day = world.day.strftime(world.roll.one(("%Y년 %-m월 %-d일", "%Y. %-m. %-d.", "%Y년   %-m월   %-d일")))
    return [
        Gap(12),
        Text("위 계약의 성립을 증명하기 위하여 계약서 2부를 작성하여 서명 날인한 후 각각 1부씩 보관한다.", before_pt=6),
        Text(day, 12, align="center", before_pt=12),
        Gap(8),
        Text(f"“갑”  전라남도 구례군 구례읍 봉성로 1    구례군수 {world.governor.wide_name} (직인)", align="right"),
        Picture("seal", "구례군수인", 46, "right"),
        *party,
    ]


def _firm_party(world: World, firm: Company) -> list[Block]:
    """The contractor's lines at the end."""
    return [
        Text(f"“을”  상    호 : {firm.name}", align="right", before_pt=8),
        Text(f"주    소 : {firm.address}", align="right", before_pt=2),
        Text(f"사업자등록번호 : {firm.business_number}", align="right", before_pt=2),
        Text(f"대 표 자 : {firm.wide_head_name}  (인)", align="right", before_pt=2),
        Picture("seal", firm.head.raw_name, 40, "right"),
    ]


def _works(world: World, pages: int) -> Draft:
    """공사도급표준계약서 with an officer in charge and a site manager."""
    firm, manager = world.company(0.85), world.resident(62, 28, 0.0)
    total = world.roll.randint(900, 98_000) * 10_000
    licence = mark(numbers.certificate_number(world.roll)[1], Kind.CERTIFICATE_NUMBER)
    name = f"{world.roll.one(('마을 안길 포장', '소하천 정비', '경로당 보수', '배수로 정비', '상수관로 교체'))} 공사"
    rows = [
        ("공 사 명", name),
        ("공사 현장", mark(addresses.site(world.roll), Kind.ADDRESS, Disposition.KEEP)),
        ("계약 금액", f"일금 {numbers.won_in_words(total)} (₩{numbers.won(total)})"),
        ("착공·준공", f"{world.later(5):%Y. %-m. %-d.} ~ {world.later(120):%Y. %-m. %-d.}"),
        ("계약 상대자", f"{firm.name} 대표 {firm.head_name} (법인등록번호 {firm.corporate_number}, 전화 {firm.phone})"),
        ("입금 계좌", f"{firm.bank} {firm.account}"),
        ("공사 감독관", f"{world.department.name} {world.clerk.rank} {world.clerk.name}"),
        ("현장 대리인", f"{manager.name} (생년월일 {manager.birth}, 연락처 {manager.phone}, 자격증 번호 {licence})"),
    ]
    blocks = (
        *title(world.roll, "공사 도급 계약서"),
        form(rows),
        Gap(10),
        *_articles(world, pages),
        *_closing(world, _firm_party(world, firm)),
    )
    return Draft(
        f"{name} 도급 계약서", f"{name}의 도급 계약 내용을 담은 문서입니다.", blocks, style=page_style(world.roll)
    )


def _service(world: World, pages: int) -> Draft:
    """A contract for a service or goods with a small firm, and who works on it."""
    firm = world.company(0.45)
    total = world.roll.randint(90, 4_900) * 10_000
    staff = [
        (str(n), who.name, who.birth, who.phone, world.roll.one(("책임", "연구원", "보조", "운전")))
        for n, who in enumerate(world.residents(max(3, pages * 3), 60, 22), 1)
    ]
    rows = [
        ("계약명", f"{matter_of(world)} 용역", "계약 번호", f"{world.day.year}{world.roll.digits(7)}-00"),
        ("계약 금액", f"금{numbers.won(total)}원", "계약 보증금", f"금{numbers.won(total // 10)}원"),
        ("상호", firm.name, "대표자", firm.head_name),
        ("사업자번호", firm.business_number, "전화", firm.phone),
        ("주소", firm.address, "계좌", f"{firm.bank} {firm.account}"),
    ]
    blocks: tuple[Block, ...] = (
        *title(world.roll, "용역 계약서"),
        wide_form(rows),
        Gap(8),
        Text("○ 참여 인력", 11.5, bold=True),
        grid(("번호", "성명", "생년월일", "연락처", "역할"), staff, (0.1, 0.2, 0.25, 0.28, 0.17)),
        Gap(6),
        *_articles(world, pages),
        *_closing(world, _firm_party(world, firm)),
    )
    name = f"{matter_of(world)} 용역 계약서"
    return Draft(
        name,
        "용역의 범위와 대금, 참여 인력을 정한 계약서입니다.",
        blocks,
        f"{name}({firm.name})",
        page_style(world.roll),
    )


def _private_party(world: World, who: Resident, role: str) -> list[Block]:
    """A private party's lines at the end."""
    return [
        Text(f"“을”  주    소 : {who.home}", align="right", before_pt=8),
        Text(f"주민등록번호 : {who.full_number}", align="right", before_pt=2),
        Text(f"전    화 : {who.phone}", align="right", before_pt=2),
        signature_line(role, who.raw_name, Disposition.REDACT, world.roll.one(("(인)", "(서명)", "(서명 또는 인)"))),
        Picture(world.roll.one(("seal", "signature")), who.raw_name, 42, "right"),
    ]


def _lease(world: World, pages: int) -> Draft:
    """공유재산 대부계약서: a private person leases public land."""
    who = world.resident()
    area = world.roll.randint(120, 8800)
    rows = [
        ("재산의 표시", f"{mark(addresses.site(world.roll), Kind.ADDRESS, Disposition.KEEP)} 전 {area:,}㎡"),
        ("대부 기간", f"{world.day:%Y. %-m. %-d.} ~ {world.later(1825):%Y. %-m. %-d.}"),
        ("대부료", f"연 {numbers.won(area * world.roll.randint(90, 900))}원"),
        ("대부받는 사람", f"{who.name} ({who.birth}, {who.phone})"),
        ("환급 계좌", f"{who.bank} {who.account} (예금주: {who.name})"),
    ]
    blocks = (
        *title(world.roll, "공유재산 대부계약서"),
        form(rows),
        Gap(10),
        *_articles(world, pages),
        *_closing(world, _private_party(world, who, "성    명")),
    )
    sealed = f"공유재산 대부계약서({who.name})"
    return Draft(
        "공유재산 대부계약서",
        "군이 가진 토지를 주민에게 빌려주는 계약서입니다.",
        blocks,
        sealed,
        PageStyle(numbering="dash"),
    )


def _labour(world: World, pages: int) -> Draft:
    """기간제근로자 근로계약서: the employer a department head, the worker a private person."""
    who = world.resident(64, 20)
    helper = world.resident()
    rows = [
        ("근로자", f"{who.name} (주민등록번호: {who.number})"),
        ("주소", who.home),
        (
            "연락처",
            f"본인 {who.phone} / 비상 {helper.phone} ({helper.name}, {world.roll.one(('배우자', '부', '모', '자녀'))})",
        ),
        ("근무 장소", f"{world.department.name} {world.leader.team}"),
        ("업무 내용", f"{matter_of(world)} 보조"),
        (
            "임금",
            f"일급 {numbers.won(world.roll.randint(7900, 9900) * 10)}원, 매월 10일 {who.bank} {who.account} 계좌로 지급",
        ),
    ]
    blocks = (
        *title(world.roll, "근로 계약서"),
        form(rows),
        Gap(10),
        *_articles(world, pages),
        *_closing(world, _private_party(world, who, "근로자")),
    )
    return Draft(
        "기간제근로자 근로계약서",
        "기간제근로자와 맺은 근로계약서입니다.",
        blocks,
        f"근로계약서_{who.name}",
        page_style(world.roll),
    )
