"""Presidio's AnalyzerEngine with a registry of our own recognizers, run over the views of a text.

The registry starts empty: no predefined recognizer of Presidio is loaded. Scores are final when a recognizer gives them
(context is read on raw characters with blanks removed), so the context enhancer passes results through.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

import tldextract
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.finding.engine.cut_words import without_cut_words
from redaction.finding.engine.morphemes import KiwiEngine, SightArtifacts, loaded_kiwi
from redaction.finding.engine.recalling import recalled
from redaction.finding.engine.tagger import Tagger
from redaction.finding.language.disguises import spoken
from redaction.finding.language.views import View, normalised
from redaction.finding.language.words import looks_like_name
from redaction.finding.recognizing.addresses import addresses
from redaction.finding.recognizing.addresses_walked import walked_addresses
from redaction.finding.recognizing.addresses_written import foreign_addresses
from redaction.finding.recognizing.ages import ages
from redaction.finding.recognizing.births import birth_dates
from redaction.finding.recognizing.contact import network_addresses, phones, user_ids
from redaction.finding.recognizing.identity import driver_licences, passports, resident_numbers
from redaction.finding.recognizing.label_table import LABELS
from redaction.finding.recognizing.labels import glued_names, labelled_values
from redaction.finding.recognizing.mails import emails
from redaction.finding.recognizing.means import sums
from redaction.finding.recognizing.names import names_by_cues
from redaction.finding.recognizing.papers_numbers import certificate_numbers, long_numbers
from redaction.finding.recognizing.property import (
    PHONE_LIKE,
    accounts,
    business_numbers,
    cards,
    corporate_numbers,
    vehicles,
)
from redaction.finding.recognizing.sensitive import sensitive_words
from redaction.finding.recognizing.unknown_words import unknown_names
from redaction.finding.values.hits import Hint, Hit, Morpheme, Sight
from redaction.types import Kind

Recognize = Callable[[Sight], Iterator[Hit]]
_ENTITIES = [kind.value for kind in Kind]

NUMBER_RULES: tuple[Recognize, ...] = (
    resident_numbers, passports, driver_licences, phones, emails, network_addresses, user_ids, accounts, cards,
    vehicles,     business_numbers, corporate_numbers, certificate_numbers, birth_dates, ages, long_numbers,
)  # fmt: skip
TELLING_RULES = tuple(rule for rule in NUMBER_RULES if rule not in {user_ids, birth_dates, ages, long_numbers})
"""The rules of numbers that speak for themselves, whatever stands around them."""
_UNBOUNDED = frozenset({Kind.PERSON, Kind.ADDRESS, Kind.SENSITIVE})
"""Kinds whose labelled values have no form of their own, so that one across a line break tells nothing."""

TEXT_RULES: tuple[Recognize, ...] = (
    labelled_values, glued_names, addresses, foreign_addresses, walked_addresses,
    sensitive_words, sums, names_by_cues, unknown_names,
)  # fmt: skip


def labelled_numbers(sight: Sight) -> Iterator[Hit]:
    """Values behind labels that have a form of their own: what the spoken view makes readable."""
    return (hit for hit in labelled_values(sight) if hit.kind not in _UNBOUNDED and hit.kind is not Kind.OTHER)


class RuleRecognizer(EntityRecognizer):
    """Our rules in Presidio's clothes: one recognizer for all, since Presidio walks all results once a recognizer."""

    def __init__(self, rules: tuple[Recognize, ...]) -> None:
        self._rules = rules
        super().__init__(supported_entities=_ENTITIES, name="rules", supported_language="ko")

    def load(self) -> None:
        """Nothing to load: rules are code, the tagger is loaded by its own module."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """The rules' hits as Presidio's results."""
        del text, entities
        sight = cast(SightArtifacts, nlp_artifacts).sight
        return [_result(hit) for rule in self._rules for hit in rule(sight)]


class RawContextEnhancer(ContextAwareEnhancer):
    """Takes the place of Presidio's lemma enhancer, which cannot see `라벨:값` and is super-linear."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *args: Any, **kwargs: Any
    ) -> list[RecognizerResult]:
        """Scores stand as our recognizers gave them."""
        del text, args, kwargs
        return raw_results


