"""What pictures of pages leave in the memory of a child."""

import subprocess
import sys

from redaction.sandbox import supervisor

_MADE_AND_DROPPED = """
import random
import numpy as np

def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096 >> 20

def pictures():
    return [np.ones(random.randrange(2, 26) << 20, np.uint8) for _ in range(4)]

random.seed(1)
before, kept = resident(), []
for _ in range(40):
    gone = pictures()
    kept.append(np.ones(200_000, np.uint8))
    del gone
print(resident() - before - (40 * 200_000 >> 20))
"""


def test_a_child_gives_the_memory_of_pictures_back():
    """A worker that has read many scans is hardly larger than one that has read none."""
    answer = subprocess.run(
        [sys.executable, "-c", _MADE_AND_DROPPED],
        env=supervisor._ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert int(answer.stdout) < 30
