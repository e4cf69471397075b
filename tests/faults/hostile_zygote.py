"""A zygote whose children turn hostile: the sandbox's test hook, which the product does not contain.

Each deed returns normally only where the sandbox let it happen.
"""

import ctypes
import io
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pikepdf

from redaction.errors import DetectorUnavailable
from redaction.sandbox import framing, stages
from tests import counting


def _open_for_reading(path):
    Path(path).read_bytes()


def _write_beside_code(_):
    (Path(stages.__file__).parent / "planted.py").write_text("x = 1")


def _write(path):
    Path(path).write_text("x")


def _list_folder(path):
    os.listdir(path)


def _open_socket(_):
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def _open_unix_socket(_):
    socket.socketpair()


def _fork(_):
    if os.fork() == 0:
        os._exit(0)


def _thread_by_clone(_):
    if ctypes.CDLL(None, use_errno=True).syscall(56, 0, 0, 0, 0, 0) < 0:
        raise PermissionError


def _execute(_):
    os.execv("/bin/true", ["true"])  # noqa: S606 (a hostile child would)


def _run_program(_):
    subprocess.run(["/bin/true"], check=True)


def _kill_parent(_):
    os.kill(os.getppid(), signal.SIGKILL)


def _signal_parent_thread(_):
    if ctypes.CDLL(None).syscall(234, os.getppid(), os.getppid(), signal.SIGKILL) < 0:
        raise PermissionError


def _trace_parent(_):
    if ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) < 0:
        raise PermissionError


def _loosen_limits(_):
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (1, 1))


def _memory_file(_):
    os.memfd_create("x")


DEEDS = {
    deed.__name__.strip("_"): deed
    for deed in (
        _open_for_reading,
        _write_beside_code,
        _write,
        _list_folder,
        _open_socket,
        _open_unix_socket,
        _fork,
        _thread_by_clone,
        _execute,
        _run_program,
        _kill_parent,
        _signal_parent_thread,
        _trace_parent,
        _loosen_limits,
        _memory_file,
    )
}


def _deed(_module, parts, _on_page):
    name, argument = (part.decode() for part in parts)
    try:
        DEEDS[name](argument)
    except (OSError, ValueError) as error:
        return (type(error).__name__.encode(),)
    return (b"done",)


def _echo(_module, parts, on_page):
    on_page(1, 1)
    return parts


def _eat(_module, _parts, _on_page):
    return (b"x" * (8 << 30),)


def _spin(_module, _parts, _on_page):
    while True:
        pass


def _sleep(_module, _parts, _on_page):
    time.sleep(600)


def _crash(_module, _parts, _on_page):
    os.abort()


def _fail(_module, _parts, _on_page):
    secret = "850101-1234567"
    raise KeyError(secret)


def _parse(_module, parts, _on_page):
    pikepdf.open(io.BytesIO(parts[0]))


def _recurse(_module, _parts, _on_page):
    return _recurse(_module, _parts, _on_page)


def _leave(_module, _parts, _on_page):
    os._exit(0)


def _many_parts(_module, _parts, _on_page):
    return [b"x"] * 50


def _babble(_module, _parts, on_page):
    os.write(_answer_descriptor(), b"garbage that is no frame at all, and long enough to be looked at")
    time.sleep(30)
    return ()


def _answer_descriptor():
    """The pipe to the worker: the highest descriptor a child was left with."""
    return max(fd for fd in range(3, 20) if _is_open(fd))


def _is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _lie(words, kind=framing.FAULT):
    def told(_module, _parts, _on_page):
        framing.write_frame(_answer_descriptor(), kind, words)
        return ()

    return told


def warm_up():
    """Of the stage "unmodelled": what its model is made of is not there."""
    raise DetectorUnavailable("model")


for _name, _run in {
    "deed": _deed,
    "echo": _echo,
    "eat": _eat,
    "spin": _spin,
    "sleep": _sleep,
    "crash": _crash,
    "fail": _fail,
    "parse": _parse,
    "recurse": _recurse,
    "leave": _leave,
    "many_parts": _many_parts,
    "babble": _babble,
    "unknown_code": _lie(framing.fault_note("RED-99", "850101-1234567 홍길동")),
    "leak": _lie(framing.fault_note("RED-30", "", ["V1", "V2"])),
    "no_fault": _lie(b"[]"),
    "no_json": _lie(b"{"),
    "backwards": _lie(b"[3, 2]", framing.PROGRESS),
}.items():
    stages.STAGES[_name] = stages.Stage("redaction.types", _run)
stages.STAGES["unmodelled"] = stages.Stage("tests.faults.hostile_zygote", _echo)
stages.STAGES["missing"] = stages.Stage("redaction.no_such_module", _echo)

if __name__ == "__main__":
    sys.exit(counting.main())
