"""Snippets written as a hostile reader would: disguised values, and look-alikes that must stay.

`adversarial.txt`, `adversarial_second.txt` and `adversarial_third.txt` (each written a round later than the one before,
by other hands) hold one snippet a line, `adversarial_fourth.txt`, `adversarial_fifth.txt` and `adversarial_eighth.txt`
one whole office paper a line (line breaks and tabs as escapes), each written before its writer had seen a rule:
`family> text`, with values in braces: `{kind|value}` is to be removed, `{kind?|value}` is for review, `{kind+|value}`
stays, `{=|value}` only looks like personal data. `adversarial_seventh.txt` holds snippets of every kind but names,
written before their writer had seen those rules, `adversarial_sixth.txt` papers of officials in office.
`adversarial_eleventh.txt` holds 65 papers in which officials and citizens stand side by side, written before their
writer had seen a rule of persons. `officials_nearby.txt` holds 62 snippets with one or two officials beside citizens,
written before the rules of docs/adr/0148.
`matters.txt` holds 40 snippets each of illness and hardship, of ages, of means and of numbers of certificates, written
before the rules for them; `matters_second.txt` 30 each of phrases, of deeds told without a term, of ages and of means,
written before the rules of docs/adr/0138.

Half of the first three lists, of `matters.txt`, `matters_second.txt` and `adversarial_eleventh.txt`, by the hash of
the line, are held out: no rule may be mended while looking at one of them. Of the later lists, what they gave up at
first sight is the estimate for papers nobody has seen (docs/benchmarks.md); every line of the fourth to the tenth, of
the twelfth and of `matters_third.txt` and `officials_nearby.txt` is open for mending. `adversarial_thirteenth.txt`,
whole papers and single lines in which every occurrence is labelled, written by somebody who saw no rule, is held out as
a whole: it may be measured only, and no measurement of it may print a text or a miss. `officials_at_work.txt` holds 46
snippets of officials told by the house of their paper and of citizens in lines that look alike.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from redaction.evaluating import LabelledPaper, LabelledValue
from redaction.types import Disposition, Kind

FIRST = Path(__file__).with_name("adversarial.txt")
SECOND = Path(__file__).with_name("adversarial_second.txt")
THIRD = Path(__file__).with_name("adversarial_third.txt")
FOURTH = Path(__file__).with_name("adversarial_fourth.txt")
FIFTH = Path(__file__).with_name("adversarial_fifth.txt")
SIXTH = Path(__file__).with_name("adversarial_sixth.txt")
SEVENTH = Path(__file__).with_name("adversarial_seventh.txt")
EIGHTH = Path(__file__).with_name("adversarial_eighth.txt")
NINTH = Path(__file__).with_name("adversarial_ninth.txt")
MATTERS = Path(__file__).with_name("matters.txt")
MATTERS_SECOND = Path(__file__).with_name("matters_second.txt")
MATTERS_THIRD = Path(__file__).with_name("matters_third.txt")
AT_WORK = Path(__file__).with_name("officials_at_work.txt")
NEARBY = Path(__file__).with_name("officials_nearby.txt")
TENTH = Path(__file__).with_name("adversarial_tenth.txt")
ELEVENTH = Path(__file__).with_name("adversarial_eleventh.txt")
TWELFTH = Path(__file__).with_name("adversarial_twelfth.txt")
THIRTEENTH = Path(__file__).with_name("adversarial_thirteenth.txt")
OPEN_AS_A_WHOLE = frozenset(
    {FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH, TWELFTH, MATTERS_THIRD, NEARBY, AT_WORK}
)
HELD_OUT_AS_A_WHOLE = frozenset({THIRTEENTH})
_LATER = {
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    "eleventh": ELEVENTH,
    "twelfth": TWELFTH,
    "thirteenth": THIRTEENTH,
    "matters-third": MATTERS_THIRD,
    "nearby": NEARBY,
    "at-work": AT_WORK,
}
_VALUE = re.compile(r"\{([a-z_=]+)([?+]?)\|([^{}]*)\}")
_ESCAPE = re.compile(r"\\(n|u[0-9a-f]{4})")
_SHORT = {
    "rrn": Kind.RESIDENT_NUMBER,
    "frn": Kind.FOREIGNER_NUMBER,
    "pass": Kind.PASSPORT,
    "lic": Kind.DRIVER_LICENCE,
    "tel": Kind.PHONE,
    "mail": Kind.EMAIL,
    "uid": Kind.USER_ID,
    "acct": Kind.ACCOUNT,
    "card": Kind.CARD,
    "car": Kind.VEHICLE,
    "birth": Kind.BIRTH_DATE,
    "age": Kind.AGE,
    "addr": Kind.ADDRESS,
    "p": Kind.PERSON,
    "hic": Kind.HEALTH_INSURANCE,
    "num": Kind.CERTIFICATE_NUMBER,
    "cert": Kind.CERTIFICATE_NUMBER,
    "biz": Kind.BUSINESS_NUMBER,
    "corp": Kind.CORPORATE_NUMBER,
    "ip": Kind.IP,
    "sens": Kind.SENSITIVE,
    "other": Kind.OTHER,
}
_DISPOSITIONS = {"": Disposition.REDACT, "?": Disposition.REVIEW, "+": Disposition.KEEP}


def snippets(held_out: bool, source: Path = FIRST) -> Iterator[LabelledPaper]:
    """The open half or the held-out half of a list, in order; ids are `family/line`."""
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        if is_held_out(line) is held_out:
            yield _numbered(number, line)


def every_snippet(source: Path) -> Iterator[LabelledPaper]:
    """Every snippet of a list that is not halved, be it open or held out as a whole, in order."""
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        yield _numbered(number, line)


def is_held_out(line: str) -> bool:
    """Whether a line belongs to the half that is measured only."""
    return hashlib.sha256(line.encode()).digest()[0] % 2 == 1


def _escaped(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else chr(int(match[1][1:], 16))


def _numbered(number: int, line: str) -> LabelledPaper:
    family, marked = line.split("> ", 1)
    return _snippet(f"{family}/{number}", _ESCAPE.sub(_escaped, marked))


def _snippet(paper_id: str, marked: str) -> LabelledPaper:
    pieces: list[str] = []
    values: list[LabelledValue] = []
    lookalikes: list[tuple[int, int]] = []
    position = length = 0
    for match in _VALUE.finditer(marked):
        pieces += marked[position : match.start()], match[3]
        start = length + match.start() - position
        length = start + len(match[3])
        position = match.end()
        if match[1] == "=":
            lookalikes.append((start, length))
        else:
            values.append(LabelledValue(start, length, _SHORT[match[1]], _DISPOSITIONS[match[2]]))
    pieces.append(marked[position:])
    return LabelledPaper(paper_id, "".join(pieces), tuple(values), tuple(lookalikes))


def main(arguments: list[str]) -> int:
    """Write a half (`open`, `held`) of a list (`second`, `third`) or a later list whole, as JSON lines.

    A list that is held out as a whole is written only where `held` asks for it, so that nobody reads it by chance.
    """
    source = next((_LATER[each] for each in arguments if each in _LATER), FIRST)
    if source in HELD_OUT_AS_A_WHOLE and "held" not in arguments:
        sys.stderr.write("held out as a whole: say `held`, and read none of it\n")
        return 2
    is_whole = source in OPEN_AS_A_WHOLE | HELD_OUT_AS_A_WHOLE
    for paper in every_snippet(source) if is_whole else snippets("held" in arguments, source):
        spans = [
            {"start": each.start, "end": each.end, "kind": each.kind.value, "disposition": each.disposition.value}
            for each in paper.values
        ]
        row = {"id": paper.paper_id, "text": paper.text, "spans": spans, "lookalikes": paper.lookalikes}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
