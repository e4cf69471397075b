"""Which telephone numbers and mail addresses are the county's own, by its lexicon."""

import re

from redaction.config import CountyLexicon
from redaction.finding.language.disguises import spelled_plainly
from redaction.finding.language.views import normalised
from redaction.types import Kind


def is_of_office(value: str, kind: Kind, lexicon: CountyLexicon) -> bool:
    """Whether a telephone number or mail address is the county's own, by the lexicon's ranges and domains."""
    if kind is Kind.EMAIL:
        domain = re.sub(r"\s", "", normalised(value).text).rsplit("@", 1)[-1].lower().strip(".")
        return any(domain == own or domain.endswith("." + own) for own in lexicon.mail_domains)
    digits = re.sub(r"[^0-9]", "", spelled_plainly(value))
    digits = "0" + digits[2:].removeprefix("0") if digits.startswith("82") else digits
    return any(
        digits[:-4] in {prefix, prefix[3:]} and first <= int(digits[-4:]) <= last
        for prefix, first, last in lexicon.office_phone_ranges
        if len(digits) >= 7
    )
