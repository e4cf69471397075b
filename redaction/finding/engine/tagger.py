"""Names in running text by a character CRF: the model file, its check, and hits from its marginals.

The model stands in redaction/finding/engine/models with its sha256; one that is missing or differs raises
DetectorUnavailable, so that "no model" never reads as "nothing found". Trained by `python -m redaction.training`.
"""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pycrfsuite
from mecab import MeCab
from mecab.utils import create_lattice

from redaction.errors import DetectorUnavailable
from redaction.finding.engine.features import Units, features, units_of
from redaction.finding.language.gazetteer import COUNTRIES, is_place
from redaction.finding.language.words import BANK, NOT_NAMES, looks_like_name
from redaction.finding.lists import words_of
from redaction.finding.recognizing.dates import CYCLE
from redaction.finding.recognizing.label_table import LABELS, PLAIN_COLUMNS
from redaction.finding.values.hits import VALUE_LEAD, Hit, Sight
from redaction.finding.values.scores import BELOW_LIKELY
from redaction.types import Kind

MODELS = Path(__file__).parent / "models"
MODEL = MODELS / "names.crfsuite"
CHECKSUM = MODELS / "names.crfsuite.sha256"
FAINT = 0.1
_HANGUL = re.compile("[가-힣A-Za-z\u4e00-\u9fff]")
_PIECE = re.compile(r"[^\n]*\n?")
_MAX_PIECE = 400
_LETTER = re.compile(r"[가-힣A-Za-z\u4e00-\u9fff]")


class Tagger:
    """The loaded model with mecab's dictionary."""

    def __init__(self, model: Path = MODEL, checksum: Path = CHECKSUM) -> None:
        try:
            content = model.read_bytes()
            expected = checksum.read_text("ascii").split()[0]
        except (OSError, IndexError, UnicodeDecodeError) as error:
            raise DetectorUnavailable("names model missing") from error
        if hashlib.sha256(content).hexdigest() != expected:
            raise DetectorUnavailable("names model differs")
        self._content = content
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(content)
        self._dictionary = loaded_dictionary()

    def names(self, sight: Sight) -> Iterator[Hit]:
        """Persons in a text, each with the mean marginal of its characters as score; from 0.1 on.

        Where line breaks were taken out, only those at a joint: the others stand in the text with its breaks too.
        """
        famous = self._dictionary.flags(sight.text)
        joints = sorted(sight.joints)
        for start, end in pieces_of(sight.lined):
            within = joints[bisect_left(joints, start) : bisect_right(joints, end)]
            if (within or not joints) and _HANGUL.search(sight.lined, start, end):
                for hit in self._piece_hits(sight, famous, (start, end), within):
                    if not (_is_other_word(hit, sight) or _is_plain_word(hit, sight, famous)):
                        yield _doubted(hit, sight, famous)

    def _piece_hits(self, sight: Sight, famous: list[str], bounds: tuple[int, int], joints: list[int]) -> Iterator[Hit]:
        units = units_of(sight.lined, *bounds)
        self._tagger.set(features(sight, units, famous))
        begins, insides = self._marginals_at(units, joints) if joints else self._marginals(units)
        yield from _spans(units, begins, insides, sight.lined)

    def _marginals(self, units: Units) -> tuple[list[float], list[float]]:
        marginal, positions = self._tagger.marginal, range(len(units.words))
        return [marginal("B", position) for position in positions], [marginal("I", position) for position in positions]

    def _marginals_at(self, units: Units, joints: list[int]) -> tuple[list[float], list[float]]:
        """The marginals of runs that touch a joint, 0 elsewhere: asking for each costs as much as finding it."""
        marginal, count = self._tagger.marginal, len(units.words)
        begins, insides = [0.0] * count, [0.0] * count
        for joint in joints:
            behind = bisect_left(units.starts, joint)
            for way in (range(behind, count), range(behind - 1, -1, -1)):
                for position in way:
                    begins[position], insides[position] = marginal("B", position), marginal("I", position)
                    if begins[position] + insides[position] < FAINT:
                        break
        return begins, insides


