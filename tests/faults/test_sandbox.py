"""The sandbox against children that turn hostile, crash, hang, eat, or answer nonsense."""

import os
import signal
import time

import pytest

from redaction.config import Limits
from redaction.errors import (
    DetectorUnavailable,
    EngineFault,
    LeakFound,
    Malformed,
    ResourcesExhausted,
    SandboxUnavailable,
)
from redaction.sandbox import landlock, seccomp, zygote
from redaction.sandbox import stages as code
from redaction.sandbox.confinement import walls_of_this_machine
from redaction.sandbox.supervisor import Sandbox
from tests.faults.hostile_zygote import DEEDS

QUICK = Limits(cpu_seconds_first_page=0.5, wall_seconds_first_page=8.0)


def nobody_listens(done, of):
    """No progress wanted."""


@pytest.fixture(scope="module")
def sandbox():
    """A sandbox whose zygote knows the hostile deeds."""
    kept = Sandbox(QUICK, zygote_module="tests.faults.hostile_zygote")
    yield kept
    kept.close()


@pytest.mark.parametrize("deed", DEEDS)
def test_a_hostile_child_can_do_no_harm(sandbox, deed, tmp_path):
    """A child that a paper has turned cannot open files or sockets, fork, run a program, or reach another process."""
    target = str(tmp_path / "planted") if deed == "write" else "/etc/passwd"
    if deed == "list_folder":
        target = str(tmp_path)
    (told,) = sandbox.run("deed", (deed.encode(), target.encode()), nobody_listens)
    assert told == b"PermissionError"


def test_a_child_answers_and_tells_its_progress(sandbox):
    """What goes in comes out, with the page it is at."""
    heard = []
    assert sandbox.run("echo", (b"a", b""), lambda done, of: heard.append((done, of))) == [b"a", b""]
    assert heard == [(1, 1)]


@pytest.mark.parametrize(
    ("stage", "detail"), [("spin", ("signal 24", "time")), ("sleep", ("time",)), ("crash", ("signal 6",))]
)
def test_a_child_that_spins_sleeps_or_crashes_is_ended_and_the_next_job_works(sandbox, stage, detail):
    """Time without end and deaths by a signal are refusals, and the worker goes on."""
    with pytest.raises(ResourcesExhausted) as caught:
        sandbox.run(stage, (), nobody_listens)
    assert caught.value.detail in detail  # on a crowded machine the wall clock may come first
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


@pytest.mark.parametrize("stage", ["eat", "recurse"])
def test_a_child_that_eats_memory_or_stack_is_refused(sandbox, stage):
    """Memory without end is a refusal."""
    with pytest.raises(ResourcesExhausted):
        sandbox.run(stage, (), nobody_listens)


@pytest.mark.parametrize("stage", ["leave", "many_parts", "babble", "no_fault", "no_json", "backwards", "unknown_code"])
def test_nonsense_from_a_child_is_a_fault_and_never_an_answer(sandbox, stage):
    """A child that leaves without an answer, or gives one that is none, has failed."""
    with pytest.raises(EngineFault) as caught:
        sandbox.run(stage, (), nobody_listens)
    assert "850101" not in str(caught.value)
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


def test_a_fault_tells_its_place_and_not_the_paper(sandbox):
    """An unforeseen exception is reported by its type; the words it carries may be private."""
    with pytest.raises(EngineFault) as caught:
        sandbox.run("fail", (), nobody_listens)
    assert "KeyError" in caught.value.detail
    assert "850101" not in str(caught.value)


def test_a_leak_found_in_the_child_is_a_leak_here(sandbox):
    """The verifier's refusal crosses the border with the checks that failed."""
    with pytest.raises(LeakFound) as caught:
        sandbox.run("leak", (), nobody_listens)
    assert caught.value.failed == ("V1", "V2")


def test_an_answer_longer_than_allowed_is_a_fault(sandbox):
    """A child cannot fill the worker's memory."""
    with pytest.raises(EngineFault):
        sandbox.run("echo", (b"x" * 2_000_000,), nobody_listens, longest_part=1_000)


@pytest.mark.parametrize("stage", ["missing", "unmodelled"])
def test_a_missing_detector_is_never_nothing_found(sandbox, stage):
    """A stage whose code or model cannot be loaded says so."""
    with pytest.raises(DetectorUnavailable):
        sandbox.run(stage, (), nobody_listens)
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


