"""A county with published records for tests of the public site: rows, stores and index as publishing leaves them.

Made directly, without the pipeline, so that ten records or ten thousand stand in seconds. All people are invented.
"""

import base64
import functools
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.contrib.auth.models import User
from PIL import Image, ImageDraw, ImageFont

from disclosure.actions import bodies
from disclosure.errors import ObjectMissing
from disclosure.models import Agency, Department, Publication, PublicFile, SealedFile
from disclosure.models.files import Origin
from disclosure.models.requests import DISCLOSURE_TERMS, ItemDecision
from disclosure.sealing import PublicStore, Vault
from disclosure.states import FileState
from disclosure.storage import FolderObjects, Objects
from disclosure.wiring import Services
from search.config import SearchConfig
from search.opening import open_engine
from search.types import IndexEntry, IndexPage

MASTER_KEY = b"m" * 32
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FONT = Path(__file__).parents[1] / "redaction" / "fonts" / "NanumGothic.ttf"
CHECKS = [{"code": f"V{number}", "passed": True, "measure": "0"} for number in range(1, 13)]
DEPARTMENTS = (
    ("finance", "재무과"),
    ("general", "종합민원과"),
    ("welfare", "주민복지과"),
    ("environment", "환경교통과"),
    ("farming", "농업정책과"),
)
SUBJECTS = (
    (
        "계약서",
        "산수유 축제장 진입로 정비 공사 수의계약 체결 현황",
        "축제장 진입로 공사를 어느 업체와 얼마에 계약했는지 적은 문서입니다.",
    ),
    ("회의록", "군정조정위원회 제3차 회의록", "섬진강 둔치 주차장 조성 계획을 의논한 회의의 기록입니다."),
    ("지출 결의", "부군수 업무추진비 집행 내역", "부군수의 업무추진비를 날짜와 쓴 곳별로 적은 표입니다."),
    ("민원 회신", "마산면 가축 분뇨 냄새 민원 처리 결과", "주민이 낸 냄새 민원을 조사하고 조치한 내용입니다."),
    ("허가 대장", "식품접객업 영업 허가 대장", "식당과 찻집의 영업 허가를 날짜순으로 적은 대장입니다."),
    (
        "출장 복명서",
        "지리산 둘레길 시설 점검 출장 복명서",
        "둘레길 안내판과 다리를 점검하고 고칠 곳을 적은 보고입니다.",
    ),
    ("보도자료", "구례 오일장 주차 대책 보도자료", "장날 주차난을 줄이려고 임시 주차장을 여는 일을 알립니다."),
    ("사업 계획", "고령 농업인 농기계 임대 사업 계획", "일흔 살이 넘은 농업인에게 농기계를 싸게 빌려주는 사업입니다."),
)


@dataclass
class County:
    """What was built, and the services of a public process over it."""

    agency: Agency
    departments: list[Department]
    officer: User
    services: Services
    objects: Objects
    records: list[Publication]
    entries: list[IndexEntry]

    def index(self) -> None:
        """Make findable what was published since."""
        self.services.engine.put(self.entries)
        self.entries = []


