"""The sample county: its papers in the order they should be published, and the requests they answer."""

from datetime import date

from redaction.papers.county import DEPARTMENTS
from redaction.papers.making import make_paper, truth_of
from redaction.papers.marks import plain
from redaction.papers.seeding import dice
from redaction.papers.types import Paper, PaperKind, Producer, SamplePaper, SampleRequest
from redaction.papers.world import COUNTY_STAFF_SEED, World

_SHORT = (1, 1, 2, 1, 2, 1, 3, 1, 2, 1, 2, 2, 1, 2, 1, 1)
_LONGER = (3, 4, 5, 6, 3, 8, 4, 7, 10, 5, 12, 6, 3, 9, 4, 15, 5, 8, 20, 6, 4, 11, 3, 7, 5, 24, 4, 9, 6, 13, 27)
PAGES = (*_SHORT, *_LONGER, 5)
"""About how many pages each paper of the sample county has: short ones first, so that a dozen are public soon."""

_PRODUCERS = (
    Producer.TYPST,
    Producer.REPORTLAB,
    Producer.TYPST,
    Producer.LIBREOFFICE,
    Producer.REPORTLAB_CID,
    Producer.TYPST,
    Producer.REPORTLAB,
    Producer.MIXED,
)
_SCANS = frozenset({13, 19, 28, 36, 44})
_FILE_WORDS = {
    PaperKind.LETTER: "공문",
    PaperKind.MINUTES: "회의록",
    PaperKind.CONTRACT: "계약서",
    PaperKind.REPLY: "민원회신",
    PaperKind.SPENDING: "지출결의",
    PaperKind.ROSTER: "명단",
    PaperKind.PERMITS: "대장",
    PaperKind.TRIP: "복명서",
    PaperKind.PRESS: "보도자료",
    PaperKind.PLAN: "계획",
}


def sample_county(seed: int) -> tuple[SamplePaper, ...]:
    """48 papers of all ten kinds and departments. PDFs are made on demand by `make_pdf(each.paper, each.producer)`."""
    return tuple(_sample(seed, index) for index in range(len(PAGES)))


def _sample(seed: int, index: int) -> SamplePaper:
    kinds = tuple(PaperKind)
    place = DEPARTMENTS[(index * 7 + seed) % len(DEPARTMENTS)].name
    kind = kinds[(index * 3 + index // 10) % len(kinds)]
    return sample_paper(index, make_paper(kind, seed * 1000 + index, PAGES[index], place), producer_for(index))


def producer_for(index: int) -> Producer:
    """Who writes paper number `index` of the county."""
    return Producer.SCAN if index in _SCANS else _PRODUCERS[index % len(_PRODUCERS)]


def sample_paper(index: int, paper: Paper, producer: Producer) -> SamplePaper:
    """The paper with its truth and the name of its file. Some file names hold a person's name, as real ones do."""
    name = plain(paper.sealed_title).replace(" ", "_") if index % 3 == 0 else _FILE_WORDS[paper.kind]
    return SamplePaper(
        index=index,
        paper=paper,
        producer=producer,
        truth=truth_of(paper),
        file_name=f"{paper.decided_on:%Y%m%d}_{name}_{index + 1:02d}.pdf",
    )


_ASKS = (
    "{department}에서 {year}년에 작성한 “{title}” 문서의 사본을 전자파일로 받고자 합니다.",
    "“{title}” 건과 관련하여 처리 경과와 결과를 알 수 있는 문서 일체를 공개하여 주시기 바랍니다.",
    "{year}년 {department}의 {kind} 가운데 “{title}” 건을 공개 청구합니다. 개인정보는 가려도 됩니다.",
    "저희 마을과 관계가 있는 일이라 {title} 내용을 확인하고 싶습니다. 붙임까지 모두 공개 바랍니다.",
    "연구 목적으로 {title} 문서가 필요합니다. 사본·출력물이 아닌 전자파일을 원합니다.",
)
_CHANNELS = ("network", "network", "network", "visit", "post", "fax")


def sample_requests(seed: int, papers: tuple[SamplePaper, ...]) -> tuple[SampleRequest, ...]:
    """Requests of invented residents: one for every second paper, at times two papers of one department together."""
    requests = []
    for first in papers[::2]:
        roll = dice("request", seed, first.index)
        world = World(roll, COUNTY_STAFF_SEED, first.paper.department)
        who = world.resident(79, 22)
        together = [other.index for other in papers if other.paper.department == first.paper.department]
        indexes = tuple(together[:2]) if roll.chance(0.25) and first.index in together[:2] else (first.index,)
        requests.append(
            SampleRequest(
                requester_name=who.raw_name,
                birth_date=who.born,
                address=who.raw_home,
                phone=who.raw_phone,
                email=who.raw_email,
                channel=roll.one(_CHANNELS),
                submitted_on=date(2026, 11, roll.randint(2, 19)),
                department=first.paper.department,
                gist=first.paper.title,
                text=roll.one(_ASKS).format(
                    department=first.paper.department,
                    year=first.paper.decided_on.year,
                    title=first.paper.title,
                    kind=first.paper.kind.value,
                ),
                paper_indexes=indexes,
            )
        )
    return tuple(requests)