_DOUBT = 0.4


_HANGUL_WORD = re.compile("[가-힣]+")
_CYCLE_YEAR = re.compile(CYCLE)
_LONGEST_TITLE = 150
_CALLED = re.compile(r" ?(?:씨|님|귀하|모씨)(?![가-힣]{2})")
"""What stands behind a label or alone in a cell may be somebody, whatever the word."""


def _is_other_word(hit: Hit, sight: Sight) -> bool:
    """Whether a hit is a country, a year of the cycle (임술년), or the beginning of a label (만나 of 만나이)."""
    word = sight.text[hit.start : hit.end]
    whole = _HANGUL_WORD.match(sight.text, hit.start)
    if _CYCLE_YEAR.match(sight.text, hit.start) or _is_mine(sight, hit):
        return True
    return word in COUNTRIES or (whole is not None and word != whole.group() and whole.group() in LABELS)


_MINE = re.compile("NP( J[A-Z]+)?( NN[GB])+")


def _is_mine(sight: Sight, hit: Hit) -> bool:
    """Whether a hit with a blank or a break in it is a pronoun and a known thing (제 번호, 내 차)."""
    is_parted = any(sight.text[at] == " " or at in sight.joints for at in range(hit.start + 1, hit.end))
    if not is_parted or VALUE_LEAD.search(sight.lined, max(0, hit.start - 3), hit.start):
        return False
    inside = sight.morphemes_between(hit.start, hit.end)
    tags = " ".join(morpheme.tag for morpheme in inside)
    return all(morpheme.is_known for morpheme in inside) and _MINE.fullmatch(tags) is not None


def _is_plain_word(hit: Hit, sight: Sight, famous: list[str]) -> bool:
    """Whether a faint hit is a listed word, or in a title words of the dictionary (모집, 노후관).

    In a paper somebody looks at what is faint, and a name may be a word; a title is only stopped or not.
    """
    word = sight.text[hit.start : hit.end]
    if hit.score > BELOW_LIKELY or is_place(word):
        return False
    if len(sight.text) > _LONGEST_TITLE or " " in word:
        return word in NOT_NAMES
    is_famous = any(_FAMOUS_NAME.match(flag) for flag in famous[hit.start : hit.end])
    is_value = (
        VALUE_LEAD.search(sight.lined, max(0, hit.start - 3), hit.start) is not None
        or _CALLED.match(sight.text, hit.end) is not None
    )
    return word in NOT_NAMES or not (is_famous or is_value or not sight.reads_as_known_words(hit.start, hit.end))


def _doubted(hit: Hit, sight: Sight, famous: list[str]) -> Hit:
    """A hit whose words Kiwi reads as common words, and mecab not as a name, falls to the faint tier."""
    if is_organisation_or_label(sight.text[hit.start : hit.end]):
        return replace(hit, score=min(hit.score * _DOUBT, _NO_NAME_TOP))
    if _TITLE_LEAD.search(sight.lined, max(0, hit.start - 12), hit.start) and sight.lined[hit.end - 1] in "서장표":
        return replace(hit, score=min(hit.score * _DOUBT, _NO_NAME_TOP))
    is_place_cut = is_place(sight.text[hit.start : hit.end]) and sight.text[hit.end : hit.end + 1] in _PLACE_GOES_ON
    if is_place_cut or _is_of_many(sight.text, hit.start, hit.end):
        return replace(hit, score=min(hit.score * _DOUBT, _NO_NAME_TOP))
    if _is_function_word(sight, hit) or _is_two_words(sight, hit):
        return replace(hit, score=min(hit.score * _DOUBT, BELOW_LIKELY))
    is_famous = any(_FAMOUS.match(flag) for flag in famous[hit.start : hit.end])
    if is_famous or not (sight.reads_as_words(hit.start, hit.end) or _is_word_with_particles(sight, hit)):
        return hit
    return replace(hit, score=min(hit.score * _DOUBT, BELOW_LIKELY))


