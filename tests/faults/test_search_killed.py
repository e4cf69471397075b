"""The writer of the index is killed at any moment: nothing it called durable is lost, nothing is damaged."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.language.analysis import Analyzer
from search.types import Query

_ROUNDS = 20
_ROOT = Path(__file__).parents[2]


def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    """After each of twenty kills the index answers, with every record that was put and none that was removed."""
    rng = random.Random(20)
    analyzer = Analyzer()
    reader = EmbeddedEngine(SearchConfig(engine="tantivy", at=str(tmp_path)), analyzer)
    reader.prepare()
    expected: set[str] = set()
    unsure: set[str] = set()
    for number in range(_ROUNDS):
        said = _write_and_kill(tmp_path, number * 1000, rng.uniform(0.02, 1.2))
        for action, *names in said:
            if action == "put":
                expected.update(names)
            elif action == "removing":
                unsure.update(names)
            elif action == "removed":
                expected.difference_update(names)
        states = {state.item_id: state for state in reader.states()}
        assert expected - unsure <= set(states)
        assert not [names for action, *names in said if action == "removed" and names[0] in states]
        assert reader.find(Query("산수유")).total == len(states)
        expected = set(states)


def _write_and_kill(folder: Path, first: int, seconds: float) -> list[list[str]]:
    """Let a writer begin, kill it so long after its first word, and give what it said."""
    command = [sys.executable, "-m", "tests.faults.search_writer", str(folder), str(first)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first_word = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
    lines = [line for line in (first_word + rest).split("\n")[:-1] if line]
    return [line.split() for line in lines]
