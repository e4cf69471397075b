"""What can be told of every match of a regular expression by reading the expression: how it begins, what it holds.

Characters are those of `ALPHABET`: all that the expressions name, and others that stand for the rest.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants as ops
from re import _parser

ALPHABET = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\n·→’‘가각간나다라맠힣一龥あ한글")
_MOST = 500
_REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}
_LOOKS = {ops.ASSERT, ops.ASSERT_NOT}
Tokens = Sequence[tuple]


def parsed(pattern: re.Pattern) -> Tokens:
    """The tokens of an expression as Python itself reads it."""
    return _parser.parse(pattern.pattern, pattern.flags).data


def named_in(tokens: Tokens) -> frozenset[str]:
    """The characters that an expression names, the bounds of its ranges among them."""
    found: set[str] = set()
    for token in tokens:
        if token[0] in {ops.LITERAL, ops.NOT_LITERAL}:
            found.add(chr(token[1]))
        elif token[0] is ops.IN:
            found.update(chr(code) for item in token[1] for code in _codes(item))
        for inner in _inside(token):
            found |= named_in(inner)
    return frozenset(found)


def _codes(item: tuple) -> Iterable[int]:
    if item[0] is ops.LITERAL:
        return (item[1],)
    return item[1] if item[0] is ops.RANGE else ()


def _inside(token: tuple) -> list[Tokens]:
    """The expressions within a token."""
    op, given = token
    if op is ops.SUBPATTERN:
        return [given[3].data]
    if op is ops.BRANCH:
        return [branch.data for branch in given[1]]
    if op in _REPEATS:
        return [given[2].data]
    return [given[1].data] if op in _LOOKS else []


def _one_of(token: tuple, alphabet: frozenset[str]) -> frozenset[str] | None:
    """The characters a token of one character stands for, None where it is another kind of token."""
    if token[0] in {ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY}:
        single = re.compile(_written(token), re.DOTALL)
        return frozenset(character for character in alphabet if single.fullmatch(character))
    return None


def _written(token: tuple) -> str:
    op, given = token
    if op is ops.ANY:
        return "."
    items = given if op is ops.IN else [token]
    inside = ""
    for kind, value in items:
        if kind is ops.RANGE:
            inside += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif kind is ops.CATEGORY:
            inside += {ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_WORD: r"\w", ops.CATEGORY_DIGIT: r"\d"}[value]
        elif kind is not ops.NEGATE:
            inside += re.escape(chr(value))
    is_negated = items[0][0] in {ops.NEGATE, ops.NOT_LITERAL}
    return f"[{'^' if is_negated else ''}{inside}]"


def beginnings(tokens: Tokens, alphabet: frozenset[str]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What may stand in front of a match, and its first character, for each way in which a match can begin."""
    return _beginnings(tokens, alphabet, alphabet)[0]


def _beginnings(tokens, alphabet, in_front):
    """The ways to begin, and whether the tokens may match nothing at all."""
    ways = []
    for token in tokens:
        first = _one_of(token, alphabet)
        if first is not None:
            return [*ways, (in_front, first)], False
        if token[0] in _LOOKS:
            in_front = _narrowed(token, alphabet, in_front)
            continue
        inner = [_beginnings(part, alphabet, in_front) for part in _inside(token)]
        ways += [way for found, _ in inner for way in found]
        may_be_left_out = not inner or any(empty for _, empty in inner) or (token[0] in _REPEATS and token[1][0] == 0)
        if not may_be_left_out:
            return ways, False
    return ways, True


def _narrowed(token, alphabet, in_front):
    """What may stand in front where a look behind at one character says so; other looks may hold anywhere."""
    direction, content = token[1][0], token[1][1].data
    character = _one_of(content[-1], alphabet) if direction < 0 and content else None
    if character is None or (token[0] is ops.ASSERT_NOT and len(content) > 1):
        return in_front
    return in_front & character if token[0] is ops.ASSERT else in_front - character


def holds_one_of(tokens: Tokens, literals: tuple[str, ...]) -> bool:
    """Whether every match, with what must stand beside it, is sure to hold one of the literals."""
    tails = {""}
    for token in tokens:
        words = _words_of([token])
        if words is None:
            if _is_sure(token, literals):
                return True
            tails = {""}
            continue
        joined = {tail + word for tail in tails for word in words}
        tails = {word[-12:] for word in joined if not any(literal in word for literal in literals)}
        if not tails:
            return True
        if len(tails) > _MOST:
            tails = {""}
    return False


def _is_sure(token: tuple, literals: tuple[str, ...]) -> bool:
    op, given = token
    inner = _inside(token)
    may_be_left_out = op is ops.ASSERT_NOT or (op in _REPEATS and given[0] == 0)
    return bool(inner) and not may_be_left_out and all(holds_one_of(part, literals) for part in inner)


def _words_of(tokens: Tokens) -> set[str] | None:
    """All that tokens can match where that is a small number of words, None otherwise."""
    words = {""}
    for token in tokens:
        own = _words_of_one(token)
        if own is None or len(words) * len(own) > _MOST:
            return None
        words = {word + more for word in words for more in own}
    return words


def _words_of_one(token: tuple) -> set[str] | None:
    op, given = token
    if op is ops.LITERAL:
        return {chr(given)}
    if op is ops.IN and all(item[0] is ops.LITERAL for item in given):
        return {chr(code) for _, code in given}
    if op in {ops.AT, ops.ASSERT_NOT}:
        return {""}
    if op not in {ops.SUBPATTERN, ops.BRANCH} and not (op in _REPEATS and given[1] == 1):
        return None
    parts = [_words_of(part) for part in _inside(token)]
    if any(part is None for part in parts):
        return None
    return set().union(*parts, {""} if op in _REPEATS and given[0] == 0 else set())


def looks_around(tokens: Tokens) -> bool:
    """Whether an expression asks for an end of the text or a line, for what stands beside it, or takes a line break."""
    return any(
        token[0] is ops.AT
        or token[0] in _LOOKS
        or "\n" in (_one_of(token, frozenset("\n")) or ())
        or any(looks_around(part) for part in _inside(token))
        for token in tokens
    )
