"""Text into terms with offsets, the same for every engine, for papers and for queries.

Kiwi cuts words; what carries meaning stays. A negating prefix is kept glued to its noun (비~공개), so that "withheld"
is never found as "disclosed". Bigrams of syllables run beside, for spellings that Kiwi cuts in another way.
"""

import gc
import hashlib
import importlib.metadata
import itertools
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

import kiwipiepy

from search import lexicon
from search.language.compounds import known_parts
from search.language.cutting import Cut, Cutter, Stretch, Token, stretches
from search.language.normalizing import Normalized, normalize
from search.language.numbering import joined_numbers
from search.lexicon import NEGATION_MARK, NEGATIONS, Lexicon

# Grows with every change of the rules in this file, cutting.py or normalizing.py that alters what is indexed.
RULES_VERSION: Final = 5

# Tags (세종 tag set) that carry meaning: nouns, numerals, roots, suffixes, stems, foreign words, numbers, addresses.
_NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "XSN", "SH"})
_PLAIN = frozenset({"SL", "SN", "W_URL", "W_EMAIL", "W_SERIAL", "W_HASHTAG", "W_MENTION"})
_STEMS = frozenset({"VV", "VA"})
# What may follow a noun as a predicate, and bound nouns written together with the word before them.
_PREDICATES = frozenset({"XSV", "XSA", "VCP", "VCN", "VX", "VV", "VA"})
_BOUND_NOUNS = frozenset({"중", "시", "후", "등", "내", "외", "별", "간", "때", "것"})
_EMPTY_SUFFIXES = frozenset({"들", "적", "님", "씩", "째", "쯤", "끼리"})
_EMPTY_STEMS = frozenset(
    {"하", "되", "있", "없", "않", "주", "보", "오", "가", "나", "같", "어떻", "그렇", "이렇", "알", "싶"}
)

_ASKING = frozenset(
    {"언제", "어디", "누구", "무엇", "뭐", "왜", "얼마", "얼마나", "어떻게", "어느", "몇", "어떤", "무슨"}
)
_ASKING_TAGS = frozenset({"MAG", "NP", "NNG", "MM", "IC"})
_QUERIES_REMEMBERED = 4096
_TOKENIZERS_SHARED = 2

# Words, joined over line ends: papers break them there without a hyphen.
_SYLLABLES = re.compile(r"[가-힣\u4e00-\u9fff]+(?:\n[가-힣\u4e00-\u9fff]+)*")
NEGATED_BASE = "!"


