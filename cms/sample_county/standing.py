"""How far a season of the sample county is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a season is: counts of papers, and the share of all stages of all papers that are behind them."""

    papers: int
    received: int
    published: int
    blocked: int
    share: float

    def sentence(self) -> str:
        """The counts in words."""
        blocked = f", 막힘 {self.blocked}" if self.blocked else ""
        return f"표본 자료 {self.papers}건 중 올림 {self.received}, 공개 {self.published}{blocked}"
