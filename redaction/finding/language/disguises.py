"""The spoken view: digits in words, Hanja, rings, pictures and OCR's letters read as digits, broken words joined."""

import re
import unicodedata
from collections.abc import Iterator

from redaction.finding.language.gazetteer import DISTRICTS, PROVINCES
from redaction.finding.language.numerals import (
    HANJA_DIGITS,
    HANJA_ONE_TO_NINE,
    NATIVE_DIGITS,
    ONE_TO_NINE,
    SAID_DIGITS,
    ZERO,
)
from redaction.finding.language.views import View, normalised
from redaction.finding.lists import one_of

_HANGUL_DIGITS = {**SAID_DIGITS, "빵": "0", "령": "0", "ㅇ": "0", "ㅣ": "1"}
_HANJA_DIGITS = {**HANJA_DIGITS, "○": "0", "壹": "1", "貳": "2", "參": "3"}
_RING_DIGITS = {
    character: str(int(unicodedata.numeric(character)))
    for character in "🄋🄌⑴⑵⑶⑷⑸⑹⑺⑻⑼⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
}
_RING_TENS = dict.fromkeys("⑩⑽❿➉", "10")
_ROMAN_DIGITS = {character: str(digit) for digit, character in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨ", 1)}
_OCR_DIGITS = {
    "ㅇ": "0",
    "ㅣ": "1",
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "l": "1",
    "i": "1",
    "|": "1",
    "!": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "B": "8",
    "G": "6",
    "b": "6",
    "q": "9",
    "g": "9",
}
_ENGLISH_DIGITS = {
    word: str(digit)
    for digit, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
}
_WORDS = {**NATIVE_DIGITS, **_ENGLISH_DIGITS}
_LETTERS_AS_DIGITS = {"O": "0", "o": "0", "I": "1", "l": "1"}
_DISGUISED = {**_HANGUL_DIGITS, **_HANJA_DIGITS, **_RING_DIGITS, **_RING_TENS, **_ROMAN_DIGITS, **_LETTERS_AS_DIGITS}
_PICTURES = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u3030\u303d\u200d\ufe0f"
_TEN = f"[{ONE_TO_NINE}]십"
_IS_TEN = re.compile(_TEN)
_ONE_TO_NINE = re.compile(f"[{ONE_TO_NINE}]")
_DIGIT = "|".join([_TEN, *sorted(_WORDS, key=len, reverse=True), f"[0-9{''.join(_DISGUISED)}]"])
_BETWEEN = (
    rf"(?:(?:다시|대시|데시|빼기|하이픈|하이폰|작대기|짝대기|점|의|에|국에|국의|국)(?=[ \-]?(?:{_DIGIT}))|"
    rf"[ \-.,·~/_*:{_PICTURES}])"
)
_SPOKEN_RUN = re.compile(
    rf"(?<![A-Za-z])(?:{_DIGIT})(?:{_BETWEEN}{{0,4}}(?:{_DIGIT})){{6,}}(?![A-Za-z])", re.IGNORECASE
)
_SPOKEN_PART = re.compile(
    rf"(?P<digit>{_DIGIT})|(?P<picture>[{_PICTURES}]+)|(?P<word>다시|대시|데시|빼기|하이픈|하이폰|작대기|짝대기|점|국에|"
    r"국의|국|의|에)|(?P<rest>.)",
    re.IGNORECASE,
)
_OCR_RUN = re.compile(
    r"(?<![A-Za-z0-9])[0-9OoQDIliZzSsBGbqgㅇㅣ]"
    r"(?:(?: ?[\-.·,/] ?| )?[0-9OoQDIli|!ZzSsBGbqg*ㅇㅣ]){8,18}(?![A-Za-z0-9])"
)
_CELL_BAR = re.compile("[가-힣 ][|]|[|][가-힣 ]")
_MIN_BARS = 3
"""With so many bars beside words a bar sets cells apart and is no misread 1."""
_SINGLE_DIGITS = re.compile(
    r"(?<![0-9])[0-9](?:(?: {1,2}| ?[-.·,/_*:;~|)(\[\]]{1,2} ?[-)(\[\]]{0,2} ?)[0-9](?![0-9])){6,}"
)
_SINGLE_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9](?: {1,2}[A-Za-z0-9_.@\-]){7,}(?![A-Za-z0-9])")
_ODD_MARKS = r"[./_·,:;~*|=+]"
_ODD_GROUPS = re.compile(
    rf"(?<![0-9.,])(?:\(?[0-9]{{2,6}}\) ?[0-9]{{2,7}}(?:[-.][0-9]{{1,7}}){{1,4}}|"
    rf"[0-9]{{2,7}}({_ODD_MARKS})[0-9]{{1,7}}(?:\1[0-9]{{1,7}}){{0,4}})"
    r"(?![0-9]|,[0-9])"
)
_ODD_MIN, _ODD_MAX = 10, 19
_COUNTING = "0123456789"
_GROUPED = frozenset({(6, 7), (4, 4, 4, 4), (3, 4, 4), (3, 3, 4), (2, 2, 6, 2)})
_SPACED_SYLLABLES = re.compile(r"(?<![^\s:|,(])[가-힣](?: {1,2}[가-힣0-9\-](?![^\s,.)|])){6,}")
_SEVEN_AS_STROKE = re.compile(r"(?<![\w/.])/(?=[0-9]{5} ?- ?[0-9]{7}(?![0-9]))")
_PHONE_WITH_STROKES = re.compile(
    r"(?<![\w/])0(?:10|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70)(?P<mark>[-.])\s?"
    r"(?=[0-9/\-.\s]{0,7}/)[0-9/]{3,4}(?P=mark)\s?[0-9/]{4}(?![0-9/])"
)
_SPACED_PLACE = one_of(" ?".join(name) for name in (*PROVINCES, *DISTRICTS))
_SPACED_ADDRESS = re.compile(
    rf"(?<![가-힣]){_SPACED_PLACE}(?: {{1,2}}[가-힣]{{1,8}}){{1,12}}?(?<=[로길리동]) ?[0-9]{{1,5}}"
)
_LONE_SYLLABLE = re.compile(r"(?:^| )[가-힣](?: |$)")
_DIGIT_WORD = f"[{ZERO}{ONE_TO_NINE}{HANJA_ONE_TO_NINE}〇]"
_SPOKEN_PLATE = re.compile(
    rf"(?<![가-힣0-9])(?:{_DIGIT_WORD}?[십十]{_DIGIT_WORD}?"
    rf"|{_DIGIT_WORD}{{2,3}}|[0-9]{{2,3}}) ?(?P<letter>[가-힣])(?:자)? ?"
    rf"(?:{_DIGIT_WORD}{{4}}|[0-9]{{4}})(?!(?!이(?:[고며라다요야]|에요|예요|었)){_DIGIT_WORD}|[0-9])"
)
_CAR_CUE = re.compile(r"(?:차|번호판|車|트럭|오토바이)[^\n]{0,14}$")
_CAR_BEHIND = re.compile(r" ?(?:번 ?)?(?:승용차|승합차|화물차|차량|차(?![가-힣])|트럭|오토바이|택시)")
_LIST_MARK = re.compile(f"(?:[①②③④⑤⑥⑦⑧⑨❶❷❸❹❺❻❼❽❾][ ]?(?=[0-9])|(?:[{ZERO}{ONE_TO_NINE}]|하나|둘) +(?=[0-9]))?")
_COPULA = re.compile("이(?=에요|고|며|라|다|었|야|니)")
_PLAIN_RUN = re.compile(r"[0-9][0-9 \-.,·~/_*:]*")
_MOSTLY_DIGITS = 0.35
_MIN_HIDDEN = 3
_KNOWN_FORM = re.compile("01[016789][^0-9]{0,3}[0-9]{3,4}[^0-9]{0,3}[0-9]{4}|[0-9]{6}-[0-9]{7}")
"""Numbers of this form are read even where only one or two of their digits are hidden."""
_LATIN_DIGITS = re.compile("|".join(_ENGLISH_DIGITS), re.IGNORECASE)


