"""What the demonstration shows: the sample county, and papers on the desk of the people a visitor signs in as."""

from dataclasses import dataclass

from cms.sample_county.officers import DESK_DEPARTMENT
from redaction.papers import PaperKind, Producer, SamplePaper, make_paper, sample_county, truth_of

SEED = 1
_FIRST_PUBLIC = 6
_DESK_INDEX = 100
_ON_THE_DESK = (
    (PaperKind.REPLY, 2, Producer.TYPST),
    (PaperKind.ROSTER, 2, Producer.REPORTLAB),
    (PaperKind.MINUTES, 3, Producer.MIXED),
    (PaperKind.LETTER, 1, Producer.REPORTLAB),
    (PaperKind.SPENDING, 2, Producer.TYPST),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Papers the scripted officers leave where they are, by index, so that a visitor finds work to do.

    Those in `withdrawn` are taken down again once they are public: their addresses stay and tell why.
    """

    in_review: frozenset[int] = frozenset()
    for_approval: frozenset[int] = frozenset()
    withdrawn: frozenset[int] = frozenset()


NOTHING_LEFT = Desk()
DEMONSTRATION_DESK = Desk(
    in_review=frozenset({17, 20, _DESK_INDEX, _DESK_INDEX + 1, _DESK_INDEX + 2}),
    for_approval=frozenset({16, _DESK_INDEX + 3, _DESK_INDEX + 4}),
    withdrawn=frozenset({11}),
)


def demonstration() -> tuple[SamplePaper, ...]:
    """The papers in the order they come in: a few to publish, the desk's, then the rest of the county."""
    county = sample_county(SEED)
    return (*county[:_FIRST_PUBLIC], *_desk_papers(), *county[_FIRST_PUBLIC:])


def _desk_papers() -> tuple[SamplePaper, ...]:
    papers = []
    for number, (kind, pages, producer) in enumerate(_ON_THE_DESK):
        paper = make_paper(kind, 9_000 + number, pages, DESK_DEPARTMENT)
        index = _DESK_INDEX + number
        name = f"{paper.decided_on:%Y%m%d}_{kind.value.replace(' ', '')}_{index}.pdf"
        papers.append(SamplePaper(index, paper, producer, truth_of(paper), name))
    return tuple(papers)
