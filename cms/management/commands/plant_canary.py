"""`manage.py plant_canary`: put a sealed paper into a department whose values are looked for everywhere else."""

import secrets
from argparse import ArgumentParser
from datetime import date
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from disclosure import canaries
from disclosure.actions.receiving import Upload, receive_file
from disclosure.errors import DisclosureError
from disclosure.models import Department
from disclosure.models.files import Origin, RecordKind
from disclosure.wiring import services, workplace
from redaction.papers import Paper, PaperKind, Producer, make_pdf
from redaction.papers.numbers import mobile, resident_number
from redaction.papers.seeding import Dice
from redaction.papers.types import Text

TITLE: Final = "유출 점검용 문서 (지우지 않음)"
_BORN: Final = date(1990, 1, 1)
_SYLLABLES: Final = "뀐뎌뗌랸먕뵨뺌쁑셧쑨쌈옜쟝쬠챵켠톈퓬헹횐훰"
_WORD_SYLLABLES: Final = 6


class Command(BaseCommand):
    """The values are made at random for this installation, encrypted, and never shown."""

    help = "Plant a paper with invented values that search_check and fixity look for in everything that is public."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where it lies and in whose name it is uploaded."""
        parser.add_argument("--department", required=True, help="the department's code")
        parser.add_argument("--by", required=True, help="an officer's sign-in name; must be allowed to upload there")

    def handle(self, *args: Any, department: str, by: str, **options: Any) -> None:
        """Make, upload, note."""
        place = workplace(services())
        dice = Dice(secrets.randbits(64))
        word = "".join(dice.one(_SYLLABLES) for _ in range(_WORD_SYLLABLES))
        sealed_values = (word, resident_number(dice, _BORN, is_female=True), mobile(dice))
        try:
            file = receive_file(
                upload=Upload("canary.pdf", [_paper(sealed_values)]),
                department=Department.objects.select_related("agency").get(code=department),
                origin=Origin.PROACTIVE,
                kind=RecordKind.OTHER,
                title=TITLE,
                by=User.objects.get(username=by),
                at=place.clock(),
                sealed_store=place.sealed,
                vault=place.vault,
            )
        except (Department.DoesNotExist, User.DoesNotExist) as missing:
            raise CommandError("no such department or officer") from missing
        except DisclosureError as error:
            raise CommandError(f"{error.code}: {error.sentence}") from error
        canaries.plant(file, sealed_values, vault=place.vault, at=place.clock())
        self.stdout.write(file.public_id)


def _paper(sealed_values: tuple[str, str, str]) -> bytes:
    word, number, phone = sealed_values
    lines = (TITLE, f"성명: {word}", f"주민등록번호: {number}", f"연락처: {phone}")
    paper = Paper(
        kind=PaperKind.LETTER,
        seed=0,
        title=TITLE,
        sealed_title=TITLE,
        synopsis=TITLE,
        department="",
        decided_on=_BORN,
        blocks=tuple(Text(line) for line in lines),
    )
    return make_pdf(paper, Producer.REPORTLAB)