def spoken(view: View) -> View | None:
    """The view with disguised numbers read out as digits, or None where no run of digits looks disguised."""
    replacements = sorted(_replacements(view.text), key=lambda part: (part[0], -part[1]))
    if not replacements:
        return None
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for start, end, parts in replacements:
        if start < position:
            continue
        characters.extend(view.text[position:start])
        starts.extend(view.starts[position:start])
        ends.extend(view.ends[position:start])
        for character, part_start, part_end in parts:
            characters.append(character)
            starts.append(view.starts[part_start])
            ends.append(view.ends[part_end - 1])
        position = end
    characters.extend(view.text[position:])
    return View("".join(characters), (*starts, *view.starts[position:]), (*ends, *view.ends[position:]))


_Parts = tuple[tuple[str, int, int], ...]


def _replacements(text: str) -> Iterator[tuple[int, int, _Parts]]:
    for run in _SPOKEN_RUN.finditer(text):
        start = run.start() + _list_mark(run.group())
        end = (
            run.end() - 1
            if _COPULA.match(text, run.end() - 1) and not _is_whole(text[start : run.end()])
            else run.end()
        )
        if _is_disguised(text[start:end]):
            yield start, end, _read_out(text[start:end], start)
    in_cells = len(_CELL_BAR.findall(text)) >= _MIN_BARS
    for run in _OCR_RUN.finditer(text.replace("|", "\n") if in_cells else text):
        letters = sum(not character.isdigit() and character not in " -.*·,/" for character in run.group())
        digits = sum(character.isdigit() for character in run.group())
        if letters and (digits / (letters + digits) >= _MOSTLY_DIGITS or (digits and _is_grouped(run.group()))):
            yield run.start(), run.end(), tuple(_ocr_parts(run.group(), run.start()))
    yield from _set_apart(text)
    yield from _spoken_plates(text)
    yield from _oddly_grouped(text)
    yield from _broken_by_ocr(text)


