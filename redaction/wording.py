"""The fixed words that stand in place of what was removed. The only text an output may carry inside a box."""

from redaction.types import Ground

ITEM_OF_GROUND: dict[Ground, str] = {
    Ground.G1: "제1호",
    Ground.G2: "제2호",
    Ground.G3: "제3호",
    Ground.G4: "제4호",
    Ground.G5A: "제5호",
    Ground.G5B: "제5호",
    Ground.G6: "제6호",
    Ground.G7: "제7호",
    Ground.G8: "제8호",
}
"""공공기관의 정보공개에 관한 법률 제9조제1항: the item a ground stands for."""


def box_words(ground: Ground) -> str:
    """What a box says: closed, and under which item of Article 9(1)."""
    return f"비공개 (제9조제1항{ITEM_OF_GROUND[ground]})"
