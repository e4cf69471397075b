"""Uploads: what is taken in, and what is refused with which sentence."""

import pytest

from disclosure.errors import DuplicateFile, FieldRefused, NameRefused, NotPermitted, StoreUnavailable
from disclosure.models import AuditEntry, Job, SealedFile
from disclosure.records import name_context, sealed_place
from disclosure.sealing import SealedStore
from disclosure.states import FileState
from disclosure.storage import FolderObjects
from redaction.config import Limits
from redaction.errors import NotAPdf, TooLarge
from tests.disclosure_world import PAPER, World, fresh
from tests.plain_services import plain_paper


def test_an_upload_is_sealed_and_queued(world: World) -> None:
    """The bytes and the name come back only through the vault, and the first stage waits."""
    file = world.upload(name="주민 홍길동 민원.pdf")
    assert world.place.sealed.get(sealed_place(file), file.sha256) == PAPER
    assert world.place.vault.open_text(file.sealed_name, name_context(file.public_id)) == "주민 홍길동 민원.pdf"
    assert Job.objects.get().stage == "inspect"
    assert file.state == FileState.RECEIVED


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "../../etc/passwd",
        "a/b.pdf",
        "a\\b.pdf",
        "x\x00.pdf",
        "\u202egpj.pdf",
        ".hidden",
        "가" * 201,
        "a\n.pdf",
    ],
)
def test_malicious_names_are_refused(world: World, name: str) -> None:
    """A name that could be a path, turn the reading direction, or hold control characters is refused."""
    with pytest.raises(NameRefused):
        world.upload(name=name)
    assert not SealedFile.objects.exists()


def test_something_else_than_a_pdf_is_refused(world: World) -> None:
    """A file without a PDF's head is refused before it is stored."""
    with pytest.raises(NotAPdf):
        world.upload(b"PK\x03\x04 not a pdf")
    assert not SealedFile.objects.exists()


def test_a_large_file_is_refused_while_it_arrives(world: World) -> None:
    """Reading stops at the limit, not at the end of the file."""
    pieces_read = []

    def endless() -> object:
        while True:
            pieces_read.append(1)
            yield b"%PDF-" + b"0" * 1_000

    upload = world.upload.__globals__["receiving"].Upload("큰 파일.pdf", endless())
    with pytest.raises(TooLarge):
        world.upload(upload=upload, limits=Limits(file_bytes=10_000))
    assert len(pieces_read) == 10


def test_the_same_file_twice_in_a_department_is_refused(world: World) -> None:
    """A second upload of the same bytes points to the first; another department may hold its own."""
    first = world.upload()
    with pytest.raises(DuplicateFile) as caught:
        world.upload()
    assert caught.value.detail == first.public_id
    world.upload(department=world.welfare, by=world.foreigner)
    assert SealedFile.objects.count() == 2


@pytest.mark.parametrize("who", ["foreigner", "approver", "auditor", "intake", "nobody"])
def test_only_the_departments_own_workers_upload(world: World, who: str) -> None:
    """Somebody without the role in the department cannot put a file there."""
    with pytest.raises(NotPermitted):
        world.upload(by=getattr(world, who))


def test_a_title_too_long_is_refused(world: World) -> None:
    """A public title has at most 200 characters."""
    with pytest.raises(FieldRefused):
        world.upload(title="가" * 201)


def test_nothing_is_lost_when_the_store_is_away(world: World, tmp_path: object) -> None:
    """An upload that could not be stored leaves no row and says so."""
    blocked = tmp_path / "blocked"  # type: ignore[operator]
    blocked.write_text("a file where the folder should be")
    entries = AuditEntry.objects.count()
    with pytest.raises(StoreUnavailable):
        world.upload(sealed_store=SealedStore(FolderObjects(blocked), world.place.vault))
    assert not SealedFile.objects.exists()
    assert AuditEntry.objects.count() == entries


def test_a_broken_paper_ends_blocked_with_its_reason(world: World) -> None:
    """A paper that cannot be inspected stops with the code; the others go on."""
    broken = world.upload(plain_paper("{깨짐}"))
    good = world.upload(plain_paper("멀쩡한 문서"))
    world.work()
    assert fresh(broken).state == FileState.BLOCKED
    assert fresh(broken).blocked_code == "RED-04"
    assert fresh(broken).blocked_stage == "inspect"
    assert fresh(good).state == FileState.REVIEW
