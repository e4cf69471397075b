"""Numbers in words: the digits of Hangul, Hanja and native Korean, and the characters that expressions are made of.

A class of characters is written where it is used (`[{ZERO}{ONE_TO_NINE}]`): a telephone number is said digit by digit,
a lot or an age as one number.
"""

ZERO = "공영"
ONE_TO_NINE = "일이삼사오육륙칠팔구"
UNITS = "십백천"
HANJA_ONE_TO_NINE = "一二三四五六七八九"
HANJA_ZERO = "〇零"
HANJA_UNITS = "十百千"

SAID_DIGITS = {
    **dict.fromkeys(ZERO, "0"),
    **{syllable: str(digit) for digit, syllable in enumerate(ONE_TO_NINE.replace("륙", ""), 1)},
    "륙": "6",
}
"""A digit said alone."""

HANJA_DIGITS = {
    **dict.fromkeys(HANJA_ZERO, "0"),
    **{character: str(digit) for digit, character in enumerate(HANJA_ONE_TO_NINE, 1)},
}
"""A digit in Hanja."""

NATIVE_DIGITS = {
    word: str(digit) for digit, word in enumerate(("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"), 1)
}
"""A digit counted in native words."""
