"""An officer's decisions: saved at once, taken back, refused when something is missing."""

import pytest

from disclosure.actions import approving, reviewing
from disclosure.artefacts import Shelf
from disclosure.errors import (
    BoxRefused,
    Changed,
    DecisionMissing,
    FieldRefused,
    GroundRefused,
    ImagesUnchecked,
    NothingToUndo,
    NotPermitted,
    PersonalDataInPublicText,
    SamePerson,
    TransitionRefused,
)
from disclosure.models import AuditEntry, DecisionRow, FindingRow, SealedFile
from disclosure.models.files import RecordKind
from disclosure.models.reviews import DecisionState
from disclosure.reviewing import (
    counts_by_ground,
    decisions,
    marks,
    pages_to_check,
    sealed_lines,
    undecided,
    unread_pages,
    withheld_pages,
)
from disclosure.states import FileState
from redaction.types import Ground
from tests.disclosure_world import SECRET, World, fresh, result_of
from tests.plain_services import plain_paper


@pytest.fixture
def file(world: World) -> SealedFile:
    """A paper that waits for review: a number to hide, a doubtful name, a picture on page 2."""
    file = world.upload()
    world.work()
    return fresh(file)


def doubtful(file: SealedFile) -> int:
    """The finding an officer must decide."""
    return FindingRow.objects.get(sealed_file=file, disposition="review").pk


def test_what_the_detector_is_sure_of_is_marked_beforehand(file: SealedFile) -> None:
    """A resident number starts hidden under item 6, a doubtful name undecided."""
    states = {mark.kind: (mark.state, mark.ground, mark.is_decided) for mark in marks(file)}
    assert states == {"resident_number": ("redact", "G6", False), "person": ("undecided", "", False)}
    assert undecided(file) == 1
    assert pages_to_check(file) == (2,)


def test_a_review_with_something_undecided_cannot_end(world: World, file: SealedFile) -> None:
    """The refusal says how many places are left."""
    with pytest.raises(DecisionMissing) as caught:
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    assert "1곳" in caught.value.sentence


def test_a_review_without_a_look_at_pictures_cannot_end(world: World, file: SealedFile) -> None:
    """The refusal names the page."""
    reviewing.decide(file=file, state=DecisionState.KEEP, findings=[doubtful(file)], by=world.handler, at=world.clock())
    with pytest.raises(ImagesUnchecked) as caught:
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    assert "2쪽" in caught.value.sentence


def test_a_paper_with_an_unreadable_page_cannot_go_on(world: World, file: SealedFile) -> None:
    """What nothing could read is not published on the word of a machine."""
    world.decide_all(file)
    SealedFile.objects.filter(pk=file.pk).update(unreadable_pages=[1])
    with pytest.raises(ImagesUnchecked):
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())


def test_a_page_nobody_can_read_may_be_withheld_as_a_whole(world: World, file: SealedFile) -> None:
    """Then nothing of it goes out, and the rest can; taking the box away asks again."""
    world.decide_all(file)
    SealedFile.objects.filter(pk=file.pk).update(unreadable_pages=[2], image_pages=[2])
    asked = {"file": file, "page": 2, "area": (0, 0, 595, 842), "ground": Ground.G6}
    box = reviewing.withhold_page(**asked, by=world.handler, at=world.clock())
    assert (withheld_pages(file), pages_to_check(file)) == ({2}, ())
    with pytest.raises(Changed):
        reviewing.withhold_page(**asked, by=world.handler, at=world.clock())
    reviewing.remove_box(file=file, box=box.pk, by=world.handler, at=world.clock())
    with pytest.raises(ImagesUnchecked) as caught:
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    assert "2쪽" in caught.value.sentence
    reviewing.undo(file=file, by=world.handler, at=world.clock())
    assert reviewing.finish_review(file=file, by=world.handler, at=world.clock()).state == FileState.DECIDED


