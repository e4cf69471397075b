"""A machine that is too busy says nothing about a paper."""

import os
import subprocess
import sys

import pytest

from redaction.config import Limits
from redaction.errors import ProcessorCrowded, SandboxUnavailable
from redaction.sandbox.supervisor import Sandbox

SPINNERS = 12
LIMITS = Limits(cpu_seconds_first_page=3.0, wall_seconds_first_page=6.0)


@pytest.fixture
def crowded_processor():
    """This process and a dozen that never rest share one processor."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    # Each in a session of its own: Linux shares a processor out among sessions first, and the sandbox is one of them.
    command = [sys.executable, "-c", "while True: pass"]
    spinners = [subprocess.Popen(command, start_new_session=True) for _ in range(SPINNERS)]
    yield
    for spinner in spinners:
        spinner.kill()
        spinner.wait()
    os.sched_setaffinity(0, allowed)


def test_a_paper_that_got_no_processor_is_tried_again_and_not_refused(crowded_processor):
    """When the clock runs out while a job waits for its turn, the paper is not to blame: the worker tries later."""
    sandbox = Sandbox(LIMITS, zygote_module="tests.faults.hostile_zygote")
    with pytest.raises(SandboxUnavailable):
        sandbox.run("spin", (b"", b""), lambda done, of: None)
    sandbox.close()


def test_processor_time_used_up_in_a_crowd_is_told_apart(crowded_processor):
    """Neighbours on a processor make work slower, so a limit on its time reached beside them is worth another try."""
    limits = Limits(cpu_seconds_first_page=0.2, wall_seconds_first_page=90.0)
    sandbox = Sandbox(limits, zygote_module="tests.faults.hostile_zygote")
    with pytest.raises(ProcessorCrowded):
        sandbox.run("spin", (b"", b""), lambda done, of: None)
    sandbox.close()
