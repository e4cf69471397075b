"""The second sandbox of a worker: shares the first one's memory, and never depends on its life."""

import os
import signal
import time
from pathlib import Path

import pytest

from redaction.config import Limits
from redaction.sandbox.supervisor import Sandbox


def nobody_listens(done, of):
    """No progress wanted."""


@pytest.fixture
def elder():
    """A sandbox of hostile deeds that has loaded something."""
    kept = Sandbox(Limits(), zygote_module="tests.faults.hostile_zygote")
    yield kept
    kept.close()


def processes():
    """Every process by its number: the fields of its `stat` from the state on (proc(5)), and how it was called."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields, command = stat.read_text().rpartition(")")[2].split(), stat.with_name("cmdline").read_bytes()
        except OSError:
            continue
        found[int(stat.parent.name)] = fields, command
    return found


def zygotes():
    """Processes of this test's kind of zygote, not yet ended, the youngest last."""
    found = processes()
    ours = [pid for pid, (fields, command) in found.items() if b"hostile_zygote" in command and fields[0] != "Z"]
    return sorted(ours, key=lambda pid: (int(found[pid][0][19]), pid))


def has_ended(pid):
    """Whether a process has closed whatever it had open: only then is it dead or gone."""
    return pid not in (found := processes()) or found[pid][0][0] == "Z"


def test_a_twin_works_while_the_elder_is_busy_or_gone(elder):
    """Texts for publication are looked through while a long paper is in work, and when that one's sandbox has ended."""
    before = len(zygotes())
    twin = elder.twin()
    elder.warm("echo")
    assert len(zygotes()) == before + 2
    assert twin.run("echo", (b"a", b""), nobody_listens) == [b"a", b""]
    assert len(zygotes()) == before + 2, "the twin took the spare instead of starting a zygote of its own"
    elder.close()
    assert twin.run("echo", (b"b", b""), nobody_listens) == [b"b", b""]
    twin.close()


def test_a_twin_without_a_spare_helps_itself(elder):
    """Where the first sandbox has loaded nothing yet, the second starts from nothing."""
    twin = elder.twin()
    assert twin.run("echo", (b"a", b""), nobody_listens) == [b"a", b""]
    twin.close()


def test_a_twin_that_was_killed_is_replaced(elder):
    """A sandbox that somebody killed from outside costs the next job nothing but the time to start another."""
    twin = elder.twin()
    elder.warm("echo")
    youngest = zygotes()[-1]
    twin.run("echo", (b"a", b""), nobody_listens)
    os.kill(youngest, signal.SIGKILL)
    while not has_ended(youngest):
        time.sleep(0.01)
    assert twin.run("echo", (b"b", b""), nobody_listens) == [b"b", b""]
    assert elder.run("echo", (b"c", b""), nobody_listens) == [b"c", b""]
    twin.close()


def dead_but_listed():
    """Children of this test's zygotes that have ended and that nobody has asked after."""
    parents = set(zygotes())
    return sum(fields[0] == "Z" and int(fields[1]) in parents for fields, _command in processes().values())


def test_spares_that_were_replaced_are_buried(elder):
    """A worker that runs for weeks leaves no list of dead processes behind."""
    twin = elder.twin()
    before = len(zygotes())
    for stage in ("echo", "fail", "eat", "spin"):
        elder.warm(stage)
        while len(zygotes()) > before + 2:
            time.sleep(0.01)
    assert dead_but_listed() <= 1, "the last one replaced is buried with the next"
    twin.close()
