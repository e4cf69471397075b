"""One value, one decision in all files of a request; where files differ, the officer is told."""

import pytest

from disclosure import requestpass
from disclosure.actions import approving, reviewing
from disclosure.artefacts import Shelf
from disclosure.models import Case, FindingRow, SealedFile
from disclosure.models.reviews import DecisionState
from disclosure.requestpass import Elsewhere, differing
from disclosure.reviewing import marks
from disclosure.sealing import RequestForm
from redaction.types import Ground
from tests.disclosure_world import World, fresh
from tests.plain_services import plain_paper

FORM = RequestForm("윤복례", "", "구례읍 봉동길 12", "", "", "허가 서류를 보고 싶습니다.")


@pytest.fixture
def case(world: World) -> Case:
    """A request of one case in the finance department."""
    return world.submitted_case()


def found(world: World, case: Case | None, text: str) -> SealedFile:
    """A paper of the request after its personal data were looked for."""
    file = world.upload(plain_paper(text), case=case)
    world.work()
    return fresh(file)


def say(world: World, file: SealedFile, state: DecisionState) -> None:
    """The handler decides the paper's name."""
    name = FindingRow.objects.get(sealed_file=file, kind="person")
    ground = Ground.G6 if state == DecisionState.REDACT else None
    reviewing.decide(file=file, state=state, ground=ground, findings=[name.pk], by=world.handler, at=world.clock())


def name_in(file: SealedFile) -> str:
    """How the name stands now."""
    return next(mark.state for mark in marks(file) if mark.kind == "person")


@pytest.mark.parametrize("state", [DecisionState.REDACT, DecisionState.KEEP])
def test_what_was_decided_in_one_file_is_proposed_in_the_next(world: World, case: Case, state: DecisionState) -> None:
    """The officer decides a name once; the request's next paper proposes the same, another request's does not."""
    say(world, found(world, case, "첫째 ?이정수?"), state)
    assert name_in(found(world, case, "둘째 ?이정수?")) == state
    assert name_in(found(world, None, "다른 청구 ?이정수?")) == DecisionState.UNDECIDED


def test_files_that_do_not_agree_leave_the_next_to_the_officer(world: World, case: Case) -> None:
    """When two papers of a request decide differently, the third asks."""
    first, second = found(world, case, "첫째 ?이정수?"), found(world, case, "둘째 ?이정수?")
    say(world, first, DecisionState.REDACT)
    say(world, second, DecisionState.KEEP)
    third = found(world, case, "셋째 ?이정수?")
    assert name_in(third) == DecisionState.UNDECIDED
    assert "확인 필요" in FindingRow.objects.get(sealed_file=third).reason


def test_what_is_hidden_in_one_file_is_searched_in_the_next(world: World, case: Case) -> None:
    """A hidden name that the next paper says without any cue is found there and hidden."""
    say(world, found(world, case, "첫째 ?이정수?"), DecisionState.REDACT)
    second = found(world, case, "둘째 이정수 앞")
    assert name_in(second) == DecisionState.REDACT


def test_a_kept_name_and_an_erased_file_are_not_searched(world: World, case: Case) -> None:
    """What stays needs no search, and nothing is asked of a file whose key was destroyed."""
    kept, gone = found(world, case, "첫째 ?이정수?"), found(world, case, "둘째 ?박순자?")
    say(world, kept, DecisionState.KEEP)
    say(world, gone, DecisionState.REDACT)
    approving.discard(file=gone, by=world.handler, at=world.clock(), sealed_store=world.place.sealed)
    third = found(world, case, "셋째 이정수 박순자")
    assert requestpass.sealed_hints(third, Shelf(third, world.place.sealed)) == ()
    assert not FindingRow.objects.filter(sealed_file=third).exists()


def test_only_so_many_values_travel(world: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request with very many values does not grow the search without bound."""
    for number in range(3):
        say(world, found(world, case, f"{number} ?이름{number}?"), DecisionState.REDACT)
    monkeypatch.setattr(requestpass, "MOST_HINTS", 2)
    last = found(world, case, "끝")
    assert len(requestpass.sealed_hints(last, Shelf(last, world.place.sealed))) == 2


def test_a_difference_is_told_on_both_sides(world: World, case: Case) -> None:
    """A name hidden here and kept there is named in both papers, with the other file."""
    first, second = found(world, case, "첫째 ?이정수?"), found(world, case, "둘째 ?이정수?")
    assert differing(first) == differing(second) == {}
    say(world, first, DecisionState.REDACT)
    assert differing(second) == {}
    say(world, second, DecisionState.KEEP)
    key = FindingRow.objects.get(sealed_file=first).value_key
    assert differing(second) == {key: Elsewhere(hidden_in=(first.pk,), kept_in=())}
    assert differing(first) == {key: Elsewhere(hidden_in=(), kept_in=(second.pk,))}
    say(world, second, DecisionState.REDACT)
    assert differing(first) == differing(second) == {}


def test_what_a_finished_review_left_as_proposed_counts(world: World, case: Case) -> None:
    """A number that nobody touched but the finished review hides stands as hidden for the request's other files."""
    first = found(world, case, "첫째 900101-1234567")
    reviewing.finish_review(file=first, by=world.handler, at=world.clock())
    second = found(world, case, "둘째 900101-1234567")
    number = FindingRow.objects.get(sealed_file=second)
    reviewing.decide(file=second, state=DecisionState.KEEP, findings=[number.pk], by=world.handler, at=world.clock())
    assert differing(second)[number.value_key].hidden_in == (first.pk,)


def test_a_paper_without_a_request_differs_from_nothing(world: World) -> None:
    """What is published without a request has no other files."""
    file = found(world, None, "혼자 ?이정수?")
    assert differing(file) == {}
    assert not requestpass.other_files(file).exists()
