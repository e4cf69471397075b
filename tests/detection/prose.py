"""Long Korean prose without personal data, written from sentences of our own: statutes, reports, plain description."""

import random
from pathlib import Path

_HERE = Path(__file__).parent
_SENTENCES = tuple(
    line for line in (_HERE / "prose_sentences.txt").read_text("utf-8").splitlines() if not line.startswith("#")
)
_THINGS = (
    "작은도서관 문화회관 재활용품 선별장 자연휴양림 공영주차장 농기계 임대사업소 마을회관 생활체육관 청소년 수련관 "
    "하천 정비 빈집 정비 산불 방지 가로등 설치 귀농 지원 평생학습 관광 안내 로컬푸드 직매장 공동 급식"
)
_GROUPS = ("신청인", "주민", "청년", "어르신", "농업인", "소상공인", "학생", "보호자", "참가자", "이용자")


def long_prose(seed: int, least: int) -> str:
    """At least `least` characters in paragraphs of five to nine sentences, always the same for a seed."""
    dice = random.Random(seed)
    words = _THINGS.split()
    things = [" ".join(words[place : place + 2]) for place in range(0, len(words) - 1, 2)]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < least:
        chosen = dice.sample(_SENTENCES, dice.randrange(5, 10))
        paragraphs.append(" ".join(_filled(dice, sentence, things) for sentence in chosen))
    return "\n\n".join(paragraphs)


def _filled(dice: random.Random, sentence: str, things: list[str]) -> str:
    makers = {
        "{N}": lambda: str(dice.randrange(1, 10 ** dice.randrange(1, 4))),
        "{Y}": lambda: str(dice.randrange(1392, 2027)),
        "{D}": lambda: f"{dice.randrange(2015, 2027)}. {dice.randrange(1, 13)}. {dice.randrange(1, 29)}.",
        "{P}": lambda: f"{dice.randrange(1, 100)}.{dice.randrange(10)}퍼센트",
        "{W}": lambda: f"{dice.randrange(1, 900)},{dice.randrange(1000):03},000원",
        "{T}": lambda: dice.choice(things),
        "{G}": lambda: dice.choice(_GROUPS),
    }
    for slot, make in makers.items():
        while slot in sentence:
            sentence = sentence.replace(slot, make(), 1)
    return sentence
