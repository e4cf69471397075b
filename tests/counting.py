"""Which lines a locked child runs, told to its zygote: the child may write no file, and needs none.

A zygote of the tests calls `main` here instead of the product's. Where the tests are measured it shares some memory
with every child it forks; a child leaves there, as its last act and with every wall standing, what it has run.
"""

import mmap
import os
import struct
from collections.abc import Callable
from typing import NoReturn

from coverage import Coverage, CoverageData

from redaction.sandbox import child, supervisor, zygote

_VARIABLE = "COUNT_CHILDREN_INTO"
_ROOM_BYTES = 4 << 20
_LENGTH = struct.Struct(">Q")


def announce() -> None:
    """Lets zygotes that this process starts know where to put their figures, if lines are counted here at all."""
    counter = Coverage.current()
    if counter is not None:
        supervisor._ENVIRONMENT[_VARIABLE] = str(counter.get_option("run:data_file"))


def main() -> None:
    """The zygote's `main`, counted where the tests are."""
    into = os.environ.get(_VARIABLE)
    if into is None:
        zygote.main()
        return
    counter = Coverage(data_file=None, config_file=False, branch=True, source=["redaction"])
    room = mmap.mmap(-1, _ROOM_BYTES)
    child.work = _leaving_figures(child.work, counter, room)  # type: ignore[assignment]
    zygote._work = _collecting(zygote._work, room, into)
    counter.start()
    counter.get_data().dumps()  # whatever this loads, a child that may open no file could not
    try:
        zygote.main()
    finally:
        counter.stop()
        _keep(into, counter.get_data())


def _keep(into: str, figures: CoverageData) -> None:
    """Adds figures to this process's file beside `into`, and leaves nothing open that a child would inherit."""
    file = CoverageData(into, suffix=f"zygote.{os.getpid()}")
    file.read()
    file.update(figures)
    file.close(force=True)


def _leaving_figures(work: Callable[..., NoReturn], counter: Coverage, room: mmap.mmap) -> Callable[..., NoReturn]:
    """The child's work; the figures are left at the moment it ends itself. A child that is killed leaves none."""

    def counted(*job: object) -> NoReturn:
        end = os._exit

        def leave_and_end(code: int) -> NoReturn:
            try:
                counter.stop()
                figures = counter.get_data().dumps()
                room.seek(0)
                room.write(_LENGTH.pack(len(figures)) + figures)
            finally:
                end(code)

        os._exit = leave_and_end
        return work(*job)

    return counted


def _collecting(work: Callable[..., None], room: mmap.mmap, into: str) -> Callable[..., None]:
    """The zygote's work on one job; afterwards it keeps what the child left, since the zygote may be killed as well."""

    def collected(*job: object, **more: object) -> None:
        work(*job, **more)
        (length,) = _LENGTH.unpack_from(room)
        if length:
            left = CoverageData(no_disk=True)
            left.loads(room[_LENGTH.size : _LENGTH.size + length])
            _keep(into, left)
            room[: _LENGTH.size] = bytes(_LENGTH.size)

    return collected