class MemoryObjects:
    """A store that forgets at the end of the process, for tests that do not ask about disks."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, key: str, content: bytes) -> None:
        """Keep."""
        self.held[key] = content

    def get(self, key: str) -> bytes:
        """The bytes, or `ObjectMissing`."""
        if key not in self.held:
            raise ObjectMissing
        return self.held[key]

    def keys(self, folder: str = "") -> Iterator[str]:
        """Every key under a folder."""
        return iter([key for key in self.held if key.startswith(folder)])

    def remove_folder(self, folder: str) -> None:
        """Forget a folder."""
        self.held = {key: content for key, content in self.held.items() if not key.startswith(f"{folder}/")}


def make_services(folder: Path, objects: Objects | None = None) -> Services:
    """Engine and public store below `folder`, as the public site gets them."""
    engine = open_engine(SearchConfig(engine="tantivy", at=str(folder / "index")))
    return Services(engine=engine, public=PublicStore(objects or FolderObjects(folder / "public")), clock=lambda: START)


_standing: list[Services] = []


def stand_for_process(services: Services) -> None:
    """Let `settings.DISCLOSURE_SERVICES` give these services, once it names `standing_services`."""
    _standing[:] = [services]


def standing_services() -> Services:
    """The services a test stands on."""
    return _standing[0]


def page_texts(title: str, number: int, pages: int) -> list[str]:
    """Realistic pages: the first says what it is, the rest goes on; hidden places show their fixed words."""
    first = (
        f"구례군\n\n수신 내부결재\n제목 {title}\n\n1. 관련: 재무과-{1000 + number}호\n"
        f"2. 위 호와 관련하여 {title}을(를) 붙임과 같이 보고합니다.\n\n"
        "신청인 비공개 (제9조제1항제6호)\n주소 구례읍 비공개 (제9조제1항제6호)\n\n"
        f"금액 금{(number * 137 + 500) * 1000:,}원. "
        "제한경쟁 대신 수의계약으로 체결한 건은 지방계약법 시행령을 따랐습니다."
    )
    rest = [
        f"{title} ({page}쪽)\n\n가. 추진 경과\n담당 부서가 현장을 확인하고 주민 의견을 들었습니다.\n\n"
        f"나. 앞으로 할 일\n{page}월까지 점검 결과를 반영하여 예산을 조정하고 업무추진비 집행을 줄입니다."
        for page in range(2, pages + 1)
    ]
    return [first, *rest]


@functools.lru_cache(maxsize=64)
def picture(text: str) -> bytes:
    """A page drawn as PNG, 800 pixels wide."""
    image = Image.new("L", (800, 1131), 255)
    face = ImageFont.truetype(str(FONT), 22)
    draw = ImageDraw.Draw(image)
    row = 80
    for line in text.split("\n"):
        for at in range(0, max(len(line), 1), 30):
            piece = line[at : at + 30]
            if "비공개 (" in piece:
                draw.rectangle((150, row, 520, row + 30), fill=90)
            draw.text((80, row), piece, font=face, fill=0 if "비공개 (" not in piece else 255)
            row += 40
    target = io.BytesIO()
    image.quantize(16).save(target, "PNG")
    return target.getvalue()


def signed_proof(content_sha256: str) -> tuple[str, str, str]:
    """Canonical statement, signature and key of a proof."""
    key = Ed25519PrivateKey.from_private_bytes(b"p" * 32)
    canonical = json.dumps({"output": {"sha256": content_sha256}}, sort_keys=True, separators=(",", ":"))
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return canonical, base64.b64encode(key.sign(canonical.encode())).decode(), base64.b64encode(public).decode()


def found(folder: Path, objects: Objects | None = None) -> County:
    """The county without a record."""
    agency = bodies.found_agency(code="gurye", name="구례군", vault=Vault(MASTER_KEY), by=None, at=START)
    departments = [
        bodies.found_department(
            agency=agency, code=code, name=name, phone="061-780-2114", order=order, by=None, at=START
        )
        for order, (code, name) in enumerate(DEPARTMENTS, 1)
    ]
    bodies.seed_holidays(agency=agency, years=(2026, 2027), by=None, at=START)
    officer = User.objects.create_user("handler")
    held = objects or FolderObjects(folder / "public")
    return County(agency, departments, officer, make_services(folder, held), held, [], [])


def publish(county: County, number: int, *, pages: int = 3, title: str = "") -> Publication:
    """One public record, in rows and store; `County.index` makes it findable."""
    kind, subject, summary = SUBJECTS[number % len(SUBJECTS)]
    title = title or f"{2026 - number % 4}년 {number % 12 + 1}월 {subject}"
    texts = page_texts(title, number, pages)
    department = county.departments[number % len(county.departments)]
    content = b"%PDF-1.7\n" + "\f".join(texts).encode() + str(number).encode()
    counts = {"G6": 2 + number % 9} | ({"G7": 1} if number % 5 == 0 else {}) if number % 3 else {}
    at = START - timedelta(hours=number)
    sealed = SealedFile.objects.create(
        agency=county.agency,
        department=department,
        origin=Origin.PROACTIVE if number % 2 else Origin.REQUEST,
        kind=kind,
        title=title,
        sha256=sha256(f"sealed {number}".encode()).hexdigest(),
        size_bytes=1000,
        sealed_name=b"",
        state=FileState.PUBLISHED,
        pages=pages,
        uploaded_by=county.officer,
        uploaded_at=at,
    )
    row = Publication(
        agency=county.agency,
        department=department,
        sealed_file=sealed,
        revision=1,
        title=title,
        summary=summary,
        kind=kind,
        origin=sealed.origin,
        disclosure=ItemDecision.PARTIAL if counts else ItemDecision.OPEN,
        grounds=sorted(counts),
        decided_on=date(2026 - number % 4, number % 12 + 1, number % 27 + 1),
        published_at=at,
        revised_at=at,
    )
    row.public_file = _store(county, row, sealed, content, texts, counts)
    row.save()
    county.entries.append(_entry(row, texts))
    county.records.append(row)
    return row


def _store(
    county: County, row: Publication, sealed: SealedFile, content: bytes, texts: list[str], counts: dict[str, int]
) -> PublicFile:
    put = county.services.public.put
    where = (county.agency.code, row.public_id)
    digest = put(*where, content)
    canonical, signature, key = signed_proof(digest)
    return PublicFile.objects.create(
        sealed_file=sealed,
        round=1,
        sha256=digest,
        size_bytes=len(content),
        pages=len(texts),
        texts_sha256=put(*where, json.dumps(texts, ensure_ascii=False).encode()),
        image_sha256s=[put(*where, picture(text)) for text in texts],
        methods=["raster"] * len(texts),
        checks=CHECKS,
        counts_by_ground=counts,
        proof_canonical=canonical,
        proof_signature=signature,
        proof_public_key=key,
        proof_sha256=sha256(canonical.encode()).hexdigest(),
        engine_version="tests",
        verified_at=START,
    )


def _entry(row: Publication, texts: list[str]) -> IndexEntry:
    return IndexEntry(
        agency="gurye",
        item_id=row.public_id,
        revision=row.revision,
        sha256=row.public_file.sha256,
        title=row.title,
        summary=row.summary,
        department=row.department.name,
        kind=row.kind,
        disclosure=DISCLOSURE_TERMS[row.disclosure],
        grounds=tuple(row.grounds),
        decided_on=row.decided_on,
        published_on=row.published_at.date(),
        pages=tuple(IndexPage(number, text) for number, text in enumerate(texts, 1)),
    )


def withdraw(county: County, row: Publication, reason: str) -> None:
    """The flag that hides at once; index and store still hold the record, as in the seconds before they follow."""
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = START, county.officer, reason
    row.reason_checked_at = START
    row.save()
