"""A seccomp filter (Linux, x86-64): a child may compute, allocate, read code and answer, and nothing else.

Whatever is not listed fails with EPERM, so that a library asking for a luxury goes on without it.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_AUDIT_ARCH_X86_64 = 0xC000003E
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_REFUSED = _ERRNO | errno.EPERM
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, and the bit of O_TMPFILE, of x86-64's <fcntl.h>."""

_ALLOWED = {
    "read": 0, "write": 1, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15,
    "ioctl": 16, "pread64": 17, "readv": 19, "writev": 20, "access": 21, "sched_yield": 24, "mremap": 25,
    "mincore": 27, "madvise": 28, "dup": 32, "nanosleep": 35, "getpid": 39, "exit": 60, "uname": 63, "fcntl": 72,
    "getcwd": 79, "readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "times": 100,
    "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108, "sigaltstack": 131, "setrlimit": 160,
    "gettid": 186, "futex": 202, "sched_getaffinity": 204, "getdents64": 217, "restart_syscall": 219,
    "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231,
    "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "set_robust_list": 273, "getcpu": 309,
    "getrandom": 318, "statx": 332, "rseq": 334, "faccessat2": 439,
}  # fmt: skip
_TGKILL, _PRLIMIT64 = 234, 302
_OPENING = {"open": (2, 1), "openat": (257, 2)}
"""Call → (number, which argument holds the flags)."""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def is_supported() -> bool:
    """Whether the filter below fits this machine."""
    return platform.machine() == "x86_64" and platform.system() == "Linux"


def restrict(*, may_read_files: bool) -> bool:
    """Installs the filter in this process for ever; False where the kernel or the machine cannot.

    `may_read_files` leaves openings for reading to Landlock; otherwise every opening is refused here.
    """
    if not is_supported():
        return False
    code = b"".join(_instructions(may_read_files))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _instructions(may_read_files: bool) -> Iterator[bytes]:
    yield _instruction(_LOAD, _ARCH_AT)
    yield _instruction(_JUMP_EQUAL, _AUDIT_ARCH_X86_64, if_true=1)
    yield _instruction(_RETURN, _KILL)
    yield _instruction(_LOAD, _NUMBER_AT)
    for number in sorted(_ALLOWED.values()):
        yield _instruction(_JUMP_EQUAL, number, if_false=1)
        yield _instruction(_RETURN, _ALLOW)
    for number, process in ((_TGKILL, os.getpid()), (_PRLIMIT64, 0)):
        yield from _if_argument(number, 0, (_JUMP_EQUAL, process, 0, 1))
    if may_read_files:
        for number, argument in _OPENING.values():
            yield from _if_argument(number, argument, (_JUMP_ANY_BIT, _WRITING, 1, 0))
    yield _instruction(_RETURN, _REFUSED)


def _if_argument(number: int, argument: int, test: tuple[int, int, int, int]) -> Iterator[bytes]:
    """Allows call `number` where the test (jump, value, skip if true, skip if false) of one argument lands on ALLOW."""
    yield _instruction(_JUMP_EQUAL, number, if_false=4)
    yield _instruction(_LOAD, _ARGUMENTS_AT + 8 * argument)
    jump, value, if_true, if_false = test
    yield _instruction(jump, value, if_true=if_true, if_false=if_false)
    yield _instruction(_RETURN, _ALLOW)
    yield _instruction(_RETURN, _REFUSED)


def _instruction(code: int, value: int, *, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)
