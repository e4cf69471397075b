"""The public test set: papers of kinds, words and names that training has never seen (tests/detection/papers.txt).

Slots: P a private person (PS set wide, PH in Hanja, PP also a place, PO of one syllable), O an official in office, V
somebody for review, C the head of a corporation, F a newcomer, N a nickname; the rest are named after their kind; an
`x` behind the number disguises the value; `?` marks what looks like a value and is none.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redaction.evaluating import LabelledPaper, LabelledValue
from redaction.types import Disposition, Kind
from tests.detection import values

HERE = Path(__file__).parent
FIRST_SEED = 1_000_000
"""Seeds of the public test set begin here, far from those of training (redaction.training.corpus)."""

_PAPER = re.compile(r"^=== (.+)$", re.MULTILINE)
_SLOT = re.compile(r"\{(?:\?(?P<plain>[^}]*)|(?P<name>[A-Za-z]+?)(?P<number>[0-9]+)(?P<disguised>x?))\}")
_GO, _STAY, _ASK = Disposition.REDACT, Disposition.KEEP, Disposition.REVIEW

SLOTS = {
    "P": (Kind.PERSON, _GO, values.person),
    "PS": (Kind.PERSON, _GO, values.person_set_wide),
    "PH": (Kind.PERSON, _GO, values.person_in_hanja),
    "PP": (Kind.PERSON, _GO, values.person_named_as_place),
    "PO": (Kind.PERSON, _GO, values.person_of_one_syllable),
    "O": (Kind.PERSON, _STAY, values.person),
    "OO": (Kind.PERSON, _STAY, values.person_of_one_syllable),
    "V": (Kind.PERSON, _ASK, values.person),
    "C": (Kind.PERSON, _STAY, values.person),
    "F": (Kind.PERSON, _GO, values.newcomer),
    "N": (Kind.PERSON, _GO, values.nickname),
    "age": (Kind.AGE, _GO, values.age),
    "sexage": (Kind.AGE, _GO, values.sex_and_age),
    "birth": (Kind.BIRTH_DATE, _GO, values.birth_date),
    "birthyear": (Kind.BIRTH_DATE, _GO, values.birth_year),
    "rrn": (Kind.RESIDENT_NUMBER, _GO, values.resident_number),
    "frn": (Kind.FOREIGNER_NUMBER, _GO, values.foreigner_number),
    "passport": (Kind.PASSPORT, _GO, values.passport),
    "licence": (Kind.DRIVER_LICENCE, _GO, values.licence),
    "mobile": (Kind.PHONE, _GO, values.mobile),
    "land": (Kind.PHONE, _GO, values.land_line),
    "office": (Kind.PHONE, _STAY, values.office_line),
    "mail": (Kind.EMAIL, _GO, values.mail),
    "omail": (Kind.EMAIL, _STAY, values.office_mail),
    "acct": (Kind.ACCOUNT, _GO, values.account),
    "card": (Kind.CARD, _GO, values.card),
    "plate": (Kind.VEHICLE, _GO, values.plate),
    "brn": (Kind.BUSINESS_NUMBER, _STAY, values.corporation_number),
    "home": (Kind.ADDRESS, _GO, values.home),
    "site": (Kind.ADDRESS, _STAY, values.home),
    "cert": (Kind.CERTIFICATE_NUMBER, _GO, values.certificate),
    "id": (Kind.USER_ID, _GO, values.user_id),
    "ip": (Kind.IP, _GO, values.ip),
    "ill": (Kind.SENSITIVE, _GO, values.illness),
    "hi": (Kind.HEALTH_INSURANCE, _GO, values.health_insurance),
    "care": (Kind.HEALTH_INSURANCE, _GO, values.care_insurance),
}


@dataclass(frozen=True, slots=True)
class Template:
    """A paper's kind and its text with slots."""

    kind: str
    text: str


def templates() -> tuple[Template, ...]:
    """The papers of papers.txt in order."""
    parts = _PAPER.split((HERE / "papers.txt").read_text("utf-8"))[1:]
    return tuple(Template(kind, text.strip("\n")) for kind, text in zip(parts[::2], parts[1::2], strict=True))


def public_set(papers_per_kind: int = 4) -> Iterator[LabelledPaper]:
    """The public test set: every kind with as many seeds, always the same."""
    for template in templates():
        for offset in range(papers_per_kind):
            yield written(template, FIRST_SEED + offset)


def written(template: Template, seed: int) -> LabelledPaper:
    """A paper of a kind, its slots filled by a seed."""
    dice = random.Random(f"{template.kind}/{seed}")
    memory: dict[str, str] = {}
    text, labelled, lookalikes, position = "", [], [], 0
    for slot in _SLOT.finditer(template.text):
        text += template.text[position : slot.start()]
        start = len(text)
        if slot["plain"] is not None:
            text += slot["plain"]
            lookalikes.append((start, len(text)))
        else:
            kind, disposition, make = SLOTS[slot["name"]]
            text += memory.setdefault(slot.group(), make(dice, disguised=bool(slot["disguised"])))
            group = "foreign" if slot["name"] == "F" else ""
            labelled.append(LabelledValue(start, len(text), kind, disposition, group))
        position = slot.end()
    return LabelledPaper(f"{template.kind}-{seed}", text + template.text[position:], tuple(labelled), tuple(lookalikes))
