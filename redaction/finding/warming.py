"""Everything loaded before the sandbox closes."""

from redaction.config import CountyLexicon
from redaction.finding.detecting import detect
from redaction.finding.engine.recalling import identity

_SENTENCE = "신청인: 홍길동(850101-1234567), 구례군 구례읍 봉동길 12, 010-0000-0000, hong@example.com\n다음 줄"


def warm_up() -> None:
    """Load every model and run once through every rule. Raises DetectorUnavailable."""
    identity()
    detect(_SENTENCE, CountyLexicon())
