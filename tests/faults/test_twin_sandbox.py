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


def zygotes():
    """Processes of this test's kind of zygote, not yet ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command, state = stat.read_bytes(), stat.with_name("stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if b"tests.faults.hostile_zygote" in command and state != "Z":
            found.append(int(stat.parent.name))
    return found


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
    youngest = max(zygotes())
    twin.run("echo", (b"a", b""), nobody_listens)
    os.kill(youngest, signal.SIGKILL)
    while youngest in zygotes():
        time.sleep(0.01)
    assert twin.run("echo", (b"b", b""), nobody_listens) == [b"b", b""]
    assert elder.run("echo", (b"c", b""), nobody_listens) == [b"c", b""]
    twin.close()


def dead_but_listed():
    """Children of this test's zygotes that have ended and that nobody has asked after."""
    states = [
        stat.read_text().rpartition(")")[2].split() for stat in Path("/proc").glob("[0-9]*/stat") if stat.exists()
    ]
    parents = set(zygotes())
    return sum(state == "Z" and int(parent) in parents for state, parent, *_rest in states)


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
