"""What the domain is given from outside, built once by the composition root. The only place that reads a setting."""

import functools
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from disclosure.sealing import PublicStore, SealedStore, Vault
from redaction.types import (
    BurnedPdf,
    Decisions,
    Findings,
    Hint,
    Inspection,
    OutsideFinding,
    PageTexts,
    Readings,
    Span,
    VerifiedPdf,
)
from search.engine import Engine

When = time | timedelta
"""A time of day in Korea, or a pause."""
OnPage = Callable[[int, int], None]
"""Called with (pages done, pages in all)."""


class Workshop(Protocol):
    """What the worker needs of `redaction.workshop.Workshop`; every method may raise a `RedactionError`."""

    def inspect(self, sealed: bytes) -> Inspection:
        """Look at a sealed PDF from outside."""

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """Read its characters."""

    def find(self, texts: PageTexts, on_page: OnPage, readings: Readings) -> Findings:
        """Propose what is personal data; `readings` learn what was seen, for proving."""

    def hint(self, sealed: bytes, texts: PageTexts, on_page: OnPage) -> tuple[Hint, ...]:
        """Tell where seals, signatures and faces may stand in pictures."""

    def burn(self, sealed: bytes, decisions: Decisions, on_page: OnPage, texts: PageTexts) -> BurnedPdf:
        """Make the decided places unreadable."""

    def prove(
        self,
        sealed: bytes,
        decisions: Decisions,
        on_page: OnPage,
        texts: PageTexts,
        burned: BurnedPdf,
        readings: Readings,
    ) -> tuple[BurnedPdf, VerifiedPdf]:
        """Prove it, pages made anew as pictures where they must be, or raise `LeakFound`; `readings` grow."""

    def render_pages(self, pdf: bytes, pages: Sequence[int], width_px: int, on_page: OnPage) -> tuple[bytes, ...]:
        """Pages as PNGs, sixteen at most."""

    def detect(self, text: str) -> tuple[Span, ...]:
        """Personal data in a text somebody typed."""

    def screen(self, texts: tuple[str, ...], kept: frozenset[str]) -> tuple[OutsideFinding, ...]:
        """Sure numbers in texts about to be indexed that neither a rule nor a kept value key lets stand."""

    def heed(self, watch: Callable[[], None]) -> None:
        """Call `watch` every half second while it works; what that raises ends the work."""

    def twin(self) -> "AbstractContextManager[Workshop]":
        """Another one for another thread, which shares what memory it can."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything outside the database. The public site has `engine` and `public` only; the rest is None there.

    `open_workshop` starts a sandboxed child; the worker opens one for stages and has a twin of it for texts.
    `chores` are the commands the worker runs by the clock; `logs` is the folder where this installation's logs lie.
    """

    engine: Engine
    public: PublicStore
    clock: Callable[[], datetime]
    sealed: SealedStore | None = None
    vault: Vault | None = None
    open_workshop: Callable[[], AbstractContextManager[Workshop]] | None = None
    chores: Mapping[str, When] = field(default_factory=dict)
    logs: Path | None = None


@dataclass(frozen=True, slots=True)
class Workplace:
    """The services of a process that may open sealed files."""

    engine: Engine
    public: PublicStore
    clock: Callable[[], datetime]
    sealed: SealedStore
    vault: Vault
    open_workshop: Callable[[], AbstractContextManager[Workshop]]
    chores: Mapping[str, When] = field(default_factory=dict)


@functools.cache
def services() -> Services:
    """The process's services, made by the function that `settings.DISCLOSURE_SERVICES` names."""
    made = import_string(settings.DISCLOSURE_SERVICES)()
    if not isinstance(made, Services):
        raise TypeError("DISCLOSURE_SERVICES names no maker of Services")
    return made


def workplace(given: Services) -> Workplace:
    """The same services where sealed files may be opened; stops a process that was given no key."""
    if given.sealed is None or given.vault is None or given.open_workshop is None:
        raise RuntimeError("this process was given no key of the sealed store")
    return Workplace(
        given.engine, given.public, given.clock, given.sealed, given.vault, given.open_workshop, given.chores
    )