_FUNCTION = re.compile("NR XS[A-Z]+|N[PB]( J[A-Z]+)+|XPN NNG")


def _is_function_word(sight: Sight, hit: Hit) -> bool:
    """Whether Kiwi reads a count (백여), a pronoun and particle (이걸, 이가) or a noun behind a prefix (신여권)."""
    first = [morpheme for morpheme in sight.morphemes_between(hit.start, hit.end + 1) if morpheme.start < hit.end]
    return bool(first) and _FUNCTION.fullmatch(" ".join(morpheme.tag for morpheme in first)) is not None


_TWO_SYLLABLES = re.compile("[가-힣] [가-힣]")


def _is_two_words(sight: Sight, hit: Hit) -> bool:
    """Whether two syllables set apart are words of the dictionary (한 해, 봄 잎) and no value behind a label."""
    if VALUE_LEAD.search(sight.lined, max(0, hit.start - 3), hit.start) or _CALLED.match(sight.text, hit.end):
        return False
    return _TWO_SYLLABLES.fullmatch(sight.text, hit.start, hit.end) is not None and sight.reads_as_known_words(
        hit.start, hit.end
    )


def _is_word_with_particles(sight: Sight, hit: Hit) -> bool:
    """Whether Kiwi reads a noun of one syllable with two particles behind it (길로만), or the hit is one syllable."""
    inside = sight.morphemes_between(hit.start, hit.end)
    tags = [morpheme.tag for morpheme in inside]
    covers = bool(inside) and inside[0].start == hit.start and inside[-1].end == hit.end
    behind = sight.text[hit.end : hit.end + 1]
    alone = hit.end - hit.start == 1 and not (behind.strip() and behind in "씨모○*")
    return alone or (covers and len(tags) > 2 and tags[0] in {"NNG", "NNB"} and all(tag[0] == "J" for tag in tags[1:]))


_NO_NAME_TOP = 0.2
_TITLE_LEAD = re.compile(r"(?:^|[\n ])[가-힣] {1,6}$")
"""A lone syllable in front of the hit: the heading of a paper set wide (탄 원 서)."""
_PLACE_GOES_ON = frozenset("고중초군읍면리역점시도대")
_ROAD_NUMBER = re.compile(" ?[0-9]")
_CLAN = re.compile("씨? ?(?:종중|문중|가문|[가-힣]{2,4}공파)")


def _is_of_many(text: str, start: int, end: int) -> bool:
    """Whether a word is a road before its number (신월길 4), a place's school (구례초), or a clan (밀양박씨 종중)."""
    last = text[end - 1]
    if last in "길로" and _ROAD_NUMBER.match(text, end):
        return True
    if last in "초중고" and is_place(text[start : end - 1]):
        return True
    return _CLAN.match(text, end) is not None


_LATIN_WORD = re.compile("[A-Za-z]+")
_MIN_ORGANISATION = 4
_LATIN_WORDS = frozenset(word.lower() for word in words_of("latin_words"))
_ORGANISATION_ENDS = tuple(words_of("organisation_ends"))


def is_organisation_or_label(words: str) -> bool:
    """Whether a hit is a label, a bank, an organisation by its ending, or an English word of forms."""
    squeezed = re.sub(r"[\s()\[\]:]", "", words)
    if squeezed in LABELS or squeezed in PLAIN_COLUMNS or squeezed in NOT_NAMES or BANK.fullmatch(squeezed):
        return True
    if len(squeezed) >= _MIN_ORGANISATION and squeezed.endswith(_ORGANISATION_ENDS):
        return True
    return any(word.lower() in _LATIN_WORDS for word in _LATIN_WORD.findall(words))


