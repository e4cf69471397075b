"""Settings of redaction as frozen values. The caller reads the environment; this package never does."""

from dataclasses import dataclass, field
from pathlib import Path

PAPERS_YEAR = 2026
"""The year that a paper without a day of its own is taken to be of. It tells days of birth from days of business. A
constant keeps results the same whenever a paper is read; the detector's next version may move it.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one sealed file and on the child that works on it.

    `cpu_seconds_first_page` is also the most a child may take between two pages, and `cpu_seconds_per_page` the most
    on average (a scanned table takes 2 to 6 to read and mostly 4 to 11 to verify); `wall_seconds_first_page` bounds the
    wait for any sign of progress. The last two bound all stages of one command together: papers of up to nine pages
    have the first, longer ones so much for each page.
    """

    file_bytes: int = 200 * 1024 * 1024
    pages: int = 2_000
    page_side_pt: float = 14_400.0
    page_pixels: int = 40_000_000
    memory_bytes: int = 1_536 * 1024 * 1024
    cpu_seconds: int = 3_600
    cpu_seconds_first_page: float = 25.0
    cpu_seconds_per_page: float = 16.0
    wall_seconds_per_stage: float = 5_400.0
    wall_seconds_first_page: float = 110.0
    wall_seconds_of_command: float = 115.0
    wall_seconds_of_command_per_page: float = 12.0
    output_factor: float = 3.0
    output_extra_bytes: int = 20 * 1024 * 1024

    def of_command(self, pages: int) -> float:
        """The seconds that one command may take over a paper, all stages and attempts together."""
        return max(self.wall_seconds_of_command, pages * self.wall_seconds_of_command_per_page)


@dataclass(frozen=True, slots=True)
class CountyLexicon:
    """What a county knows of itself: words and numbers that may stay public. All plain, none private.

    `office_phone_ranges` are (prefix digits, first, last), e.g. ("061780", 2000, 2999). `officials` are (name,
    title) of the staff directory; `kept_texts` are exact strings such as the office address.
    """

    name: str = "구례군"
    office_phone_ranges: tuple[tuple[str, int, int], ...] = (("061780", 2000, 2999),)
    mail_domains: tuple[str, ...] = ("korea.kr",)
    officials: tuple[tuple[str, str], ...] = ()
    departments: tuple[str, ...] = ()
    kept_texts: tuple[str, ...] = ("구례읍 봉성로 1",)


@dataclass(frozen=True, slots=True)
class RedactionConfig:
    """Everything the package needs from outside.

    `value_hash_key` keys `Finding.value_key`; `signing_key` is the raw 32-byte Ed25519 private key of the proof.
    """

    value_hash_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    scratch_folder: Path | None = None
    limits: Limits = Limits()
    lexicon: CountyLexicon = CountyLexicon()
