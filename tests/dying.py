"""Processes that die at a chosen moment: before or after the n-th statement, store, index or workshop call."""

import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from django.db import connection, connections

from disclosure.sealing import PublicStore, SealedStore, Vault
from disclosure.storage import Objects
from disclosure.wiring import Workplace
from tests.disclosure_world import MASTER_KEY
from tests.plain_services import PlainWorkshop


class Countdown:
    """Kills this process, without a chance to tidy up, at the n-th moment."""

    def __init__(self, moments: int) -> None:
        self.left = moments

    def moment(self) -> None:
        """One more moment has come."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, call: Callable[..., Any], *given: Any, **more: Any) -> Any:
        """A moment before and one after a call."""
        self.moment()
        answer = call(*given, **more)
        self.moment()
        return answer


class Watched:
    """Something whose every method has a moment before and after, and, where it reports pages, one inside."""

    def __init__(self, inner: object, countdown: Countdown) -> None:
        self._inner = inner
        self._countdown = countdown

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._inner, name)

        def watched(*given: Any, **more: Any) -> Any:
            inside = [self._with_moment(one) if callable(one) else one for one in given]
            return self._countdown.around(method, *inside, **more)

        return watched

    def _with_moment(self, on_page: Callable[[int, int], None]) -> Callable[[int, int], None]:
        return lambda done, of: self._countdown.around(on_page, done, of)


def watched_place(place: Workplace, countdown: Countdown) -> Workplace:
    """The same services, each call with its moments."""
    vault = Vault(MASTER_KEY)
    sealed: Objects = Watched(place.sealed._objects, countdown)  # type: ignore[assignment]
    public: Objects = Watched(place.public._objects, countdown)  # type: ignore[assignment]
    return replace(
        place,
        engine=Watched(place.engine, countdown),  # type: ignore[arg-type]
        sealed=SealedStore(sealed, vault),
        public=PublicStore(public),
    )


def die_at(moments: int, place: Workplace, work: Callable[[Workplace, Any], None]) -> bool:
    """Let another process do the work and die at the n-th moment; gives whether it died before it was done."""
    status = in_another_process(lambda: _work_watched(moments, place, work))
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the watched process failed instead of dying"
    return False


def _work_watched(moments: int, place: Workplace, work: Callable[[Workplace, Any], None]) -> None:
    countdown = Countdown(moments)
    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(countdown.around))
        work(watched_place(place, countdown), Watched(PlainWorkshop(), countdown))


def start_process(work: Callable[[], None]) -> int:
    """Fork; the child does the work on its own connections and ends. Gives the child's id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        connections.close_all()
        code = 0
    finally:
        os._exit(code)


def in_another_process(work: Callable[[], None]) -> int:
    """Do the work in a child and wait for it; gives the wait status."""
    return os.waitpid(start_process(work), 0)[1]