def test_a_caller_that_gives_up_leaves_no_child(sandbox):
    """When the worker's own listener raises, because its lease is lost, the child is ended."""

    def lost(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sandbox.run("echo", (b"a",), lost)
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


def test_a_killed_zygote_is_started_again(sandbox):
    """The machine may kill the zygote for want of memory; the next job gets a new one."""
    sandbox.run("echo", (b"a",), nobody_listens)
    os.kill(sandbox._zygote.pid, 9)
    sandbox._zygote.wait()
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


def test_a_zygote_killed_under_a_job_is_unavailable(sandbox):
    """A job whose sandbox somebody killed may succeed later; the next one gets a new sandbox."""

    def killed(done, of):
        os.kill(sandbox._zygote.pid, signal.SIGKILL)
        sandbox._zygote.wait()
        raise InterruptedError

    with pytest.raises(SandboxUnavailable):
        sandbox.run("echo", (b"a",), killed)
    assert sandbox.run("echo", (b"next",), nobody_listens) == [b"next"]


def test_a_zygote_that_stands_still_is_ended_as_well(monkeypatch):
    """A worker that ends does not wait for ever for a sandbox that does not."""
    monkeypatch.setattr("redaction.sandbox.supervisor._DEATH_SECONDS", 0.2)
    sandbox = Sandbox(QUICK, zygote_module="tests.faults.hostile_zygote")
    sandbox.warm("echo")
    stopped = sandbox._zygote
    os.kill(stopped.pid, signal.SIGSTOP)
    sandbox.close()
    assert stopped.returncode == -signal.SIGKILL


@pytest.mark.parametrize("deed", ["open_for_reading", "write_beside_code", "open_socket", "fork"])
def test_an_old_kernel_lets_a_child_do_no_harm_either(deed):
    """Where the kernel cannot say which folders may be read, no file at all may be opened."""
    sandbox = Sandbox(QUICK, zygote_module="tests.faults.old_kernel_zygote")
    (told,) = sandbox.run("deed", (deed.encode(), code.__file__.encode()), nobody_listens)
    sandbox.close()
    assert told == b"PermissionError"


def test_a_kernel_that_refuses_its_rules_counts_as_one_without(monkeypatch):
    """A kernel may know Landlock and still be forbidden to use it; then every opening of a file is blocked instead."""

    class Refusing:
        @staticmethod
        def syscall(_number, _attributes, _size, flags):
            return 5 if flags.value else -1

    monkeypatch.setattr(landlock, "_libc", Refusing)
    assert landlock.abi() == 5
    assert not landlock.restrict()


def test_a_parser_that_gives_up_in_its_own_words_says_that_the_paper_is_broken(sandbox):
    """An error of a library that took the paper apart is the paper's, and its words stay in the child."""
    with pytest.raises(Malformed) as caught:
        sandbox.run("parse", (b"%PDF-1.7 850101-1234567",), nobody_listens)
    assert caught.value.detail == "PdfError"


def test_a_process_the_kernel_does_not_know_has_waited_for_nothing():
    """Where the kernel keeps no count, a late job is the paper's fault, as on a machine that was not busy."""
    assert zygote._starved_seconds(2**31 - 1) == 0.0


def test_a_zygote_that_cannot_start_is_unavailable(monkeypatch):
    """Without a child there is no work, and the caller hears that it may try again."""
    with pytest.raises(SandboxUnavailable):
        Sandbox(QUICK, zygote_module="tests.faults.no_such_zygote").warm("inspect")
    monkeypatch.setattr("redaction.sandbox.supervisor.sys.executable", "/no/such/python")
    with pytest.raises(SandboxUnavailable):
        Sandbox(QUICK).warm("inspect")


def test_the_zygote_dies_with_its_worker():
    """When the worker goes away, nothing of it stays behind."""
    sandbox = Sandbox(QUICK, zygote_module="tests.faults.hostile_zygote")
    sandbox.run("echo", (b"a",), nobody_listens)
    kept = sandbox._zygote
    started = time.monotonic()
    sandbox.close()
    assert kept.returncode is not None
    assert time.monotonic() - started < 5


def test_a_machine_the_filter_does_not_fit_is_told(monkeypatch):
    """On another kind of processor the numbers of calls mean something else: the wall is missing, and said to be."""
    monkeypatch.setattr("redaction.sandbox.seccomp.platform.machine", lambda: "aarch64")
    assert seccomp.restrict(may_read_files=True) is False
    assert walls_of_this_machine().missing()[-1] == "seccomp"


def test_what_the_watch_raises_ends_a_job_and_its_child(sandbox):
    """A worker that is told to stop in the middle of a long page does not wait for the page."""
    began = time.monotonic()

    def watch():
        if time.monotonic() - began > 1.0:
            raise InterruptedError

    sandbox.warm("sleep")
    sandbox.heed(watch)
    with pytest.raises(InterruptedError):
        sandbox.run("sleep", (b"", b""), lambda done, of: None)
    assert time.monotonic() - began < 5.0
    sandbox.heed(lambda: None)
    assert sandbox.run("echo", (b"next", b""), lambda done, of: None) == [b"next", b""]