def _set_apart(text: str) -> Iterator[tuple[int, int, _Parts]]:
    """Digits, syllables and the letters of a mail address written one by one."""
    for run in _SINGLE_DIGITS.finditer(text):
        if "".join(filter(str.isdigit, run.group())) not in _COUNTING:
            yield run.start(), run.end(), tuple(_joined_digits(run.group(), run.start()))
    for run in (*_SPACED_SYLLABLES.finditer(text), *_SINGLE_LETTERS.finditer(text)):
        if "@" in run.group() or not run.group()[0].isascii():
            yield run.start(), run.end(), tuple(_joined_parts(run.group(), run.start()))


def _spoken_plates(text: str) -> Iterator[tuple[int, int, _Parts]]:
    for plate in _SPOKEN_PLATE.finditer(text):
        is_led = _CAR_CUE.search(text, max(0, plate.start() - 20), plate.start()) is not None
        if is_led or _CAR_BEHIND.match(text, plate.end()):
            yield plate.start(), plate.end(), tuple(_plate_parts(plate))


def _plate_parts(plate: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """A number plate with its digits read out; its letter stays, and ten (이십삼) counts by its neighbours."""
    text, letter = plate.string, plate.start("letter")
    for position in range(*plate.span()):
        character = text[position]
        if character in "십十":
            has_front, has_back = position > plate.start(), text[position + 1] in _DISGUISED and position + 1 < letter
            digits = ("" if has_front else "1") + ("" if has_back else "0")
            yield from ((digit, position, position + 1) for digit in digits)
        elif position == letter or character not in " 자":
            yield character if position == letter else _spoken_digit(character), position, position + 1


def _broken_by_ocr(text: str) -> Iterator[tuple[int, int, _Parts]]:
    """A thin 7 read as a stroke in a resident or telephone number; an address whose syllables were set apart."""
    for stroke in _SEVEN_AS_STROKE.finditer(text):
        yield stroke.start(), stroke.end(), (("7", stroke.start(), stroke.end()),)
    for phone in _PHONE_WITH_STROKES.finditer(text):
        drawn = enumerate(phone.group().replace("/", "7"), phone.start())
        yield phone.start(), phone.end(), tuple((sign, at, at + 1) for at, sign in drawn if not sign.isspace())
    for run in _SPACED_ADDRESS.finditer(text):
        if _LONE_SYLLABLE.search(run.group()):
            yield run.start(), run.end(), tuple(_joined_parts(run.group(), run.start()))


def _is_grouped(run: str) -> bool:
    """Whether a run has the groups of a well-known number, so that few of its characters need to be digits."""
    return tuple(len(part) for part in re.split(r"[ \-.]", run)) in _GROUPED


def _is_money(run: str) -> bool:
    """Whether groups set apart by commas are an amount, a digit of the next cell perhaps glued to its end."""
    groups = run.split(",")
    return len(groups) > 1 and all(len(group) == 3 for group in groups[1:-1]) and len(groups[-1]) in {3, 4}


def _oddly_grouped(text: str) -> Iterator[tuple[int, int, _Parts]]:
    """Numbers of ten and more digits with other marks than dashes between their groups, and dashes in their place."""
    for run in _ODD_GROUPS.finditer(text):
        digits = sum(character.isdigit() for character in run.group())
        dotted = run.group().count(".") == 1 and "(" not in run.group()
        if _ODD_MIN <= digits <= _ODD_MAX and not _is_money(run.group()) and not dotted:
            parts = [
                (character if character.isdigit() else "-", position, position + 1)
                for position, character in enumerate(run.group(), run.start())
                if character != " " and (character != "(")
            ]
            yield run.start() + run.group().startswith("("), run.end(), tuple(parts)


def _read_out(run: str, offset: int) -> _Parts:
    """A spoken run as digits; where a mark stands between all of them, without the marks."""
    parts = tuple(_spoken_parts(run, offset))
    if _SINGLE_DIGITS.fullmatch("".join(character for character, _, _ in parts)) is None:
        return parts
    return tuple(part for part in parts if part[0].isdigit())


def _is_whole(run: str) -> bool:
    """Whether a run has the digits of a mobile or a resident number, so that its last one (이) is no copula."""
    digits = "".join(character for character, _, _ in _spoken_parts(run, 0) if character.isdigit())
    return _WHOLE.fullmatch(digits) is not None


_WHOLE = re.compile(r"01[016789][0-9]{8}|[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][1-8][0-9]{6}")


def _is_disguised(run: str) -> bool:
    """Whether digits hide in a run: three and more in words, rings or Hanja, or pictures and words between them."""
    if _PLAIN_RUN.fullmatch(run):
        return False
    hidden = sum(part["digit"] is not None and not part["digit"].isascii() for part in _SPOKEN_PART.finditer(run))
    if hidden == 0 or hidden >= _MIN_HIDDEN or _LATIN_DIGITS.search(run) is not None:
        return True
    return _KNOWN_FORM.fullmatch("".join(character for character, _, _ in _spoken_parts(run, 0))) is not None


def _list_mark(run: str) -> int:
    """Length of a circled number that only counts a list: `①010-…`."""
    mark = _LIST_MARK.match(run)
    return mark.end() if mark else 0


def _spoken_parts(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    for part in _SPOKEN_PART.finditer(run):
        start, end = part.start() + offset, part.end() + offset
        if part["digit"]:
            digit, goes_on = _spoken_digit(part["digit"]), _ONE_TO_NINE.match(run, part.end())
            yield from ((sign, start, end) for sign in digit)
            if _IS_TEN.fullmatch(part["digit"]) and not goes_on:
                yield "0", start, end
        elif part["word"]:
            yield "-", start, end
        elif part["rest"] and part["rest"] != " ":
            yield part["rest"], start, end


def _spoken_digit(word: str) -> str:
    """The digit of a word; of tens (구십) the first, whose zero depends on what follows."""
    return _DISGUISED.get(word) or _WORDS.get(word.lower()) or _DISGUISED.get(word[0], word)


def _ocr_parts(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    for position, character in enumerate(run, offset):
        yield _OCR_DIGITS.get(character, character), position, position + 1


def _joined_parts(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """A run of single characters without its blanks."""
    for position, character in enumerate(run, offset):
        if character != " ":
            yield character, position, position + 1


def _joined_digits(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """A run of single digits without what stands between them; a dash among other marks parts groups and stays."""
    is_grouped = re.search(r"[0-9][^0-9\-]*[0-9]", run) is not None
    for position, character in enumerate(run, offset):
        if character.isdigit() or (character == "-" and is_grouped):
            yield character, position, position + 1


def spelled_plainly(value: str) -> str:
    """A value in normal form, disguised digits read out: for judging what stands in the original text."""
    view = normalised(value)
    return (spoken(view) or view).text
