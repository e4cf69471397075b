"""What only the check of a result saw: the file comes back to its officer, and nothing goes out before the answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from disclosure.actions import approving, reviewing
from disclosure.artefacts import Shelf
from disclosure.auditing import verify_chain
from disclosure.errors import DecisionMissing, MustBeHidden
from disclosure.models import Artefact, AuditEntry, FindingRow, PublicFile, SealedFile
from disclosure.models.files import ArtefactKind
from disclosure.models.reviews import DecisionState
from disclosure.requestpass import sealed_hints
from disclosure.reviewing import asked_again, decisions, marks, pages_to_check, sealed_lines
from disclosure.states import FileState
from redaction.types import Ground, Kind
from tests.disclosure_world import World, fresh, result_of
from tests.plain_services import READ_IN_PIXELS, SEEN_IN_TEXTS, PlainWorkshop, plain_paper

PHONE = "010-1234-5678"
PAPER = plain_paper(f"신청인 ?김점례? {{흐림 {PHONE}}}", "둘째 쪽 [그림]")
PASSPORT = plain_paper("여권 {흐림 M12345678}")


def seen(file: SealedFile) -> FindingRow:
    """The finding the check added."""
    return FindingRow.objects.get(sealed_file=file, recognizer="result")


def answered(world: World, file: SealedFile, state: DecisionState) -> SealedFile:
    """The officer decides what the check saw and ends the review again; the worker goes on."""
    ground = Ground.G6 if state == DecisionState.REDACT else None
    given = {"findings": [seen(file).pk], "by": world.handler, "at": world.clock()}
    reviewing.decide(file=fresh(file), state=state, ground=ground, **given)
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    return fresh(file)


def test_a_value_only_the_check_saw_brings_the_file_back(world: World) -> None:
    """The file stands in review with one open place more, and there is no result."""
    file = world.reviewed(PAPER)
    assert file.state == FileState.REVIEW
    assert file.redacted_by is None
    assert not PublicFile.objects.filter(sealed_file=file).exists()
    found = seen(file)
    assert (found.page, found.kind, found.rects) == (1, Kind.PHONE, [[14.0, 0.0, 27.0, 10.0]])
    assert (found.number, found.start, found.end) == (2, 0, 0)
    assert asked_again(file) == 1
    assert pages_to_check(file) == ()
    with pytest.raises(DecisionMissing):
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())


def test_the_audit_tells_that_it_was_asked_and_nothing_of_the_value(world: World) -> None:
    """One entry by nobody, with a count."""
    file = world.reviewed(PAPER)
    entry = AuditEntry.objects.about(file.public_id).get(action="ask_again")
    assert (entry.by, entry.facts["sightings"], entry.facts["state"]) == (None, 1, FileState.REVIEW)
    everything = json.dumps(list(AuditEntry.objects.values_list("facts", flat=True)), ensure_ascii=False)
    assert PHONE not in everything + repr(vars(seen(file)))
    assert verify_chain(world.agency).number == AuditEntry.objects.count()


def test_hidden_by_the_officer_it_goes_on_to_approval(world: World) -> None:
    """The place is burned like any other, and every check is made anew."""
    file = answered(world, world.reviewed(PAPER), DecisionState.REDACT)
    assert file.state == FileState.VERIFIED
    assert result_of(file).counts_by_ground == {"G6": 2}
    assert asked_again(file) == 0


def test_kept_by_the_officer_it_goes_on_to_approval(world: World) -> None:
    """The officer answers for that place and value; both are told to verification."""
    file = answered(world, world.reviewed(PAPER), DecisionState.KEEP)
    assert file.state == FileState.VERIFIED
    decided = decisions(file)
    assert [(place.page, place.kind) for place in decided.kept_places] == [(1, Kind.PHONE)]
    assert seen(file).value_key in decided.kept_value_keys
    approving.approve(file=file, sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    assert fresh(file).state == FileState.APPROVED


def known_to_verification(monkeypatch: pytest.MonkeyPatch, what: str = "sealed_before") -> list[bytes]:
    """What each verification was told that OCR had read before, or detection seen."""
    known: list[bytes] = []
    prove = PlainWorkshop.prove

    def watched(*given: Any) -> Any:
        known.append(getattr(given[-1], what))
        return prove(*given)

    monkeypatch.setattr(PlainWorkshop, "prove", watched)
    return known


def test_pages_that_did_not_change_are_not_paid_for_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of the first result is at hand when the second is verified."""
    known = known_to_verification(monkeypatch)
    answered(world, world.reviewed(PAPER), DecisionState.REDACT)
    assert known == [b"", READ_IN_PIXELS]


def test_a_reading_that_was_tampered_with_is_not_believed(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A reading of which a byte was changed is made again, and the file goes on."""
    known = known_to_verification(monkeypatch)
    file = world.reviewed(PAPER)
    row = Artefact.objects.get(sealed_file=file, kind=ArtefactKind.RESULT_READINGS)
    (path,) = tmp_path.rglob(row.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert answered(world, file, DecisionState.REDACT).state == FileState.VERIFIED
    assert known == [b"", b""]


def test_what_detection_saw_is_at_hand_in_every_verification(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper is the same however often its result is made."""
    known = known_to_verification(monkeypatch, "sealed_hits")
    answered(world, world.reviewed(PAPER), DecisionState.REDACT)
    assert known == [SEEN_IN_TEXTS, SEEN_IN_TEXTS]


def test_hits_that_were_tampered_with_are_not_believed(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where a byte was changed detection looks again, and the file goes on."""
    known = known_to_verification(monkeypatch, "sealed_hits")
    file = world.reviewed(PAPER)
    row = Artefact.objects.get(sealed_file=file, kind=ArtefactKind.FOUND_HITS)
    (path,) = tmp_path.rglob(row.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert answered(world, file, DecisionState.REDACT).state == FileState.VERIFIED
    assert known == [SEEN_IN_TEXTS, b""]


def test_a_unique_identifier_the_check_saw_cannot_be_kept(world: World) -> None:
    """A passport number is hidden or the paper stays; no word of an officer opens it."""
    file = world.reviewed(PASSPORT)
    with pytest.raises(MustBeHidden):
        answered(world, file, DecisionState.KEEP)
    assert asked_again(fresh(file)) == 1
    assert answered(world, file, DecisionState.REDACT).state == FileState.VERIFIED


def test_a_place_without_words_shows_none(world: World) -> None:
    """The text does not hold what was seen, so neither the screen nor other files of the request are given any."""
    case = world.submitted_case()
    file = world.reviewed(PAPER, case=case)
    shelf = Shelf(file, world.place.sealed)
    lines = sealed_lines(marks(file), shelf.sealed_texts())
    assert seen(file).pk not in lines
    assert len(lines) == 1
    answered(world, file, DecisionState.REDACT)
    other = world.upload(plain_paper("다른 문서"), case=case)
    assert not any(
        PHONE in hint or hint.endswith(": ") for hint in sealed_hints(other, Shelf(other, world.place.sealed))
    )
