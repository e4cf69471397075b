"""The locked child: reads its job, does one stage's work, answers, and is gone."""

import gc
import json
import os
import signal
import sys
import traceback
from types import TracebackType

from redaction.config import Limits
from redaction.errors import LeakFound, Malformed, RedactionError, ResourcesExhausted
from redaction.foreign import raised_by_parser
from redaction.sandbox import framing, stages
from redaction.sandbox.confinement import Pace, confine

EXIT_FAULT = 70


class _Testament:
    """Tells the worker where an unforeseen exception arose (its type, our module and line; never its words)."""

    def __init__(self, answer: int) -> None:
        self._answer = answer

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            return
        ours = [frame for frame in traceback.extract_tb(trace) if "redaction" in frame.filename]
        place = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""
        framing.write_frame(self._answer, framing.FAULT, framing.fault_note("RED-31", f"{kind.__name__} {place}"))


def work(stage: str, job: int, answer: int, limits: Limits) -> None:
    """Does the work in this forked process and never returns."""
    code = EXIT_FAULT
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.enable()
        with _Testament(answer):
            parts = framing.read_job(job)
            confine(limits)
            _answer(stage, parts, answer, Pace(limits))
        code = 0
    finally:
        # Whatever is under way, a forked child must never return into the zygote's loop.
        os._exit(code)


def _answer(stage: str, parts: list[bytes], answer: int, pace: Pace) -> None:
    def on_page(done: int, of: int) -> None:
        pace.page_done(done)
        framing.write_frame(answer, framing.PROGRESS, json.dumps([done, of]).encode())

    pace.start()
    try:
        for part in stages.run(stage, parts, on_page):
            framing.write_frame(answer, framing.PART, part)
        framing.write_frame(answer, framing.END)
    except RedactionError as error:
        failed, pages = (error.failed, error.pages) if isinstance(error, LeakFound) else ((), ())
        framing.write_frame(answer, framing.FAULT, framing.fault_note(error.code, error.detail, failed, pages))
    except (MemoryError, RecursionError) as error:
        note = framing.fault_note(ResourcesExhausted.code, type(error).__name__)
        framing.write_frame(answer, framing.FAULT, note)
    except Exception as error:
        if not raised_by_parser(error):
            raise
        framing.write_frame(answer, framing.FAULT, framing.fault_note(Malformed.code, type(error).__name__))
    sys.stdout.flush()
