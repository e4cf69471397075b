"""The transition table is complete, and nothing but it decides."""

import pytest

from disclosure import states
from disclosure.errors import NotPermitted, TransitionRefused
from disclosure.states import CaseAction, CaseState, FileAction, FileState, ListAction, ListState, Role, Stage

EVERYBODY = frozenset(Role)


def test_every_action_has_exactly_one_line() -> None:
    """No action is missing from the table and none stands there twice."""
    assert sorted(line.action for line in states.FILE_TRANSITIONS) == sorted(FileAction.values)
    assert sorted(line.action for line in states.CASE_TRANSITIONS) == sorted(CaseAction.values)
    assert sorted(line.action for line in states.LIST_TRANSITIONS) == sorted(ListAction.values)


def test_every_state_can_be_reached_and_most_can_be_left() -> None:
    """A state nobody can enter, or an unfinished one nobody can leave, would strand a file or a case."""
    file_targets = {line.target for line in states.FILE_TRANSITIONS}
    case_targets = {line.target for line in states.CASE_TRANSITIONS}
    assert set(FileState) - file_targets == {FileState.RECEIVED}
    assert set(CaseState) - case_targets == {CaseState.SUBMITTED}
    file_sources = frozenset().union(*(line.sources for line in states.FILE_TRANSITIONS))
    case_sources = frozenset().union(*(line.sources for line in states.CASE_TRANSITIONS))
    assert set(FileState) - file_sources == {FileState.DISCARDED}
    assert set(CaseState) - case_sources == set(CaseState) - states.OPEN_CASE_STATES


@pytest.mark.parametrize("action", list(FileAction))
def test_the_machine_and_officers_never_share_an_action(action: FileAction) -> None:
    """What the worker does no officer can do by hand, so no button skips a stage."""
    roles = states.transition(action).roles
    assert roles == {Role.SYSTEM} or Role.SYSTEM not in roles


@pytest.mark.parametrize("action", [FileAction.APPROVE, FileAction.FINISH_REVIEW])
def test_an_outsider_hears_of_permission_first(action: FileAction) -> None:
    """Somebody without the role learns nothing of the state."""
    reason = states.why_not(action, state=FileState.RECEIVED, roles=frozenset({Role.AUDITOR}))
    assert reason is not None
    assert reason.error is NotPermitted
    assert reason.code == "DIS-01"


def test_a_wrong_state_is_refused_with_a_sentence() -> None:
    """Approving before verification says which files can be approved."""
    reason = states.why_not(FileAction.APPROVE, state=FileState.REVIEW, roles=frozenset({Role.APPROVER}))
    assert reason is not None
    assert "결과 확인을 통과한" in reason.sentence
    error = reason.as_error()
    assert isinstance(error, TransitionRefused)
    assert error.sentence == reason.sentence


def test_a_reason_without_own_words_uses_the_errors() -> None:
    """A refusal always has a sentence."""
    reason = states.why_not(FileAction.BURN, state=FileState.REVIEW, roles=EVERYBODY)
    assert reason is not None
    assert reason.sentence == TransitionRefused.sentence
    assert reason.as_error().sentence == TransitionRefused.sentence


def test_what_is_allowed_leads_where_the_table_says() -> None:
    """An allowed action has no reason against it and its target."""
    assert states.why_not(FileAction.APPROVE, state=FileState.VERIFIED, roles=frozenset({Role.APPROVER})) is None
    assert states.after(FileAction.APPROVE, state=FileState.VERIFIED) == FileState.APPROVED
    assert states.after(FileAction.DECIDE, state=FileState.REVIEW) == FileState.REVIEW
    assert states.after(CaseAction.RECEIVE, state=CaseState.SUBMITTED) == CaseState.RECEIVED


def test_only_proven_files_can_be_approved_and_only_approved_ones_published() -> None:
    """The way to the public leads through verification and approval, and through nothing else."""
    assert states.transition(FileAction.APPROVE).sources == {FileState.VERIFIED}
    assert states.transition(FileAction.ASK_TO_PUBLISH).sources == {FileState.APPROVED}
    assert states.transition(FileAction.PUBLISH).sources == {FileState.APPROVED}
    leading = [line.action for line in states.FILE_TRANSITIONS if line.target == FileState.VERIFIED]
    assert leading == [FileAction.VERIFY]


def test_a_listed_value_holds_for_the_county_only_by_approval_and_can_always_be_ended() -> None:
    """A proposal becomes live by an approver's or the chief's word; whatever stands can be taken off again."""
    approve, end = states.transition(ListAction.APPROVE), states.transition(ListAction.END)
    assert (approve.sources, approve.target) == ({ListState.PROPOSED}, ListState.LIVE)
    assert approve.roles == {Role.APPROVER, Role.CHIEF}
    assert (end.sources, end.target) == ({ListState.PROPOSED, ListState.LIVE}, ListState.ENDED)
    refusal = states.why_not(ListAction.END, state=ListState.ENDED, roles=EVERYBODY)
    assert refusal is not None
    assert "이미" in refusal.sentence


def test_automatic_stages_follow_each_other() -> None:
    """Each automatic stage waits in one state and leads to the state the next one waits in."""
    for state, stage in states.WAITING_STAGE.items():
        line = states.transition(states.STAGE_ACTION[stage])
        assert line.sources == {state}
        following = states.NEXT_STAGE[stage]
        if following is not None:
            assert states.WAITING_STAGE[FileState(str(line.target))] == following
    assert states.STATE_BEFORE[Stage.BURN] == FileState.DECIDED