_FAMOUS = re.compile("P[0-9]")
_FAMOUS_NAME = re.compile("P[0-9]/[2-9]")


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Lines, short ones together with those that follow, long ones cut: what is tagged at once."""
    start = end = 0
    for line in _PIECE.finditer(text):
        while line.end() - start > _MAX_PIECE:
            cut = text.rfind(" ", start + _MAX_PIECE // 2, start + _MAX_PIECE)
            cut = cut if cut > start else start + _MAX_PIECE
            if end > start:
                cut = end
            yield start, cut
            start = end = cut
        end = line.end()
    if end > start:
        yield start, end


def _spans(units: Units, begins: list[float], insides: list[float], text: str) -> Iterator[Hit]:
    """Runs of units that are more likely a name's than FAINT; a surer beginning splits a run."""
    start: int | None = None
    marginals: list[float] = []
    for position in range(len(units.words) + 1):
        ended = position == len(units.words)
        mass = 0.0 if ended else begins[position] + insides[position]
        splits = not ended and begins[position] >= max(0.5, insides[position])
        if start is not None and (mass < FAINT or splits):
            yield from _hit(units, start, position, marginals, text)
            start, marginals = None, []
        if mass >= FAINT:
            start = position if start is None else start
            marginals.append(mass)


_MIN_CORE = 0.5


_CELL_END = re.compile(r"[은이가도의로과만나](?=[\t\n|,()]| {2}| ?[0-9|]|$)")


def _whole_name(text: str, start: int, end: int) -> int:
    """The end of a name whose last syllable looks like a particle but closes a cell (이근은, 김해이)."""
    closing = _CELL_END.match(text, end)
    return closing.end() if closing and looks_like_name(text[start : closing.end()]) else end


def _hit(units: Units, start: int, end: int, marginals: list[float], text: str) -> Iterator[Hit]:
    """The sure middle of a run as one hit, and the whole run as a faint one where it is longer."""
    core = [position for position, mass in enumerate(marginals) if mass >= _MIN_CORE]
    if core:
        first, last = core[0], core[-1]
        while last > first and not _LETTER.match(units.words[start + last]):
            last -= 1
        score = sum(marginals[first : last + 1]) / (last + 1 - first)
        begin, finish = units.starts[start + first], units.end_of(start + last)
        yield Hit(begin, _whole_name(text, begin, finish), Kind.PERSON, min(0.97, score), "name_tagger")
        return
    if _LETTER.search(text, units.starts[start], units.end_of(end - 1)):
        score = sum(marginals) / len(marginals)
        yield Hit(units.starts[start], units.end_of(end - 1), Kind.PERSON, min(score, BELOW_LIKELY), "name_tagger")


class Dictionary:
    """mecab-ko's dictionary as a feature: the part of speech, and what it takes for a person's or a place's name."""

    def __init__(self) -> None:
        try:
            self._mecab = MeCab()
        except (OSError, RuntimeError) as error:
            raise DetectorUnavailable("mecab") from error

    def flags(self, text: str) -> list[str]:
        """For each character its place in a morpheme behind `P` (a person's name), `L` (a place's) or the tag."""
        flags = [""] * len(text)
        lattice = create_lattice(text)
        # Its own `parse` makes three objects of every morpheme, which takes longer than finding it.
        if not self._mecab._tagger.parse(lattice):
            raise DetectorUnavailable("mecab")
        for (start, end), node in lattice:
            flags[start:end] = _flags(node.feature, end - start)
        return flags


@lru_cache(maxsize=1)
def loaded_dictionary() -> Dictionary:
    """The process's one dictionary, loaded at the first call. Raises DetectorUnavailable."""
    return Dictionary()


@lru_cache(maxsize=8_192)
def _flags(feature: str, length: int) -> list[str]:
    """The flags of one morpheme by what mecab says of it: a part of speech, a class of meaning, and more."""
    part, meaning = feature.split(",", 2)[:2]
    mark = {"인명": "P", "지명": "L"}.get(meaning, part[:3])
    return [f"{mark}{position}/{length}" for position in range(length)]