def test_a_box_over_a_part_withholds_no_page(world: World, file: SealedFile) -> None:
    """A drawn box, however large, is no word that the page is withheld."""
    SealedFile.objects.filter(pk=file.pk).update(unreadable_pages=[1])
    reviewing.add_box(file=file, page=1, rect=(0, 0, 595, 842), ground=Ground.G6, by=world.handler, at=world.clock())
    assert unread_pages(SealedFile.objects.get(pk=file.pk)) == (1,)


def test_a_review_without_a_title_cannot_end(world: World, file: SealedFile) -> None:
    """A record needs a public title."""
    world.decide_all(file)
    SealedFile.objects.filter(pk=file.pk).update(title=" ")
    with pytest.raises(FieldRefused):
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())


def test_a_stale_screen_cannot_end_a_review(world: World, file: SealedFile) -> None:
    """Whoever has not seen the latest decision is told to look again."""
    world.decide_all(file)
    with pytest.raises(Changed):
        reviewing.finish_review(file=file, by=world.handler, at=world.clock(), seen_changes=file.changes)
    done = reviewing.finish_review(file=file, by=world.handler, at=world.clock(), seen_changes=fresh(file).changes)
    assert done.state == FileState.DECIDED


def test_hiding_needs_a_ground_and_keeping_has_none(world: World, file: SealedFile) -> None:
    """Each hidden place carries its item of Article 9(1)."""
    for state, ground in ((DecisionState.REDACT, None), (DecisionState.KEEP, Ground.G6)):
        with pytest.raises(GroundRefused):
            reviewing.decide(
                file=file,
                state=state,
                ground=ground,
                findings=[doubtful(file)],
                by=world.handler,
                at=world.clock(),
            )


def test_a_finding_of_another_file_is_refused(world: World, file: SealedFile) -> None:
    """An id from elsewhere decides nothing."""
    other = world.upload(plain_paper("?이정수?"))
    world.work()
    with pytest.raises(Changed):
        reviewing.decide(
            file=file, state=DecisionState.KEEP, findings=[doubtful(other)], by=world.handler, at=world.clock()
        )
    with pytest.raises(Changed):
        reviewing.decide(file=file, state=DecisionState.KEEP, by=world.handler, at=world.clock())


def test_hidden_boxes_are_counted_as_the_proof_counts_them(world: World, file: SealedFile) -> None:
    """A name broken over two lines is one place and two boxes; every screen says two."""
    hidden = FindingRow.objects.filter(sealed_file=file, disposition="redact")
    hidden.update(rects=[[0.0, 0.0, 9.0, 9.0], [0.0, 9.0, 4.0, 18.0]])
    assert counts_by_ground(marks(file)) == {"G6": 2 * hidden.count()}
    assert len(decisions(file).boxes) == 2 * hidden.count()


def test_undo_takes_back_the_latest_act_as_one(world: World, file: SealedFile) -> None:
    """Undo brings back what held before, step by step, and then refuses."""
    both = list(FindingRow.objects.filter(sealed_file=file).values_list("pk", flat=True))
    at = world.clock
    reviewing.decide(file=file, state=DecisionState.KEEP, findings=both, by=world.handler, at=at())
    reviewing.decide(
        file=file, state=DecisionState.REDACT, ground=Ground.G7, findings=both[:1], by=world.handler, at=at()
    )
    assert counts_by_ground(marks(file)) == {"G7": 1}
    assert reviewing.undo(file=file, by=world.handler, at=at()) == 1
    assert {mark.state for mark in marks(file)} == {"keep"}
    assert reviewing.undo(file=file, by=world.handler, at=at()) == 2
    assert {mark.state for mark in marks(file)} == {"undecided", "redact"}
    with pytest.raises(NothingToUndo):
        reviewing.undo(file=file, by=world.handler, at=at())


def test_undo_leaves_what_others_decided(world: World, file: SealedFile) -> None:
    """Nobody takes back a colleague's decision."""
    reviewing.decide(file=file, state=DecisionState.KEEP, findings=[doubtful(file)], by=world.handler, at=world.clock())
    with pytest.raises(NothingToUndo):
        reviewing.undo(file=file, by=world.second_handler, at=world.clock())


