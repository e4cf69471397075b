"""A small county for tests of disclosure: one agency, two departments, an officer for each role."""

import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.contrib.auth.models import User

from disclosure import publishing, worker
from disclosure.actions import approving, bodies, receiving, reviewing
from disclosure.actions.requesting import submit_request
from disclosure.models import Agency, Case, Department, Publication, PublicFile, SealedFile
from disclosure.models.files import Origin, RecordKind
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.models.reviews import DecisionState
from disclosure.reviewing import marks, pages_to_check
from disclosure.sealing import PublicStore, RequestForm, SealedStore, Vault
from disclosure.states import Role
from disclosure.storage import FolderObjects
from disclosure.wiring import Workplace
from redaction.types import Ground
from tests.plain_services import PlainEngine, PlainWorkshop, plain_paper

MASTER_KEY = b"m" * 32
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SECRET = "900101-1234567"
PAPER = plain_paper(f"신청인 ?김점례? {SECRET}", "둘째 쪽 [그림]")


class Clock:
    """Time that moves by a second at each look, or when told."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """A second later each time."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class World:
    """The county and its services."""

    place: Workplace
    engine: PlainEngine
    clock: Clock
    agency: Agency
    finance: Department
    welfare: Department
    handler: User
    second_handler: User
    approver: User
    chief: User
    intake: User
    auditor: User
    foreigner: User
    nobody: User

    def upload(self, content: bytes = PAPER, name: str = "민원 서류.pdf", **more: object) -> SealedFile:
        """Hand a paper in as the handler of the finance department."""
        given: dict[str, object] = {
            "upload": receiving.Upload(name, [content[:7], content[7:]]),
            "department": self.finance,
            "origin": Origin.PROACTIVE,
            "kind": RecordKind.REPLY,
            "title": "2026년 11월 민원 처리 결과",
            "by": self.handler,
            "at": self.clock(),
            "sealed_store": self.place.sealed,
            "vault": self.place.vault,
        }
        return receiving.receive_file(**{**given, **more})  # type: ignore[arg-type]

    def submitted_case(self, text: str = "계약서를 보고 싶습니다") -> Case:
        """The case of a request that somebody handed in at the finance department."""
        receipt = submit_request(
            agency=self.agency,
            department=self.finance,
            form=RequestForm("윤복례", "", "구례읍 봉동길 12", "", "", text),
            channel=Channel.VISIT,
            methods=[Method.FILE],
            deliveries=[Delivery.EMAIL],
            at=self.clock(),
        )
        return receipt.request.cases.get()

    def work(self) -> None:
        """Let the worker do all that is due."""
        stop = threading.Event()
        with PlainWorkshop() as workshop:
            while worker.step(self.place, workshop, owner="tests", stop=stop):
                pass

    def carry(self) -> None:
        """Let the courier do all that is due."""
        courier = worker.Courier(self.place, PlainWorkshop(), "tests")
        while courier.step():
            pass
        courier.close()

    def reviewed(self, content: bytes = PAPER, **more: object) -> SealedFile:
        """A paper whose review is finished and whose result is proven."""
        file = self.upload(content, **more)
        self.work()
        self.decide_all(file)
        reviewing.finish_review(file=fresh(file), by=self.handler, at=self.clock())
        self.work()
        return fresh(file)

    def decide_all(self, file: SealedFile) -> None:
        """Hide whatever is undecided, and look at the pictures."""
        file = fresh(file)
        ids = [mark.finding_id for mark in marks(file) if mark.state == DecisionState.UNDECIDED]
        if ids:
            reviewing.decide(
                file=file,
                state=DecisionState.REDACT,
                ground=Ground.G6,
                findings=ids,  # type: ignore[arg-type]
                by=self.handler,
                at=self.clock(),
            )
        if pages_to_check(file):
            reviewing.mark_images_checked(file=file, pages=pages_to_check(file), by=self.handler, at=self.clock())

    def approved(self, content: bytes = PAPER, **more: object) -> SealedFile:
        """A paper whose proven result a second officer approved."""
        file = self.reviewed(content, **more)
        approving.approve(file=file, sha256=result_of(file).sha256, by=self.approver, at=self.clock())
        return fresh(file)

    def plan(self, file: SealedFile, **more: object) -> None:
        """State the intent to publish."""
        given: dict[str, object] = {
            "file": file,
            "sha256": result_of(file).sha256,
            "summary": "민원 처리 결과를 알립니다.",
            "decided_on": date(2026, 11, 20),
            "by": self.handler,
            "at": self.clock(),
        }
        publishing.publish(**{**given, **more})  # type: ignore[arg-type]

    def grant_approver(self, user: User) -> None:
        """Give somebody the approver's role besides."""
        bodies.grant_role(user=user, department=self.finance, role=Role.APPROVER, by=None, at=self.clock())

    def published(self, content: bytes = PAPER, **more: object) -> Publication:
        """A public record."""
        file = self.approved(content, **more)
        self.plan(file)
        self.carry()
        return Publication.objects.get(sealed_file=file)


def fresh(file: SealedFile) -> SealedFile:
    """The row as it is now."""
    return SealedFile.objects.select_related("agency", "department").get(pk=file.pk)


def result_of(file: SealedFile) -> PublicFile:
    """The proven result of the present round."""
    return PublicFile.objects.get(sealed_file=file, round=fresh(file).round)


def make_place(folder: Path, clock: Clock) -> tuple[Workplace, PlainEngine]:
    """Services on folders below `folder`."""
    vault = Vault(MASTER_KEY)
    engine = PlainEngine(folder / "index")
    place = Workplace(
        engine=engine,
        public=PublicStore(FolderObjects(folder / "public")),
        clock=clock,
        sealed=SealedStore(FolderObjects(folder / "sealed"), vault),
        vault=vault,
        open_workshop=PlainWorkshop,
    )
    return place, engine


def make_world(folder: Path) -> World:
    """Found the county."""
    clock = Clock()
    place, engine = make_place(folder, clock)
    agency = bodies.found_agency(code="gurye", name="구례군", vault=place.vault, by=None, at=clock())
    departments = [
        bodies.found_department(
            agency=agency, code=code, name=name, phone="061-780-2000", order=order, by=None, at=clock()
        )
        for order, (code, name) in enumerate((("finance", "재무과"), ("welfare", "복지과")), 1)
    ]
    finance, welfare = departments
    people = {
        "handler": (finance, Role.HANDLER),
        "second_handler": (finance, Role.HANDLER),
        "approver": (finance, Role.APPROVER),
        "chief": (finance, Role.CHIEF),
        "intake": (finance, Role.INTAKE),
        "auditor": (finance, Role.AUDITOR),
        "foreigner": (welfare, Role.HANDLER),
    }
    users = {name: User.objects.create_user(name) for name in [*people, "nobody"]}
    for name, (department, role) in people.items():
        bodies.grant_role(user=users[name], department=department, role=role, by=None, at=clock())
    bodies.seed_holidays(agency=agency, years=(2026, 2027), by=None, at=clock())
    return World(place, engine, clock, agency, finance, welfare, **users)
