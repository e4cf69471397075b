"""A command run with its whole process tree watched: exit code, seconds, and the most memory it held."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.1


@dataclass(frozen=True)
class Run:
    """How a command ended. `peak_bytes` is the proportional set size of the tree, shared pages counted once."""

    exit_code: int
    out: str
    err: str
    seconds: float
    peak_bytes: int


def redaction(*arguments, timeout=150, stdin=None):
    """Runs `python -m redaction …`; a run beyond `timeout` seconds is killed and raises."""
    started = time.monotonic()
    command = [sys.executable, "-m", "redaction", *map(str, arguments)]
    given = subprocess.DEVNULL if stdin is None else subprocess.PIPE
    with subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if stdin is not None:
            process.stdin.write(stdin)
            process.stdin.close()
            process.stdin = None
        peak = 0
        while process.poll() is None:
            if time.monotonic() - started > timeout:
                process.kill()
                raise TimeoutError
            peak = max(peak, sum(map(_proportional_bytes, _tree(process.pid))))
            time.sleep(_SAMPLE_SECONDS)
        out, err = process.communicate()
    return Run(process.returncode, out.decode(), err.decode(), time.monotonic() - started, peak)


def _tree(root):
    """The process and all its descendants."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting.extend(parents.get(process, ()))
    return found


def _proportional_bytes(process):
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