def test_a_group_is_decided_at_once(world: World) -> None:
    """All places of one person are kept by one act and one audit entry."""
    file = world.upload(plain_paper("?이정수? 그리고 ?이정수?", "?이정수?"))
    world.work()
    group = FindingRow.objects.filter(sealed_file=file).first()
    assert group is not None
    before = AuditEntry.objects.count()
    number = reviewing.decide_group(
        file=file, group_key=group.group_key, state=DecisionState.KEEP, by=world.handler, at=world.clock()
    )
    assert number == 3
    assert AuditEntry.objects.count() == before + 1
    assert decisions(fresh(file)).kept_value_keys == {group.value_key}


def test_a_drawn_box_is_hidden_and_can_be_removed_and_brought_back(world: World, file: SealedFile) -> None:
    """A box drawn by hand counts as hidden until it is removed."""
    rect = (0.0, 0.0, 3.0, 10.0)
    box = reviewing.add_box(file=file, page=2, rect=rect, ground=Ground.G7, by=world.handler, at=world.clock())
    assert any(one.rect == rect and one.ground == Ground.G7 for one in decisions(file).boxes)
    reviewing.remove_box(file=file, box=box.pk, by=world.handler, at=world.clock())
    assert all(one.rect != rect for one in decisions(file).boxes)
    reviewing.undo(file=file, by=world.handler, at=world.clock())
    assert any(one.rect == rect for one in decisions(file).boxes)


@pytest.mark.parametrize(
    ("page", "rect"),
    [
        (0, (0.0, 0.0, 1.0, 1.0)),
        (3, (0.0, 0.0, 1.0, 1.0)),
        (1, (1.0, 0.0, 1.0, 1.0)),
        (1, (0.0, 0.0, float("nan"), 1.0)),
        (1, (0.0, 5.0, 1.0, 1.0)),
    ],
)
def test_an_impossible_box_is_refused(world: World, file: SealedFile, page: int, rect: object) -> None:
    """A box off the paper or without an area is refused."""
    with pytest.raises(BoxRefused):
        reviewing.add_box(
            file=file,
            page=page,
            rect=rect,
            ground=Ground.G6,
            by=world.handler,
            at=world.clock(),  # type: ignore[arg-type]
        )


def test_a_page_that_is_not_there_cannot_be_checked(world: World, file: SealedFile) -> None:
    """Only the paper's own pages can be ticked."""
    for pages in ((), (3,)):
        with pytest.raises(BoxRefused):
            reviewing.mark_images_checked(file=file, pages=pages, by=world.handler, at=world.clock())


def test_wrong_states_for_boxes_and_findings_are_refused(world: World, file: SealedFile) -> None:
    """A finding is never removed, a drawn box never kept."""
    box = reviewing.add_box(
        file=file, page=1, rect=(0.0, 0.0, 1.0, 1.0), ground=Ground.G6, by=world.handler, at=world.clock()
    )
    with pytest.raises(FieldRefused):
        reviewing.decide(
            file=file, state=DecisionState.REMOVED, findings=[doubtful(file)], by=world.handler, at=world.clock()
        )
    with pytest.raises(FieldRefused):
        reviewing.decide(file=file, state=DecisionState.KEEP, boxes=[box.pk], by=world.handler, at=world.clock())


def test_describing_a_paper(world: World, file: SealedFile) -> None:
    """Title and kind are set in review; a title with a person's number is refused."""
    reviewing.describe(
        file=file,
        title="  계약 체결\n현황 ",
        kind=RecordKind.CONTRACT,
        raster_pages=[2, 2],
        by=world.handler,
        at=world.clock(),
    )
    assert fresh(file).title == "계약 체결 현황"
    assert fresh(file).raster_pages == [2]
    with pytest.raises(BoxRefused):
        reviewing.describe(
            file=file, title="제목", kind=RecordKind.OTHER, raster_pages=[9], by=world.handler, at=world.clock()
        )
    for title in ("연락처 010-1234-5678", f"{SECRET} 건", "kim@example.com 민원"):
        with pytest.raises(PersonalDataInPublicText):
            reviewing.describe(file=file, title=title, kind=RecordKind.OTHER, by=world.handler, at=world.clock())


