"""Syllables, letters and the two-set keyboard (KS X 5002): the arithmetic of Korean writing, nothing about search."""

import re

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

# The syllables of KS X 1001, with which nearly all Korean is written; those that it lacks are hardly ever meant.
USUAL_SYLLABLES = frozenset(
    bytes((row, cell)).decode("euc_kr") for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF)
)

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_MEDIAL_COUNT, _FINAL_COUNT = len(MEDIALS), len(FINALS)

# Letters that are typed with two strokes.
_DOUBLE_MEDIALS = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
_DOUBLE_FINALS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_STROKES = _DOUBLE_MEDIALS | _DOUBLE_FINALS
_JOINED = {strokes: letter for letter, strokes in _STROKES.items()}

_INITIAL_AT = {letter: at for at, letter in enumerate(INITIALS)}
_MEDIAL_AT = {_STROKES.get(letter, letter): at for at, letter in enumerate(MEDIALS)}
_FINAL_AT = {_STROKES.get(letter, letter) or None: at for at, letter in enumerate(FINALS)}
# A syllable in key strokes: as much of it as leaves the next one its initial.
_SYLLABLE_TYPED = re.compile(
    f"([{INITIALS}])({'|'.join(_DOUBLE_MEDIALS.values())}|[{MEDIALS}])"
    f"({'|'.join(_DOUBLE_FINALS.values())}|[{''.join(filter(None, FINALS))}])?"
    f"(?=[{INITIALS}][{MEDIALS}]|$)"
)

_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        strict=True,
    )
) | dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_LATIN = {letter: key for key, letter in _KEYS.items()}


def is_syllable(character: str) -> bool:
    """Whether the character is one of the 11,172 composed syllables."""
    return _FIRST_SYLLABLE <= ord(character) <= _LAST_SYLLABLE


def letters(character: str) -> str:
    """The letters of a syllable (군 → ㄱㅜㄴ); any other character as it is."""
    if not is_syllable(character):
        return character
    index = ord(character) - _FIRST_SYLLABLE
    initial, rest = divmod(index, _MEDIAL_COUNT * _FINAL_COUNT)
    medial, final = divmod(rest, _FINAL_COUNT)
    return INITIALS[initial] + MEDIALS[medial] + FINALS[final]


def strokes(text: str) -> str:
    """The text as key strokes: double vowels and double finals taken apart (과 → ㄱㅗㅏ)."""
    return "".join(_STROKES.get(letter, letter) for character in text for letter in letters(character))


def initials(text: str) -> str:
    """The initial consonants of the syllables (구례군 → ㄱㄹㄱ); other characters as they are."""
    return "".join(letters(character)[0] for character in text)


def is_initials(text: str) -> bool:
    """Whether somebody typed initial consonants only, two or more."""
    bare = text.replace(" ", "")
    return len(bare) >= 2 and all(character in INITIALS for character in bare)


def loose_letters(text: str) -> str:
    """The text with consonants that an input method put into one letter taken apart (ㄱㅄㅇ → ㄱㅂㅅㅇ)."""
    return "".join(_DOUBLE_FINALS.get(character, character) for character in text)


def reads_as(typed: str, text: str) -> bool:
    """Whether a text begins as typed, a single consonant standing for any syllable it begins (ㅊ간ㅅㅇ: 층간소음)."""
    return len(typed) <= len(text) and all(
        one == other or (one in INITIALS and letters(other)[0] == one) for one, other in zip(typed, text, strict=False)
    )


def compose(typed: str) -> str:
    """Syllables out of key strokes, as an input method composes them (ㄱㅜㄹㅖ → 구례)."""
    composer = _Composer()
    for stroke in typed:
        composer.feed(stroke)
    return composer.finish()


def whole_syllables(typed: str) -> str | None:
    """What `compose` makes of key strokes where that is syllables only; None where a letter is left over."""
    composed: list[str] = []
    end = 0
    for found in _SYLLABLE_TYPED.finditer(typed):
        if found.start() != end:
            return None
        initial, medial, final = found.groups()
        at = (_INITIAL_AT[initial] * _MEDIAL_COUNT + _MEDIAL_AT[medial]) * _FINAL_COUNT + _FINAL_AT[final]
        composed.append(chr(_FIRST_SYLLABLE + at))
        end = found.end()
    return "".join(composed) if end == len(typed) else None


def from_latin_keys(text: str) -> str | None:
    """What a Latin word would have been on the Korean layout (rnfP → 구례).

    None when a key has no letter or letters are left over that form no syllable.
    """
    if not text.isascii() or not text.isalpha():
        return None
    composed = compose("".join(_KEYS.get(key, _KEYS[key.lower()]) for key in text))
    return composed if all(map(is_syllable, composed)) else None


def to_latin_keys(text: str) -> str:
    """The Latin letters of the same keys (구례 → rnfP)."""
    return "".join(_LATIN.get(stroke, stroke) for stroke in strokes(text))


class _Composer:
    """An input method's automaton: at most one open syllable (initial, medial, final)."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._initial = self._medial = self._final = ""

    def feed(self, stroke: str) -> None:
        if stroke in MEDIALS:
            self._vowel(stroke)
        elif stroke in INITIALS:
            self._consonant(stroke)
        else:
            self._close()
            self._done.append(stroke)

    def finish(self) -> str:
        self._close()
        return "".join(self._done)

    def _vowel(self, vowel: str) -> None:
        if self._final:
            self._carry_over(vowel)
        elif self._initial and not self._medial:
            self._medial = vowel
        elif joined := _JOINED.get(self._medial + vowel):
            self._medial = joined
        else:
            self._close()
            self._medial = vowel

    def _carry_over(self, vowel: str) -> None:
        """A final consonant turns out to begin the next syllable (값 + ㅣ → 갑시)."""
        both = _STROKES.get(self._final, self._final)
        self._final, moved = both[:-1], both[-1]
        self._close()
        self._initial, self._medial = moved, vowel

    def _consonant(self, consonant: str) -> None:
        if not self._initial or not self._medial:
            self._close()
            self._initial = consonant
        elif not self._final and consonant in FINALS:
            self._final = consonant
        elif joined := _JOINED.get(self._final + consonant):
            self._final = joined
        else:
            self._close()
            self._initial = consonant

    def _close(self) -> None:
        if self._initial and self._medial:
            index = INITIALS.index(self._initial) * _MEDIAL_COUNT + MEDIALS.index(self._medial)
            self._done.append(chr(_FIRST_SYLLABLE + index * _FINAL_COUNT + FINALS.index(self._final)))
        else:
            self._done.append(self._initial + self._medial)
        self._initial = self._medial = self._final = ""