@dataclass(frozen=True, slots=True)
class Analyzed:
    """`tokens`: the smallest terms in reading order; `extras`: compounds of several of them, stems of place names.

    Phrases and neighbours are looked for among the tokens only. `bigrams` are of the same text.
    """

    tokens: tuple[Token, ...]
    extras: tuple[Token, ...]
    bigrams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A morpheme that stays, in offsets of the normalized text."""

    form: str
    start: int
    end: int
    is_noun: bool
    is_negation: bool = False


class Analyzer:
    """Loads the tokenizer on first use (about 0.7 s, 230 MB); `warm_up` begins that without waiting, `rest` ends it."""

    def __init__(self, threads: int = 1, words: Lexicon | None = None) -> None:
        self.lexicon = words or lexicon.load()
        self._threads = threads
        self._kiwi: Any = None
        self._loading = threading.Lock()
        self._cutter = Cutter(self._cut_stretches)
        # Readers ask the same words again and again, and one query is cut several times on its way.
        self._words_cut = lru_cache(_QUERIES_REMEMBERED)(self._cut_words)
        self._bare_words = lru_cache(_QUERIES_REMEMBERED)(self._bare_word)
        self.terms_of = lru_cache(_QUERIES_REMEMBERED)(self._terms_of)
        self.is_sentence = lru_cache(_QUERIES_REMEMBERED)(self._is_sentence)

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that change whenever the same text could give other terms."""
        versions = [importlib.metadata.version(name) for name in ("kiwipiepy", "kiwipiepy-model")]
        parts = (*versions, unicodedata.unidata_version, str(RULES_VERSION), self.lexicon.digest)
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]

    def warm_up(self) -> threading.Thread:
        """Begin loading in the background; the first analysis waits for it."""
        thread = threading.Thread(target=self._tokenizer, name="search-analyzer", daemon=True)
        thread.start()
        return thread

    def wait(self) -> None:
        """Return when the tokenizer is loaded."""
        self._tokenizer()

    def rest(self) -> None:
        """Let go of the tokenizer; whoever is cutting finishes, and the next use loads it again."""
        with self._loading:
            if self._kiwi is None:
                return
            self._kiwi = None
            _loaded.cache_clear()
        # The tokenizer refers to itself.
        gc.collect()

    def analyze(self, text: str) -> Analyzed:
        """Cut one text."""
        normal = normalize(text)
        parts = stretches(normal.text)
        return _assembled(normal, parts, self._cutter.learn(parts))

    def analyze_words(self, words: Iterable[str]) -> list[Analyzed]:
        """Cut the words of a query, short ones and numbers in the company of their neighbours, as in a paper.

        The offsets of the result point into no text.
        """
        return list(self._words_cut(tuple(words)))

    def _cut_words(self, words: tuple[str, ...]) -> tuple[Analyzed, ...]:
        texts = [normalize(word).text for word in words]
        joined = " ".join(texts)
        parts = stretches(joined)
        tokens, extras, negated = _placed(parts, self._cutter.learn(parts))
        analyzed: list[Analyzed] = []
        start = 0
        for text in texts:
            end = start + len(text)
            inside = tuple(token for token in tokens if start <= token.start < end)
            # Bigrams of what carries meaning only: 시간은 is asked for as 시간.
            within = (inside[0].start, max(token.end for token in inside)) if inside else (start, end)
            beside = tuple(extra for extra in extras if start <= extra.start < end)
            analyzed.append(Analyzed(inside, beside, tuple(_bigrams(joined, within, negated))))
            start = end + 1
        return tuple(analyzed)

    def _terms_of(self, text: str) -> tuple[str, ...]:
        return tuple(token.term for token in self.analyze(text).tokens)

    def _is_sentence(self, text: str) -> bool:
        """Whether words end as a sentence does, or ask."""
        morphemes = self._tokenizer().tokenize(normalize(text).text)
        return any(one.tag == "EF" or (one.form in _ASKING and one.tag in _ASKING_TAGS) for one in morphemes)

    def spaced(self, text: str) -> list[str]:
        """Words typed without blanks, or with blanks in wrong places, as the tokenizer would write them."""
        return str(self._tokenizer().space(normalize(text).text, reset_whitespace=True)).split()

    def without_endings(self, word: str) -> str:
        """A typed word without particles, verb endings and bound nouns (집행내역은 → 집행내역); maybe nothing."""
        return self._bare_words(word)

    def _bare_word(self, word: str) -> str:
        normal = normalize(word).text
        end = len(normal)
        morphemes = self._tokenizer().tokenize(normal)
        for position in range(len(morphemes) - 1, -1, -1):
            before = morphemes[position - 1].tag if position else ""
            if not _is_ending(morphemes[position], before):
                break
            end = morphemes[position].start
        return normal[:end]

    def analyze_many(self, texts: Iterable[str]) -> Iterator[Analyzed]:
        """Cut many texts, in order; what none of them said before is cut by the tokenizer's threads together."""
        normals = [normalize(text) for text in texts]
        parts = [stretches(normal.text) for normal in normals]
        cuts = self._cutter.learn(chain.from_iterable(parts))
        for normal, own in zip(normals, parts, strict=True):
            yield _assembled(normal, own, cuts)

    def _tokenizer(self) -> Any:
        with self._loading:
            if self._kiwi is None:
                self._kiwi = _loaded(self._threads, tuple(self.lexicon.terms))
            return self._kiwi

    def _cut_stretches(self, texts: list[str]) -> Iterator[Cut]:
        tokenizer = self._tokenizer()
        for text, morphemes in zip(texts, tokenizer.tokenize(texts), strict=True):
            yield self._cut(text, known_parts(morphemes, tokenizer))

    def _cut(self, text: str, morphemes: Iterable[Any]) -> Cut:
        tokens: list[Token] = []
        extras: list[Token] = []
        negated: list[int] = []
        for piece in _join_words(_join_negations(_kept(joined_numbers(text, morphemes))), self.lexicon):
            whole, *parts = self.lexicon.terms.get(piece.form, (piece.form,))
            if NEGATION_MARK in whole:
                negated.append(piece.end)
            _place(piece, whole, parts, tokens, extras)
        return Cut(tuple(tokens), tuple(extras), tuple(negated))


@lru_cache(_TOKENIZERS_SHARED)
def _loaded(threads: int, county_words: tuple[str, ...]) -> Any:
    """A tokenizer that knows the county's words; analyzers of the same words share it, since it costs 230 MB."""
    # Without the encyclopaedia dictionaries: they glue compounds (산수유축제) in some contexts only, and cost
    # 250 MB in every process.
    kiwi = kiwipiepy.Kiwi(num_workers=threads, load_default_dict=False, load_multi_dict=False, load_typo_dict=False)
    for form in county_words:
        kiwi.add_user_word(form, "NNP", 3.0)
    kiwi.tokenize("")
    return kiwi


def _place(piece: _Piece, whole: str, parts: list[str], tokens: list[Token], extras: list[Token]) -> None:
    """A compound whose parts make it up is indexed by its parts and beside them whole; any other word by itself."""
    whole_token = Token(whole, piece.start, piece.end)
    if parts and "".join(parts) == whole:
        at = piece.start
        for part in parts:
            tokens.append(Token(part, at, at + len(part)))
            at += len(part)
        extras.append(whole_token)
    else:
        tokens.append(whole_token)
        extras.extend(Token(part, piece.start, piece.end) for part in parts)


