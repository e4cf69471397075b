"""The warm parent of all children: imports what the stages need, forks one child per job, and kills it when told.

It never reads a paper. Run as `python -m redaction.sandbox.zygote FD`, FD a socket to the worker; when that closes,
because the worker ended or was killed, the child is killed and the zygote ends. A twin, forked when the worker asks,
shares its memory and serves another socket in the same way.
"""

import ctypes
import gc
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress

from redaction.codec import unpack
from redaction.config import Limits
from redaction.errors import DetectorUnavailable, RedactionError
from redaction.sandbox import child, stages
from redaction.sandbox.confinement import walls_of_this_machine

LONGEST_MESSAGE = 65_536
MOST_DESCRIPTORS = 2


def serve(control: socket.socket) -> None:
    """Answers the worker until it is gone. A twin goes on here on a socket of its own."""
    while True:
        waited_seconds = _starved_seconds(os.getpid())
        message, descriptors, _, _ = socket.recv_fds(control, LONGEST_MESSAGE, MOST_DESCRIPTORS)
        if not message:
            return
        request = json.loads(message)
        if request["do"] == "warm":
            _tell(control, **_warmed(request["stage"]))
        elif request["do"] == "work":
            _work(control, request, *descriptors, waited_seconds=waited_seconds)
        elif request["do"] == "twin":
            control = _twinned(control, *descriptors)


def _twinned(control: socket.socket, theirs: int) -> socket.socket:
    """Forks; the elder answers and keeps its socket, the twin has the one it was sent."""
    _bury_twins()
    pid = os.fork()
    if pid == 0:
        control.close()
        return socket.socket(fileno=theirs)
    os.close(theirs)
    _tell(control, twin=pid)
    return control


def _bury_twins() -> None:
    """Twins that were replaced have ended; between two messages no other child is there."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _tell(control: socket.socket, **event: object) -> None:
    control.send(json.dumps(event).encode())


def _warmed(stage: str) -> dict[str, object]:
    try:
        stages.warm(stage)
    except RedactionError as error:
        return {"warm": False, "code": error.code}
    except (ImportError, OSError):
        return {"warm": False, "code": DetectorUnavailable.code}
    gc.collect()
    gc.freeze()
    _give_back_memory()
    walls = walls_of_this_machine()
    return {"warm": True, "missing": list(walls.missing())}


def _give_back_memory() -> None:
    """What loading freed goes back to the system, where the C library can do so (glibc, malloc_trim(3))."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _work(control: socket.socket, request: dict[str, str], job: int, answer: int, *, waited_seconds: float) -> None:
    """One job. `waited_seconds`: how long this process had waited for a processor before the job came."""
    limits = unpack(Limits, [request["limits"].encode()])
    pid = os.fork()
    if pid == 0:
        control.close()
        child.work(request["stage"], job, answer, limits)
    os.close(job)
    os.close(answer)
    starved_seconds = _wait(pid, control, waited_seconds)
    _, status = os.waitpid(pid, 0)
    _tell(control, ended=os.waitstatus_to_exitcode(status), starved=starved_seconds)


def _wait(pid: int, control: socket.socket, waited_seconds: float) -> float:
    """Waits for the child's end; kills it when the worker asks or goes away.

    Gives the seconds the child, or this process before it forked it, was ready to run and got no processor.
    """
    ended = os.pidfd_open(pid)
    try:
        ready, _, _ = select.select([ended, control.fileno()], [], [])
        starved_seconds = _starved_seconds(pid) + _starved_seconds(os.getpid()) - waited_seconds
        if ended not in ready:
            os.kill(pid, signal.SIGKILL)
            control.recv(LONGEST_MESSAGE)
        return starved_seconds
    finally:
        os.close(ended)


def _starved_seconds(pid: int) -> float:
    """Time in the queue for a processor, from the kernel's own count; 0.0 where it keeps none."""
    try:
        with open(f"/proc/{pid}/schedstat", encoding="ascii") as counts:
            return int(counts.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def main() -> None:
    """Entry of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with socket.socket(fileno=int(sys.argv[1])) as control:
        serve(control)


if __name__ == "__main__":
    main()