def test_the_line_around_a_finding_is_shown_to_officers(world: World, file: SealedFile) -> None:
    """The list shows each place's own words with a little of its line."""
    sealed_texts = Shelf(file, world.place.sealed).sealed_texts()
    lines = sealed_lines(marks(file), sealed_texts)
    assert lines[doubtful(file)].sealed_value == "?김점례?"
    assert lines[doubtful(file)].sealed_before == "신청인 "
    assert SECRET in lines[doubtful(file)].sealed_after


@pytest.mark.parametrize("who", ["foreigner", "approver", "auditor", "chief", "intake", "nobody"])
def test_only_the_departments_workers_decide(world: World, file: SealedFile, who: str) -> None:
    """Nobody else changes a decision."""
    with pytest.raises(NotPermitted):
        reviewing.decide(
            file=file, state=DecisionState.KEEP, findings=[doubtful(file)], by=getattr(world, who), at=world.clock()
        )


def test_nothing_can_be_decided_after_the_review(world: World) -> None:
    """A finished review is closed."""
    file = world.reviewed()
    with pytest.raises(TransitionRefused):
        reviewing.add_box(
            file=file, page=1, rect=(0.0, 0.0, 1.0, 1.0), ground=Ground.G6, by=world.handler, at=world.clock()
        )


def test_double_click_on_finish_burns_once(world: World, file: SealedFile) -> None:
    """The second click is refused; one burning, one entry."""
    world.decide_all(file)
    reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    world.work()
    actions = list(AuditEntry.objects.about(file.public_id).values_list("action", flat=True))
    assert actions.count("finish_review") == 1
    assert actions.count("burn") == 1


def test_the_redactor_cannot_approve(world: World) -> None:
    """Who took part in redacting is refused, also with the approver's role."""
    world.grant_approver(world.handler)
    file = world.reviewed()
    with pytest.raises(SamePerson):
        approving.approve(file=file, sha256=result_of(file).sha256, by=world.handler, at=world.clock())


def test_one_who_decided_a_single_place_cannot_approve(world: World, file: SealedFile) -> None:
    """A colleague who decided one name took part as well."""
    world.grant_approver(world.second_handler)
    reviewing.decide(
        file=file, state=DecisionState.KEEP, findings=[doubtful(file)], by=world.second_handler, at=world.clock()
    )
    world.decide_all(file)
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    with pytest.raises(SamePerson):
        approving.approve(file=file, sha256=result_of(file).sha256, by=world.second_handler, at=world.clock())


def test_a_leak_blocks_and_a_new_round_can_cure_it(world: World) -> None:
    """A result that leaks is never approvable; sent back, corrected and proven it is."""
    paper = plain_paper("{샘} 문서")
    file = world.upload(paper)
    world.work()
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert fresh(file).blocked_code == "RED-30"
    approving.send_back(file=fresh(file), note="다시 가려 주세요.", by=world.handler, at=world.clock())
    assert fresh(file).state == FileState.REVIEW
    reviewing.add_box(
        file=fresh(file), page=1, rect=(0.0, 0.0, 3.0, 10.0), ground=Ground.G6, by=world.handler, at=world.clock()
    )
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert fresh(file).state == FileState.VERIFIED
    assert fresh(file).round == 2


def test_decisions_are_never_overwritten(world: World, file: SealedFile) -> None:
    """Every decision ever made stays as a row."""
    for state, ground in ((DecisionState.KEEP, None), (DecisionState.REDACT, Ground.G6)):
        reviewing.decide(
            file=file, state=state, ground=ground, findings=[doubtful(file)], by=world.handler, at=world.clock()
        )
    assert DecisionRow.objects.filter(sealed_file=file).count() == 2
    assert DecisionRow.objects.current().get().state == DecisionState.REDACT