def _assembled(normal: Normalized, parts: list[Stretch], cuts: dict[str, Cut]) -> Analyzed:
    tokens, extras, negated = _placed(parts, cuts)
    bigrams = tuple(_bigrams(normal.text, (0, len(normal.text)), negated))
    if normal.starts is None:
        return Analyzed(tuple(tokens), tuple(extras), bigrams)
    return Analyzed(tuple(_original(normal, tokens)), tuple(_original(normal, extras)), bigrams)


def _placed(parts: list[Stretch], cuts: dict[str, Cut]) -> tuple[list[Token], list[Token], set[int]]:
    """Tokens, extras and ends of negated words of a text, in its normalized form's offsets."""
    tokens: list[Token] = []
    extras: list[Token] = []
    negated: set[int] = set()
    for text, at in parts:
        cut = cuts[text]
        for term, start, end in cut.tokens:
            tokens.append(Token(term, start + at, end + at))
        for term, start, end in cut.extras:
            extras.append(Token(term, start + at, end + at))
        if cut.negated:
            negated.update(end + at for end in cut.negated)
    return tokens, extras, negated


def _original(normal: Normalized, tokens: list[Token]) -> Iterator[Token]:
    return (Token(token.term, *normal.original_span(token.start, token.end)) for token in tokens)


def _is_ending(morpheme: Any, tag_before: str) -> bool:
    tag = morpheme.tag.partition("-")[0]
    if tag == "NNB":
        return morpheme.form in _BOUND_NOUNS and tag_before in _NOUNS
    if tag[0] == "E":
        return tag_before.partition("-")[0] in _PREDICATES or tag_before[:1] == "E"
    return tag[0] == "J" or tag in _PREDICATES


def _kept(morphemes: Iterable[Any]) -> Iterator[_Piece]:
    for morpheme in morphemes:
        tag, form, start = morpheme.tag, "".join(morpheme.form.split()), morpheme.start
        end = start + morpheme.len
        if tag in _NOUNS:
            if tag != "XSN" or form not in _EMPTY_SUFFIXES:
                yield _Piece(form, start, end, is_noun=True)
        elif tag in _PLAIN:
            yield _Piece(form.replace(",", "") if tag == "SN" else form, start, end, is_noun=False)
        elif tag == "XPN" and form in NEGATIONS:
            yield _Piece(form, start, end, is_noun=False, is_negation=True)
        elif tag.partition("-")[0] in _STEMS and form not in _EMPTY_STEMS:
            yield _Piece(form, start, end, is_noun=False)


def _join_negations(pieces: Iterable[_Piece]) -> list[_Piece]:
    """비 + 공개 → 비~공개, also with one blank between; a prefix without a noun is dropped."""
    joined: list[_Piece] = []
    prefix: _Piece | None = None
    for piece in pieces:
        if piece.is_negation:
            prefix = piece
            continue
        if prefix is not None and piece.is_noun and piece.start - prefix.end <= 1:
            form = f"{prefix.form}{NEGATION_MARK}{piece.form}"
            piece = _Piece(form, prefix.start, piece.end, is_noun=True)
        prefix = None
        joined.append(piece)
    return joined


def _join_words(pieces: list[_Piece], words: Lexicon) -> Iterator[_Piece]:
    """Neighbours without a blank that together are a word of the dictionary become that word."""
    at = 0
    while at < len(pieces):
        length, form = _longest_word(pieces, at, words)
        last = pieces[at + length - 1]
        yield _Piece(form, pieces[at].start, last.end, pieces[at].is_noun)
        at += length


def _longest_word(pieces: list[_Piece], at: int, words: Lexicon) -> tuple[int, str]:
    form = pieces[at].form
    best = (1, form)
    for length, (before, piece) in enumerate(zip(pieces[at:], pieces[at + 1 :], strict=False), start=2):
        if form not in words.beginnings or not piece.is_noun or piece.start != before.end:
            break
        form += piece.form
        if form in words.terms:
            best = (length, form)
    return best


def _bigrams(text: str, within: tuple[int, int], negated_ends: set[int]) -> Iterator[str]:
    """Pairs of neighbouring syllables of a word.

    The last pair of a negated word is marked: 비공개 must not answer for 공개.
    """
    for run in _SYLLABLES.finditer(text, *within):
        start, end = run.span()
        if "\n" not in run[0] and negated_ends.isdisjoint(range(start, end + 1)):
            yield from (text[at : at + 2] for at in range(start, end - 1))
            continue
        places = [at for at in range(start, end) if text[at] != "\n"]
        for first, second in itertools.pairwise(places):
            mark = NEGATED_BASE if second + 1 in negated_ends else ""
            yield f"{mark}{text[first]}{text[second]}"