def _result(hit: Hit) -> RecognizerResult:
    """A hit as a result. Kind, hint and rule make the entity type, so that Presidio's own removal of duplicates, which
    works within one type, drops nothing that our merging needs.
    """
    return RecognizerResult(
        f"{hit.kind.value}/{hit.hint.value}/{hit.recognizer}",
        hit.start,
        hit.end,
        hit.score,
        recognition_metadata={RecognizerResult.RECOGNIZER_NAME_KEY: hit.recognizer},
    )


def _hit(result: RecognizerResult, start: int, end: int) -> Hit:
    kind, hint, recognizer = result.entity_type.split("/")
    return Hit(start, end, Kind(kind), result.score, recognizer, Hint(hint))


def _engine(kiwi: KiwiEngine, rules: tuple[Recognize, ...]) -> AnalyzerEngine:
    registry = RecognizerRegistry(recognizers=[RuleRecognizer(rules)], supported_languages=["ko"])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=kiwi,
        supported_languages=["ko"],
        context_aware_enhancer=RawContextEnhancer(),
    )


class Analyser:
    """The loaded detector: Kiwi, the tagger, and a Presidio engine for each set of rules.

    `_full` reads a text as it stands, `_numbers` what only numbers are sought in, `_telling` what only numbers are that
    nobody shares, `_spoken` digits read out, `_broken` a text without its line breaks.
    """

    def __init__(self) -> None:
        self._kiwi = loaded_kiwi()
        self._tagger = Tagger()
        self._full = _engine(self._kiwi, (*NUMBER_RULES, *TEXT_RULES, self._tagger.names))
        self._numbers = _engine(self._kiwi, (*NUMBER_RULES, addresses))
        self._telling = _engine(self._kiwi, TELLING_RULES)
        self._spoken = _engine(self._kiwi, (*NUMBER_RULES, addresses, walked_addresses, labelled_numbers))
        self._broken = _engine(
            self._kiwi,
            (*NUMBER_RULES, addresses, walked_addresses, labelled_values, sensitive_words, self._tagger.names),
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """Every hit in a text of a few thousand characters, in offsets of the text as given."""
        view = normalised(text)
        if not view.text.strip():
            return
        spaced = view.with_blank_breaks()
        seen = list(self._seen(self._full, spaced, view.text, self._kiwi.morphemes(spaced.text)))
        joined = view.without_breaks()
        if len(joined.text) == len(view.text):
            yield from seen
        else:
            morphemes = self._kiwi.morphemes(joined.text)
            seen = list(without_cut_words(seen, joined, morphemes))
            yield from seen
            whole_names = frozenset(_edges(hit for hit in seen if hit.kind is Kind.PERSON and hit.score >= _WHOLE))
            yield from (
                hit
                for hit in without_cut_words(self._across_breaks(text, joined, morphemes), joined, morphemes)
                if hit.kind is not Kind.PERSON
                or looks_like_name("".join(text[hit.start : hit.end].split()))
                or not whole_names & frozenset(range(hit.start, hit.end))
            )
        read_out = spoken(spaced)
        if read_out is not None:
            yield from self._seen(self._spoken, read_out, read_out.text)

    def number_hits(self, text: str) -> Iterator[Hit]:
        """What the number rules find by patterns alone, line breaks as blanks and taken out."""
        view = normalised(text)
        if not view.text.strip():
            return
        yield from self._seen(self._numbers, view.with_blank_breaks(), view.text)
        yield from (
            hit
            for hit in self._across_single(text, self._numbers)
            if "\n" in text[hit.start : hit.end] and not _is_by_chance(text, hit)
        )
        read_out = spoken(view.with_blank_breaks())
        if read_out is not None:
            yield from self._seen(self._numbers, read_out, read_out.text)

    def telling_hits(self, text: str) -> Iterator[Hit]:
        """What the rules of telling numbers find in any view of a text: all of it that `hits` finds by them."""
        view = normalised(text)
        if not view.text.strip():
            return
        spaced, joined = view.with_blank_breaks(), view.without_breaks()
        yield from self._seen(self._telling, spaced, view.text)
        if len(joined.text) != len(view.text):
            whole = self._seen(self._telling, joined, joined.text)
            for hit in (*whole, *self._across_single(text, self._telling)):
                if "\n" in text[hit.start : hit.end] and not _is_by_chance(text, hit):
                    yield hit
        for read_out in filter(None, map(spoken, (spaced, joined))):
            yield from self._seen(self._telling, read_out, read_out.text)

    def _across_breaks(self, text: str, joined: View, morphemes: tuple[Morpheme, ...]) -> Iterator[Hit]:
        """Of the views without line breaks only what crosses one: the rest was seen before."""
        whole = self._seen(self._broken, joined, joined.text, morphemes)
        for hit in (*whole, *self._across_single(text, self._numbers)):
            crosses = "\n" in text[hit.start : hit.end] or "\r" in text[hit.start : hit.end]
            if crosses and not _is_by_chance(text, hit):
                yield hit
        read_out = spoken(joined)
        for hit in self._seen(self._numbers, read_out, read_out.text) if read_out is not None else ():
            if not _is_by_chance(text, hit):
                yield hit

    def _across_single(self, text: str, engine: AnalyzerEngine) -> Iterator[Hit]:
        """Numbers and addresses broken once, every second line break left where it was."""
        view = normalised(text)
        for parity in (0, 1):
            half = view.without_breaks(parity)
            yield from self._seen(engine, half.with_blank_breaks(), half.text)

    def _seen(
        self, engine: AnalyzerEngine, view: View, lined: str, morphemes: tuple[Morpheme, ...] = ()
    ) -> Iterator[Hit]:
        sight = Sight(view.text, lined, morphemes, view.joints)
        artifacts = SightArtifacts(sight, self._kiwi)
        for result in engine.analyze(text=view.text, language="ko", nlp_artifacts=artifacts):
            yield _hit(result, *view.original(result.start, result.end))


def _is_by_chance(text: str, hit: Hit) -> bool:
    """Whether a hit over a line break is two cells read together: an unbounded label, a day and a number."""
    if hit.kind is Kind.ACCOUNT and sum(map(str.isdigit, text[hit.start : hit.end])) < _SHORTEST_ACCOUNT:
        return True
    if hit.kind is Kind.ACCOUNT:
        return PHONE_LIKE.fullmatch(re.split(r"\s*[\r\n]", text[hit.start : hit.end])[0]) is not None
    if hit.kind is Kind.IP:
        return _DAY.fullmatch(re.split(r"[\r\n]", text[hit.start : hit.end])[0].strip()) is not None
    if hit.kind is Kind.ADDRESS and text[hit.end - 1].isdigit() and text[hit.end : hit.end + 1].isdigit():
        return True  # a number of the next cell would be cut in two
    if hit.kind is Kind.ADDRESS and re.sub(r"\s", "", re.split(r"[\r\n]", text[hit.start : hit.end])[0]) in LABELS:
        return True
    return hit.recognizer.startswith("label") and hit.kind in _UNBOUNDED


_TEXTS_KEPT = 1_000
_DAY = re.compile(r"[0-9]{1,2}\. ?(?:1[0-2]|0?[1-9])\. ?(?:[12][0-9]|3[01]|0?[1-9])\.")
"""A day at the end of a row (23.12.29., or what a box left of it), below which the number of the next row stands."""
_SHORTEST_ACCOUNT = 9
_WHOLE = 0.5
_WHOLE_LENGTH = 2


def _edges(hits: Iterable[Hit]) -> Iterator[int]:
    """Places of names that are whole in one line: a name that crosses a line break may not swallow one."""
    for hit in hits:
        if hit.end - hit.start >= _WHOLE_LENGTH:
            yield from range(hit.start, hit.end)


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """The process's one analyser, loaded at the first call. Raises DetectorUnavailable."""
    # Presidio's mail recognizer would fetch the public suffix list from the network at its first use.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    return Analyser()


def hits_of(text: str) -> tuple[Hit, ...]:
    """Every hit in a text of a few thousand characters, recalled where an earlier stage looked at the very same."""
    hits = recalled()
    return looked_at(text) if hits is None else hits.of(text, looked_at)


@lru_cache(maxsize=_TEXTS_KEPT)
def looked_at(text: str) -> tuple[Hit, ...]:
    """What the analyser sees in a text. Pages and columns that boxes leave alone are read twice in one process, by
    whoever verifies; the same text has the same hits.
    """
    return tuple(analyser().hits(text))


@lru_cache(maxsize=_TEXTS_KEPT)
def telling_hits_of(text: str) -> tuple[Hit, ...]:
    """The hits of the rules of telling numbers among `hits_of` a text, for a fraction of its time."""
    return tuple(analyser().telling_hits(text))
